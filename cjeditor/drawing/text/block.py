"""Sets a text as lines of Glyphs under a style, inside a width, from its top left corner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, Literal

from cjeditor.drawing.face import Face
from cjeditor.drawing.frame import Glyphs
from cjeditor.drawing.look.type import TextStyle
from cjeditor.drawing.text import metrics
from cjeditor.drawing.text.direction import has_right_to_left, leads_right_to_left
from cjeditor.drawing.text.wrap import (
    ELLIPSIS,
    Line,
    ellipsised,
    line_count,
    wrap,
    wrap_balanced,
    wrap_evened,
)
from cjeditor.frozen import frozen

Align = Literal["start", "left", "centre", "right"]
"""`start` is where a paragraph begins: at the right for Arabic and Hebrew."""
Breaking = Literal["full", "evened", "balanced"]
"""Lines as full as they get; the same without a lone word at the end; or of lengths as even as words allow."""

MOST_LETTERS: Final = 20_000
MOST_LINES: Final = 700
"""Of one text; a card that shows as much is three metres high."""

_Breaker = Callable[[str, Face, float, float, float], tuple[Line, ...]]

_BREAKERS: Final[Mapping[Breaking, _Breaker]] = {
    "full": wrap,
    "evened": wrap_evened,
    "balanced": wrap_balanced,
}
_SHIFT: Final = {"start": 0.0, "left": 0.0, "centre": 0.5, "right": 1.0}


@frozen
class Block:
    """Lines of text and the room they take; `width` is the widest line's.

    `was_cut` says that an ellipsis stands for text, `missing` names the graphemes that will not print.
    """

    items: tuple[Glyphs, ...]
    width: float
    height: float
    was_cut: bool
    missing: tuple[str, ...]


def text_block(
    text: str,
    style: TextStyle,
    x: float,
    y: float,
    width: float,
    *,
    max_lines: int | None = None,
    field: str = "",
    align: Align = "left",
    breaking: Breaking = "full",
) -> Block:
    """Set text in a style with its top left corner at (x, y), broken at `width`, in at most `max_lines` lines.

    The letters stand in the middle of their lines, as in CSS. Empty text takes no room.
    """
    if not text:
        return Block((), 0.0, 0.0, was_cut=False, missing=())
    part = part_set(text)
    shown = capitals(part) if style.capitals else part
    lines, was_cut = _lines(shown, style, width, max_lines, breaking)
    first = y + first_baseline(style)
    share = _SHIFT[align]
    is_foreign = has_right_to_left(shown)
    from_right = [is_foreign and leads_right_to_left(_paragraph_of(shown, line.start)) for line in lines]
    starts_right = 1.0 if align == "start" else share
    items = tuple(
        Glyphs(
            line.text,
            style.face,
            style.size,
            x + (starts_right if is_right else share) * (width - line.width),
            first + number * style.line_height,
            style.colour,
            style.tracking,
            field=field,
            offset=line.start,
            joins_next=line.joins_next,
            from_right=is_right,
        )
        for number, (line, is_right) in enumerate(zip(lines, from_right, strict=True))
    )
    widest = max(line.width for line in lines)
    missing = metrics.missing_in(shown, style.face)
    was_cut = was_cut or part is not text
    return Block(items, widest, len(lines) * style.line_height, was_cut=was_cut, missing=missing)


def text_height(text: str, style: TextStyle, width: float) -> float:
    """Return the height `text_block` would take, without setting the lines."""
    if not text:
        return 0.0
    part = part_set(text)
    shown = capitals(part) if style.capitals else part
    return line_count(shown, style.face, style.size, width, style.tracking) * style.line_height


def part_set(text: str) -> str:
    """Return what is set of a text: all of it, but of one of monstrous length the beginning and an ellipsis.

    Nobody reads more in one place, and a page has no room for it; setting a million letters takes many seconds.
    """
    if len(text) <= MOST_LINES:
        return text
    lines = text[:MOST_LETTERS].split("\n", MOST_LINES)[:MOST_LINES]
    part = "\n".join(lines)
    return text if len(part) == len(text) else part + ELLIPSIS


def text_width(text: str, style: TextStyle) -> float:
    """Return the width of a text on one line in a style."""
    shown = capitals(text) if style.capitals else text
    return metrics.advance(shown, style.face, style.size, style.tracking)


@lru_cache(maxsize=256)
def first_baseline(style: TextStyle) -> float:
    """Return how far the first baseline lies under the top of a block: the leading's surplus is halved above."""
    return _baseline(style.face, style.size, style.line_height)


def capitals(text: str) -> str:
    """Return the text in capitals, character for character, so that places in it stay what they are."""
    return "".join(upper if len(upper := char.upper()) == 1 else char for char in text)


def _paragraph_of(text: str, place: int) -> str:
    """The paragraph that holds a character."""
    return text[text.rfind("\n", 0, place) + 1 :].split("\n", 1)[0]


def _lines(
    text: str, style: TextStyle, width: float, max_lines: int | None, breaking: Breaking
) -> tuple[tuple[Line, ...], bool]:
    lines = _BREAKERS[breaking](text, style.face, style.size, width, style.tracking)
    if max_lines is None or len(lines) <= max_lines:
        return lines, False
    return ellipsised(text, style.face, style.size, width, max_lines, tracking=style.tracking)


def _baseline(face: Face, size: float, line_height: float) -> float:
    above, below = metrics.ascent(face, size), metrics.descent(face, size)
    return (line_height - above - below) / 2 + above
