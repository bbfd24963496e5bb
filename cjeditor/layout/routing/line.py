"""Line: a flow's way in map units, resolved from its gutters, tracks and ports when it is about to be seen.

Owns the last step from gutters to coordinates; knows no colours. Everything here is a pure function of one Routes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from cjeditor.drawing.look import sizes
from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.flow_line import FlowLine, LabelBox, Point
from cjeditor.layout.routing.ground import in_row
from cjeditor.layout.routing.hanging import LINE, SIGN_X, Slot, cell_slots, slot_width
from cjeditor.layout.routing.labels import BESIDE_BARS, BESIDE_LINE, MIDDLE_TRACK
from cjeditor.layout.routing.path import CellKey, Path, Port
from cjeditor.layout.routing.routes import Routes
from cjeditor.layout.routing.seating import passing, place_among
from cjeditor.layout.routing.spots import Label, Seats
from cjeditor.layout.routing.words import words_of

_MARK_GAP: Final = sizes.FLOW_CLEARANCE + 1.0
"""From the card's edge to the middle of the bars, clear of the outline of a moment of truth."""
_NEAR: Final = 1.0
"""How far from the card a head ends whose line runs no farther from it than heads usually end."""
_REACH: Final = sizes.FLOW_HEAD


def line_of(routes: Routes, flow_id: str) -> FlowLine:
    """Return a drawn flow in map units, worked out when it is first asked for."""
    known = routes.lines.get(flow_id)
    if known is None:
        known = routes.lines[flow_id] = _line(routes, flow_id)
    return known


def _line(routes: Routes, flow_id: str) -> FlowLine:
    path = routes.paths[flow_id]
    slot = _slot(routes, flow_id, path.cell) if path.cell else None
    points = _points(routes, flow_id, path, slot)
    label = _label(routes, flow_id, path, points)
    return FlowLine(points, label, slot, _box(points, label, slot))


def _points(routes: Routes, flow_id: str, path: Path, slot: Slot | None) -> tuple[Point, ...]:
    if path.style == "mark" and path.into:
        x, y = _touch(routes, flow_id, path.into)
        return ((x - _MARK_GAP, y),)
    assert path.out is not None
    x, y = _touch(routes, flow_id, path.out)
    if slot is not None:
        return _hanging_points(routes, flow_id, slot, x, y)
    points = [(x, y)]
    for leg, gutter in enumerate(path.gutters):
        track = routes.tracks[gutter][flow_id, leg]
        axis, number = gutter
        if axis == "down":
            points.append((routes.ground.down_x(number, track), points[-1][1]))
        else:
            points.append((points[-1][0], routes.ground.along_y(number, track)))
    assert path.into is not None
    end_x, end_y = _touch(routes, flow_id, path.into)
    points.append((points[-1][0], end_y))
    away = 1.0 if path.into.side == "right" else -1.0
    has_room = (points[-1][0] - end_x) * away > sizes.FLOW_CLEARANCE
    points.append((end_x + away * (sizes.FLOW_CLEARANCE if has_room else _NEAR), end_y))
    return tuple(_cleaned(points))


def _hanging_points(routes: Routes, flow_id: str, slot: Slot, x: float, y: float) -> tuple[Point, ...]:
    """From the card to the first sign; the others follow like a list, with no line through those above."""
    anchor = routes.ground.anchors[routes.wishes[flow_id].source]
    level = routes.ground.band(anchor.row).top + slot.y - slot.size / 2
    return (x + SIGN_X, y if slot.is_first else level), (x + SIGN_X, level)


def _cleaned(points: list[Point]) -> Iterator[Point]:
    """Leave out points in the middle of a straight line."""
    yield points[0]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        is_level = before[1] == here[1] == after[1]
        is_upright = before[0] == here[0] == after[0]
        if not (is_level or is_upright or before == here):
            yield here
    yield points[-1]


def _touch(routes: Routes, flow_id: str, port: Port) -> Point:
    """Where a port lies on the card's edge."""
    anchor = routes.ground.anchors[port.anchor_id]
    y = routes.ground.band(anchor.row).top + routes.port_y(flow_id, port)
    if port.side == "right":
        return routes.ground.column(anchor.last).right, y
    return routes.ground.column(anchor.first).x, y


def _slot(routes: Routes, flow_id: str, cell: CellKey) -> Slot:
    together = [routes.wishes[other] for other in routes.under_cell[cell]]
    return cell_slots(routes.ground, cell, together)[flow_id]


def _label(routes: Routes, flow_id: str, path: Path, points: tuple[Point, ...]) -> LabelBox | None:
    found = routes.label(flow_id)
    if found is None:
        return None
    (axis, number, _stretch), label = found
    ground = routes.ground
    if axis == "along":
        top, bottom = ground.along_range(number)
        if label.seats and (seated := _seated(routes, flow_id, path, label, label.seats)):
            return seated
        box = _around(label, (top + bottom) / 2 + label.y)
        if not label.is_turned:  # turned words fill a gutter between cards
            return LabelBox(_on_line(routes, flow_id, path, box), label.words, is_turned=False)
        return LabelBox(box, label.words, is_turned=True, line_x=_line_beside(points, box))
    band_row = ground.anchors[path.ports[-1].anchor_id].row
    band = ground.band(band_row)
    box = _around(label, band.top + (label.y - in_row(band_row, 0.0)))
    if path.style == "mark" and box.bottom > band.bottom + sizes.LANE_PADDING:
        return None
    return LabelBox(box, label.words, is_turned=True, line_x=_line_beside(points, box))


def _seated(routes: Routes, flow_id: str, path: Path, label: Label, seats: Seats) -> LabelBox | None:
    """Words beside a line that crosses: the tracks of the others say on which side; None for words on their line."""
    gutter, level = path.gutters[0], (path.home or path.gutters[0])[1]
    track = routes.tracks[gutter][flow_id, 0]
    if _stands_on_line(label, seats) and not passing(routes, flow_id, gutter, level):
        return None
    place = place_among(routes, flow_id, gutter, level, seats)
    side, y, shorter = seats.places[place]
    top, bottom = routes.ground.along_range(level)
    line_x = routes.ground.down_x(gutter[1], track)
    wordings = words_of(routes, flow_id)
    words = wordings[min(shorter, len(wordings) - 1)]
    near = line_x + side * (BESIDE_BARS if words.has_bars else BESIDE_LINE)
    left = min(near, near + side * words.beside)
    box = Rect(left, (top + bottom) / 2 + y - words.height / 2, words.beside, words.height)
    return LabelBox(box, words, is_turned=False, beside=side, line_x=line_x)


def _stands_on_line(label: Label, seats: Seats) -> bool:
    """Whether plain words of one line alone have room on it too, at one level with the places beside it."""
    return len(seats.flows) == 1 and not label.words.has_bars and len({seat.y for seat in seats.places}) == 1


def _line_beside(points: tuple[Point, ...], box: Rect) -> float:
    """The x of the line that turned words stand on or beside, else of their middle."""
    middle = box.y + box.height / 2
    for (x, y1), (end_x, y2) in pairwise(points):
        if x == end_x and min(y1, y2) <= middle <= max(y1, y2):
            return x
    return box.x + box.width / 2


def _on_line(routes: Routes, flow_id: str, path: Path, box: Rect) -> Rect:
    """Words between rows, on the line that crosses there; on one that runs along they stand already."""
    gutter = path.gutters[0]
    if path.home is None or path.home[:2] in path.gutters:
        return box
    line_x, middle = (
        routes.ground.down_x(gutter[1], track) for track in (routes.tracks[gutter][flow_id, 0], MIDDLE_TRACK)
    )
    return box._replace(x=box.x + line_x - middle)


def _around(label: Label, y: float) -> Rect:
    width, height = label.words.width, label.words.height
    if label.is_turned:
        width, height = height, width
    return Rect(label.x - width / 2, y - height / 2, width, height)


def _box(points: tuple[Point, ...], label: LabelBox | None, slot: Slot | None) -> Rect:
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    if label:
        xs += [label.box.x, label.box.right]
        ys += [label.box.y, label.box.bottom]
    if slot:
        xs.append(xs[-1] + slot_width(slot))
        ys.append(ys[-1] + slot.size + LINE * len(slot.lines))
    left, top = min(xs) - _REACH, min(ys) - _REACH
    return Rect(left, top, max(xs) + _REACH - left, max(ys) + _REACH - top)
