"""Icons of the window: the map's icon set, drawn in the theme's ink at the screen's own resolution."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPen, QPixmap

from cjeditor.drawing.frame import CurveTo, LineTo, MoveTo
from cjeditor.drawing.look import icons
from cjeditor.ui.theme import LIGHT, Theme

SIZES: Final = (16, 20)
"""Menus and lists, and the toolbar, in logical pixels."""


def window_icon(name: str, theme: Theme) -> QIcon:
    """Return an icon in the theme's ink, paler when disabled, readable on a selection."""
    return _icon(name, theme.ink, theme.on_accent, theme.line, _ratio())


def coloured_icon(name: str, colour: str) -> QIcon:
    """Return an icon in one colour, "#RRGGBB", for channels and note kinds in lists."""
    return _icon(name, colour, colour, colour, _ratio())


@lru_cache(maxsize=512)
def swatch(colour: str) -> QIcon:
    """Return a rounded square of one colour, "#RRGGBB"."""
    made = QIcon()
    for size in SIZES:
        pixmap, painter = _canvas(size, _ratio())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(1, 1, size - 2, size - 2, 3, 3)
        painter.end()
        made.addPixmap(pixmap)
    return made


@lru_cache(maxsize=2048)
def _icon(name: str, ink: str, selected: str, disabled: str, ratio: float) -> QIcon:
    path = _path(name)
    made = QIcon()
    for mode, colour in (
        (QIcon.Mode.Normal, ink),
        (QIcon.Mode.Selected, selected),
        (QIcon.Mode.Disabled, disabled),
    ):
        for size in SIZES:
            made.addPixmap(_drawn(path, size, colour, ratio), mode)
    return made


@lru_cache(maxsize=1)
def program_icon() -> QIcon:
    """Return the icon of the program: a path on the ink blue of the stages."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        pixmap, painter = _canvas(size, 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.accent))
        painter.drawRoundedRect(0, 0, size, size, size / 5, size / 5)
        painter.drawPixmap(
            size // 6, size // 6, _drawn(_path("route"), size - 2 * (size // 6), "#FFFFFF", 1.0)
        )
        painter.end()
        made.addPixmap(pixmap)
    return made


def _drawn(path: QPainterPath, size: int, colour: str, ratio: float) -> QPixmap:
    pixmap, painter = _canvas(size, ratio)
    painter.scale(size / icons.BOX, size / icons.BOX)
    pen = QPen(QColor(colour), icons.LINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.end()
    return pixmap


def _canvas(size: int, ratio: float) -> tuple[QPixmap, QPainter]:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return pixmap, painter


def _path(name: str) -> QPainterPath:
    path = QPainterPath()
    for segment in icons.icon(name).segments:
        match segment:
            case MoveTo():
                path.moveTo(segment.x, segment.y)
            case LineTo():
                path.lineTo(segment.x, segment.y)
            case CurveTo():
                path.cubicTo(
                    QPointF(segment.x1, segment.y1),
                    QPointF(segment.x2, segment.y2),
                    QPointF(segment.x, segment.y),
                )
            case _:
                path.closeSubpath()
    return path


def _ratio() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
