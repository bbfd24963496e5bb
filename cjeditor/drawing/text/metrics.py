"""Widths and heights of text from the advance tables: the one place any width comes from.

All numbers are map units. A width is the sum of advances, kerning off, so that screen, PDF and SVG agree to the last
digit. Text of plain characters takes one pass in C; clusters (marks, joined emoji, flags) go through `runs`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Final

from cjeditor.drawing.face import DrawnFace, Face, own_face
from cjeditor.drawing.text import faces
from cjeditor.drawing.text.graphemes import (
    EMOJI_SELECTOR,
    SIMPLE,
    ZERO_WIDTH_JOINER,
    graphemes,
    is_combining,
    is_ignorable,
    is_skin_tone,
    kind_of,
)
from cjeditor.drawing.text.joining import is_joining, joined

CAP_HEIGHT: Final = 0.7275
X_HEIGHT: Final = 0.546
_UNIT: Final = 1 / faces.UNITS_PER_EM
_MISSING_WIDTH: Final = 600.0
_MISSING_WIDE: Final = 1000.0
_JOINING: Final = re.compile("[\u0620-\u06ff\u0750-\u077f]")
_STACKING: Final = re.compile("[\u0700-\u074f\u0780-\u0dff\u0f00-\u109f\u1780-\u18af]")
"""Letters of Syriac, of the scripts of India, of Tibetan, Burmese, Khmer and Mongolian."""


class ClusterError(Exception):
    """The text holds a character that is only measured together with its neighbours: a mark, a letter that joins."""


class _Table(dict[str, float]):
    """Advances of one face with its fallbacks, by character; filled as characters are met.

    `foreign` holds the characters met that another face draws, or none; `missing` those that none has.
    """

    def __init__(self, face: Face) -> None:
        own = faces.face_metrics(own_face(face)).advances
        super().__init__(
            (char, width) for char, width in own.items() if char <= "\u024f" and char != "\u00ad"
        )
        self.face = face
        self.own = own_face(face)
        self["\n"] = 0.0
        self.foreign: set[str] = set()
        self.missing: set[str] = set()

    def __missing__(self, char: str) -> float:
        if kind_of(char) != SIMPLE or is_joining(char):
            raise ClusterError
        found = face_for(char, self.face)
        if found != self.own:
            self.foreign.add(char)
        if found is None:
            self.missing.add(char)
            width = _missing_width(char)
        else:
            width = faces.face_metrics(found).advances[char]
        self[char] = width
        return width


@lru_cache(maxsize=64)
def table(face: Face) -> _Table:
    """The advances of a face by character, in thousandths of the size; looking up a cluster's part raises."""
    return _Table(face)


def advance(text: str, face: Face, size: float, tracking: float = 0.0) -> float:
    """Return the width of a line."""
    try:
        width = sum(map(table(face).__getitem__, text)) * size * _UNIT
        return width + tracking * len(text) if tracking else width
    except ClusterError:
        widths = [width for _, width in _graphemes_with_units(text, face)]
        return sum(widths) * size * _UNIT + tracking * len(widths)


def positions(text: str, face: Face, size: float, tracking: float = 0.0) -> tuple[float, ...]:
    """Return the x of each grapheme's start, and the end of the line at last."""
    scale = size * _UNIT
    try:
        found = [units * scale for units in accumulate(map(table(face).__getitem__, text), initial=0.0)]
    except ClusterError:
        widths = (width for _, width in _graphemes_with_units(text, face))
        found = [units * scale for units in accumulate(widths, initial=0.0)]
    if tracking:
        found = [x + tracking * index for index, x in enumerate(found)]
    return tuple(found)


def character_units(text: str, face: Face) -> list[float]:
    """Return a width for each character in thousandths of the size; a cluster's stands at its first, then zeros."""
    try:
        return list(map(table(face).__getitem__, text))
    except ClusterError:
        units = []
        for grapheme, width in _graphemes_with_units(text, face):
            units.append(width)
            if len(grapheme) > 1:
                units.extend([0.0] * (len(grapheme) - 1))
        return units


def grapheme_units(grapheme: str, face: Face) -> float:
    """Return the width of one grapheme in thousandths of the size: that of what is drawn for it."""
    if len(grapheme) == 1 and kind_of(grapheme) == SIMPLE and not is_joining(grapheme):
        return table(face)[grapheme]
    found, drawn = drawn_for(grapheme, face)
    if found is None:
        return max(map(_missing_width, drawn), default=0.0)
    advances = faces.face_metrics(found).advances
    return sum(advances.get(char, 0.0) for char in drawn)


def drawn_for(grapheme: str, face: Face) -> tuple[DrawnFace | None, str]:
    """Return the face a grapheme is drawn in and the characters to map to glyphs, or None and the text itself.

    A known emoji sequence is one private character of the emoji face. One that is unknown is drawn as its first
    picture: a stranger's icon beside it would read as two. Selectors, joiners and skin tones draw nothing.
    """
    if len(grapheme) > 1:
        sequence = faces.sequences().get(_plain_sequence(grapheme))
        if sequence is not None:
            return "emoji", sequence
    drawn = "".join(char for char in grapheme if not is_ignorable(char))
    if ZERO_WIDTH_JOINER in grapheme:
        drawn = drawn[:1]
    if not drawn:
        lone = grapheme[0] if is_skin_tone(grapheme[0]) else ""
        return ("emoji" if lone else own_face(face)), lone
    if EMOJI_SELECTOR in grapheme and has_glyph("emoji", drawn):
        return "emoji", drawn
    return face_for(drawn, face), drawn


@lru_cache(maxsize=50_000)
def face_for(characters: str, face: Face) -> DrawnFace | None:
    """Return the first face of the chain that has the character, or all of a cluster's, None when none has."""
    return next((each for each in faces.chain_of(face) if has_glyph(each, characters)), None)


def has_glyph(face: DrawnFace, grapheme: str) -> bool:
    """Whether the face itself draws every character of the grapheme."""
    own = faces.face_metrics(face)
    return all(char in own.advances or char in own.marks or is_ignorable(char) for char in grapheme)


def missing_in(text: str, face: Face) -> tuple[str, ...]:
    """Return the graphemes that no face of the chain draws, each once, in order."""
    entries = table(face)
    try:
        sum(map(entries.__getitem__, text))
        if entries.missing.isdisjoint(text):
            return ()
    except ClusterError:
        pass
    return tuple(dict.fromkeys(g for g in graphemes(text) if g != "\n" and drawn_for(g, face)[0] is None))


def ascent(face: Face, size: float) -> float:
    """Return how far letters of the face reach over the baseline."""
    return faces.face_metrics(own_face(face)).ascent * size * _UNIT


def descent(face: Face, size: float) -> float:
    """Return how far letters of the face reach under the baseline, as a positive number."""
    return faces.face_metrics(own_face(face)).descent * size * _UNIT


def cap_height(size: float) -> float:
    """Return the height of a capital of the text faces."""
    return CAP_HEIGHT * size


def x_height(size: float) -> float:
    """Return the height of a small letter of the text faces."""
    return X_HEIGHT * size


def shaped(text: str, face: Face) -> Iterator[tuple[str, str]]:
    """Yield each grapheme and what is drawn for it: itself, or its letters in the forms in which they join."""
    found = graphemes(text)
    if _JOINING.search(text) is None:
        yield from zip(found, found, strict=True)
        return
    shown = joined(text, lambda form: face_for(form, face) is not None)
    start = 0
    for grapheme in found:
        yield grapheme, shown[start : start + len(grapheme)]
        start += len(grapheme)


def unshaped_in(text: str, face: Face) -> str:
    """Return the letters, each once, that stand side by side although their script joins or stacks them.

    Those are of scripts that need more than one form a letter, and Arabic ones whose font lacks the forms.
    """
    if text.isascii():
        return ""
    found = _STACKING.findall(text)
    if _JOINING.search(text) is not None:
        there = joined(text, lambda form: face_for(form, face) is not None)
        wanted = joined(text, lambda _form: True)
        found += [char for char, one, other in zip(text, there, wanted, strict=True) if one != other]
    return "".join(dict.fromkeys(found))


def _graphemes_with_units(text: str, face: Face) -> Iterator[tuple[str, float]]:
    entries = table(face)
    for grapheme, shown in shaped(text, face):
        is_plain = len(shown) == 1 and shown in entries
        yield grapheme, entries[shown] if is_plain else grapheme_units(shown, face)


def _plain_sequence(grapheme: str) -> str:
    return "".join(
        char for char in grapheme if char == "\u200d" or not is_ignorable(char) or ord(char) >= 0xE0000
    )


def _missing_width(char: str) -> float:
    if is_combining(char):
        return 0.0
    return _MISSING_WIDE if unicodedata.east_asian_width(char) in {"W", "F"} else _MISSING_WIDTH
