"""Stages: adding one with its first step, moving them with all they hold, merging and splitting them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cjeditor.edits.contents import cards_over
from cjeditor.edits.deletion import take_out
from cjeditor.edits.phases import in_phase, phase_at
from cjeditor.edits.siblings import all_found, found, insert, others
from cjeditor.edits.spans import repair_after_move
from cjeditor.edits.words import label, refused
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.messages import message
from cjeditor.model.records import Flow, Record, Stage, Step
from cjeditor.model.records.base import EMPTY_MAP
from cjeditor.model.records.stage import Phase
from cjeditor.model.references import with_references


def add_stage(
    atlas: Atlas, stage_id: str, step_id: str, journey_id: str, index: int, title: str = ""
) -> Change:
    """Add a stage with one step before the stage at the index; it joins the phase of its neighbour."""
    found(atlas.journeys, journey_id)
    siblings = others(atlas.stages, atlas.index.stages(journey_id))
    draft = Draft(atlas)
    phase = phase_at(siblings, index)
    insert(draft, [Stage(id=stage_id, journey=journey_id, title=title, phase=phase)], siblings, index)
    draft.put(Step(id=step_id, stage=stage_id))
    return draft.change(label("add", "stages"))


def move_stages(
    atlas: Atlas,
    stage_ids: Sequence[str],
    journey_id: str,
    index: int,
    own_phases: Mapping[str, Phase] = EMPTY_MAP,
) -> Change:
    """Move stages with all they hold before the stage at the index, the moving ones not counted.

    Stages stay in their journey: their cards lie in its lanes. They join the phase they land in, or come back to
    their own, where it is known to be another than they have.
    """
    stages = sorted(all_found(atlas.stages, stage_ids), key=lambda stage: stage.sort_key)
    if any(stage.journey != journey_id for stage in stages):
        raise refused(
            "stage_stays", "A stage stays in its journey, as its cards lie in that journey’s lanes."
        )
    moving = [stage.id for stage in stages]
    staying = others(atlas.stages, atlas.index.stages(journey_id), moving)
    draft = Draft(atlas)
    order = [stage.id for stage in staying]
    index = max(0, min(index, len(order)))
    order[index:index] = moving
    is_moved = tuple(order) != tuple(atlas.index.stages(journey_id))
    insert(draft, in_phase(stages, staying, index, own_phases) if is_moved else stages, staying, index)
    moved = {step for stage in moving for step in atlas.index.steps(stage)}
    repair_after_move(draft, [step for stage in order for step in atlas.index.steps(stage)], moved)
    return draft.change(label("move", "stages", len(stages)))


def merge_stages(atlas: Atlas, stage_ids: Sequence[str]) -> Change:
    """Make one stage of neighbours: the first takes the steps of the others and all that leads to them.

    Its title names them all; what else it does not say, it takes from the next that does.
    """
    stages = sorted(all_found(atlas.stages, stage_ids), key=lambda stage: stage.sort_key)
    ids = tuple(stage.id for stage in stages)
    if len(ids) < 2 or ids not in _runs(atlas.index.stages(stages[0].journey), len(ids)):
        raise refused("merge_neighbours", "Only stages that stand side by side can become one.")
    into, *absorbed = stages
    draft = Draft(atlas)
    for stage in absorbed:
        _lead_to(draft, stage, into)
    _drop_idle_flows(draft, stages)
    draft.put(_merged(stages))
    steps = [atlas.steps[step] for stage in absorbed for step in atlas.index.steps(stage.id)]
    before = others(atlas.steps, atlas.index.steps(into.id))
    insert(draft, [step.replaced(stage=into.id) for step in steps], before, len(before))
    return draft.change(label("merge", "stages", len(stages)))


def split_stage(atlas: Atlas, step_id: str, stage_id: str, title: str = "") -> Change:
    """Let a new stage begin at a step, with the steps behind it; what lies across the stage stays with the first."""
    step = found(atlas.steps, step_id)
    stage = atlas.stages[step.stage]
    steps = atlas.index.steps(stage.id)
    leaving = steps[steps.index(step_id) :]
    if leaving == steps:
        raise refused("split_at_start", "Choose a later step: the stage begins at this one already.")
    draft = Draft(atlas)
    siblings = others(atlas.stages, atlas.index.stages(stage.journey))
    fields = {"id": stage_id, "title": title, "description": "", "custom": {}}
    insert(draft, [stage.replaced(**fields)], siblings, siblings.index(stage) + 1)
    for known in leaving:
        draft.put(atlas.steps[known].replaced(stage=stage_id))
    return draft.change(message("edits.split.stages", "Begin a new stage here"))


def _runs(row: Sequence[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(row[i : i + length]) for i in range(len(row) - length + 1)}


def _merged(stages: Sequence[Stage]) -> Stage:
    first = stages[0]
    said = {
        field: next((value for stage in stages if (value := getattr(stage, field))), getattr(first, field))
        for field in ("phase", "crew", "owner", "colour")
    }
    texts = {
        "title": " / ".join(filter(None, (stage.title for stage in stages))),
        "description": "\n".join(filter(None, (stage.description for stage in stages))),
    }
    own = {name: text for stage in reversed(stages) for name, text in stage.custom.items()}
    return first.replaced(**said, **texts, custom=own)


def _lead_to(draft: Draft, gone: Stage, into: Stage) -> None:
    """Take a stage out and let what led to it lead to another."""
    for record in _mentioning(draft.atlas, gone):
        now = draft.find(record.kind, record.id) or record
        moved = with_references(now, lambda target: into.id if target == gone.id else target)
        draft.put(now.replaced(**moved))
    draft.remove(gone.kind, gone.id)


def _drop_idle_flows(draft: Draft, stages: Sequence[Stage]) -> None:
    """Take out flows that lead from the one stage to itself now, or that say twice what leads where."""
    index = draft.atlas.index
    ids = [f for stage in stages for f in (*index.flows_from(stage.id), *index.flows_to(stage.id))]
    flows = [flow for known in dict.fromkeys(ids) if (flow := draft.get(Flow, known)) is not None]
    seen: set[tuple[str, str]] = set()
    idle: list[Flow] = []
    for flow in flows:
        if flow.target is not None and (flow.source == flow.target or (flow.source, flow.target) in seen):
            idle.append(flow)
        elif flow.target is not None:
            seen.add((flow.source, flow.target))
    take_out(draft, idle)


def _mentioning(atlas: Atlas, stage: Stage) -> Iterator[Record]:
    index = atlas.index
    yield from cards_over(atlas, stage.journey, stage.id)
    yield from atlas.cards((*index.pinned(stage.id), *index.mentions_of(stage.id).get("notes", ())))
    yield from (atlas.votes[vote] for vote in index.votes(stage.id))
    yield from (atlas.flows[flow] for flow in (*index.flows_from(stage.id), *index.flows_to(stage.id)))
