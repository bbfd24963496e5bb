"""Side: from where a card or head is read, and where its parts stand, told from there.

Parts that come first in Latin come first in Arabic too, at the right. Knows no records.
"""

from __future__ import annotations

from typing import NamedTuple

from cjeditor.drawing.text.direction import leads_right_to_left


class Side(NamedTuple):
    """The room of a row of parts, and whether they follow each other from its right end."""

    left: float
    right: float
    from_right: bool

    def x(self, offset: float, width: float) -> float:
        """Return the left edge of a part that stands so far behind the start."""
        return self.right - offset - width if self.from_right else self.left + offset

    def x_from_end(self, offset: float, width: float) -> float:
        """Return the left edge of a part that stands so far before the end."""
        return self.left + offset if self.from_right else self.right - offset - width


def side_of(text: str, left: float, right: float) -> Side:
    """Return how parts beside a text stand between two edges: from the right when the text is written so."""
    return Side(left, right, leads_right_to_left(text))
