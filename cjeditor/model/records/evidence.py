"""Evidence: how well a statement is known, and from which sources."""

from __future__ import annotations

from typing import Literal, TypeAlias

from cjeditor.model.records.base import SourceId, Text, Value

EvidenceLevel: TypeAlias = Literal["assumed", "partly", "measured"]


class Evidence(Value):
    """How well a statement is known; no level means that nobody said."""

    level: EvidenceLevel | None = None
    sources: tuple[SourceId, ...] = ()
    remark: Text = ""


NO_EVIDENCE = Evidence()
