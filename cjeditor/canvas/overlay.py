"""Overlay: what is drawn over the map and never belongs to it: selection, hover, handles, marks of a gesture.

All lengths are the viewport's pixels, so that a selection looks the same at every zoom.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from cjeditor.canvas import ink
from cjeditor.canvas.adders import RADIUS_PX, Adder, adder_place
from cjeditor.canvas.board import Focus
from cjeditor.canvas.geometry import Line, centre
from cjeditor.canvas.gestures.gesture import Feedback
from cjeditor.canvas.handles import CardHandle
from cjeditor.canvas.mark_signs import draw_badge, heat_of, heat_of_line, path_pen
from cjeditor.canvas.objects import shown_box
from cjeditor.canvas.of_layout import remembered
from cjeditor.canvas.sight import Sight
from cjeditor.drawing.frame import MoveTo, Path
from cjeditor.drawing.look import colours
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect
from cjeditor.model.marks import Marks
from cjeditor.model.whereabouts import lane_of

_FEW: Final = 200
"""More selected objects than this are looked for among what is in view, and tinted where that is as many."""

_FEW_LANDINGS: Final = 24
"""More places than this to land in are tinted in one go: dashes take five times as long."""


def draw_focus(painter: QPainter, sight: Sight, focus: Focus, hovered: str) -> None:
    """Draw the outlines of what is selected and of what the pointer is over, and the cell the keys stand in."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for object_id in focus.ids if len(focus.ids) <= _FEW else _draw_many(painter, sight, focus.ids):
        _outline(painter, sight, object_id, ink.ACCENT, 2.0)
    if hovered and hovered not in focus.ids:
        _outline(painter, sight, hovered, ink.ACCENT_PALE, 1.5)
    if focus.cell is not None:
        slot = sight.layout.slot_box(focus.cell)
        if slot is not None:
            painter.setClipRect(ink.rect_of(sight.free))
            ink.draw_dashes(
                painter, sight.camera.rect_to_view(_in_row(sight, focus.cell.lane, slot)), ink.ACCENT
            )
            painter.setClipping(False)


def _draw_many(painter: QPainter, sight: Sight, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Outline those of many objects that are in view in a lane; return the objects that lie elsewhere."""
    in_lanes, elsewhere = _by_place(sight.layout, ids)
    seen = sight.layout.boxes_in(sight.seen)
    boxes = [sight.camera.rect_to_view(box) for object_id, box in seen if object_id in in_lanes]
    painter.setClipRect(ink.rect_of(sight.free))
    if len(boxes) > _FEW:
        ink.draw_tint(painter, boxes, ink.ACCENT_PALE)
    else:
        for box in boxes:
            ink.draw_outline(painter, box, ink.ACCENT, 2.0)
    painter.setClipping(False)
    return elsewhere


@remembered
def _by_place(layout: MapLayout, ids: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return which objects lie in a lane, and the others."""
    atlas = layout.atlas
    cards = ((known, atlas.card(known)) for known in ids)
    in_lanes = {known for known, card in cards if card is not None and lane_of(card) is not None}
    in_lanes.update(known for known in ids if known in atlas.emotions)
    return frozenset(in_lanes), tuple(known for known in ids if known not in in_lanes)


def _outline(painter: QPainter, sight: Sight, object_id: str, colour: int, width: float) -> None:
    """Outline an object where it shows; strips of pinned heads cover what scrolled under them."""
    if object_id in sight.layout.atlas.flows:
        _trace(painter, sight, object_id, colour, width)
        return
    box = shown_box(sight.layout, object_id)
    shown = sight.rect_on_view(box) if box is not None else None
    if box is None or shown is None or not shown.meets(sight.viewport.grown(8)):
        return
    painter.setClipRect(ink.rect_of(sight.room_of(box)))
    ink.draw_outline(painter, shown, colour, width)
    painter.setClipping(False)


def _trace(painter: QPainter, sight: Sight, flow_id: str, colour: int, width: float) -> None:
    """Draw over a flow's own line."""
    box = sight.layout.box_of(flow_id)
    if box is None:
        _trace_undrawn(painter, sight, flow_id, colour)
        return
    if not sight.camera.rect_to_view(box).grown(8).meets(sight.viewport):
        return
    painter.save()
    painter.setClipRect(ink.rect_of(sight.free))
    painter.scale(sight.camera.scale, sight.camera.scale)
    painter.translate(-sight.camera.x, -sight.camera.y)
    pen = QPen(ink.colour_of(colour), width + 1.5)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for placed in sight.layout.flows_in(box.grown(4)):
        if placed.frame.object_id == flow_id:
            painter.translate(placed.x, placed.y)
            for item in placed.frame.items:
                if isinstance(item, Path) and item.stroke is not None and item.fill is None:
                    painter.drawPath(ink.path_of(item))
            painter.translate(-placed.x, -placed.y)
    painter.restore()


def _trace_undrawn(painter: QPainter, sight: Sight, flow_id: str, colour: int) -> None:
    """Join the ends of a flow that the map leaves undrawn for calm, so that what is selected is seen."""
    flow = sight.layout.atlas.flows[flow_id]
    ends = [shown_box(sight.layout, end) for end in (flow.source, flow.target) if end]
    boxes = [sight.rect_on_view(end) for end in ends if end is not None]
    if len(boxes) < 2:
        return
    painter.setClipRect(ink.rect_of(sight.free))
    start, end = centre(boxes[0]), centre(boxes[1])
    is_beside = boxes[0].right <= boxes[1].x
    line = (
        Line(boxes[0].right, start.y, boxes[1].x, end.y)
        if is_beside
        else Line(start.x, start.y, end.x, end.y)
    )
    ink.draw_line(painter, line, colour, 2.5)
    ink.draw_disc(painter, line.x2, line.y2, 4.0, colour, colour)
    painter.setClipping(False)


def draw_handles(painter: QPainter, handles: Iterable[CardHandle]) -> None:
    """Draw the handles of a card."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for handle in handles:
        box = handle.box
        if handle.handle == "span":
            painter.setPen(QPen(ink.colour_of(colours.PAPER), 1.0))
            painter.setBrush(ink.colour_of(ink.ACCENT))
            painter.drawRoundedRect(ink.rect_of(box), box.width / 2, box.width / 2)
        else:
            middle = centre(box)
            ink.draw_disc(painter, middle.x, middle.y, box.width / 2, colours.PAPER, ink.ACCENT)
            _draw_arrow(painter, middle.x, middle.y)


def draw_adders(painter: QPainter, sight: Sight, adders: Iterable[Adder], hovered: Adder | None) -> None:
    """Draw the "+" marks."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for adder in adders:
        place = adder_place(sight, adder)
        is_hovered = adder == hovered
        fill, line = (ink.ACCENT, colours.PAPER) if is_hovered else (colours.PAPER, ink.ACCENT)
        ink.draw_disc(painter, *place, RADIUS_PX, fill, ink.ACCENT if is_hovered else colours.HAIRLINE)
        ink.draw_plus(painter, *place, RADIUS_PX * 0.45, line)


def draw_feedback(painter: QPainter, sight: Sight, feedback: Feedback) -> None:
    """Draw where a gesture would land, its band, its line and its target."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = ink.REFUSED if feedback.refusal else ink.ACCENT
    if feedback.target:
        _outline(painter, sight, feedback.target, colour, 3.0)
    painter.setClipRect(ink.rect_of(sight.free))
    _draw_landings(painter, sight, feedback.landings, colour)
    if feedback.link is not None:
        _draw_link(painter, sight, feedback.link)
    if feedback.band is not None:
        painter.setPen(QPen(ink.colour_of(ink.ACCENT), 1.0))
        painter.setBrush(ink.colour_of(ink.ACCENT_SOFT))
        painter.drawRect(ink.rect_of(sight.camera.rect_to_view(feedback.band)))
    painter.setClipping(False)
    if feedback.insertion is not None:
        _draw_insertion(painter, sight, feedback.insertion)


def _draw_landings(painter: QPainter, sight: Sight, landings: tuple[Rect, ...], colour: int) -> None:
    """Dash the places where cards would land; of many, that of the one in hand, and tint the others."""
    shown = [sight.camera.rect_to_view(landing) for landing in landings]
    dashed = len(shown) if len(shown) <= _FEW_LANDINGS else 1
    for box in shown[:dashed]:
        ink.draw_dashes(painter, box, colour)
    if dashed < len(shown):
        ink.draw_tint(painter, shown[dashed:], ink.ACCENT_PALE)


def draw_marks(painter: QPainter, sight: Sight, marks: Marks) -> None:
    """Draw heat, paths and badges by object."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for object_id, heat in marks.heat.items():
        _draw_heat(painter, sight, object_id, max(0.0, min(1.0, heat)))
    painter.setClipRect(ink.rect_of(sight.free))
    for path in marks.paths:
        _draw_path(painter, sight, path)
    painter.setClipping(False)
    for object_id, badge in marks.badges.items():
        box = shown_box(sight.layout, object_id)
        shown = None if box is None else _badge_place(sight, object_id, box)
        if box is not None and shown is not None and shown.grown(20).meets(sight.viewport):
            painter.setClipRect(ink.rect_of(sight.room_of(box)))
            draw_badge(painter, shown.x - 6, shown.y - 9, badge.text, badge.tone)
            painter.setClipping(False)


def _draw_heat(painter: QPainter, sight: Sight, object_id: str, heat: float) -> None:
    """Redden an object; of a flow its line."""
    if object_id in sight.layout.atlas.flows:
        if sight.layout.box_of(object_id) is not None:
            _trace(painter, sight, object_id, heat_of_line(heat), 1.0 + 5 * heat)
        return
    box = shown_box(sight.layout, object_id)
    shown = None if box is None else sight.rect_on_view(box)
    if box is None or shown is None or not shown.meets(sight.viewport):
        return
    painter.setClipRect(ink.rect_of(sight.room_of(box)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.colour_of(heat_of(heat)))
    painter.drawRoundedRect(ink.rect_of(shown), 4, 4)
    painter.setClipping(False)


def _badge_place(sight: Sight, object_id: str, box: Rect) -> Rect:
    """Return where an object's badge is shown: at its corner, or where a flow leaves its card."""
    for placed in sight.layout.flows_in(box) if object_id in sight.layout.atlas.flows else ():
        if placed.frame.object_id == object_id:
            lines = (item for item in placed.frame.items if isinstance(item, Path) and item.fill is None)
            first = next((line.segments[0] for line in lines if isinstance(line.segments[0], MoveTo)), None)
            if isinstance(first, MoveTo):
                return sight.camera.rect_to_view(Rect(placed.x + first.x, placed.y + first.y, 1.0, 1.0))
    return sight.rect_on_view(box)


def draw_text_edit(
    painter: QPainter, sight: Sight, selection: Iterable[Rect], caret: Line | None, object_box: Rect
) -> None:
    """Draw the caret and the selected letters of the text being edited."""
    dx, dy = sight.shift_of(object_box)
    for rect in selection:
        shown = sight.camera.rect_to_view(rect.moved(dx, dy))
        painter.fillRect(ink.rect_of(shown), ink.colour_of(ink.TEXT_SELECTION))
    if caret is not None:
        start = sight.camera.to_view(caret.x1 + dx, caret.y1 + dy)
        end = sight.camera.to_view(caret.x2 + dx, caret.y2 + dy)
        thick = max(1.0, round(sight.camera.scale * 1.2))
        stroke = QRectF(
            round(start.x), round(start.y), max(thick, end.x - start.x), max(thick, end.y - start.y)
        )
        painter.fillRect(stroke, ink.colour_of(ink.CARET))


def _box(sight: Sight, object_id: str) -> Rect | None:
    box = shown_box(sight.layout, object_id)
    return None if box is None else sight.rect_on_view(box)


def _in_row(sight: Sight, lane_id: str, box: Rect) -> Rect:
    """An empty cell is shown no higher than its lane."""
    row = sight.layout.row_of(lane_id)
    if row is None:
        return box
    height = min(box.height, row.y + row.height - box.y - 4)
    return Rect(box.x, box.y, box.width, max(12.0, height))


def _draw_arrow(painter: QPainter, x: float, y: float) -> None:
    painter.setPen(QPen(ink.colour_of(ink.ACCENT), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(QPolygonF([QPointF(x - 1.5, y - 3), QPointF(x + 2, y), QPointF(x - 1.5, y + 3)]))


def _draw_insertion(painter: QPainter, sight: Sight, line: Line) -> None:
    is_upright = line.x1 == line.x2
    start = sight.camera.to_view(
        line.x1 + (0 if is_upright else sight.lanes_shift), line.y1 + (sight.heads_shift if is_upright else 0)
    )
    end = sight.camera.to_view(line.x2, line.y2)
    ink.draw_line(painter, Line(start.x, start.y, end.x, end.y), ink.ACCENT, 3.0)
    ink.draw_disc(painter, start.x, start.y, 5.0, ink.ACCENT, colours.PAPER)


def _draw_link(painter: QPainter, sight: Sight, line: Line) -> None:
    start, end = sight.camera.to_view(line.x1, line.y1), sight.camera.to_view(line.x2, line.y2)
    ink.draw_line(painter, Line(start.x, start.y, end.x, end.y), ink.ACCENT, 2.0)
    ink.draw_disc(painter, end.x, end.y, 4.0, ink.ACCENT, colours.PAPER)


def _draw_path(painter: QPainter, sight: Sight, path: tuple[str, ...]) -> None:
    boxes = [box for object_id in path if (box := _box(sight, object_id)) is not None]
    painter.setPen(path_pen())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(*centre(box).pair) for box in boxes]))
