"""Turns a line into what painters draw: runs of one face, each character with its place.

Painters map `characters` through the face's cmap, one glyph each, at `xs`; they never shape. A run without a face
is text that no shipped or chosen face has: the screen draws it with its own fallback inside the measured box, a PDF
outlines the box.
"""

from __future__ import annotations

from typing import NamedTuple

from cjeditor.drawing.face import DrawnFace, Face, own_face
from cjeditor.drawing.text import faces
from cjeditor.drawing.text.graphemes import graphemes
from cjeditor.drawing.text.metrics import ClusterError, drawn_for, grapheme_units, positions, table


class Run(NamedTuple):
    """A stretch of a line in one face.

    `text` is the source from character `start` of the line on; `characters` is what is drawn for it, one glyph
    each at the offsets `xs` from the start of the line. From `x` the run is `width` wide.
    """

    text: str
    face: DrawnFace | None
    start: int
    x: float
    width: float
    characters: str
    xs: tuple[float, ...]


class _Piece(NamedTuple):
    text: str
    face: DrawnFace | None
    start: int
    x: float
    end: float
    characters: str
    xs: tuple[float, ...]


def runs(text: str, face: Face, size: float = 1.0, tracking: float = 0.0) -> tuple[Run, ...]:
    """Return the runs of one line, left to right; none for no text."""
    if not text:
        return ()
    places = positions(text, face, size, tracking)
    if _is_plain(text, face):
        return (Run(text, own_face(face), 0, 0.0, places[-1], text, places[:-1]),)
    return tuple(_joined(_pieces(text, face, size, places)))


def _is_plain(text: str, face: Face) -> bool:
    """Whether every character is a grapheme of its own that the face itself has."""
    entries = table(face)
    try:
        sum(map(entries.__getitem__, text))
    except ClusterError:
        return False
    return entries.foreign.isdisjoint(text)


def _pieces(text: str, face: Face, size: float, places: tuple[float, ...]) -> list[_Piece]:
    found = []
    start = 0
    for index, grapheme in enumerate(graphemes(text)):
        x = places[index]
        drawn_face, drawn = drawn_for(grapheme, face)
        middle = grapheme_units(grapheme, face) / 2
        xs = tuple(
            x + place * size / faces.UNITS_PER_EM for place in _glyph_places(drawn_face, drawn, middle)
        )
        found.append(_Piece(grapheme, drawn_face, start, x, places[index + 1], drawn, xs))
        start += len(grapheme)
    return found


def _glyph_places(face: DrawnFace | None, drawn: str, middle: float) -> list[float]:
    """Where each drawn character of a grapheme starts; a mark's ink is centred on the grapheme."""
    if face is None or len(drawn) == 1:
        return [0.0] * len(drawn)
    own = faces.face_metrics(face)
    places = []
    pen = 0.0
    for char in drawn:
        places.append(middle - own.marks[char] if char in own.marks else pen)
        pen += own.advances.get(char, 0.0)
    return places


def _joined(pieces: list[_Piece]) -> list[Run]:
    found: list[Run] = []
    group: list[_Piece] = []
    for piece in pieces:
        if group and piece.face != group[-1].face:
            found.append(_run(group))
            group = []
        group.append(piece)
    return [*found, _run(group)]


def _run(group: list[_Piece]) -> Run:
    first = group[0]
    return Run(
        text="".join(piece.text for piece in group),
        face=first.face,
        start=first.start,
        x=first.x,
        width=group[-1].end - first.x,
        characters="".join(piece.characters for piece in group),
        xs=tuple(x for piece in group for x in piece.xs),
    )
