"""Where a value comes from: the deal itself, or one of the layers below it that fill what the deal leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from hetong.diagnostic import Location
from hetong.model.fields import Labelled


class Layer(Labelled):
    """Who says a value, from the first that is asked to the last. A derived one follows from others by arithmetic."""

    DEAL = "deal", "交易书"
    FIRM = "firm", "本所"
    OUTLINE = "outline", "范本"
    CLAUSE = "clause", "条款"
    MODEL = "model", "通行做法"
    DERIVED = "derived", "推算"


class Mark(Labelled):
    """What a draft tells a reader about a value that is there."""

    DECIDED = "decided", "已定"
    ASSUMED = "assumed", "惯例"
    CONFIRM = "confirm", "待确认"

    @property
    def rank(self) -> int:
        """What a reader must see first: the highest."""
        return list(Mark).index(self)


_NOWHERE = Location("")


@dataclass(frozen=True, slots=True)
class Origin:
    """``path`` is what a person writes, or names under 确认, to decide the value; ``label`` is what it is called.

    ``why`` is the reason of an assumed value; ``confirm`` says that a person must look at it.
    """

    layer: Layer = Layer.DEAL
    path: str = ""
    at: Location = _NOWHERE
    label: str = ""
    why: str = ""
    confirm: bool = False
    confirmed: bool = False

    def under(self, confirmed: frozenset[str]) -> "Origin":
        """The same, agreed to when its path or a group that it belongs to is among those ``confirmed``."""
        whole = self.path
        while whole and whole not in confirmed:
            whole = whole.rpartition(".")[0]
        return replace(self, confirmed=True) if whole else self

    @property
    def mark(self) -> Mark:
        """Decided by the deal or by its arithmetic; else assumed, and perhaps to be confirmed."""
        if self.confirmed or self.layer in (Layer.DEAL, Layer.DERIVED):
            return Mark.DECIDED
        return Mark.CONFIRM if self.confirm else Mark.ASSUMED


DECIDED = Origin()


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a deal's values beside the values.

    ``places`` and ``digest`` are those of its file (SHA-256, in hex, of the text and of what was set beside it). Some paths are ``empty``
    (a key without a value), some ``unknown`` (written, but unreadable), some filled in ``by_hand``. Lower layers ``assumed`` others; the
    values that they give to parameters of clauses, as text, are in ``params``. ``confirmed`` are the paths, and groups, that the deal
    agrees to.
    """

    places: Mapping[str, Location] = field(default_factory=lambda: MappingProxyType({}))
    digest: str = ""
    unknown: frozenset[str] = frozenset()
    by_hand: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()
    assumed: Mapping[str, Origin] = field(default_factory=lambda: MappingProxyType({}))
    params: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    confirmed: frozenset[str] = frozenset()
