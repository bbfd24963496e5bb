"""Damage: which regions of a map look different after a change. No Qt; it may say too much, never too little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cjeditor.drawing.frame import Placed
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect
from cjeditor.model.change import Change

_BLEED: Final = 24.0
_LOCAL: Final = frozenset({"touchpoints", "notes", "votes", "emotions", "flows"})
"""Kinds whose records are drawn in their lane only, beside flows and legend."""
_MANY: Final = 500
"""So many records are more than a screen shows; to tell their regions apart takes longer than to paint it."""


def damaged(before: MapLayout, after: MapLayout, change: Change, painted: Rect | None) -> list[Rect] | None:
    """Return the regions that differ between two layouts; None when the columns or the page moved, or all may differ.

    `painted` is the part of the map that was painted and kept; flows elsewhere are not even looked at.
    """
    if before is after or painted is None:
        return []
    if len(change.edits) > _MANY or any(kind not in _LOCAL for kind, _id in change.edits):
        return None
    if _has_moved(before, after):
        return None
    regions = list(_rows(before, after, change))
    regions += _furniture(before, after)
    regions += _flows(before, after, painted)
    return regions


def _has_moved(before: MapLayout, after: MapLayout) -> bool:
    return (
        (before.columns is not after.columns and before.columns != after.columns)
        or before.heads_top != after.heads_top
        or before.body_top != after.body_top
        or before.width != after.width
    )


def _rows(before: MapLayout, after: MapLayout, change: Change) -> Iterator[Rect]:
    """Yield the rows of touched cards and points, and all below a row that moved or grew."""
    for old, new in zip(before.rows, after.rows, strict=False):
        if (old.lane_id, old.y, old.height) != (new.lane_id, new.y, new.height):
            yield Rect(0.0, min(old.y, new.y) - _BLEED, after.width, max(before.height, after.height))
            break
    for kind, record_id in change.edits:
        if kind == "flows":
            continue  # told by their frames, as far as they are painted; here each would be resolved
        boxes = [box for box in (before.box_of(record_id), after.box_of(record_id)) if box is not None]
        for box in boxes:
            row = after.row_at(box.y)
            yield (
                _cell_around(after, box) if row is None else _in_row(after, box, row.y, row.height, record_id)
            )


def _in_row(layout: MapLayout, box: Rect, y: float, height: float, record_id: str) -> Rect:
    """A card's cell in its row's whole height; a point's whole lane, as the curve runs through it."""
    if layout.atlas.card(record_id) is None:
        return Rect(0.0, y, layout.width, height).grown(_BLEED)
    return Rect(box.x, min(y, box.y), box.width, max(height, box.height)).grown(_BLEED)


def _cell_around(layout: MapLayout, box: Rect) -> Rect:
    return Rect(box.x, box.y, box.width, layout.height - box.y).grown(_BLEED)


def _furniture(before: MapLayout, after: MapLayout) -> Iterator[Rect]:
    for old, new in ((before.title_block, after.title_block), (before.legend, after.legend)):
        yield from _differing([old], [new])
    yield from _differing(before.lane_heads, after.lane_heads)
    yield from _differing(before.heads, after.heads)
    if before.height != after.height:
        top = min(before.height, after.height) - _BLEED
        yield Rect(0.0, top, after.width, abs(before.height - after.height) + 2 * _BLEED)
    yield from _differing([p for p in (before.parking,) if p], [p for p in (after.parking,) if p])


def _flows(before: MapLayout, after: MapLayout, painted: Rect) -> Iterator[Rect]:
    if before.flow_map is not after.flow_map:
        yield from _differing(before.flows_in(painted), after.flows_in(painted))


def _differing(before: Iterable[Placed], after: Iterable[Placed]) -> Iterator[Rect]:
    """Yield where pieces stood or stand that are not in both; the same pieces are not looked through."""
    if before is after:
        return
    old = {(placed.x, placed.y, id(placed.frame)): placed for placed in before}
    new = {(placed.x, placed.y, id(placed.frame)): placed for placed in after}
    for key in old.keys() ^ new.keys():
        yield _box(old.get(key) or new[key])


def _box(placed: Placed) -> Rect:
    frame = placed.frame
    return Rect(placed.x, placed.y, frame.width, frame.height).grown(frame.bleed + 2)
