"""Splits text into graphemes: what a reader takes for one character and a caret never enters.

Covers combining marks, joined emoji, flags, variation selectors, skin tones and Korean syllable parts; of the
Unicode rules (UAX 29) only conjuncts of Indic scripts and rare prefixes are left out. Knows no faces.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Final

SIMPLE: Final = 0
EXTENDING: Final = 1
JOINER: Final = 2
REGIONAL: Final = 3

ZERO_WIDTH_JOINER: Final = "\u200d"
EMOJI_SELECTOR: Final = "\ufe0f"
_IGNORABLE: Final = frozenset("\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2060\ufeff")
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_TAGS: Final = range(0xE0000, 0xE0080)
_REGIONAL: Final = range(0x1F1E6, 0x1F200)
_PICTOGRAPHS: Final = range(0x1F000, 0x1FB00)
_HANGUL_TAILS: Final = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))


class _Kinds(dict[str, int]):
    """What each character does to the one before it, worked out once a character."""

    def __missing__(self, char: str) -> int:
        kind = self[char] = _kind(char)
        return kind


_KINDS: Final = _Kinds()
kind_of = _KINDS.__getitem__
"""SIMPLE, EXTENDING, JOINER or REGIONAL of one character."""


def is_simple(text: str) -> bool:
    """Whether every character of the text is a grapheme of its own."""
    return text.isascii() or not any(map(kind_of, text))


def graphemes(text: str) -> list[str]:
    """Return the graphemes of the text in order; joined, they are the text."""
    if is_simple(text):
        return list(text)
    return [text[start:end] for start, end in pairwise(boundaries(text))]


def boundaries(text: str) -> list[int]:
    """Return where graphemes start, and the end of the text at last; [0] for no text."""
    if is_simple(text):
        return list(range(len(text) + 1))
    starts = []
    regionals = 0
    for index, char in enumerate(text):
        if index == 0 or _breaks_before(text, index, regionals):
            starts.append(index)
        regionals = regionals + 1 if kind_of(char) == REGIONAL else 0
    return [*starts, len(text)]


def is_ignorable(char: str) -> bool:
    """Whether the character is never drawn: joiners, selectors, soft hyphens, tags, skin tones."""
    return (
        char in _IGNORABLE
        or char == ZERO_WIDTH_JOINER
        or "\ufe00" <= char <= "\ufe0f"
        or is_tag(char)
        or is_skin_tone(char)
    )


def is_skin_tone(char: str) -> bool:
    """Whether the character colours the emoji before it; alone it is a patch of colour."""
    return ord(char) in _SKIN_TONES


def is_tag(char: str) -> bool:
    """Whether the character spells out the region of a flag."""
    return ord(char) in _TAGS


def is_combining(char: str) -> bool:
    """Whether the character is a mark drawn over or under the one before it."""
    return unicodedata.category(char) in {"Mn", "Me"}


def _kind(char: str) -> int:
    code = ord(char)
    if char == ZERO_WIDTH_JOINER:
        return JOINER
    if code in _REGIONAL:
        return REGIONAL
    extends = (
        is_ignorable(char)
        or unicodedata.category(char) in {"Mn", "Me", "Mc"}
        or any(code in tails for tails in _HANGUL_TAILS)
    )
    return EXTENDING if extends else SIMPLE


def _breaks_before(text: str, index: int, regionals: int) -> bool:
    """Whether a grapheme starts at an index over 0; `regionals` is how many flag letters stand just before it."""
    before, char = text[index - 1], text[index]
    if before == "\n":
        return True
    kind = kind_of(char)
    if kind in {EXTENDING, JOINER}:
        return False
    if kind == REGIONAL:
        return regionals % 2 == 0
    joins = before == ZERO_WIDTH_JOINER and index > 1 and text[index - 2] != "\n"
    return not (joins and _is_pictograph(char))


def _is_pictograph(char: str) -> bool:
    return ord(char) in _PICTOGRAPHS or unicodedata.category(char) in {"So", "Sm"}
