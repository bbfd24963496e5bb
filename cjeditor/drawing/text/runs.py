"""Turns a line into what painters draw: runs of one face, each character with its place.

Painters map `characters` through the face's cmap, one glyph each, at `xs`; they never shape. A run without a face
is text that no shipped or chosen face has: the screen draws it with its own fallback inside the measured box, a PDF
outlines the box.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from cjeditor.drawing.face import DrawnFace, Face, own_face
from cjeditor.drawing.text import faces
from cjeditor.drawing.text.direction import drawing_order, has_right_to_left, levels, mirrored
from cjeditor.drawing.text.metrics import ClusterError, drawn_for, grapheme_units, positions, shaped, table


class Run(NamedTuple):
    """A stretch of a line in one face.

    `text` is the source from character `start` of the line on; `characters` is what is drawn for it from left to right,
    one glyph each at the offsets `xs` from the start of the line. From `x` the run is `width` wide.
    """

    text: str
    face: DrawnFace | None
    start: int
    x: float
    width: float
    characters: str
    xs: tuple[float, ...]
    is_from_right: bool = False


class _Piece(NamedTuple):
    text: str
    face: DrawnFace | None
    start: int
    x: float
    end: float
    characters: str
    xs: tuple[float, ...]
    level: int

    @property
    def is_from_right(self) -> bool:
        """Whether it runs from right to left."""
        return self.level % 2 == 1


def runs(
    text: str, face: Face, size: float = 1.0, tracking: float = 0.0, *, from_right: bool = False
) -> tuple[Run, ...]:
    """Return the runs of one line from left to right; none for no text.

    `from_right` tells that the paragraph it belongs to is written from right to left.
    """
    if not text:
        return ()
    if not from_right and _is_plain(text, face):
        places = positions(text, face, size, tracking)
        return (Run(text, own_face(face), 0, 0.0, places[-1], text, places[:-1]),)
    return tuple(_joined(_pieces(text, face, size, tracking, from_right=from_right)))


def carets(
    text: str, face: Face, size: float, tracking: float = 0.0, *, from_right: bool = False
) -> tuple[float, ...]:
    """Return where a caret stands before each grapheme of a line, and after the last."""
    if not (from_right or has_right_to_left(text)):
        return positions(text, face, size, tracking)
    pieces = sorted(_pieces(text, face, size, tracking, from_right=from_right), key=lambda piece: piece.start)
    if not pieces:
        return (0.0,)
    last = pieces[-1]
    before = (piece.end if piece.is_from_right else piece.x for piece in pieces)
    return (*before, last.x if last.is_from_right else last.end)


def _is_plain(text: str, face: Face) -> bool:
    """Whether every character is a grapheme of its own that the face itself has."""
    entries = table(face)
    try:
        sum(map(entries.__getitem__, text))
    except ClusterError:
        return False
    return entries.foreign.isdisjoint(text)


def _pieces(text: str, face: Face, size: float, tracking: float, *, from_right: bool) -> list[_Piece]:
    """The graphemes of a line from left to right."""
    shown = list(shaped(text, face))
    places = positions(text, face, size, tracking)
    starts = list(accumulate((len(grapheme) for grapheme, _shown in shown), initial=0))
    order: Iterable[int] = range(len(shown))
    found_levels = [0] * len(shown)
    if from_right or has_right_to_left(text):
        found_levels = levels([grapheme for grapheme, _shown in shown], from_right=from_right)
        order = drawing_order(found_levels)
    found = []
    x = 0.0
    for index in order:
        grapheme, drawn_as = shown[index]
        is_from_right = found_levels[index] % 2 == 1
        piece_face, drawn = drawn_for(mirrored(drawn_as) if is_from_right else drawn_as, face)
        if index and not drawn:  # an alef that is drawn with its lam does not end the word's run
            piece_face = drawn_for(shown[index - 1][1], face)[0]
        middle = grapheme_units(drawn_as, face) / 2
        glyph_xs = tuple(
            x + place * size / faces.UNITS_PER_EM for place in _glyph_places(piece_face, drawn, middle)
        )
        if is_from_right:  # a mark stands before its letter, as the letters after it do
            drawn, glyph_xs = drawn[::-1], glyph_xs[::-1]
        end = places[index + 1] if x == places[index] else x + places[index + 1] - places[index]
        found.append(
            _Piece(grapheme, piece_face, starts[index], x, end, drawn, glyph_xs, found_levels[index])
        )
        x = end
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
        if group and (piece.face, piece.level) != (group[-1].face, group[-1].level):
            found.append(_run(group))
            group = []
        group.append(piece)
    return [*found, _run(group)]


def _run(group: list[_Piece]) -> Run:
    first = group[0]
    spoken = group[::-1] if first.is_from_right else group
    return Run(
        text="".join(piece.text for piece in spoken),
        face=first.face,
        start=spoken[0].start,
        x=first.x,
        width=group[-1].end - first.x,
        characters="".join(piece.characters for piece in group),
        xs=tuple(x for piece in group for x in piece.xs),
        is_from_right=first.is_from_right,
    )
