"""Signs that cards and legend share: whose something is, how severe and how frequent it is, and a map of its own."""

from __future__ import annotations

from typing import Final

from cjeditor.drawing.frame import Item
from cjeditor.drawing.look import colours, marks, sizes
from cjeditor.drawing.look.icons import draw_icon
from cjeditor.drawing.look.type import TextStyle
from cjeditor.drawing.text.block import text_block, text_width
from cjeditor.layout.inputs import PersonaLook

DETAIL_ICON: Final = "layers"
SEVERITY_WIDTH: Final = marks.dots_width(sizes.LEVELS)
_MARKER_STEP: Final = sizes.MARKER + 6.0
_FREQUENCY_ICON: Final = 14.0
_ICON_GAP: Final = 3.0


def persona_markers(personas: tuple[PersonaLook, ...], x: float, middle: float) -> list[Item]:
    """Return the markers of personas in a row from x on."""
    return [
        marks.persona_marker(
            look.marker, x + sizes.MARKER / 2 + place * _MARKER_STEP, middle, sizes.MARKER, look.colour
        )
        for place, look in enumerate(personas)
    ]


def markers_width(personas: tuple[PersonaLook, ...]) -> float:
    """Return the width of the markers of personas."""
    return max(0.0, len(personas) * _MARKER_STEP - (_MARKER_STEP - sizes.MARKER))


def severity_dots(level: int, x: float, middle: float) -> tuple[Item, ...]:
    """Return five dots, as many of them filled; none without a level."""
    return marks.dots(level, sizes.LEVELS, x, middle, colours.INK) if level else ()


def frequency_sign(level: int, x: float, middle: float, style: TextStyle) -> list[Item]:
    """Return the level of five as figures behind two arrows in a circle; nothing without a level."""
    if not level:
        return []
    icon = draw_icon("refresh-cw", x, middle - _FREQUENCY_ICON / 2, _FREQUENCY_ICON, style.colour)
    top = middle - style.line_height / 2
    words = text_block(
        _frequency(level), style, x + _FREQUENCY_ICON + _ICON_GAP, top, frequency_width(level, style)
    )
    return [icon, *words.items]


def frequency_width(level: int, style: TextStyle) -> float:
    """Return the width of a frequency's sign."""
    return _FREQUENCY_ICON + _ICON_GAP + text_width(_frequency(level), style)


def _frequency(level: int) -> str:
    return f"{level}/{sizes.LEVELS}"
