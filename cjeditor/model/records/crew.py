"""Crew, Person and Membership: teams, people, and who serves where."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from cjeditor.model.records.base import CrewId, Flag, HexColour, Ordered, Record, Reference, Text

CrewKind: TypeAlias = Literal[
    "value stream", "experience", "facilitation", "capability", "platform", "governance", "partnership"
]
CrewForm: TypeAlias = Literal["squad", "tribe", "department", "team"]


class Crew(Ordered):
    """A team; the kind is unFIX's, where there is one."""

    kind: ClassVar[str] = "crews"

    title: Text = ""
    code: Text = ""
    crew_kind: CrewKind | None = None
    form: CrewForm | None = None
    parent: CrewId | None = None
    mission: Text = ""
    colour: HexColour | None = None
    external: Flag = False


class Person(Ordered):
    """Somebody with a name; in which crews is said by memberships."""

    kind: ClassVar[str] = "people"

    name: Text = ""
    title: Text = ""
    contact: Text = ""


class Membership(Record):
    """One person's role in one crew."""

    kind: ClassVar[str] = "memberships"

    person: Annotated[str, Reference(("people",), required=True)]
    crew: Annotated[str, Reference(("crews",), required=True)]
    role: Text = ""
