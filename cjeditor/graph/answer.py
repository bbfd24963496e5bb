"""What a question is and what it answers: a table of plain values, findings, and marks for the map.

The panel, the marks on the map and the command line read only this, so that the next question changes none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.marks import NO_MARKS, Marks, Meaning
from cjeditor.model.messages import Finding, Message

Value: TypeAlias = str | int | float | Message | None
ColumnKind: TypeAlias = Literal["name", "text", "whole", "number", "share"]
"""The columns of names say together what a row is about."""


class Options(BaseModel):
    """What may be chosen about a question; each field has a default and a title, so that a form can be made of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@frozen
class AnswerColumn:
    """A column of the table: its key in JSON, its head, and what its values are."""

    key: str
    title: Message
    kind: ColumnKind = "text"


@frozen
class AnswerRow:
    """A row about one object, which the panel selects and the map shows when the row is chosen."""

    object_id: str
    values: tuple[Value, ...]


@frozen
class Answer:
    """A sentence, a table with the weightiest row first, findings and marks."""

    summary: Message
    columns: tuple[AnswerColumn, ...]
    rows: tuple[AnswerRow, ...]
    findings: tuple[Finding, ...] = ()
    marks: Marks = NO_MARKS


@frozen
class Question:
    """Something one may ask of the whole graph; `run` gets an instance of `options`, `legend` explains its marks."""

    id: str
    title: Message
    explanation: Message
    options: type[Options]
    run: Callable[[Atlas, Any], Answer]
    legend: tuple[Meaning, ...] = ()

    def answer(self, atlas: Atlas, **chosen: object) -> Answer:
        """Return the answer for these options; raises pydantic's ValidationError for an unknown or wrong one."""
        return self.run(atlas, self.options.model_validate(chosen))
