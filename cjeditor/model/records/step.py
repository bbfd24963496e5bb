"""Step: one moment in a stage; a column of the map."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from cjeditor.model.records.base import Flag, JourneyId, Ordered, PersonaId, Reference, Text


class Step(Ordered):
    """What the persona does now, in their voice; the width is in columns of the normal pitch."""

    kind: ClassVar[str] = "steps"

    stage: Annotated[str, Reference(("stages",), required=True)]
    title: Text = ""
    description: Text = ""
    width: Annotated[float, Field(strict=True, ge=0.5, le=4, allow_inf_nan=False)] = 1.0
    focus: Flag = False
    personas: tuple[PersonaId, ...] = ()
    condition: Text = ""
    optional: Flag = False
    repeats: Flag = False
    duration: Text = ""
    starts_at: Text = ""
    detail: JourneyId | None = None
