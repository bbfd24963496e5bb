"""Row: one line of the table, what is measured, against what, and how much it may take. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.perf.measure import Measured

Measure = Callable[[Path, int], tuple[Measured, ...]]
"""Measures a family on the document at a path with so many touchpoints: one value for each of its rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """A number to reach: at most `times` the reference, plus a fixed part in the row's unit; or one to know only."""

    what: str
    reference: str = "—"
    times: float = 0.0
    plus: float = 0.0
    unit: Literal["ms", "kB"] = "ms"

    @property
    def target(self) -> str:
        """The limit in words."""
        times = f"{self.times:g}×" if self.times else ""
        plus = f"{self.plus:g} {self.unit}" if self.plus else ""
        return "≤ " + " + ".join(part for part in (times, plus) if part) if times or plus else "—"

    def is_met(self, measured: Measured) -> bool:
        """Whether a value lies within the limit; one without a limit does."""
        if not (self.times or self.plus):
            return True
        return measured.value <= self.times * measured.reference + self.plus


@dataclass(frozen=True, slots=True)
class Family:
    """Rows that are measured together, in a process of their own."""

    family_id: str
    rows: tuple[Row, ...]
    measure: Measure
