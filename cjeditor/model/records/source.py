"""Source: where a statement comes from."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from cjeditor.model.records.base import Day, Ordered, Text, Whole

SourceMethod: TypeAlias = Literal[
    "interview",
    "survey",
    "observation",
    "analytics",
    "support",
    "workshop",
    "document",
    "diary",
    "test",
    "other",
]


class Source(Ordered):
    """A study with its method, sample, dates and link."""

    kind: ClassVar[str] = "sources"

    title: Text = ""
    method: SourceMethod | None = None
    sample: Whole | None = None
    starts: Day | None = None
    ends: Day | None = None
    link: Text = ""
    remark: Text = ""
