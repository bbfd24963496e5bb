"""Text places: where a caret stands and which letters are selected, read from the Glyphs of a frame. No Qt.

A Glyphs line says which field it shows and at which character it starts; the positions of its graphemes come from
the same table that drew it, so the caret stands exactly between letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from cjeditor.canvas.geometry import Line
from cjeditor.drawing.frame import Glyphs, Placed, walk
from cjeditor.drawing.text.graphemes import graphemes
from cjeditor.drawing.text.metrics import advance, ascent, descent, positions
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
    def top(self) -> float:
        """The y of the highest letters."""
        return self.y - ascent(self.glyphs.face, self.glyphs.size)

    @property
    def bottom(self) -> float:
        """The y of the lowest letters."""
        return self.y + descent(self.glyphs.face, self.glyphs.size)

    def x_of(self, character: int) -> float:
        """Return the x before a character of the field; spaces after the line's end count in full."""
        if character > self.last:
            extra = character - self.last
            return self.x + self.offsets[-1] + advance(" " * extra, self.glyphs.face, self.glyphs.size)
        within = character - self.first
        index = max((i for i, start in enumerate(self.starts) if start <= within), default=0)
        return self.x + self.offsets[index]

    def character_at(self, x: float) -> int:
        """Return the character boundary nearest to x."""
        nearest = min(range(len(self.offsets)), key=lambda i: abs(self.x + self.offsets[i] - x))
        return self.first + self.starts[nearest]


def lines_of(placed: Placed, field: str, object_id: str = "") -> list[TextLine]:
    """Return the lines of a field in a placed frame, from top to bottom; of one object only when it is named."""
    found = [
        _line(item, x + item.x, y + item.y)
        for x, y, item in _glyphs(placed, object_id)
        if item.field == field and not item.turned
    ]
    return sorted(found, key=lambda line: (line.first, line.y))


def line_of(lines: list[TextLine], character: int) -> TextLine | None:
    """Return the line a caret before this character stands in; at a line break, the next line."""
    return next((line for line in reversed(lines) if line.first <= character), lines[0] if lines else None)


def caret(lines: list[TextLine], character: int) -> Line | None:
    """Return the upright stroke of the caret before a character."""
    line = line_of(lines, character)
    if line is None:
        return None
    x = line.x_of(character)
    return Line(x, line.top, x, line.bottom)


def selected(lines: list[TextLine], first: int, last: int) -> list[Rect]:
    """Return the rectangles behind the characters from first up to last."""
    rects = []
    for line in lines:
        start, end = max(first, line.first), min(last, line.last)
        if start < end:
            x = line.x_of(start)
            rects.append(Rect(x, line.top, line.x_of(end) - x, line.bottom - line.top))
    return rects


def character_at(lines: list[TextLine], x: float, y: float) -> int:
    """Return the character boundary nearest to a place on the map; 0 without lines."""
    if not lines:
        return 0
    nearest = min(lines, key=lambda line: max(line.top - y, y - line.bottom, 0.0))
    return nearest.character_at(x)


def beside(lines: list[TextLine], character: int, rows: int) -> int | None:
    """Return the character above (−1) or below (+1), at the same x; None past the first or last line."""
    line = line_of(lines, character)
    if line is None:
        return None
    index = lines.index(line) + rows
    return lines[index].character_at(line.x_of(character)) if 0 <= index < len(lines) else None


def _line(glyphs: Glyphs, x: float, y: float) -> TextLine:
    parts = graphemes(glyphs.text)
    starts = tuple(accumulate((len(part) for part in parts), initial=0))
    return TextLine(glyphs, x, y, starts, positions(glyphs.text, glyphs.face, glyphs.size, glyphs.tracking))


def _glyphs(placed: Placed, object_id: str) -> Iterator[tuple[float, float, Glyphs]]:
    for x, y, frame in walk(placed.frame, placed.x, placed.y):
        if object_id and frame.object_id not in ("", object_id):
            continue
        for item in frame.items:
            if isinstance(item, Glyphs):
                yield x, y, item
