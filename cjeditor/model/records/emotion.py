"""Emotion: a persona's score at a step, with its evidence."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field

from cjeditor.model.records.base import Record, Reference, Share, Text, TouchpointId, Whole
from cjeditor.model.records.evidence import NO_EVIDENCE, Evidence

Score: TypeAlias = Annotated[float, Field(strict=True, ge=-2, le=2, allow_inf_nan=False)]


class Emotion(Record):
    """A point of the curve: −2 … +2, `at` 0–1 within the step, so that one step may go from −1 to +2."""

    kind: ClassVar[str] = "emotions"

    lane: Annotated[str, Reference(("lanes",), required=True)]
    persona: Annotated[str | None, Reference(("personas",))] = None
    step: Annotated[str, Reference(("steps",), required=True)]
    at: Share = 0.5
    score: Score = 0.0
    word: Text = ""
    quote: Text = ""
    low: Score | None = None
    high: Score | None = None
    sample: Whole | None = None
    touchpoint: TouchpointId | None = None
    evidence: Evidence = NO_EVIDENCE
    original: Text = ""
