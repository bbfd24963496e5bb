"""Text places: where a caret stands and which letters are selected, read from the Glyphs of a frame. No Qt.

A Glyphs line says which field it shows and at which character it starts; the positions of its graphemes come from
the same table that drew it, so the caret stands exactly between letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from cjeditor.canvas.geometry import Line
from cjeditor.drawing.frame import Glyphs, Placed, walk
from cjeditor.drawing.text.graphemes import graphemes
from cjeditor.drawing.text.metrics import advance, ascent, descent
from cjeditor.drawing.text.runs import carets
from cjeditor.frozen import frozen
from cjeditor.layout.rect import Rect


@frozen
class TextLine:
    """One line of a field on the map: its baseline start, and the x of each character boundary."""

    glyphs: Glyphs
    x: float
    y: float
    starts: tuple[int, ...]
    offsets: tuple[float, ...]

    @property
    def first(self) -> int:
        """The character of the field the line starts at."""
        return self.glyphs.offset

    @property
    def last(self) -> int:
        """The character after the line's last one."""
        return self.glyphs.offset + len(self.glyphs.text)

    @property
    def _up(self) -> float:
        return ascent(self.glyphs.face, self.glyphs.size)

    @property
    def _down(self) -> float:
        return descent(self.glyphs.face, self.glyphs.size)

    def along(self, character: int) -> float:
        """Return how far from the line's start a character of the field begins; spaces after its end count in full."""
        if character > self.last:
            extra = character - self.last
            return self.offsets[-1] + advance(" " * extra, self.glyphs.face, self.glyphs.size)
        within = character - self.first
        index = max((i for i, start in enumerate(self.starts) if start <= within), default=0)
        return self.offsets[index]

    def stroke(self, character: int) -> Line:
        """Return the caret before a character: upright, or level in a line that runs upwards."""
        at = self.along(character)
        if self.glyphs.turned:
            return Line(self.x - self._up, self.y - at, self.x + self._down, self.y - at)
        return Line(self.x + at, self.y - self._up, self.x + at, self.y + self._down)

    def ground(self, first: int, last: int) -> Rect:
        """Return the rectangle behind the characters from first up to last."""
        start, end = sorted((self.along(first), self.along(last)))
        height = self._up + self._down
        if self.glyphs.turned:
            return Rect(self.x - self._up, self.y - end, height, end - start)
        return Rect(self.x + start, self.y - self._up, end - start, height)

    def character_at(self, x: float, y: float) -> int:
        """Return the character boundary nearest to a place."""
        at = self.y - y if self.glyphs.turned else x - self.x
        nearest = min(range(len(self.offsets)), key=lambda i: abs(self.offsets[i] - at))
        return self.first + self.starts[nearest]

    def distance(self, y: float) -> float:
        """Return how far above or below the line a y lies."""
        return 0.0 if self.glyphs.turned else max(self.y - self._up - y, y - self.y - self._down, 0.0)


def lines_of(placed: Placed, field: str, object_id: str = "") -> list[TextLine]:
    """Return the lines of a field in a placed frame, from top to bottom; of one object only when it is named."""
    found = [
        _line(item, x + item.x, y + item.y)
        for x, y, item in _glyphs(placed, object_id)
        if item.field == field
    ]
    return sorted(found, key=lambda line: (line.first, line.y))


def emptied(line: TextLine) -> TextLine:
    """Return a line without its letters, for the caret of an empty text."""
    return TextLine(replace(line.glyphs, text=""), line.x, line.y, (0,), (0.0,))


def line_of(lines: list[TextLine], character: int) -> TextLine | None:
    """Return the line a caret before this character stands in; at a line break, the next line."""
    return next((line for line in reversed(lines) if line.first <= character), lines[0] if lines else None)


def caret(lines: list[TextLine], character: int) -> Line | None:
    """Return the stroke of the caret before a character."""
    line = line_of(lines, character)
    return None if line is None else line.stroke(character)


def selected(lines: list[TextLine], first: int, last: int) -> list[Rect]:
    """Return the rectangles behind the characters from first up to last."""
    parts = ((line, max(first, line.first), min(last, line.last)) for line in lines)
    return [line.ground(start, end) for line, start, end in parts if start < end]


def character_at(lines: list[TextLine], x: float, y: float) -> int:
    """Return the character boundary nearest to a place on the map; 0 without lines."""
    if not lines:
        return 0
    return min(lines, key=lambda line: line.distance(y)).character_at(x, y)


def beside(lines: list[TextLine], character: int, rows: int) -> int | None:
    """Return the character above (−1) or below (+1), at the same x; None past the first or last line."""
    line = line_of(lines, character)
    if line is None:
        return None
    index = lines.index(line) + rows
    at = line.stroke(character)
    return lines[index].character_at(at.x1, at.y1) if 0 <= index < len(lines) else None


def _line(glyphs: Glyphs, x: float, y: float) -> TextLine:
    parts = graphemes(glyphs.text)
    starts = tuple(accumulate((len(part) for part in parts), initial=0))
    offsets = carets(glyphs.text, glyphs.face, glyphs.size, glyphs.tracking, from_right=glyphs.from_right)
    return TextLine(glyphs, x, y, starts, offsets)


def _glyphs(placed: Placed, object_id: str) -> Iterator[tuple[float, float, Glyphs]]:
    for x, y, frame in walk(placed.frame, placed.x, placed.y):
        if object_id and frame.object_id not in ("", object_id):
            continue
        for item in frame.items:
            if isinstance(item, Glyphs):
                yield x, y, item
