"""A lane of notes of one or several kinds: needs, pain points, opportunities …"""

from __future__ import annotations

from typing import Final

from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.inputs import LaneInput
from cjeditor.layout.lanes.base import LaneBody, LaneKind, LaneProps, read_props
from cjeditor.layout.lanes.card_lane import lay_out_cards
from cjeditor.model.messages import message


class NotesProps(LaneProps):
    """Which kinds of note the lane is for (all when empty), and whether they are white with a coloured edge."""

    note_kinds: tuple[str, ...] = ()
    quiet: bool = False


def _lay_out(given: LaneInput, previous: LaneBody | None) -> LaneBody:
    props = read_props(NotesProps, given.lane)
    return lay_out_cards(given, Setting(given.options, "quiet" if props.quiet else "filled"), previous)


KIND: Final = LaneKind("notes", message("lane.notes", "Notes"), "sticky-note", _lay_out, NotesProps)
