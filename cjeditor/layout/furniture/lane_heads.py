"""Lane heads and group strips, placed at the left of their rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.frame import Box, Colour, Frame, Glyphs, Placed
from cjeditor.drawing.look import colours, sizes
from cjeditor.drawing.look.type import LANE_GROUP, TextStyle
from cjeditor.drawing.text.block import first_baseline, text_width
from cjeditor.drawing.text.direction import leads_right_to_left
from cjeditor.drawing.text.wrap import ellipsised
from cjeditor.layout import words
from cjeditor.layout.lanes import lane_layout
from cjeditor.layout.lanes.base import LaneBody
from cjeditor.layout.lanes.head import draw_head, draw_separator_head, lane_colour
from cjeditor.layout.lanes.separator import separator_title
from cjeditor.layout.options import LayoutOptions, Say
from cjeditor.layout.rows import Row, group_runs
from cjeditor.model.lane_rules import note_kinds
from cjeditor.model.records import Lane, LaneGroup

_STRIP_PADDING: Final = 10.0
_SHORTEST_STRIP_TEXT: Final = 30.0


class HeadKey(NamedTuple):
    """All that a lane's head depends on."""

    lane: Lane
    height: float
    icon: str
    colour: Colour
    line: str
    is_closed: bool
    options: LayoutOptions


def head_key(body: LaneBody, options: LayoutOptions) -> HeadKey:
    """Return what the head of a lane shows."""
    lane = body.lane
    return HeadKey(
        lane,
        body.height,
        _icon(body),
        lane_colour(lane, body.given.channels, is_third_party=body.is_third_party),
        _line(body, options.say),
        body.is_collapsed or body.is_empty,
        options,
    )


def draw_lane_head(key: HeadKey) -> Frame:
    """Return the head of a lane."""
    if key.lane.lane_kind == "separator":
        return draw_separator_head(
            key.lane, separator_title(key.lane, key.options.say), key.height, key.options.chosen_face
        )
    return draw_head(
        key.lane,
        key.height,
        key.icon,
        key.colour,
        key.line,
        key.options,
        is_closed=key.is_closed,
    )


def group_strips(
    rows: tuple[Row, ...], group: Callable[[str], LaneGroup | None], chosen: ChosenFace | None
) -> tuple[Placed, ...]:
    """Return a strip with turned text beside each run of lanes of one group."""
    strips = []
    for group_id, first, last in group_runs(rows):
        record = group(group_id)
        if record is not None:
            strips.append(
                Placed(
                    sizes.PAGE_MARGIN, first.y, _strip(record, last.bottom - first.y, LANE_GROUP.over(chosen))
                )
            )
    return tuple(strips)


def _strip(group: LaneGroup, height: float, style: TextStyle) -> Frame:
    width = sizes.LANE_GROUP_STRIP
    ground = Box(
        0.0, 0.0, width, height, fill=colours.tint(colours.STRUCTURE, 0.12), radius=sizes.NOTE_RADIUS * 2
    )
    room = max(height - 2 * _STRIP_PADDING, _SHORTEST_STRIP_TEXT)
    lines, _cut = ellipsised(group.title or " ", style.face, style.size, room, 1, tracking=style.tracking)
    text = lines[0].text
    start = (height + text_width(text, style)) / 2
    x = (width - style.line_height) / 2 + first_baseline(style)
    turned = Glyphs(
        text,
        style.face,
        style.size,
        x,
        start,
        style.colour,
        style.tracking,
        turned=True,
        field="title",
        from_right=leads_right_to_left(text),
    )
    return Frame(width, height, (ground, turned), object_id=group.id, part="lane_group")


def _icon(body: LaneBody) -> str:
    """The icon of a lane without one of its own: its only channel's, its notes', else its kind's."""
    lane = body.lane
    if lane.lane_kind == "notes" and lane.props.get("note_kinds"):
        return colours.note_look(note_kinds(lane)[0]).icon
    if lane.lane_kind == "channel":
        if body.is_third_party:
            return "users"
        if len(body.given.channels) == 1:
            return body.given.channels[0].icon
    return lane_layout(lane.lane_kind).icon


def _line(body: LaneBody, say: Say) -> str:
    """The quiet line below the title: the personas of a curve, else how many cards there are."""
    if body.lane.lane_kind == "emotion":
        return ", ".join(look.short for look in body.given.personas)
    touchpoints, notes, _foreign = body.counts
    if touchpoints:
        return say(words.touchpoint_count(touchpoints))
    return say(words.note_count(notes)) if notes else ""
