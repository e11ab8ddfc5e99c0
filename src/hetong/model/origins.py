"""Which layer says the value at a path of a deal."""

from hetong.model.deal import Deal
from hetong.model.origin import DECIDED, Layer, Origin
from hetong.model.schema import Shape, shape_at, title_path
from hetong.model.walk import sources


def origin_of(deal: Deal, path: str) -> Origin:
    """The layer of a value that is there, with what a person writes to decide it. Of several sources, the one that nobody decided."""
    own = _own(deal, path)
    if own is not None:
        return own if own is DECIDED else own.under(deal.record.confirmed)
    shape = shape_at(Deal, path)
    if shape is not None and shape.computed:
        return _of_sources(deal, path)
    if shape is not None and shape.preset and not path.rpartition(".")[2].isdigit():
        return _of_model(path, shape).under(deal.record.confirmed)
    return Origin(Layer.DERIVED, path)


def _own(deal: Deal, path: str) -> Origin | None:
    """What the deal or a layer says of a path, of what it belongs to, or of the list that it is an element of."""
    record, whole = deal.record, path
    while whole:
        if whole in record.assumed:
            return record.assumed[whole]
        if (whole in record.places and whole not in record.empty) or whole in record.by_hand:
            return DECIDED if whole == path or _is_element(path, whole) else None
        whole = whole.rpartition(".")[0]
    return None


def _is_element(path: str, whole: str) -> bool:
    """Whether a path is a written list's element: one text may be read as several (周一至周五 …、周六 …)."""
    return path[len(whole) + 1 :].isdigit()


def _of_sources(deal: Deal, path: str) -> Origin:
    found = [origin_of(deal, one) for one in sources(deal, path)]
    return max(found, key=lambda one: (one.mark.rank, one.layer is Layer.DERIVED), default=Origin(Layer.DERIVED, path))


def _of_model(path: str, shape: Shape) -> Origin:
    return Origin(Layer.MODEL, path, label=title_path(Deal, path), why=shape.why, confirm=shape.confirm)
