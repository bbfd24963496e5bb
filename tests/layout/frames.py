"""Frames as plain values, so that two layouts can be compared by what they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from cjeditor.drawing.frame import Frame, Glyphs, Placed, walk
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect


def content(frame: Frame) -> tuple[Any, ...]:
    """Return a frame by value, children included; lengths to a millionth, for sums in another order differ beyond."""
    children = tuple((round(child.x, 6), round(child.y, 6), content(child.frame)) for child in frame.children)
    own = (
        round(frame.width, 6),
        round(frame.height, 6),
        frame.object_id,
        frame.part,
        frame.bleed,
        frame.link,
    )
    return (*own, rounded(frame.items), children)


def rounded(value: Any) -> Any:
    """Return a value with every float in it rounded, to more digits than a place of words has, whose half may go both ways."""
    if isinstance(value, float):
        return round(value, 8)
    if isinstance(value, tuple):
        return tuple(rounded(part) for part in value)
    if is_dataclass(value):
        return type(value).__name__, *(rounded(getattr(value, item.name)) for item in fields(value))
    return value


def everything(layout: MapLayout) -> dict[str, Any]:
    """Return all that a layout shows and tells, by value."""
    return {
        "page": content(layout.page_frame()),
        "columns": layout.columns,
        "rows": [(row.lane_id, row.y, row.height, sorted(row.cells)) for row in layout.rows],
        "parking": layout.parking and content(layout.parking.frame),
        "findings": layout.findings,
        "boxes": {card: layout.card_box(card) for card in {**layout.atlas.touchpoints, **layout.atlas.notes}},
    }


def frames_of(layout: MapLayout) -> dict[int, Frame]:
    """Return every frame of the page by identity."""
    return {id(frame): frame for _x, _y, frame in walk(layout.page_frame())}


def texts(frame: Frame) -> str:
    """Return all words of a frame, lines joined as they were broken."""
    joins = {"space": " ", "nothing": "", "end": " "}
    return "".join(item.text + joins[item.joins_next] for item, _box in glyphs(frame)).strip()


def glyphs(frame: Frame) -> Iterator[tuple[Glyphs, tuple[float, float]]]:
    """Yield every line of text with its absolute start."""
    for x, y, inner in walk(frame):
        for item in inner.items:
            if isinstance(item, Glyphs):
                yield item, (x + item.x, y + item.y)


def placed_rect(placed: Placed) -> Rect:
    """Return the box of a placed frame."""
    return Rect(placed.x, placed.y, placed.frame.width, placed.frame.height)
