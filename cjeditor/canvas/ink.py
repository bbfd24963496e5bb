"""Ink: the colours and small shapes of overlays, and how plain rectangles become Qt's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintDevice, QPainter, QPainterPath, QPen

from cjeditor.canvas.geometry import Line
from cjeditor.drawing.frame import ClosePath, Colour, CurveTo, LineTo, MoveTo, Path, rgb
from cjeditor.layout.rect import Rect

ACCENT: Final = rgb("#1769E0")
ACCENT_SOFT: Final = rgb("#1769E0", 0.14)
SOFT_ALPHA: Final = ACCENT_SOFT & 0xFF000000
ACCENT_PALE: Final = rgb("#1769E0", 0.45)
REFUSED: Final = rgb("#B3261E")
FADED: Final = rgb("#FFFFFF", 0.62)
CARET: Final = rgb("#1769E0")
TEXT_SELECTION: Final = rgb("#1769E0", 0.25)
LOW_PX: Final = 13.0
LIGHT_SURROUND: Final = rgb("#E3E6EB")


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """Paint on a widget or a pixmap; Qt ends the process when a mistake of ours leaves its painter open."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()


def colour_of(colour: Colour) -> QColor:
    """Return Qt's colour."""
    return QColor.fromRgba(colour)


def rect_of(rect: Rect) -> QRectF:
    """Return Qt's rectangle."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def path_of(path: Path) -> QPainterPath:
    """Return Qt's path."""
    found = QPainterPath()
    for segment in path.segments:
        match segment:
            case MoveTo(x, y):
                found.moveTo(x, y)
            case LineTo(x, y):
                found.lineTo(x, y)
            case CurveTo(x1, y1, x2, y2, x, y):
                found.cubicTo(x1, y1, x2, y2, x, y)
            case ClosePath():
                found.closeSubpath()
            case _:
                assert_never(segment)
    return found


def draw_outline(painter: QPainter, rect: Rect, colour: Colour, width: float, radius: float = 5.0) -> None:
    """Draw a rounded outline just outside a rectangle."""
    painter.setPen(QPen(colour_of(colour), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect_of(rect.grown(width / 2 + 1)), radius, radius)


def draw_tint(painter: QPainter, rects: Iterable[Rect], colour: Colour) -> None:
    """Lay a colour over many rectangles in one go, edges not smoothed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(colour))
    painter.drawRects([rect_of(rect) for rect in rects])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def draw_dashes(painter: QPainter, rect: Rect, colour: Colour, radius: float = 5.0) -> None:
    """Draw a place where something lands: a dashed, lightly filled rectangle, or a bar when it is low."""
    if rect.height < LOW_PX:
        bar = Rect(rect.x, rect.y + rect.height / 2 - 2, rect.width, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(colour))
        painter.drawRoundedRect(rect_of(bar), 2, 2)
        return
    pen = QPen(colour_of(colour), 2.0, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([4.0, 3.0])
    painter.setPen(pen)
    painter.setBrush(colour_of(colour & 0xFFFFFF | SOFT_ALPHA))
    painter.drawRoundedRect(rect_of(rect), radius, radius)


def draw_disc(painter: QPainter, x: float, y: float, radius: float, fill: Colour, line: Colour) -> None:
    """Draw a filled circle with an outline."""
    painter.setPen(QPen(colour_of(line), 1.5))
    painter.setBrush(colour_of(fill))
    painter.drawEllipse(QPointF(x, y), radius, radius)


def draw_plus(painter: QPainter, x: float, y: float, arm: float, colour: Colour) -> None:
    """Draw a plus sign."""
    painter.setPen(QPen(colour_of(colour), 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(x - arm, y), QPointF(x + arm, y))
    painter.drawLine(QPointF(x, y - arm), QPointF(x, y + arm))


def draw_line(painter: QPainter, line: Line, colour: Colour, width: float) -> None:
    """Draw a straight line with round ends."""
    painter.setPen(QPen(colour_of(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(line.x1, line.y1), QPointF(line.x2, line.y2))
