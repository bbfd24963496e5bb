"""Lanes: adding and moving the rows of a map, and the groups they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Final, Literal, TypeAlias

from cjeditor.edits.checks import check
from cjeditor.edits.deletion import drop_empty_groups
from cjeditor.edits.fields import made
from cjeditor.edits.siblings import all_found, found, insert, others
from cjeditor.edits.words import label, refused
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.records import Lane
from cjeditor.model.records.base import EMPTY_MAP


class _Keep(Enum):
    KEEP = "keep"


KEEP: Final = _Keep.KEEP
"""Says that lanes keep the group they are in."""
Group: TypeAlias = str | Literal[_Keep.KEEP] | None


def add_lane(
    atlas: Atlas,
    lane_id: str,
    journey_id: str,
    index: int,
    lane_kind: str,
    title: str = "",
    props: Mapping[str, Any] = EMPTY_MAP,
    channels: Sequence[str] = (),
) -> Change:
    """Add a lane before the lane at the index; between two lanes of one group it joins them."""
    found(atlas.journeys, journey_id)
    siblings = others(atlas.lanes, atlas.index.lanes(journey_id))
    lane = made(
        Lane,
        {
            "id": lane_id,
            "journey": journey_id,
            "group": group_between(siblings, index),
            "lane_kind": lane_kind,
            "title": title,
            "props": dict(props),
            "channels": tuple(channels),
        },
    )
    draft = Draft(atlas)
    check(draft, lane)
    insert(draft, [lane], siblings, index)
    return draft.change(label("add", "lanes"))


def move_lanes(atlas: Atlas, lane_ids: Sequence[str], index: int, group: Group = KEEP) -> Change:
    """Move lanes with their cards before the lane at the index, the moving ones not counted.

    A group that loses its last lane goes with it.
    """
    lanes = together(atlas, lane_ids)
    if not lanes:
        return Draft(atlas).change(label("move", "lanes", 0))
    journey = lanes[0].journey
    if isinstance(group, str) and found(atlas.lane_groups, group).journey != journey:
        raise refused("group_elsewhere", "The lane group belongs to another journey.")
    draft = Draft(atlas)
    moved = lanes if group is KEEP else [lane.replaced(group=group) for lane in lanes]
    staying = others(atlas.lanes, atlas.index.lanes(journey), {lane.id for lane in lanes})
    insert(draft, moved, staying, index)
    drop_empty_groups(draft, [lane.group for lane in lanes])
    return draft.change(label("move", "lanes", len(lanes)))


def group_there(atlas: Atlas, lane_ids: Sequence[str], index: int) -> str | None:
    """Return the group lanes join when they move before the lane at the index, the moving ones not counted.

    That of both neighbours; their own when one neighbour is of it; else none.
    """
    lanes = together(atlas, lane_ids)
    staying = others(atlas.lanes, atlas.index.lanes(lanes[0].journey), {lane.id for lane in lanes})
    near = [lane.group for lane in staying[max(0, index - 1) : index + 1]]
    if len(near) == 2 and near[0] == near[1]:
        return near[0]
    return lanes[0].group if lanes[0].group in near else None


def together(atlas: Atlas, lane_ids: Sequence[str]) -> list[Lane]:
    """Return lanes in their order; refuses lanes of two journeys."""
    lanes = sorted(all_found(atlas.lanes, lane_ids), key=lambda lane: lane.sort_key)
    if len({lane.journey for lane in lanes}) > 1:
        raise refused("lanes_apart", "These lanes belong to different journeys.")
    return lanes


def group_between(lanes: Sequence[Lane], index: int) -> str | None:
    """Return the group that both lanes beside a place belong to, None where they do not."""
    index = max(0, min(index, len(lanes)))
    above = lanes[index - 1].group if index else None
    below = lanes[index].group if index < len(lanes) else None
    return above if above == below else None
