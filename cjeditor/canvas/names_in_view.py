"""Names in view: the names of stages and phases that are wider than what shows of them, moved to where they show. No Qt.

On paper a name stands in the middle of its stage; on the screen its steps may show while the middle does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Final

from cjeditor.drawing.frame import Box, Frame, Glyphs, Item, Path, Placed
from cjeditor.drawing.look.colours import PAPER
from cjeditor.drawing.look.sizes import STAGE_POINT
from cjeditor.drawing.text.metrics import advance
from cjeditor.layout.map_layout import MapLayout

_EDGE: Final = 14.0
"""So far from the edge of the view, and from the ends of its stage, a name stays, in map units."""
_BESIDE: Final = 10.0
"""Left free beside the word of a phase, in the line of its bracket."""


def names_in_view(layout: MapLayout, left: float, right: float, but: str = "") -> Iterator[Placed]:
    """Yield the names that stand elsewhere between two x of the map, on grounds that cover where they stood.

    They move no further than they must and stay inside their stage; that of the stage `but` stays where it is.
    """
    for head in takewhile(_has_name_in_line, layout.heads):
        end = head.x + head.frame.width
        is_cut = head.x < right and end > left and (head.x < left or end > right)
        if is_cut and head.frame.object_id != but:
            moved = _moved(head.frame, left - head.x, right - head.x)
            if moved is not None:
                yield Placed(head.x, head.y, moved)


def _has_name_in_line(head: Placed) -> bool:
    """Whether a head is a phase's or a stage's; those of steps, of which there are many, come after them."""
    return head.frame.part != "step"


def _moved(head: Frame, left: float, right: float) -> Frame | None:
    words = [item for item in head.items if isinstance(item, Glyphs)]
    if not words:
        return None
    is_stage = head.part == "stage"
    first, last = min(item.x for item in words), max(item.x + _width(item) for item in words)
    margin = _EDGE + STAGE_POINT if is_stage else _EDGE
    shift = _shift(first, last, margin if is_stage else first, head.width - margin, left, right)
    if not shift:
        return None
    beside = 1.0 if is_stage else _BESIDE
    start, end = min(first, first + shift) - beside, max(last, last + shift) + beside
    top, bottom = min(item.y - item.size for item in words), max(item.y + item.size * 0.35 for item in words)
    ground = Box(start, top, end - start, bottom - top, fill=_fill(head) if is_stage else PAPER)
    items: tuple[Item, ...] = (ground, *(replace(item, x=item.x + shift) for item in words))
    return Frame(head.width, head.height, items)


def _shift(first: float, last: float, least: float, most: float, left: float, right: float) -> float:
    """Return how far words from first to last move to lie between left and right, but never past least and most."""
    if first < left + _EDGE:
        return max(0.0, min(left + _EDGE - first, most - last))
    if last > right - _EDGE:
        return min(0.0, max(right - _EDGE - last, least - first))
    return 0.0


def _fill(stage: Frame) -> int | None:
    return next((item.fill for item in stage.items if isinstance(item, Path)), None)


def _width(words: Glyphs) -> float:
    return advance(words.text, words.face, words.size, words.tracking)
