"""What lies around the trim: crop marks and registration marks, of exact size on paper.

Frames in map units, made for the scale of their plan, so that one frame holds the whole sheet. The map's own
furniture is layout's; these belong to the paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from cjeditor.drawing.frame import Frame, LineTo, MoveTo, Path, Stroke, rgb
from cjeditor.drawing.look.marks import circle
from cjeditor.drawing.painters.pdf_sheets import Area
from cjeditor.poster.plan import PosterPlan
from cjeditor.poster.setup import MARK_LENGTH_MM, MARK_OFFSET_MM

_Line: TypeAlias = tuple[float, float, float, float]

_INK = rgb("#000000")
_LINE_MM = 0.18


def sheet_marks(plan: PosterPlan, *, crop: bool, registration: bool) -> Frame:
    """Return the marks outside the trim, in map units from the media's top left corner."""
    lines = [
        *(_crop_marks(plan.trim) if crop else ()),
        *(_registration_crosses(plan.trim) if registration else ()),
    ]
    circles = list(_registration_middles(plan.trim)) if registration else []
    unit, stroke = plan.units_per_mm, Stroke(_INK, _LINE_MM * plan.units_per_mm)
    items = [_line(line, unit, stroke) for line in lines]
    items += [circle(x * unit, y * unit, 1.5 * unit, stroke=stroke) for x, y in circles]
    return Frame(plan.width * unit, plan.height * unit, tuple(items), part="marks")


def _crop_marks(trim: Area) -> Iterator[_Line]:
    left, top, right, bottom = trim.x, trim.y, trim.x + trim.width, trim.y + trim.height
    near, far = MARK_OFFSET_MM, MARK_OFFSET_MM + MARK_LENGTH_MM
    for x in (left, right):
        yield x, top - near, x, top - far
        yield x, bottom + near, x, bottom + far
    for y in (top, bottom):
        yield left - near, y, left - far, y
        yield right + near, y, right + far, y


def _registration_crosses(trim: Area) -> Iterator[_Line]:
    for x, y in _registration_middles(trim):
        yield x - 2.5, y, x + 2.5, y
        yield x, y - 2.5, x, y + 2.5


def _registration_middles(trim: Area) -> Iterator[tuple[float, float]]:
    middle_x, middle_y = trim.x + trim.width / 2, trim.y + trim.height / 2
    away = MARK_OFFSET_MM + MARK_LENGTH_MM / 2
    yield middle_x, trim.y - away
    yield middle_x, trim.y + trim.height + away
    yield trim.x - away, middle_y
    yield trim.x + trim.width + away, middle_y


def _line(line: _Line, unit: float, stroke: Stroke) -> Path:
    x1, y1, x2, y2 = (place * unit for place in line)
    return Path((MoveTo(x1, y1), LineTo(x2, y2)), stroke=stroke)
