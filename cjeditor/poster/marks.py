"""What the sheet itself carries: crop marks, registration marks and the check ruler, as frames in points.

The map's own furniture is layout's; these belong to the paper.
"""

from __future__ import annotations

from collections.abc import Iterator

from cjeditor.drawing.frame import Box, CurveTo, Frame, Glyphs, Item, LineTo, MoveTo, Path, Stroke, rgb
from cjeditor.drawing.painters.pdf_sheets import PT_PER_MM, Area
from cjeditor.drawing.text.metrics import advance
from cjeditor.poster.plan import PosterPlan
from cjeditor.poster.setup import MARK_LENGTH_MM, MARK_OFFSET_MM

_MARK = Stroke(rgb("#000000"), 0.18 * PT_PER_MM)
_GREY = rgb("#6B7480")
_RULER_MM = 100
_RULER_HEIGHT_MM = 3.0
_RULER_LABEL_PT = 8.0


def sheet_marks(plan: PosterPlan, *, crop: bool, registration: bool) -> Frame:
    """Return the marks outside the trim, in points from the media's top left corner."""
    items: list[Item] = []
    if crop:
        items += _crop_marks(plan.trim)
    if registration:
        items += _registration_marks(plan.trim)
    return Frame(plan.width * PT_PER_MM, plan.height * PT_PER_MM, tuple(items), part="marks")


def _crop_marks(trim: Area) -> Iterator[Path]:
    left, top, right, bottom = trim.x, trim.y, trim.x + trim.width, trim.y + trim.height
    near, far = MARK_OFFSET_MM, MARK_OFFSET_MM + MARK_LENGTH_MM
    for x in (left, right):
        yield _line(x, top - near, x, top - far)
        yield _line(x, bottom + near, x, bottom + far)
    for y in (top, bottom):
        yield _line(left - near, y, left - far, y)
        yield _line(right + near, y, right + far, y)


def _registration_marks(trim: Area) -> Iterator[Path]:
    middle_x, middle_y = trim.x + trim.width / 2, trim.y + trim.height / 2
    away = MARK_OFFSET_MM + MARK_LENGTH_MM / 2
    for x, y in (
        (middle_x, trim.y - away),
        (middle_x, trim.y + trim.height + away),
        (trim.x - away, middle_y),
        (trim.x + trim.width + away, middle_y),
    ):
        yield _line(x - 2.5, y, x + 2.5, y)
        yield _line(x, y - 2.5, x, y + 2.5)
        yield _circle(x, y, 1.5)


def _line(x1: float, y1: float, x2: float, y2: float) -> Path:
    start, end = MoveTo(x1 * PT_PER_MM, y1 * PT_PER_MM), LineTo(x2 * PT_PER_MM, y2 * PT_PER_MM)
    return Path((start, end), stroke=_MARK)


def _circle(x: float, y: float, radius: float) -> Path:
    cx, cy, r = x * PT_PER_MM, y * PT_PER_MM, radius * PT_PER_MM
    k = r * 0.5522847498
    return Path(
        (
            MoveTo(cx + r, cy),
            CurveTo(cx + r, cy + k, cx + k, cy + r, cx, cy + r),
            CurveTo(cx - k, cy + r, cx - r, cy + k, cx - r, cy),
            CurveTo(cx - r, cy - k, cx - k, cy - r, cx, cy - r),
            CurveTo(cx + k, cy - r, cx + r, cy - k, cx + r, cy),
        ),
        stroke=_MARK,
    )


def ruler(label: str) -> Frame:
    """Return the check ruler: 100 mm with ticks at 1, 5 and 10 mm, and what to do when it measures otherwise."""
    stroke = Stroke(_GREY, 0.18 * PT_PER_MM)
    ticks = [_tick(at, stroke) for at in range(_RULER_MM + 1)]
    label_x = (_RULER_MM + 3) * PT_PER_MM
    text = Glyphs(label, "regular", _RULER_LABEL_PT, label_x, _RULER_HEIGHT_MM * PT_PER_MM, _GREY)
    base = Box(0, _RULER_HEIGHT_MM * PT_PER_MM - stroke.width / 2, _RULER_MM * PT_PER_MM, stroke.width, _GREY)
    width = label_x + advance(label, "regular", _RULER_LABEL_PT)
    return Frame(width, (_RULER_HEIGHT_MM + 1) * PT_PER_MM, (base, *ticks, text), part="ruler")


def _tick(at: int, stroke: Stroke) -> Path:
    length = _RULER_HEIGHT_MM if at % 10 == 0 else 2.0 if at % 5 == 0 else 1.0
    x, foot = at * PT_PER_MM, _RULER_HEIGHT_MM * PT_PER_MM
    return Path((MoveTo(x, foot), LineTo(x, foot - length * PT_PER_MM)), stroke=stroke)
