"""What lies where: the grid of rows and columns is the index; a cell is found by two bisections, its cards by y."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjeditor.drawing.frame import Frame, Glyphs, Placed
from cjeditor.drawing.look import sizes
from cjeditor.layout.columns import HALF_GUTTER
from cjeditor.layout.hits import Hit, HitPart
from cjeditor.layout.rect import Rect
from cjeditor.layout.rows import Row, row_at
from cjeditor.layout.shown import Shown
from cjeditor.model.records import Across, Cell, Parked, Pinned


def hit(layout: Shown, x: float, y: float) -> Hit | None:
    """Return the topmost object under a point, None on bare paper."""
    for placed in (layout.title_block, *layout.heads, *layout.lane_heads, layout.legend):
        found = _in_frame(placed, x, y)
        if found is not None:
            return found
    for placed in reversed(layout.pinned):
        found = _in_frame(placed, x, y)
        if found is not None:
            return found
    if layout.parking is not None and (parked := _in_frame(layout.parking, x, y)) is not None:
        return parked
    place = row_at(layout.rows, y)
    found = _in_row(layout, layout.rows[place], x, y) if place is not None else None
    if found is None or found.part == "cell":
        flow = layout.flow_map.at(x, y)
        if flow is not None:
            part: HitPart = "connector" if flow[1] in {"connector", "arrival"} else "flow"
            return Hit(flow[0], part, found.lane_id if found else "", found.over_id if found else "")
    return found


def card_box(layout: Shown, card_id: str) -> Rect | None:
    """Return where a card lies."""
    card = layout.atlas.card(card_id)
    match card.place if card else None:
        case Cell(lane=lane, step=over) | Across(lane=lane, over=over):
            row = layout.row_of(lane)
            found = row.body.card_rect(card_id, over) if row else None
            return found.moved(0.0, row.y) if row and found else None
        case Pinned():
            placed = (placed for placed in layout.pinned if placed.frame.object_id == card_id)
            return next((_rect(found) for found in placed), None)
        case Parked() if layout.parking is not None:
            return _child_rect(layout.parking, card_id)
        case _:
            return None


def box_of(layout: Shown, object_id: str) -> Rect | None:
    """Return where a card, stage, step, lane or point lies."""
    card = card_box(layout, object_id)
    if card is not None:
        return card
    row = layout.row_of(object_id)
    if row is not None:
        left = layout.columns.left - sizes.LANE_HEAD_GAP - sizes.LANE_HEAD_WIDTH
        return Rect(left, row.y, layout.columns.right - left, row.height)
    emotion = layout.atlas.emotions.get(object_id)
    if emotion is not None:
        return _point_box(layout.row_of(emotion.lane), object_id)
    head = layout.heads_by_id.get(object_id)
    return layout.flow_map.box(object_id) if head is None else _rect(head)


def objects_in(layout: Shown, rect: Rect) -> tuple[str, ...]:
    """Return the cards, points and flows that a rectangle meets, from top to bottom."""
    found = [object_id for object_id, _box in boxes_in(layout, rect)]
    if layout.parking is not None:
        inside = rect.moved(-layout.parking.x, -layout.parking.y)
        children = layout.parking.frame.children
        found += [child.frame.object_id for child in children if _rect(child).meets(inside)]
    found += [placed.frame.object_id for placed in layout.pinned if _rect(placed).meets(rect)]
    found += layout.flow_map.ids_in(rect)
    return tuple(dict.fromkeys(found))


def boxes_in(layout: Shown, rect: Rect) -> Iterator[tuple[str, Rect]]:
    """Yield the cards and points in lanes that a rectangle meets, and where they lie, from top to bottom."""
    for row in layout.rows:
        if row.bottom > rect.y and row.y < rect.bottom:
            yield from _boxes(row, rect)


def _boxes(row: Row, rect: Rect) -> Iterator[tuple[str, Rect]]:
    columns, body = row.body.given.columns, row.body
    for span in body.spans:
        if (box := span.rect.moved(0.0, row.y)).meets(rect):
            yield span.card.id, box
    top, bottom, left, right = rect.y, rect.bottom, rect.x, rect.right
    for place in columns.between(left, right):
        column = columns.columns[place]
        cell = body.cells.get(column.over)
        if cell is None or not column.x < right:
            continue
        for below, card in zip(cell.tops, cell.cards, strict=True):
            y = below + body.cells_top + row.y
            if y < bottom and y + card.height > top and column.x + card.width > left:
                yield card.id, Rect(column.x, y, card.width, card.height)
    half = sizes.FACE / 2
    for point in body.points:
        if (box := Rect(point.x - half, row.y + point.y - half, sizes.FACE, sizes.FACE)).meets(rect):
            yield point.id, box


def _in_row(layout: Shown, row: Row, x: float, y: float) -> Hit | None:
    columns = layout.columns
    place = columns.at(x)
    if place is None:
        return None
    column, lane_y = columns.columns[place], y - row.y
    point = _point_at(row, x, lane_y)
    if point:
        return Hit(point, "point", row.lane_id, column.over)
    for span in row.body.spans:
        if span.rect.contains(x, lane_y):
            field = _field_at(span.card.frame, y=lane_y - span.y, x=x - span.x)
            return Hit(span.card.id, "card", row.lane_id, span.over, field)
    cell = row.body.cells.get(column.over)
    found = cell.card_at(lane_y - row.body.cells_top) if cell and column.x <= x < column.right else None
    if found is not None:
        card, top = found
        field = _field_at(card.frame, x - column.x, lane_y - row.body.cells_top - top)
        return Hit(card.id, "card", row.lane_id, column.over, field)
    return Hit("", "cell", row.lane_id, column.over)


def _point_at(row: Row, x: float, y: float) -> str:
    reach = sizes.FACE / 2 + 2.0
    near = [
        ((point.x - x) ** 2 + (point.y - y) ** 2, place, point.id)
        for place, point in enumerate(row.body.points)
        if abs(point.x - x) <= reach and abs(point.y - y) <= reach
    ]
    return min(near, default=(0.0, 0, ""))[2]


_PARTS: tuple[HitPart, ...] = (
    "stage",
    "step",
    "phase",
    "lane",
    "lane_group",
    "persona",
    "card",
    "title",
    "legend",
    "parking",
)


def _in_frame(placed: Placed, x: float, y: float) -> Hit | None:
    """The innermost named part of a frame under a point."""
    frame = placed.frame
    inside_x, inside_y = x - placed.x, y - placed.y
    if not (0.0 <= inside_x < frame.width and 0.0 <= inside_y < frame.height):
        return None
    for child in reversed(frame.children):
        found = _in_frame(child, inside_x, inside_y)
        if found is not None:
            return found
    part = next((part for part in _PARTS if part == frame.part), None)
    if part is None:
        return None
    lane = frame.object_id if part == "lane" else ""
    return Hit(frame.object_id, part, lane, "", _field_at(frame, inside_x, inside_y))


def _field_at(frame: Frame, x: float, y: float) -> str:
    """The field whose text lies at a height of the frame; text ends where its line does, fields do not."""
    for item in frame.items:
        if isinstance(item, Glyphs) and item.field and not item.turned:
            if item.y - item.size <= y < item.y + item.size * 0.35 and x >= item.x - HALF_GUTTER:
                return item.field
        elif isinstance(item, Glyphs) and item.field:
            return item.field
    return ""


def _point_box(row: Row | None, object_id: str) -> Rect | None:
    half = sizes.FACE / 2
    points = row.body.points if row else ()
    for point in points:
        if point.id == object_id and row is not None:
            return Rect(point.x - half, row.y + point.y - half, sizes.FACE, sizes.FACE)
    return None


def _child_rect(placed: Placed, object_id: str) -> Rect | None:
    children: Iterable[Placed] = placed.frame.children
    found = next((child for child in children if child.frame.object_id == object_id), None)
    return _rect(found).moved(placed.x, placed.y) if found else None


def _rect(placed: Placed) -> Rect:
    return Rect(placed.x, placed.y, placed.frame.width, placed.frame.height)
