"""Frames as plain values, so that two layouts can be compared by what they show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from cjeditor.drawing.frame import Frame, Glyphs, Placed, walk
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect


class Length(float):  # noqa: PLW1641  # nearly equal lengths cannot have one hash
    """Equal to a number within a millionth: sums in another order differ beyond, and rounding would tell them apart."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Whether a number is as good as this one."""
        return isinstance(other, float) and abs(self - other) < 1e-6


def contents(placed: Iterable[Placed]) -> list[tuple[Any, ...]]:
    """Return frames where they lie, by value."""
    return [(*measured((one.x, one.y)), content(one.frame)) for one in placed]


def content(frame: Frame) -> tuple[Any, ...]:
    """Return a frame by value, children included."""
    own = measured((frame.width, frame.height, frame.object_id, frame.part, frame.bleed, frame.link))
    return (*own, measured(frame.items), contents(frame.children))


def measured(value: Any) -> Any:
    """Return a value with every float in it as a Length."""
    if isinstance(value, float):
        return Length(value)
    if isinstance(value, tuple):
        return tuple(measured(part) for part in value)
    if is_dataclass(value):
        return type(value).__name__, *(measured(getattr(value, item.name)) for item in fields(value))
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
