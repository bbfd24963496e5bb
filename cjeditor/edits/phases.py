"""Phases: before, during or after the relation, which a stage takes from where it lands among others.

A map reads before, during, after: a stage put under another phase's bracket joins it, and is not marked as wrong.
Who moves it back finds it in the phase it had, as long as somebody remembers its own for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, get_args

from cjeditor.model.change import Change
from cjeditor.model.records import Stage
from cjeditor.model.records.base import EMPTY_MAP
from cjeditor.model.records.stage import Phase

_ORDER: Final[tuple[Phase, ...]] = get_args(Phase)


def phase_at(stages: Sequence[Stage], index: int) -> Phase | None:
    """Return the phase of a new stage before the one at the index: that of its neighbour."""
    if not stages:
        return None
    return stages[max(0, min(index, len(stages)) - 1)].phase


def in_phase(
    landing: Sequence[Stage], staying: Sequence[Stage], index: int, own: Mapping[str, Phase] = EMPTY_MAP
) -> list[Stage]:
    """Return stages as they land before the one at the index: each in its own phase, or the nearest that fits there.

    `own` names the phases of stages that stand in another one for now. Stages without a phase stay without, and a map whose own order is wrong there changes none.
    """
    index = max(0, min(index, len(staying)))
    before = [_ORDER.index(stage.phase) for stage in staying[:index] if stage.phase is not None]
    behind = [_ORDER.index(stage.phase) for stage in staying[index:] if stage.phase is not None]
    first, last = max(before, default=0), min(behind, default=len(_ORDER) - 1)
    if first > last:
        return list(landing)
    return [_within(stage, own.get(stage.id, stage.phase), first, last) for stage in landing]


def own_phases(known: Mapping[str, Phase], change: Change) -> dict[str, Phase]:
    """Return the phases that stages had before they were moved into another, after one more change.

    A phase that is set where the stage stands is its own from then on.
    """
    own = dict(known)
    for stage_id, edit in change.touched("stages"):
        before, after = edit.before, edit.after
        if not isinstance(before, Stage) or not isinstance(after, Stage):
            own.pop(stage_id, None)
        elif before.phase != after.phase:
            had = own.pop(stage_id, before.phase)
            if had is not None and had != after.phase and before.order != after.order:
                own[stage_id] = had
    return own


def _within(stage: Stage, own: Phase | None, first: int, last: int) -> Stage:
    if own is None:
        return stage
    phase = _ORDER[min(max(_ORDER.index(own), first), last)]
    return stage if phase == stage.phase else stage.replaced(phase=phase)
