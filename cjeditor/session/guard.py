"""What must not be changed: locked lanes and the cards and points in them."""

from __future__ import annotations

from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, Edit
from cjeditor.model.messages import UserError, message
from cjeditor.model.records import Across, AtlasInfo, Cell, Emotion, Lane, Note, Record, Touchpoint


def check_locks(atlas: Atlas, change: Change) -> None:
    """Raise UserError when a change touches a lane that is locked, unless it only sets or clears the lock."""
    for edit in change.edits.values():
        for lane_id in _lanes(edit.before) | _lanes(edit.after):
            lane = atlas.lanes.get(lane_id)
            if lane is not None and lane.locked and not _only_locks(edit):
                raise UserError(
                    message(
                        "session.lane-locked", "The lane “{title}” is locked.", title=lane.title or lane.id
                    ),
                    remedy=message("session.lane-locked.remedy", "Unlock the lane to change what is in it."),
                )


def _lanes(record: Record | AtlasInfo | None) -> set[str]:
    match record:
        case Lane():
            return {record.id}
        case Emotion():
            return {record.lane}
        case Touchpoint(place=Cell() | Across() as place) | Note(place=Cell() | Across() as place):
            return {place.lane}
        case _:
            return set()


def _only_locks(edit: Edit) -> bool:
    before, after = edit.before, edit.after
    if not isinstance(before, Lane) or not isinstance(after, Lane):
        return False
    return before.replaced(locked=after.locked) == after
