"""Drawing of flows: one Frame a flow, the same object as long as its shape is the same, wherever it has moved.

Owns how a line, its head, its words, a sign and a pill look; gets resolved lines and decides no route.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, TypeAlias

from cjeditor.drawing.frame import (
    Box,
    Cap,
    CurveTo,
    Frame,
    Glyphs,
    Item,
    LineTo,
    MoveTo,
    Path,
    Placed,
    Segment,
    Stroke,
)
from cjeditor.drawing.look import colours, sizes
from cjeditor.drawing.look import type as styles
from cjeditor.drawing.look.icons import draw_icon
from cjeditor.drawing.look.marks import arrow_head, done_end, exit_end, hand_off_bars
from cjeditor.drawing.look.type import TextStyle
from cjeditor.drawing.text.block import first_baseline, text_width
from cjeditor.drawing.text.direction import leads_right_to_left
from cjeditor.drawing.text.metrics import cap_height
from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.flow_line import FlowLine, LabelBox, Point
from cjeditor.layout.routing.hanging import LINE, SIGN_X, WORDS_GAP, Slot
from cjeditor.layout.routing.line import line_of
from cjeditor.layout.routing.routes import Routes
from cjeditor.layout.routing.wish import HANGING, Wish
from cjeditor.layout.routing.wording import BARS_WIDTH, LABEL_PADDING, Words, bars_along

_Key: TypeAlias = tuple[Wish, tuple[Point, ...], LabelBox | None, tuple[float, ...]]
_DIGITS: Final = 8
"""Shapes are the same to so many digits: more than a place on the grain has, fewer than sums are exact to."""
_QUARTER: Final = 0.5523
_SHARE: Final = styles.TextStyle("semibold", 14, 1.2, colours.SECOND)
_PILL_LINE: Final = 1.5
_LEAST_PILL: Final = 20.0
_BARS: Final = 10.0
"""As long as capitals are high: the bars of a line meet no line beside it."""
_HALO: Final = 1.5
"""The paper round a head and at either side of a line: a line that it crosses stops short of it."""


class _Drawn(NamedTuple):
    """A flow's frames, the shape they show, and the line that was last found to have it."""

    source: FlowLine
    key: _Key
    line: Frame
    head: Frame | None
    words: Frame | None


class FlowFrames:
    """Remembers each flow's frames, so that one that only moved, or did not, is the same object."""

    def __init__(self) -> None:
        """Start with none."""
        self._known: dict[str, _Drawn] = {}

    def placed(self, routes: Routes, flow_ids: Iterable[str]) -> tuple[Placed, ...]:
        """Return the frames of flows and where they lie: lines, then heads, then words, so that none is crossed out."""
        lines: list[Placed] = []
        heads: list[Placed] = []
        words: list[Placed] = []
        for flow_id in flow_ids:
            line = line_of(routes, flow_id)
            drawn = self._drawn(routes.wishes[flow_id], line)
            lines.append(Placed(line.box.x, line.box.y, drawn.line))
            if drawn.head is not None:
                heads.append(Placed(line.box.x, line.box.y, drawn.head))
            if drawn.words is not None:
                words.append(Placed(line.box.x, line.box.y, drawn.words))
        return (*lines, *heads, *words)

    def _drawn(self, wish: Wish, line: FlowLine) -> _Drawn:
        known = self._known.get(wish.flow_id)
        if known is not None and known.source is line and known.key[0] is wish:
            return known
        key = _key(wish, line)
        if known is not None and known.key == key:
            known = known._replace(source=line)
        else:
            known = _Drawn(line, key, line_frame(wish, line), head_frame(wish, line), words_frame(wish, line))
        self._known[wish.flow_id] = known
        return known


def line_frame(wish: Wish, line: FlowLine) -> Frame:
    """Return the frame of a flow's line alone; its origin is the top left corner of the line's box."""
    return _frame(wish, line.box, _line_items(wish, _within(line)))


def head_frame(wish: Wish, line: FlowLine) -> Frame | None:
    """Return the frame of a flow's arrow head, in the same box; None for what has none."""
    if len(line.points) == 1 or wish.kind in HANGING:
        return None
    return _frame(wish, line.box, _head(wish, _within(line)))


def words_frame(wish: Wish, line: FlowLine) -> Frame | None:
    """Return the frame of a flow's label, or of the sign and words that hang at its end, in the same box."""
    if line.slot is not None:
        return _frame(wish, line.box, _hanging(wish, _within(line), line.slot))
    if line.label is not None:
        return _frame(wish, line.box, _label(line.label.moved(-line.box.x, -line.box.y)))
    return None


def _frame(wish: Wish, box: Rect, items: Iterable[Item]) -> Frame:
    part = "connector" if wish.kind in {"connector", "arrival"} else "flow"
    link = wish.link if part == "connector" else ""
    return Frame(
        box.width,
        box.height,
        tuple(items),
        object_id=wish.flow_id,
        part=part,
        bleed=sizes.FLOW_MAX_WIDTH,
        link=link,
    )


def _within(line: FlowLine) -> tuple[Point, ...]:
    return tuple((x - line.box.x, y - line.box.y) for x, y in line.points)


def _key(wish: Wish, line: FlowLine) -> _Key:
    x, y = line.box.x, line.box.y
    points = tuple((round(px - x, _DIGITS), round(py - y, _DIGITS)) for px, py in line.points)
    moved = line.label and line.label.moved(-x, -y)
    label = moved and replace(moved, box=_rounded(moved.box), line_x=round(moved.line_x, _DIGITS))
    slot = () if line.slot is None else (round(line.slot.y, _DIGITS), line.slot.size)
    return wish, points, label, (*slot, *map(float, map(len, line.slot.lines if line.slot else ())))


def _rounded(box: Rect) -> Rect:
    return Rect(*(round(number, _DIGITS) for number in box))


def _line_items(wish: Wish, points: Sequence[Point]) -> Iterator[Item]:
    if len(points) == 1:
        yield hand_off_bars(*points[0], 1.0, 0.0)
    else:
        yield from _stroked(wish, points if wish.kind in HANGING else [*points[:-1], _base(points)])


def _direction(points: Sequence[Point]) -> float:
    """Whether a line arrives from the left (1) or from the right (-1)."""
    return 1.0 if points[-1][0] > points[-2][0] else -1.0


def _base(points: Sequence[Point]) -> Point:
    """Where a line goes over into its head; from a track nearer than that it comes straight into it."""
    (x1, _y1), (x2, y2) = points[-2:]
    direction = _direction(points)
    base = x2 - direction * (sizes.FLOW_HEAD - 1.0)
    return (base, y2) if (base - x1) * direction > 0 else (x1, y2)


def _head(wish: Wish, points: Sequence[Point]) -> Iterator[Item]:
    """The head, cut out of what it lies over by a thin white edge."""
    x, y = points[-1]
    head = arrow_head(x, y, _direction(points), 0.0, colours.flow_colour(wish.kind))
    yield Path(head.segments, stroke=Stroke(colours.PAPER, 2 * _HALO))
    yield head


def _stroked(wish: Wish, points: Sequence[Point]) -> Iterator[Path]:
    """The line, on a band of paper that parts it from the lines it crosses."""
    dash = sizes.FLOW_DASHES.get(wish.kind, ())
    cap: Cap = "round" if dash and dash[0] == 0 else "butt"
    course = tuple(rounded(points))
    if wish.kind not in HANGING:
        yield Path(course, stroke=Stroke(colours.PAPER, wish.width + 2 * _HALO))
    yield Path(course, stroke=Stroke(colours.flow_colour(wish.kind), wish.width, dash, cap))


def rounded(points: Sequence[Point], radius: float = sizes.FLOW_RADIUS) -> Iterator[Segment]:
    """Yield the segments of a line with right angles, each corner rounded as far as its sides allow."""
    yield MoveTo(*points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        arriving, leaving = _length(before, corner), _length(corner, after)
        reach = min(radius, arriving / 2, leaving / 2)
        if reach <= 0:
            continue
        x1, y1 = _toward(corner, before, reach / arriving)
        x2, y2 = _toward(corner, after, reach / leaving)
        yield LineTo(x1, y1)
        c1, c2 = _toward((x1, y1), corner, _QUARTER), _toward((x2, y2), corner, _QUARTER)
        yield CurveTo(*c1, *c2, x2, y2)
    yield LineTo(*points[-1])


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _toward(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _hanging(wish: Wish, points: Sequence[Point], slot: Slot) -> Iterator[Item]:
    x, y = points[-1]
    if wish.kind in {"connector", "arrival"}:
        yield from _pill(wish, points, slot)
        return
    middle = y + slot.size / 2
    yield from _words(slot, x + slot.size / 2 + WORDS_GAP, middle, colours.flow_colour(wish.kind))
    yield from (done_end if wish.kind == "done" else exit_end)(x, middle, slot.size)


def _words(slot: Slot, x: float, middle: float, colour: int) -> Iterator[Item]:
    lines = slot.lines or ((slot.share,) if slot.share else ())
    if not lines:
        return
    top, style = middle - LINE / 2, styles.FLOW_LABEL.over(slot.chosen_face)
    width = max(text_width(text, style) for text in lines) + 2 * LABEL_PADDING
    yield Box(
        x - LABEL_PADDING, top - 0.5, width + 2.0, LINE * len(lines) + 1.0, fill=colours.PAPER, radius=3.0
    )
    for number, text in enumerate(lines):
        share = slot.share if number == 0 and text.startswith(slot.share) else ""
        yield from _shared(text, share, x, top + number * LINE, colour, style)


def _shared(text: str, share: str, x: float, top: float, colour: int, style: TextStyle) -> Iterator[Item]:
    """A line of words whose share, if it has one, stands out in the flow's colour."""
    baseline = top + first_baseline(style) - (style.line_height - LINE) / 2
    if share:
        yield _glyphs(share, _SHARE, x, baseline, colour)
        text = text[len(share) :].lstrip(" ")
        x += text_width(share + " ", _SHARE)
    if text:
        yield _glyphs(text, style, x, baseline)


def _glyphs(
    text: str, style: TextStyle, x: float, y: float, colour: int | None = None, *, turned: bool = False
) -> Glyphs:
    return Glyphs(
        text,
        style.face,
        style.size,
        x,
        y,
        colour or style.colour,
        turned=turned,
        from_right=leads_right_to_left(text),
    )


def _pill(wish: Wish, points: Sequence[Point], slot: Slot) -> Iterator[Item]:
    x, y = points[-1][0] - SIGN_X, points[-1][1] + slot.size / 2
    style = styles.FLOW_PILL.over(slot.chosen_face)
    widest = max((text_width(text, style) for text in slot.lines), default=0.0)
    width = widest + 2 * sizes.PILL_PADDING + sizes.PILL_ICON + sizes.PILL_GAP
    # Where room is scarce the outline would cross the letters.
    outline = Stroke(colours.STRUCTURE, _PILL_LINE) if slot.size >= _LEAST_PILL else None
    radius = min(slot.size, sizes.PILL_HEIGHT) / 2
    yield Box(x, y - slot.size / 2, width, slot.size, colours.PAPER, outline, radius)
    top = y - LINE * max(len(slot.lines), 1) / 2
    icon = "arrow-up-right" if wish.kind == "connector" else "arrow-right"
    icon_y = top + (LINE - sizes.PILL_ICON) / 2
    yield draw_icon(icon, x + sizes.PILL_PADDING, icon_y, sizes.PILL_ICON, colours.STRUCTURE)
    baseline = top + LINE / 2 - style.line_height / 2 + first_baseline(style)
    for number, text in enumerate(slot.lines):
        text_x = x + sizes.PILL_PADDING + sizes.PILL_ICON + sizes.PILL_GAP
        yield _glyphs(text, style, text_x, baseline + number * LINE)


def _label(found: LabelBox) -> Iterator[Item]:
    box, words = found.box, found.words
    if box.width and box.height:
        yield Box(box.x, box.y, box.width, box.height, fill=colours.PAPER, radius=3.0)
    style = styles.FLOW_LABEL.over(words.chosen_face)
    baseline = _label_baseline(words, style)
    along = LABEL_PADDING
    if words.text:
        yield _at(found, words.text, style, along, baseline)
        along += text_width(words.text, style) + 2 * LABEL_PADDING
    if words.has_bars:
        yield _bars(found, bars_along(words))
        along += 0.0 if found.beside else BARS_WIDTH
    if words.hand_off:
        yield _at(found, words.hand_off, style, along, baseline)


def _label_baseline(words: Words, style: TextStyle) -> float:
    """How far below a label's top its words stand: capitals alone have no room below them."""
    if words.height < LINE:
        return (words.height + cap_height(style.size)) / 2
    return first_baseline(style) - (style.line_height - LINE) / 2


def _at(found: LabelBox, text: str, style: TextStyle, along: float, baseline: float) -> Glyphs:
    box = found.box
    if found.is_turned:
        return _glyphs(text, style, box.x + baseline, box.bottom - along, turned=True)
    return _glyphs(text, style, box.x + along, box.y + baseline)


def _bars(found: LabelBox, along: float) -> Path:
    """The bars across the line, which words stand on or beside."""
    box = found.box
    if found.is_turned:
        return hand_off_bars(found.line_x, box.bottom - along, 0.0, 1.0, length=_BARS)
    middle = box.y + box.height / 2
    if found.beside:
        return hand_off_bars(found.line_x, middle, 0.0, 1.0, length=_BARS)
    return hand_off_bars(box.x + along, middle, 1.0, 0.0, length=_BARS)
