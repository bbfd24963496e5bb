"""Note and Vote: short cards in note lanes, and the dots people put on them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias, get_args

from pydantic import Field

from cjeditor.model.records.base import (
    AnyId,
    Flag,
    Level,
    NoteId,
    Ordered,
    PersonaId,
    Record,
    Reference,
    StepId,
    Text,
    Texts,
)
from cjeditor.model.records.evidence import NO_EVIDENCE, Evidence
from cjeditor.model.records.picture import PictureUse
from cjeditor.model.records.place import Place

NoteKind: TypeAlias = Literal[
    "need",
    "expectation",
    "satisfier",
    "pain",
    "gain",
    "insight",
    "opportunity",
    "idea",
    "question",
    "quote",
    "assumption",
    "trend",
    "doing",
    "thinking",
    "decision",
]
NOTE_KINDS: tuple[NoteKind, ...] = get_args(NoteKind)


class Note(Ordered):
    """A need, pain, idea …; `because` leads from opportunity to insight to pain."""

    kind: ClassVar[str] = "notes"

    place: Place
    last_step: StepId | None = None
    note_kind: NoteKind = "insight"
    text: Text = ""
    about: tuple[AnyId, ...] = ()
    because: tuple[NoteId, ...] = ()
    personas: tuple[PersonaId, ...] = ()
    said_by: Text = ""
    severity: Level | None = None
    frequency: Level | None = None
    evidence: Evidence = NO_EVIDENCE
    author: Text = ""
    private: Flag = False
    tags: Texts = ()
    picture: PictureUse | None = None


class Vote(Record):
    """One voter's dots on one record; a record of its own, so that merged copies lose none."""

    kind: ClassVar[str] = "votes"

    about: Annotated[str, Reference((), required=True)]
    voter: Text = ""
    party: Literal["customer", "staff"] = "staff"
    round: Text = ""
    weight: Annotated[int, Field(strict=True, ge=1, le=1000)] = 1
