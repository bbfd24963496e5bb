"""FlowLine: a flow in map units, as it is drawn and found: its corners, its words, what hangs at its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from cjeditor.frozen import frozen
from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.hanging import Slot
from cjeditor.layout.routing.wording import Words

Point: TypeAlias = tuple[float, float]


@frozen
class LabelBox:
    """A label in map units: its box, its words, and whether it is turned upwards.

    Words that stand left (−1) or right (1) of a line that crosses are `beside` it; the bars of these and of turned
    words stand on the line, at `line_x`.
    """

    box: Rect
    words: Words
    is_turned: bool
    beside: int = 0
    line_x: float = 0.0

    def moved(self, dx: float, dy: float) -> LabelBox:
        """Return it shifted."""
        return LabelBox(self.box.moved(dx, dy), self.words, self.is_turned, self.beside, self.line_x + dx)


@frozen
class FlowLine:
    """A flow in map units: the corners of its line, its label, and the slot it hangs in with that cell's left edge.

    A mark has one point, where its bars stand. `box` is all of it.
    """

    points: tuple[Point, ...]
    label: LabelBox | None
    slot: Slot | None
    box: Rect

    @property
    def segments(self) -> Iterator[tuple[Point, Point]]:
        """The straight parts in order."""
        return zip(self.points, self.points[1:], strict=False)
