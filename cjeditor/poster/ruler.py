"""The check ruler: a line of exact length on paper, its ticks, and what to do when it measures otherwise.

Made in map units for the scale of its print. It knows paper only as the room it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from cjeditor.drawing.frame import Box, Frame, Glyphs, LineTo, MoveTo, Path, Stroke, rgb
from cjeditor.drawing.look.type import SHEET_NOTE
from cjeditor.drawing.text.metrics import advance
from cjeditor.model.messages import Message, message

_GREY = rgb("#6B7480")
_LINE_MM = 0.18
_HEIGHT_MM = 3.0
_WORDS_MM: Final = 3.0
_LEAST_WORDS_MM: Final = 2.0
"""On narrow paper the words become smaller before any is left out, but never smaller than a small print."""
_DESCENT = 0.25
_BESIDE = 0.7
"""From the line to its words, against the size of the words."""
GAP_MM = 0.3
"""The least room between the legend and the ruler."""
ROOM: Final = (
    (0.0, GAP_MM + _HEIGHT_MM + _DESCENT * _WORDS_MM),
    (_DESCENT * SHEET_NOTE.size, GAP_MM + _HEIGHT_MM),
)
"""The height a ruler and its gap need is the largest of these: so many map units, and so many millimetres."""


class _Wish(NamedTuple):
    """A length in millimetres and the words beside it."""

    length: int
    words: str


def check_ruler(
    note: Message, units_per_mm: float, width: float, say: Callable[[Message], str]
) -> Frame | None:
    """Return the best ruler for a width in map units: of 100 mm, or of 50 mm on small paper; None where none fits.

    The words are as large as the legend's notes beside them and at least as office paper needs; on narrow paper they
    are smaller, and the note of the print goes first.
    """
    wishes = _wishes(say(note), say)
    sizes = ((wish, _size(wish, units_per_mm, width)) for wish in wishes)
    return next((_drawn(wish, size, units_per_mm) for wish, size in sizes if size is not None), None)


def _wishes(note: str, say: Callable[[Message], str]) -> Iterator[_Wish]:
    long = say(message("ruler", "100 mm. If this is not 100 mm, print at actual size."))
    short = say(message("ruler-short", "50 mm. If this is not 50 mm, print at actual size."))
    yield _Wish(100, f"{long}  {note}")
    yield _Wish(100, long)
    yield _Wish(50, short)
    yield _Wish(50, "50 mm")


def _size(wish: _Wish, unit: float, width: float) -> float | None:
    """Return how large the words may be, None when not even the least size fits."""
    wanted, least = max(_WORDS_MM * unit, SHEET_NOTE.size), _LEAST_WORDS_MM * unit
    size = min(wanted, (width - wish.length * unit) / (_BESIDE + advance(wish.words, "regular", 1.0)))
    return size if size >= least else None


def _drawn(wish: _Wish, size: float, unit: float) -> Frame:
    foot, stroke, length = _HEIGHT_MM * unit, Stroke(_GREY, _LINE_MM * unit), wish.length * unit
    base = Box(0, foot - stroke.width / 2, length, stroke.width, _GREY)
    ticks = (
        Path((MoveTo(at * unit, foot), LineTo(at * unit, foot - _tick_mm(at) * unit)), stroke=stroke)
        for at in range(wish.length + 1)
    )
    x, height = length + size * _BESIDE, foot + max(_DESCENT * size, stroke.width)
    words = Glyphs(wish.words, "regular", size, x, foot, _GREY)
    return Frame(x + advance(wish.words, "regular", size), height, (base, *ticks, words), part="ruler")


def _tick_mm(at: int) -> float:
    return _HEIGHT_MM if at % 10 == 0 else 2.0 if at % 5 == 0 else 1.0
