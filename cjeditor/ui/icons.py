"""Icons of the window: the map's icon set, drawn in the theme's ink at the screen's own resolution.

Reads the set's path data itself: the map's own reader brings the display list with it, and the bare window stands
before that.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPen, QPixmap

from cjeditor.resource_files import resource_bytes
from cjeditor.ui.theme import LIGHT, Theme

_BOX: Final = 24.0
_LINE: Final = 2.0
_HAIRLINE: Final = "#8A94A3"
"""Around a colour: seen on light panels and on dark ones."""
_COMMANDS: Final = re.compile("([MLCZ])([^MLCZ]*)")
SIZES: Final = (16, 20)
"""Menus and lists, and the toolbar, in logical pixels."""


def window_icon(name: str, theme: Theme) -> QIcon:
    """Return an icon in the theme's ink, paler when disabled, readable on a selection."""
    return _icon(name, theme.ink, theme.on_accent, theme.line, _ratio())


def cell_icon(name: str, theme: Theme) -> QIcon:
    """Return an icon in the theme's ink for tables, whose chosen row keeps its ink."""
    return _icon(name, theme.ink, theme.ink, theme.line, _ratio())


def coloured_icon(name: str, colour: str, theme: Theme) -> QIcon:
    """Return an icon in the colour of a channel or crew, "#RRGGBB", made light enough for dark panels."""
    shown = _lightened(colour) if theme.is_dark else colour
    return _icon(name, shown, theme.on_accent, shown, _ratio())


def record_icon(name: str, colour: str, theme: Theme) -> QIcon:
    """Return the icon of a record in its colour, or in the theme's ink when it has none."""
    return coloured_icon(name, colour, theme) if colour else window_icon(name, theme)


@lru_cache(maxsize=512)
def swatch(colour: str) -> QIcon:
    """Return a rounded square of one colour, "#RRGGBB", the same in a chosen row; its hairline shows on any ground."""
    made = QIcon()
    for size in SIZES:
        pixmap, painter = _canvas(size, _ratio())
        painter.setPen(QPen(QColor(_HAIRLINE), 1.0))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(1.5, 1.5, size - 3, size - 3), 3, 3)
        painter.end()
        made.addPixmap(pixmap)
        made.addPixmap(pixmap, QIcon.Mode.Selected)
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
    painter.scale(size / _BOX, size / _BOX)
    pen = QPen(QColor(colour), _LINE)
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
    path, data = QPainterPath(), _path_data()
    for letter, text in _COMMANDS.findall(data.get(name) or data["circle"]):
        numbers = [float(number) for number in text.replace(",", " ").split()]
        match letter:
            case "M":
                path.moveTo(*numbers)
            case "L":
                path.lineTo(*numbers)
            case "C":
                path.cubicTo(*numbers)
            case _:
                path.closeSubpath()
    return path


@cache
def _path_data() -> dict[str, str]:
    found: dict[str, str] = json.loads(resource_bytes("icons", "icons.json"))
    return found


def _lightened(colour: str) -> str:
    """Keep the hue, and bring the lightness to what can be seen on dark panels."""
    hue = QColor(colour)
    return QColor.fromHslF(
        max(0.0, hue.hslHueF()), hue.hslSaturationF() * 0.8, max(0.68, hue.lightnessF())
    ).name()


def _ratio() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
