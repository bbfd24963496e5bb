"""Lane groups: putting lanes together under one name, and taking them apart."""

from __future__ import annotations

from collections.abc import Sequence

from cjeditor.edits.deletion import delete, drop_empty_groups
from cjeditor.edits.fields import set_fields
from cjeditor.edits.lanes import together
from cjeditor.edits.siblings import found, insert, others
from cjeditor.edits.words import label, refused
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.records import LaneGroup


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


def ungroup_lanes(atlas: Atlas, group_id: str) -> Change:
    """Take a group away; its lanes stay where they are."""
    return delete(atlas, [found(atlas.lane_groups, group_id).id])


def rename_group(atlas: Atlas, group_id: str, title: str) -> Change:
    """Give a group another title."""
    return set_fields(atlas, found(atlas.lane_groups, group_id).id, title=title)
