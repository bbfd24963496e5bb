"""Place: where a card lies on a map."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import Discriminator, Tag

from cjeditor.model.records.base import Number, Reference, Value


class Cell(Value):
    """In a lane, under a step."""

    shape: ClassVar[Literal["cell"]] = "cell"

    step: Annotated[str, Reference(("steps",), required=True)]
    lane: Annotated[str, Reference(("lanes",), required=True)]


class Across(Value):
    """In a lane, over a whole stage or journey."""

    shape: ClassVar[Literal["across"]] = "across"

    over: Annotated[str, Reference(("stages", "journeys"), required=True)]
    lane: Annotated[str, Reference(("lanes",), required=True)]


class Pinned(Value):
    """Beside a record it is about, dx and dy map units from that one's top left corner."""

    shape: ClassVar[Literal["pinned"]] = "pinned"

    about: Annotated[str, Reference((), required=True)]
    dx: Number = 0.0
    dy: Number = 0.0


class Parked(Value):
    """In the parking lot beside a journey's map."""

    shape: ClassVar[Literal["parked"]] = "parked"

    journey: Annotated[str, Reference(("journeys",), required=True)]


def _shape(place: Any) -> str | None:
    """Tell a place by the key that only its shape has, so that the file needs no tag."""
    if not isinstance(place, dict):
        return getattr(place, "shape", None)
    for key, shape in (("step", "cell"), ("over", "across"), ("about", "pinned"), ("journey", "parked")):
        if key in place:
            return shape
    return None


Place: TypeAlias = Annotated[
    Annotated[Cell, Tag("cell")]
    | Annotated[Across, Tag("across")]
    | Annotated[Pinned, Tag("pinned")]
    | Annotated[Parked, Tag("parked")],
    Discriminator(_shape),
]
