"""Lane groups: putting lanes together under one name, moving them as one, and taking them apart."""

from __future__ import annotations

from collections.abc import Sequence

from cjeditor.edits.deletion import delete, drop_empty_groups
from cjeditor.edits.lanes import move_lanes, together
from cjeditor.edits.siblings import all_found, insert, others
from cjeditor.edits.words import label, refused
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.records import Lane, LaneGroup


def group_lanes(atlas: Atlas, lane_ids: Sequence[str], group_id: str, title: str = "") -> Change:
    """Put lanes into a new group, gathered where the first of them lies."""
    lanes = together(atlas, lane_ids)
    if not lanes:
        raise refused("no_lanes", "Choose the lanes to group first.")
    journey = lanes[0].journey
    draft = Draft(atlas)
    groups = others(atlas.lane_groups, atlas.index.lane_groups(journey))
    insert(draft, [LaneGroup(id=group_id, journey=journey, title=title)], groups, len(groups))
    order = atlas.index.lanes(journey)
    staying = others(atlas.lanes, order, {lane.id for lane in lanes})
    insert(draft, [lane.replaced(group=group_id) for lane in lanes], staying, order.index(lanes[0].id))
    drop_empty_groups(draft, [lane.group for lane in lanes])
    return draft.change(label("group", "lanes", len(lanes)))


def ungroup_lanes(atlas: Atlas, group_ids: Sequence[str]) -> Change:
    """Take groups away; their lanes stay where they are."""
    groups = all_found(atlas.lane_groups, group_ids)
    count = sum(len(lanes_of_group(atlas, group.id)) for group in groups)
    return Change(label("ungroup", "lanes", count), delete(atlas, [group.id for group in groups]).edits)


def move_lane_groups(atlas: Atlas, group_ids: Sequence[str], index: int) -> Change:
    """Move groups with their lanes before the lane at the index, the moving ones not counted.

    Another group is never parted: within one, they come to lie at its nearer end.
    """
    groups = all_found(atlas.lane_groups, group_ids)
    lanes = [lane for group in groups for lane in lanes_of_group(atlas, group.id)]
    staying = others(atlas.lanes, atlas.index.lanes(groups[0].journey), lanes) if groups else []
    change = move_lanes(atlas, lanes, between_groups(staying, index))
    return Change(label("move", "lane_groups", len(groups)), change.edits)


def lanes_of_group(atlas: Atlas, group_id: str) -> tuple[str, ...]:
    """Return the lanes of a group in order."""
    members = atlas.index.mentions_of(group_id).get("lanes", ())
    return tuple(lane for lane in atlas.index.lanes(atlas.lane_groups[group_id].journey) if lane in members)


def between_groups(lanes: Sequence[Lane], index: int) -> int:
    """Return the nearest place between lanes that parts no group."""
    ways = (clear_of_groups(lanes, index, step) for step in (-1, 1))
    return min(ways, key=lambda place: abs(place - index))


def clear_of_groups(lanes: Sequence[Lane], index: int, step: int) -> int:
    """Return the first place between lanes, from an index up (-1) or down (1), that parts no group."""
    index = max(0, min(index, len(lanes)))
    while (
        0 < index < len(lanes)
        and lanes[index].group is not None
        and lanes[index].group == lanes[index - 1].group
    ):
        index += step
    return index


def leave_groups(atlas: Atlas, lane_ids: Sequence[str]) -> Change:
    """Take lanes out of their groups; they come to lie below the last lane that stays in the group."""
    leaving: dict[str, list[Lane]] = {}
    for lane in together(atlas, lane_ids):
        if lane.group is not None:
            leaving.setdefault(lane.group, []).append(lane.replaced(group=None))
    count = sum(map(len, leaving.values()))
    moving = {lane.id for lanes in leaving.values() for lane in lanes}
    draft = Draft(atlas)
    for group, lanes in leaving.items():
        staying = others(atlas.lanes, atlas.index.lanes(lanes[0].journey), moving)
        kept = [place for place, lane in enumerate(staying) if lane.group == group]
        if kept:
            insert(draft, lanes, staying, kept[-1] + 1)
        else:
            for lane in lanes:
                draft.put(lane)
    drop_empty_groups(draft, leaving)
    return draft.change(label("ungroup", "lanes", count))
