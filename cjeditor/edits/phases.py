"""Phases: before, during or after the relation, which a stage takes from where it lands among others.

A map reads before, during, after: a stage put under another phase's bracket joins it, and is not marked as wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, get_args

from cjeditor.model.records import Stage
from cjeditor.model.records.stage import Phase

_ORDER: Final[tuple[Phase, ...]] = get_args(Phase)


def phase_at(stages: Sequence[Stage], index: int) -> Phase | None:
    """Return the phase of a new stage before the one at the index: that of its neighbour."""
    if not stages:
        return None
    return stages[max(0, min(index, len(stages)) - 1)].phase


def in_phase(landing: Sequence[Stage], staying: Sequence[Stage], index: int) -> list[Stage]:
    """Return stages as they land before the one at the index: each in its own phase, or the nearest that fits there.

    Stages without a phase stay without, and a map whose own order is wrong there changes none.
    """
    index = max(0, min(index, len(staying)))
    before = [_ORDER.index(stage.phase) for stage in staying[:index] if stage.phase is not None]
    behind = [_ORDER.index(stage.phase) for stage in staying[index:] if stage.phase is not None]
    first, last = max(before, default=0), min(behind, default=len(_ORDER) - 1)
    if first > last:
        return list(landing)
    return [_within(stage, first, last) for stage in landing]


def _within(stage: Stage, first: int, last: int) -> Stage:
    if stage.phase is None:
        return stage
    phase = _ORDER[min(max(_ORDER.index(stage.phase), first), last)]
    return stage if phase == stage.phase else stage.replaced(phase=phase)
