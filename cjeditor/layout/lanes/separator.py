"""A separating line across the map: interaction, visibility, internal interaction, or one with a name of its own."""

from __future__ import annotations

from typing import Final

from cjeditor.drawing.frame import Frame, LineTo, MoveTo, Path, Placed, Stroke
from cjeditor.drawing.look import colours, sizes
from cjeditor.drawing.look.type import SEPARATOR
from cjeditor.drawing.text.block import text_block, text_width
from cjeditor.layout import words
from cjeditor.layout.inputs import LaneInput
from cjeditor.layout.lanes.base import LaneBody, LaneKind, LaneProps
from cjeditor.layout.options import Say
from cjeditor.model.lane_rules import separator_line
from cjeditor.model.messages import message
from cjeditor.model.records import Lane

HEIGHT: Final = 24.0
_BEFORE_NAME: Final = 16.0


class SeparatorProps(LaneProps):
    """Which line it is."""

    line: str = "free"


def separator_title(lane: Lane, say: Say) -> str:
    """Return the name of the line: the lane's own title, else that of its kind."""
    return lane.title or say(words.SEPARATORS[separator_line(lane)])


def _lay_out(given: LaneInput, previous: LaneBody | None) -> LaneBody:
    columns = given.columns
    title = separator_title(given.lane, given.options.say)
    style = SEPARATOR.over(given.options.chosen_face)
    wide = text_width(title, style)
    name_x = columns.right - wide
    end = name_x - _BEFORE_NAME if title else columns.right
    dashes = Stroke(colours.SEPARATOR, sizes.SEPARATOR_LINE, sizes.SEPARATOR_DASH)
    items = []
    if end > columns.left:
        items.append(Path((MoveTo(0.0, HEIGHT / 2), LineTo(end - columns.left, HEIGHT / 2)), stroke=dashes))
    top = (HEIGHT - style.line_height) / 2
    name = text_block(title, style, max(name_x - columns.left, 0.0), top, wide + 1.0, field="title")
    frame = Frame(
        columns.right - columns.left, HEIGHT, (*items, *name.items), object_id=given.lane.id, part="lane"
    )
    return LaneBody(given, HEIGHT, ground="none", furniture=(Placed(columns.left, 0.0, frame),))


KIND: Final = LaneKind(
    "separator",
    message("lane.separator", "Separating line"),
    "separator",
    _lay_out,
    SeparatorProps,
)
