"""Objects: the frame of one object where it lies on the map, for drag overlays and the in-place editor. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from cjeditor.drawing.frame import Placed, walk
from cjeditor.drawing.look.sizes import LANE_HEAD_GAP
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect
from cjeditor.layout.rows import Row
from cjeditor.model.whereabouts import lane_of, over_of


def placed_object(layout: MapLayout, object_id: str) -> Placed | None:
    """Return the frame of a card, a head, a curve's lane or the title block at its place on the map, or None."""
    if layout.atlas.card(object_id) is not None:
        return _placed_card(layout, object_id)
    emotion = layout.atlas.emotions.get(object_id)
    row = layout.row_of(emotion.lane) if emotion is not None else None
    if row is not None:
        return row.frame
    heads = (*layout.heads, *layout.lane_heads, layout.title_block)
    return next((found for head in heads for found in _within(head, object_id)), None)


def shown_box(layout: MapLayout, object_id: str) -> Rect | None:
    """Return where any object is shown, those of the title block too."""
    if not object_id:
        return None
    box = layout.box_of(object_id)
    if box is not None:
        return box
    title = layout.title_block
    return next((_rect(found) for found in _within(title, object_id)), None)


def region_of(layout: MapLayout, object_id: str) -> Rect | None:
    """Return the region that is drawn anew while the object's text is edited: all that grows or shifts with it."""
    atlas = layout.atlas
    if atlas.card(object_id) is not None:
        return layout.card_box(object_id)
    if object_id in atlas.emotions or object_id in atlas.lanes:
        lane = atlas.emotions[object_id].lane if object_id in atlas.emotions else object_id
        return _lane_region(layout, layout.row_of(lane), whole=object_id in atlas.emotions)
    if object_id in atlas.stages or object_id in atlas.steps:
        return Rect(0.0, layout.heads_top, layout.width, layout.heads_bottom - layout.heads_top)
    if object_id in atlas.lane_groups:
        return layout.box_of(object_id)
    return _rect(layout.title_block)


def _rect(placed: Placed) -> Rect:
    return Rect(placed.x, placed.y, placed.frame.width, placed.frame.height)


def _within(placed: Placed, object_id: str) -> Iterator[Placed]:
    """Yield the frames of an object inside a placed one."""
    for x, y, frame in walk(placed.frame, placed.x, placed.y):
        if frame.object_id == object_id:
            yield Placed(x, y, frame)


def _lane_region(layout: MapLayout, row: Row | None, *, whole: bool) -> Rect | None:
    if row is None:
        return None
    right = layout.width if whole else layout.columns.left - LANE_HEAD_GAP / 2
    return Rect(0.0, row.y, right, row.height)


def _placed_card(layout: MapLayout, card_id: str) -> Placed | None:
    box, card = layout.card_box(card_id), layout.atlas.card(card_id)
    if box is None or card is None:
        return None
    row = layout.row_of(lane_of(card) or "")
    if row is not None:
        cell = row.body.cells.get(over_of(card) or "")
        near = (*(cell.cards if cell is not None else ()), *(span.card for span in row.body.spans))
        return next((Placed(box.x, box.y, found.frame) for found in near if found.id == card_id), None)
    return next(_within(layout.parking, card_id), None) if layout.parking is not None else None
