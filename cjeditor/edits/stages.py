"""Stages: adding one with its first step, and moving them with all they hold."""

from __future__ import annotations

from collections.abc import Sequence

from cjeditor.edits.siblings import all_found, found, insert, others
from cjeditor.edits.spans import repair_after_move
from cjeditor.edits.words import label, refused
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.records import Stage, Step
from cjeditor.model.records.stage import Phase


def add_stage(
    atlas: Atlas, stage_id: str, step_id: str, journey_id: str, index: int, title: str = ""
) -> Change:
    """Add a stage with one step before the stage at the index; it joins the phase of its neighbour."""
    found(atlas.journeys, journey_id)
    siblings = others(atlas.stages, atlas.index.stages(journey_id))
    draft = Draft(atlas)
    phase = _phase_at(siblings, index)
    insert(draft, [Stage(id=stage_id, journey=journey_id, title=title, phase=phase)], siblings, index)
    draft.put(Step(id=step_id, stage=stage_id))
    return draft.change(label("add", "stages"))


def move_stages(atlas: Atlas, stage_ids: Sequence[str], journey_id: str, index: int) -> Change:
    """Move stages with all they hold before the stage at the index, the moving ones not counted.

    Stages stay in their journey: their cards lie in its lanes.
    """
    stages = sorted(all_found(atlas.stages, stage_ids), key=lambda stage: stage.sort_key)
    if any(stage.journey != journey_id for stage in stages):
        raise refused(
            "stage_stays", "A stage stays in its journey, as its cards lie in that journey’s lanes."
        )
    moving = [stage.id for stage in stages]
    staying = others(atlas.stages, atlas.index.stages(journey_id), moving)
    draft = Draft(atlas)
    insert(draft, stages, staying, index)
    order = [stage.id for stage in staying]
    index = max(0, min(index, len(order)))
    order[index:index] = moving
    moved = {step for stage in moving for step in atlas.index.steps(stage)}
    repair_after_move(draft, [step for stage in order for step in atlas.index.steps(stage)], moved)
    return draft.change(label("move", "stages", len(stages)))


def _phase_at(stages: Sequence[Stage], index: int) -> Phase | None:
    if not stages:
        return None
    return stages[max(0, min(index, len(stages)) - 1)].phase
