"""Names that one fact gives and others refer to: which list of the deal a name is looked for in.

``services.work_items`` names the kinds of work; a forecast says 审核件 and means the one of that name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

from hetong.model.fields import Line


@dataclass(frozen=True, slots=True)
class Refers:
    """A value that is the ``name`` of an element of ``target``.

    ``free``: it may be any text until the deal writes the list.
    """

    target: str
    free: bool = False


def references_of(annotation: Any) -> Iterator[Refers]:
    """What the value of a field, or each of its elements, refers to."""
    if get_origin(annotation) is Annotated:
        yield from (one for one in annotation.__metadata__ if isinstance(one, Refers))
    for inner in get_args(annotation):
        yield from references_of(inner)


# Lists in which a name means one element.
UNIQUE = (
    "services.work_items",
    "services.regions",
    "services.support_levels",
    "staffing.groups",
    "staffing.shifts",
    "staffing.places",
    "training.sessions",
    "priorities",
    "third_party.interveners",
    "languages.versions",
)
SupportLevelName = Annotated[Line, Refers("services.support_levels")]
WorkItemName = Annotated[Line, Refers("services.work_items")]
RegionName = Annotated[Line, Refers("services.regions")]
ShiftName = Annotated[Line, Refers("staffing.shifts")]
PlaceName = Annotated[Line, Refers("staffing.places", free=True)]
GroupName = Annotated[Line, Refers("staffing.groups")]
SessionName = Annotated[Line, Refers("training.sessions")]
MetricName = Annotated[Line, Refers("service_levels")]
PriorityName = Annotated[Line, Refers("priorities")]
FeeItemName = Annotated[Line, Refers("fees.items")]
IntervenerName = Annotated[Line, Refers("third_party.interveners")]
LanguageName = Annotated[Line, Refers("languages.versions")]
