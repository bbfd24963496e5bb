"""Touchpoints: adding one where a lane takes them."""

from __future__ import annotations

from cjeditor.edits.landing import land
from cjeditor.edits.siblings import found
from cjeditor.edits.words import label
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.lane_rules import rule_of
from cjeditor.model.records import Lane, Touchpoint
from cjeditor.model.records.place import Parked
from cjeditor.model.slot import Slot


def add_touchpoint(atlas: Atlas, touchpoint_id: str, slot: Slot, title: str = "") -> Change:
    """Add a touchpoint; it gets the lane's channel when that has exactly one, and the role of its lane."""
    draft = Draft(atlas)
    card = new_touchpoint(found(atlas.lanes, slot.lane), touchpoint_id, title)
    land(draft, [card], slot)
    return draft.change(label("add", "touchpoints"))


def new_touchpoint(lane: Lane, touchpoint_id: str, title: str) -> Touchpoint:
    """Return the touchpoint as a lane makes it, with no place on the map yet."""
    return Touchpoint(
        id=touchpoint_id,
        place=Parked(journey=lane.journey),
        title=title,
        role=rule_of(lane).new_role,
        channels=lane.channels if len(lane.channels) == 1 else (),
    )
