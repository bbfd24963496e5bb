"""Notes: adding one of the kind its lane is for."""

from __future__ import annotations

from cjeditor.edits.landing import land
from cjeditor.edits.siblings import found
from cjeditor.edits.words import label
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.lane_rules import new_note_kind
from cjeditor.model.records import Lane, Note
from cjeditor.model.records.place import Parked
from cjeditor.model.slot import Slot


def add_note(atlas: Atlas, note_id: str, slot: Slot, text: str = "") -> Change:
    """Add a note; its kind is the first its lane is for."""
    draft = Draft(atlas)
    land(draft, [new_note(found(atlas.lanes, slot.lane), note_id, text)], slot)
    return draft.change(label("add", "notes"))


def new_note(lane: Lane, note_id: str, text: str) -> Note:
    """Return the note as a lane makes it, with no place on the map yet."""
    return Note(id=note_id, place=Parked(journey=lane.journey), text=text, note_kind=new_note_kind(lane))
