"""Ink: strokes, fills and outlines as Qt draws them, each ready to be drawn again. Knows no frames and no text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, TypeAlias, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QGlyphRun, QPainter, QPainterPath, QPen

from cjeditor.drawing.frame import Cap, ClosePath, Colour, CurveTo, LineTo, MoveTo, Segment
from cjeditor.drawing.painters.pictures import PictureSource

Op: TypeAlias = Callable[[QPainter, PictureSource | None], None]
"""Draws one thing; pictures come from the source it is given."""

_HAIR: Final = 0.001


def filled_rect(rect: QRectF, fill: Colour) -> Op:
    """Fill a rectangle."""
    shown = colour(fill)
    return lambda painter, _: painter.fillRect(rect, shown)


def filled(path: QPainterPath, fill: Colour) -> Op:
    """Fill an outline."""
    brush = QBrush(colour(fill))
    return lambda painter, _: painter.fillPath(path, brush)


def stroked(path: QPainterPath, pen: QPen) -> Op:
    """Draw along an outline."""
    return lambda painter, _: painter.strokePath(path, pen)


def drawn_run(start: QPointF, run: QGlyphRun, pen: QPen) -> Op:
    """Draw glyphs from a start."""

    def draw(painter: QPainter, _: PictureSource | None) -> None:
        painter.setPen(pen)
        painter.drawGlyphRun(start, run)

    return draw


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """Return a rectangle with rounded corners."""
    path = QPainterPath()
    if radius > 0:
        path.addRoundedRect(rect, radius, radius)
    else:
        path.addRect(rect)
    return path


def outline(segments: Sequence[Segment], k: float = 1.0, dx: float = 0.0, dy: float = 0.0) -> QPainterPath:
    """Return the segments, scaled, then shifted."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for segment in segments:
        match segment:
            case MoveTo(x, y):
                path.moveTo(x * k + dx, y * k + dy)
            case LineTo(x, y):
                path.lineTo(x * k + dx, y * k + dy)
            case CurveTo(x1, y1, x2, y2, x, y):
                path.cubicTo(x1 * k + dx, y1 * k + dy, x2 * k + dx, y2 * k + dy, x * k + dx, y * k + dy)
            case ClosePath():
                path.closeSubpath()
            case _:
                assert_never(segment)
    return path


@lru_cache(maxsize=2_000)
def colour(value: Colour) -> QColor:
    """Return the colour as Qt keeps it."""
    return QColor.fromRgba(value)


@lru_cache(maxsize=2_000)
def pen(
    ink: Colour,
    width: float = 1.0,
    dash: tuple[float, ...] = (),
    cap: Cap = "butt",
    *,
    is_mitred: bool = False,
) -> QPen:
    """A pen; Qt counts dashes in pen widths."""
    made = QPen(colour(ink), width)
    made.setCapStyle(Qt.PenCapStyle.RoundCap if cap == "round" else Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.MiterJoin if is_mitred else Qt.PenJoinStyle.RoundJoin)
    if dash and width > 0:
        made.setDashPattern(_dash_pattern(dash, width))
    return made


def _dash_pattern(dash: tuple[float, ...], width: float) -> list[float]:
    """Dashes and gaps in pen widths. Qt draws no dash of length 0, which round caps make a dot: its gap lends a hair."""
    pattern: list[float] = []
    lengths = dash * (1 + len(dash) % 2)
    for shown, gap in zip(lengths[::2], lengths[1::2], strict=True):
        least = max(shown / width, _HAIR)
        pattern += [least, (shown + gap) / width - least]
    return pattern
