"""Head copies: duplicating stages, steps, lanes and lane groups with all they hold.

The copies stand behind the last of their originals. With a head come its cards and notes, its points of the curve,
what is pinned to any of it, and the flows that start in it and lead nowhere else; votes stay with the originals.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from cjeditor.edits.contents import cards_at_step, cards_over, in_lane, pinned_to, points_at_step
from cjeditor.edits.journeys import twin
from cjeditor.edits.lane_groups import lanes_of_group
from cjeditor.edits.siblings import all_found, insert
from cjeditor.edits.words import label_for
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.ids import NewId
from cjeditor.model.records import Card, Record
from cjeditor.model.records.base import Ordered
from cjeditor.model.whereabouts import covered_steps, journey_of

H = TypeVar("H", bound=Ordered)


def duplicate_stages(atlas: Atlas, stage_ids: Sequence[str], new_id: NewId) -> Change:
    """Copy stages with their steps and all that lies at and across them."""
    stages = _in_order(all_found(atlas.stages, stage_ids))
    last = {stage.journey: stage.id for stage in stages}
    ends = {
        step: (atlas.index.steps(last[stage.journey]) or (step,))[-1]
        for stage in stages
        for step in atlas.index.steps(stage.id)
    }
    across = (card for stage in stages for card in cards_over(atlas, stage.journey, stage.id))
    steps = (atlas.steps[step] for step in ends)
    draft, twins = _with_twins(atlas, [*stages, *steps, *across, *_at_steps(atlas, ends)], new_id)
    _insert_twins(draft, stages, twins, atlas.stages, lambda stage: atlas.index.stages(stage.journey))
    return draft.change(label_for("duplicate", stages))


def duplicate_steps(atlas: Atlas, step_ids: Sequence[str], new_id: NewId) -> Change:
    """Copy steps with all that lies at them."""
    steps = _in_order(all_found(atlas.steps, step_ids))
    last = {step.stage: step.id for step in steps}
    ends = {step.id: last[step.stage] for step in steps}
    draft, twins = _with_twins(atlas, [*steps, *_at_steps(atlas, ends)], new_id)
    _insert_twins(draft, steps, twins, atlas.steps, lambda step: atlas.index.steps(step.stage))
    return draft.change(label_for("duplicate", steps))


def duplicate_lanes(atlas: Atlas, lane_ids: Sequence[str], new_id: NewId) -> Change:
    """Copy lanes with their cards and curves; each copy is in the group of its original."""
    lanes = _in_order(all_found(atlas.lanes, lane_ids))
    contents = (record for lane in lanes for record in in_lane(atlas, lane.id))
    draft, twins = _with_twins(atlas, [*lanes, *contents], new_id)
    _insert_twins(draft, lanes, twins, atlas.lanes, lambda lane: atlas.index.lanes(lane.journey))
    return draft.change(label_for("duplicate", lanes))


def duplicate_lane_groups(atlas: Atlas, group_ids: Sequence[str], new_id: NewId) -> Change:
    """Copy lane groups with their lanes and all that lies in these."""
    groups = _in_order(all_found(atlas.lane_groups, group_ids))
    lanes = _in_order(atlas.lanes[lane] for group in groups for lane in lanes_of_group(atlas, group.id))
    contents = (record for lane in lanes for record in in_lane(atlas, lane.id))
    draft, twins = _with_twins(atlas, [*groups, *lanes, *contents], new_id)
    _insert_twins(
        draft, groups, twins, atlas.lane_groups, lambda group: atlas.index.lane_groups(group.journey)
    )
    _insert_twins(draft, lanes, twins, atlas.lanes, lambda lane: atlas.index.lanes(lane.journey))
    return draft.change(label_for("duplicate", groups))


def with_contents(atlas: Atlas, kind: str, head_ids: Sequence[str]) -> list[Record]:
    """Return heads of one kind, in the order given, and all that comes along when they are copied to another map."""
    heads = [atlas.table(kind)[known] for known in head_ids]
    return _along(atlas, [*heads, *_contents(atlas, kind, head_ids)])


def _contents(atlas: Atlas, kind: str, head_ids: Sequence[str]) -> Iterator[Record]:
    match kind:
        case "stages":
            for stage in head_ids:
                yield from (atlas.steps[step] for step in atlas.index.steps(stage))
                yield from cards_over(atlas, atlas.stages[stage].journey, stage)
            steps = [step for stage in head_ids for step in atlas.index.steps(stage)]
            yield from _at_steps(atlas, _to_the_end(atlas, steps))
        case "steps":
            yield from _at_steps(atlas, _to_the_end(atlas, head_ids))
        case "lanes":
            for lane in head_ids:
                yield from in_lane(atlas, lane)
        case _:
            for lane in (lane for group in head_ids for lane in lanes_of_group(atlas, group)):
                yield atlas.lanes[lane]
                yield from in_lane(atlas, lane)


def _to_the_end(atlas: Atlas, step_ids: Sequence[str]) -> dict[str, str]:
    """Say of steps that their copies come to stand behind all others: no card goes on beyond them."""
    return {step: atlas.index.steps_of_journey(journey_of(atlas, step) or "")[-1] for step in step_ids}


def _in_order(heads: Iterable[H]) -> list[H]:
    return sorted(heads, key=lambda head: head.sort_key)


def _with_twins(atlas: Atlas, copied: Sequence[Record], new_id: NewId) -> tuple[Draft, Mapping[str, str]]:
    """Return a draft with the copies, those of pinned cards and inner flows too, and whose copy is whose."""
    copied = _along(atlas, copied)
    twins = {record.id: new_id(record.kind) for record in copied}
    draft = Draft(atlas)
    for record in copied:
        draft.put(twin(record, twins))
    return draft, twins


def _along(atlas: Atlas, copied: Sequence[Record]) -> list[Record]:
    """Return records with what is pinned to them, the flows among them and their ways out."""
    copied = [*copied, *pinned_to(atlas, [record.id for record in copied])]
    within = {record.id for record in copied}
    leaving = (atlas.flows[flow] for record in copied for flow in atlas.index.flows_from(record.id))
    return [*copied, *(flow for flow in leaving if flow.target is None or flow.target in within)]


def _insert_twins(
    draft: Draft,
    heads: Sequence[H],
    twins: Mapping[str, str],
    table: Mapping[str, H],
    row_of: Callable[[H], tuple[str, ...]],
) -> None:
    """Put the copies of each row's heads behind the last of them."""
    rows: dict[tuple[str, ...], list[H]] = {}
    for head in heads:
        rows.setdefault(row_of(head), []).append(head)
    for row, together in rows.items():
        behind = row.index(together[-1].id) + 1
        insert(draft, [twin(head, twins) for head in together], [table[known] for known in row], behind)


def _at_steps(atlas: Atlas, ends: Mapping[str, str]) -> Iterator[Record]:
    """Yield what lies at steps to be copied, given behind which step the copy of each comes to stand.

    A card that goes on beyond the place of the copies will cover them itself; of the others, the copy covers what it
    can of the copied steps.
    """
    for step, end in ends.items():
        yield from points_at_step(atlas, step)
        for card in cards_at_step(atlas, step):
            if not _goes_on_behind(atlas, card, end):
                yield _within(atlas, card, ends)


def _goes_on_behind(atlas: Atlas, card: Card, end: str) -> bool:
    if card.last_step is None:
        return False
    steps = atlas.index.steps_of_journey(journey_of(atlas, end) or "")
    return card.last_step in steps and steps.index(card.last_step) > steps.index(end)


def _within(atlas: Atlas, card: Card, copied: Collection[str]) -> Card:
    if card.last_step is None:
        return card
    covered = [step for step in covered_steps(atlas, card) if step in copied]
    return card.replaced(last_step=None if len(covered) < 2 else covered[-1])
