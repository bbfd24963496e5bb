"""Stage: a major span of the journey."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from cjeditor.model.records.base import CrewId, Flag, HexColour, Ordered, OwnerId, Reference, Text

Phase: TypeAlias = Literal["before", "during", "after"]


class Stage(Ordered):
    """A chevron over its steps; the phase places it before, during or after the relation."""

    kind: ClassVar[str] = "stages"

    journey: Annotated[str, Reference(("journeys",), required=True)]
    title: Text = ""
    description: Text = ""
    phase: Phase | None = None
    crew: CrewId | None = None
    owner: OwnerId | None = None
    colour: HexColour | None = None
    collapsed: Flag = False
