"""The head of a lane: icon over title, one line below, the bar in the lane's colour at the right.

A lane with nothing to show has its title beside its icon, at its top.

Knows a lane's record and its kind's icon; where the head stands is the map's business.
"""

from __future__ import annotations

from typing import Final

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.frame import Box, Colour, Frame, Item, rgb
from cjeditor.drawing.look import colours, sizes
from cjeditor.drawing.look.icons import draw_icon
from cjeditor.drawing.look.type import LANE_LINE, LANE_TITLE, LANE_TITLE_SMALL, SEPARATOR, TextStyle
from cjeditor.drawing.text.block import Block, text_block, text_width
from cjeditor.drawing.text.wrap import wrap_balanced
from cjeditor.layout.cards.foot import Tile, draw_tile
from cjeditor.layout.inputs import ChannelLook
from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.side import side_of
from cjeditor.model.lane_rules import note_kinds
from cjeditor.model.records import Lane

TITLE_WIDTH: Final = sizes.LANE_HEAD_WIDTH - sizes.LANE_BAR - 10.0
_TOP: Final = 8.0
_ICON_GAP: Final = 6.0
_LINE_GAP: Final = 4.0
_CLOSED_ICON: Final = 24.0
_LOCK: Final = 18.0


def lane_colour(lane: Lane, channels: tuple[ChannelLook, ...], *, is_third_party: bool) -> Colour:
    """Return the colour of a lane: its own, its only channel's, its parties', its notes', else the structure's."""
    if lane.colour is not None:
        return rgb(lane.colour)
    match lane.lane_kind:
        case "channel":
            if len(channels) == 1:
                return channels[0].colour
            return colours.THIRD_PARTY if is_third_party else colours.STRUCTURE
        case "notes" if lane.props.get("note_kinds"):
            return colours.note_edge(note_kinds(lane)[0])
        case "emotion":
            return colours.INK
        case "backstage" | "support":
            return colours.FLOW
        case _:
            return colours.QUIET


def head_height(lane: Lane, chosen: ChosenFace | None) -> float:
    """Return the least height of a lane that is open, so that its icon and title have room."""
    _style, lines, _cut = title_style(lane.title, TITLE_WIDTH, chosen)
    return 2 * _TOP + sizes.LANE_ICON + _ICON_GAP + lines * LANE_TITLE.line_height


def closed_height(lane: Lane, chosen: ChosenFace | None) -> float:
    """Return the least height of a lane that is closed: its title on one line, or on two when it needs them."""
    return max(sizes.COLLAPSED_LANE, _closed_title(lane, 0.0, chosen).height + _TOP)


def title_style(title: str, width: float, chosen: ChosenFace | None) -> tuple[TextStyle, int, bool]:
    """Return the largest style in which a title fits its lines, how many it takes, and whether it is cut."""
    for style in (LANE_TITLE.over(chosen), LANE_TITLE_SMALL.over(chosen)):
        lines = wrap_balanced(title or " ", style.face, style.size, width, style.tracking)
        whole_words = all(line.joins_next != "nothing" or line.text.endswith(("-", "/")) for line in lines)
        if len(lines) <= sizes.LANE_TITLE_LINES and whole_words:
            return style, len(lines), False
    return style, min(len(lines), sizes.LANE_TITLE_LINES), len(lines) > sizes.LANE_TITLE_LINES


def is_title_cut(lane: Lane, chosen: ChosenFace | None, *, is_closed: bool) -> bool:
    """Whether the title of a lane ends in an ellipsis."""
    if lane.lane_kind == "separator":
        return False
    if is_closed:
        return _closed_title(lane, 0.0, chosen).was_cut
    return title_style(lane.title, TITLE_WIDTH, chosen)[2]


def draw_head(
    lane: Lane,
    height: float,
    icon: str,
    colour: Colour,
    line: str,
    options: LayoutOptions,
    *,
    is_closed: bool,
) -> Frame:
    """Return the head of a lane of a height; closed and empty lanes show their title beside a smaller icon."""
    items: list[Item] = [_bar(height, colour)]
    tile, side = Tile(lane.icon or icon, "", colour), side_of(lane.title, 0.0, TITLE_WIDTH)
    if is_closed:
        row = min(height, closed_height(lane, options.chosen_face))
        top = (row - _CLOSED_ICON) / 2
        items += draw_tile(tile, side.x(0.0, _CLOSED_ICON), top, options, _CLOSED_ICON)
        items += _closed_title(lane, row, options.chosen_face).items
    else:
        items += draw_tile(tile, side.x(0.0, sizes.LANE_ICON), _TOP, options, sizes.LANE_ICON)
        items += _open_title(lane, line, height, options.chosen_face)
    if lane.locked:
        x = side.x(sizes.LANE_ICON + 8.0, _LOCK)
        items.append(draw_icon("lock", x, _TOP + 9.0, _LOCK, colours.QUIET))
    return Frame(sizes.LANE_HEAD_WIDTH, height, tuple(items), object_id=lane.id, part="lane")


def draw_separator_head(lane: Lane, title: str, height: float, chosen: ChosenFace | None) -> Frame:
    """Return the head of a separating line: its name only."""
    style = SEPARATOR.over(chosen)
    block = text_block(
        title,
        style,
        0.0,
        0.0,
        sizes.LANE_HEAD_WIDTH,
        max_lines=2,
        field="title",
        align="start",
        breaking="balanced",
    )
    top = (height - block.height) / 2
    items = text_block(
        title,
        style,
        0.0,
        top,
        sizes.LANE_HEAD_WIDTH,
        max_lines=2,
        field="title",
        align="start",
        breaking="balanced",
    ).items
    return Frame(sizes.LANE_HEAD_WIDTH, height, items, object_id=lane.id, part="lane", bleed=max(0.0, -top))


def _bar(height: float, colour: Colour) -> Box:
    return Box(sizes.LANE_HEAD_WIDTH - sizes.LANE_BAR, 0.0, sizes.LANE_BAR, height, fill=colour)


def _closed_title(lane: Lane, height: float, chosen: ChosenFace | None) -> Block:
    width = TITLE_WIDTH - _CLOSED_ICON - 10.0
    x = side_of(lane.title, 0.0, TITLE_WIDTH).x(_CLOSED_ICON + 10.0, width)
    style = LANE_TITLE.over(chosen)
    if text_width(lane.title, style) > width:
        style = LANE_TITLE_SMALL.over(chosen)
    most = sizes.LANE_TITLE_LINES
    measured = text_block(lane.title, style, x, 0.0, width, max_lines=most, breaking="balanced")
    top = (height - measured.height) / 2
    return text_block(
        lane.title, style, x, top, width, max_lines=most, field="title", align="start", breaking="balanced"
    )


def _open_title(lane: Lane, line: str, height: float, chosen: ChosenFace | None) -> list[Item]:
    style, _lines, _cut = title_style(lane.title, TITLE_WIDTH, chosen)
    y = _TOP + sizes.LANE_ICON + _ICON_GAP
    title = text_block(
        lane.title,
        style,
        0.0,
        y,
        TITLE_WIDTH,
        max_lines=sizes.LANE_TITLE_LINES,
        field="title",
        align="start",
        breaking="balanced",
    )
    y += title.height + _LINE_GAP
    below = _line_below(lane, line, y, chosen)
    fits = y + below.height + _TOP <= height
    return [*title.items, *(below.items if fits else ())]


def _line_below(lane: Lane, line: str, y: float, chosen: ChosenFace | None) -> Block:
    """The line of count or personas, on the title's side in whatever letters it is."""
    style = LANE_LINE.over(chosen)
    width = min(text_width(line, style), TITLE_WIDTH)
    x = side_of(lane.title, 0.0, TITLE_WIDTH).x(0.0, width)
    return text_block(line, style, x, y, width, max_lines=1)
