"""The recording painter: a frame as a flat list of items in absolute map units, for tests and comparisons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from cjeditor.drawing.frame import (
    Box,
    ClosePath,
    CurveTo,
    Frame,
    Glyphs,
    Item,
    LineTo,
    MoveTo,
    Path,
    Picture,
    Segment,
    walk,
)
from cjeditor.frozen import frozen


@frozen
class Recorded:
    """One item in absolute map units, with the object and the part whose frame drew it."""

    item: Item
    object_id: str
    part: str


def record(frame: Frame) -> list[Recorded]:
    """Return every item of the frame in drawing order, moved to absolute positions."""
    return [
        Recorded(moved(item, x, y), owner.object_id, owner.part)
        for x, y, owner in walk(frame)
        for item in owner.items
    ]


def moved(item: Item, dx: float, dy: float) -> Item:
    """Return the item shifted by (dx, dy)."""
    match item:
        case Box() | Glyphs() | Picture():
            return replace(item, x=item.x + dx, y=item.y + dy)
        case Path():
            return replace(item, segments=tuple(moved_segment(s, dx, dy) for s in item.segments))
        case _:
            assert_never(item)


def moved_segment(segment: Segment, dx: float, dy: float) -> Segment:
    """Return the segment shifted by (dx, dy)."""
    return mapped_segment(segment, lambda x, y: (x + dx, y + dy))


def mapped_segment(segment: Segment, point: Callable[[float, float], tuple[float, float]]) -> Segment:
    """Return the segment with each of its points sent through `point`."""
    match segment:
        case MoveTo(x, y):
            return MoveTo(*point(x, y))
        case LineTo(x, y):
            return LineTo(*point(x, y))
        case CurveTo(x1, y1, x2, y2, x, y):
            return CurveTo(*point(x1, y1), *point(x2, y2), *point(x, y))
        case ClosePath():
            return segment
        case _:
            assert_never(segment)


def spoken(frame: Frame) -> str:
    """Return the frame's text as a reader should get it: wrapped lines joined, paragraphs on lines of their own."""
    ends = {"space": " ", "nothing": "", "end": "\n"}
    lines = (r.item for r in record(frame))
    return "".join(line.text + ends[line.joins_next] for line in lines if isinstance(line, Glyphs))
