"""Wording: what the words of a flow may be, from the fullest to the shortest, and how much room each wants.

Knows no place: `labels` and `turned` find where words stand.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import Final, NamedTuple

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.look import type as styles
from cjeditor.drawing.text.block import text_width
from cjeditor.layout.grain import GRAIN

LABEL_PADDING: Final = 3.0
BARS_WIDTH: Final = 14.0
"""The room the bars of a hand-off take before its words."""
_HEIGHT: Final = 16.0
_OF_CAPITALS: Final = 10.5
"""The height of words that reach neither above capitals nor below their line: they fit between the lines beside."""
_LEVEL: Final = frozenset("0123456789%<▸\u00a0 ABCDEFGHIKLMNOPRSTUVWXYZ")


class Words(NamedTuple):
    """One way to word a label, and its size with padding; a hand-off may be its bars alone."""

    text: str
    hand_off: str
    has_bars: bool
    width: float
    height: float
    chosen_face: ChosenFace | None = None

    @property
    def beside(self) -> float:
        """How wide it is without the bars, when these stand on the line and the rest beside it."""
        return self.width - BARS_WIDTH if self.has_bars else self.width


@lru_cache(maxsize=20_000)
def wordings(share: str, words: str, hand_off: str, chosen: ChosenFace | None = None) -> tuple[Words, ...]:
    """Return the words of a flow from the fullest to the shortest; none when it says nothing."""
    full = " ".join(part for part in (share, words) if part)
    bars = bool(hand_off)
    found = [(full, hand_off, bars), (share, hand_off, bars), (share, "", bars), (share, "", False)]
    said = dict.fromkeys(found if share else found[:3])
    return tuple(_words(*one, chosen) for one in said if any(one))


@lru_cache(maxsize=20_000)
def bars_along(words: Words) -> float:
    """Return how far from the start of a label the middle of its bars stands."""
    before = _width(words.text, "", has_bars=False, style=styles.FLOW_LABEL.over(words.chosen_face))
    return before + BARS_WIDTH / 2 + 1.0


def mark_words(hand_off: str, chosen: ChosenFace | None = None) -> Words:
    """Return the words beside a mark, whose bars are drawn apart."""
    return _words("", hand_off, False, chosen)  # noqa: FBT003  # one of a tuple


def _words(text: str, hand_off: str, has_bars: bool, chosen: ChosenFace | None) -> Words:  # noqa: FBT001  # one of a tuple
    width = _width(text, hand_off, has_bars, styles.FLOW_LABEL.over(chosen))
    height = _OF_CAPITALS if _LEVEL.issuperset(text) and _LEVEL.issuperset(hand_off) else _HEIGHT
    return Words(text, hand_off, has_bars, width, height, chosen)


def _width(text: str, hand_off: str, has_bars: bool, style: styles.TextStyle) -> float:  # noqa: FBT001  # one of a tuple
    parts = [text_width(part, style) for part in (text, hand_off) if part]
    gaps = 2 * LABEL_PADDING * len(parts)
    width = sum(parts) + gaps + (BARS_WIDTH if has_bars else 0.0)
    return ceil(width * GRAIN / 2) * 2 / GRAIN
