"""Signs of marks: how a badge, heat and a path look, on the map and in the legend that explains them.

Knows no map; where a sign stands is the overlay's.
"""

from __future__ import annotations

from typing import Final, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from cjeditor.canvas import ink
from cjeditor.drawing.frame import Colour, rgb
from cjeditor.drawing.look import colours
from cjeditor.model.marks import Meaning, Tone

_TONES: Final[dict[Tone, Colour]] = {
    "bad": colours.WARNING,
    "warning": rgb("#8A5A00"),
    "good": colours.GOOD,
    "neutral": colours.STRUCTURE,
}
_HEAT: Final = 0xB3261E
_BADGE_PX: Final = 11
_HEIGHT: Final = 18.0


def heat_of(share: float) -> Colour:
    """Return the red over a box; `share` is 0 to 1."""
    return round(150 * share) << 24 | _HEAT


def heat_of_line(share: float) -> Colour:
    """Return the red of a line, which is darker: it has less room."""
    return round(110 + 120 * share) << 24 | _HEAT


def path_pen() -> QPen:
    """Return the pen of a highlighted path."""
    pen = QPen(ink.colour_of(ink.ACCENT_PALE), 6.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def draw_badge(painter: QPainter, x: float, y: float, text: str, tone: Tone) -> None:
    """Draw a badge whose top left corner stands there."""
    font = QFont(painter.font())
    font.setPixelSize(_BADGE_PX)
    font.setBold(True)
    width = max(_HEIGHT, QFontMetricsF(font).horizontalAdvance(text) + 10)
    pill = QRectF(x, y, width, _HEIGHT)
    painter.setPen(QPen(ink.colour_of(colours.PAPER), 1.5))
    painter.setBrush(ink.colour_of(_TONES[tone]))
    painter.drawRoundedRect(pill, 9, 9)
    painter.setFont(font)
    painter.setPen(ink.colour_of(colours.PAPER))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def draw_sample(painter: QPainter, box: QRectF, meaning: Meaning) -> None:
    """Draw the sign of a meaning in a box of the legend."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = box.center().y()
    match meaning.sign:
        case "badge":
            draw_badge(
                painter, box.center().x() - _HEIGHT / 2, middle - _HEIGHT / 2, meaning.text, meaning.tone
            )
        case "heat":
            _draw_scale(painter, QRectF(box.left(), middle - 6, box.width(), 12))
        case "path":
            painter.setPen(path_pen())
            painter.drawLine(QPointF(box.left() + 3, middle), QPointF(box.right() - 3, middle))
        case _:
            assert_never(meaning.sign)


def _draw_scale(painter: QPainter, box: QRectF) -> None:
    """Draw all reds from pale to full, on paper: panels may be dark."""
    from PySide6.QtGui import QLinearGradient

    shades = QLinearGradient(box.topLeft(), box.topRight())
    shades.setColorAt(0, ink.colour_of(heat_of(0.1)))
    shades.setColorAt(1, ink.colour_of(heat_of(1)))
    painter.setPen(Qt.PenStyle.NoPen)
    for fill in (ink.colour_of(colours.PAPER), shades):
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 4, 4)
