"""Scenery: puts one frame of a view together: the map, what a drag carries, what is being typed, and the overlays."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QPainter

from cjeditor.canvas import overlay
from cjeditor.canvas.board import Board, Focus
from cjeditor.canvas.carried import Carried
from cjeditor.canvas.geometry import clipped
from cjeditor.canvas.gestures.gesture import Feedback
from cjeditor.canvas.hand import Hand
from cjeditor.canvas.handles import handles_of
from cjeditor.canvas.ink import colour_of, rect_of
from cjeditor.canvas.names_in_view import names_in_view
from cjeditor.canvas.objects import region_of
from cjeditor.canvas.pieces import composed
from cjeditor.canvas.screen import Screen
from cjeditor.canvas.sight import Sight
from cjeditor.canvas.text_places import caret
from cjeditor.canvas.writer import Writer
from cjeditor.drawing.frame import Placed
from cjeditor.drawing.painters.qt import paint_frame
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect
from cjeditor.model.marks import NO_MARKS, Marks


class Scenery:
    """Composes frames; owns the marks of a question and the pixmap of a drag."""

    def __init__(self, board: Board, screen: Screen, writer: Writer, hand: Hand) -> None:
        self._board, self._screen, self._writer, self._hand = board, screen, writer, hand
        self.marks: Marks = NO_MARKS
        self._carried: Carried | None = None

    def paint(self, painter: QPainter, sight: Sight, *, is_zooming: bool) -> bool:
        """Draw everything; return False when another frame is needed to complete it."""
        if is_zooming:
            self._screen.paint_zooming(painter, sight)
            self._paint_names(painter, sight)
            return True
        complete = self._screen.paint(painter, sight)
        feedback = self._hand.feedback
        if feedback.live and self._board.previewed is not None and feedback.target:
            self._paint_live(painter, sight, self._board.previewed, feedback.target)
            sight = replace(sight, layout=self._board.previewed)
        self._paint_text(painter, sight)
        self._paint_names(painter, sight)
        overlay.draw_marks(painter, sight, self.marks)
        if not feedback.carried and not feedback.live and not self._writer.editing:
            overlay.draw_focus(painter, sight, self._board.focus, self._hand.hover.object_id)
        if not self._hand.is_dragging and not self._writer.editing:
            self._paint_grips(painter, sight)
        if feedback.carried:
            self._paint_carried(painter, sight, feedback)
        overlay.draw_feedback(painter, sight, feedback)
        return complete

    def drop_carried(self) -> None:
        """Forget the drag's pixmap: the drag is over."""
        self._carried = None

    def is_in_text(self, sight: Sight, px: float, py: float) -> bool:
        """Whether a viewport position lies in the object whose text is being edited."""
        placed = self._writer.placed
        if placed is None:
            return False
        box = Rect(placed.x, placed.y, placed.frame.width, placed.frame.height)
        point = sight.to_map(px, py)
        return box.contains(point.x, point.y)

    def place_catcher(self, sight: Sight) -> None:
        """Put the unseen text control at the caret."""
        place = self.caret_box()
        region = self._writer.region
        if place is None or region is None:
            return
        dx, dy = sight.shift_of(region)
        self._writer.stand_at(sight.camera.rect_to_view(place.moved(dx, dy)))

    def caret_box(self) -> Rect | None:
        """Return where the caret stands on the map."""
        line = caret(self._writer.lines(), self._writer.keys.shown_caret)
        return (
            Rect(line.x1, line.y1, max(1.0, line.x2 - line.x1), max(1.0, line.y2 - line.y1)) if line else None
        )

    def picture(self, asset_id: str) -> bytes | None:
        """Return the encoded picture of an asset."""
        asset = self._board.atlas.assets.get(asset_id)
        return asset.content if asset is not None else None

    def _paint_grips(self, painter: QPainter, sight: Sight) -> None:
        painter.setClipRect(rect_of(sight.free))
        for card_id in self._hand.with_handles():
            overlay.draw_handles(painter, handles_of(sight, card_id))
        painter.setClipping(False)
        overlay.draw_adders(painter, sight, self._hand.adders(), self._hand.hover.adder)

    def _paint_names(self, painter: QPainter, sight: Sight) -> None:
        """Draw the names of stages that would stand out of view, but not under the caret of the one being typed."""
        camera, editing = sight.camera, self._writer.editing
        layout = sight.layout if editing is None else self._writer.layout
        room = sight.room_of(Rect(layout.columns.left, layout.heads_top, 1.0, 1.0))
        left, right = camera.to_map(room.x, 0.0).x, camera.to_map(room.right, 0.0).x
        names = tuple(names_in_view(layout, left, right, editing.object_id if editing is not None else ""))
        if not names:
            return
        painter.save()
        painter.setClipRect(rect_of(room))
        painter.scale(camera.scale, camera.scale)
        painter.translate(-camera.x, sight.heads_shift - camera.y)
        paint_frame(painter, composed(names, layout.width, layout.height), detail="bars")
        painter.restore()

    def _paint_live(self, painter: QPainter, sight: Sight, layout: MapLayout, object_id: str) -> None:
        """Draw a region from the preview's layout: a curve that follows the hand, heads whose text is typed."""
        region = region_of(layout, object_id)
        if region is None:
            return
        dx, dy = sight.shift_of(region)
        painter.save()
        shown = sight.camera.rect_to_view(region.moved(dx, dy))
        room = sight.free if dy == 0 and dx == 0 else sight.viewport
        if dy:
            room = Rect(sight.free.x, 0.0, sight.free.width, sight.height_px)
        painter.setClipRect(rect_of(clipped(shown, room)))
        shifted = Sight(
            layout,
            sight.camera.panned(dx * sight.camera.scale, dy * sight.camera.scale),
            sight.width_px,
            sight.height_px,
        )
        self._screen.paint_region(painter, shifted, layout, region)
        painter.restore()

    def _paint_text(self, painter: QPainter, sight: Sight) -> None:
        editing, writer = self._writer.editing, self._writer
        region = writer.region
        if editing is None or region is None:
            return
        previewed = self._board.previewed
        if previewed is not None:
            if previewed.atlas.card(editing.object_id) is not None:
                self._paint_card(painter, sight, writer.placed)
            else:
                self._paint_live(painter, sight, previewed, editing.object_id)
        shown = replace(sight, layout=writer.layout)
        overlay.draw_focus(painter, shown, Focus((editing.object_id,)), "")
        lines = writer.lines()
        painter.setClipRect(rect_of(sight.room_of(region)))
        overlay.draw_text_edit(painter, sight, writer.selection(lines), writer.caret(lines), region)
        painter.setClipping(False)

    def _paint_card(self, painter: QPainter, sight: Sight, placed: Placed | None) -> None:
        """Draw a card as it is while typed, over its neighbours; they make room when the text is recorded."""
        if placed is None:
            return
        box = sight.camera.rect_to_view(Rect(placed.x, placed.y, placed.frame.width, placed.frame.height))
        painter.save()
        painter.setClipRect(rect_of(sight.free))
        painter.fillRect(rect_of(box.moved(0, 2).grown(1)), colour_of(0x30000000))
        painter.scale(sight.camera.scale, sight.camera.scale)
        painter.translate(-sight.camera.x, -sight.camera.y)
        frame = composed([placed], sight.layout.width, sight.layout.height)
        paint_frame(painter, frame, pictures=self.picture)
        painter.restore()

    def _paint_carried(self, painter: QPainter, sight: Sight, feedback: Feedback) -> None:
        painter.save()
        if any(self._board.atlas.card(known) is not None for known in feedback.carried):
            painter.setClipRect(rect_of(sight.free))
        self._carry(painter, sight, feedback.carried).draw(painter, sight, feedback.dx, feedback.dy)
        painter.restore()

    def _carry(self, painter: QPainter, sight: Sight, ids: tuple[str, ...]) -> Carried:
        if self._carried is None or self._carried.ids != ids:
            self._carried = Carried(sight, ids, self.picture, painter.device().devicePixelRatioF())
        return self._carried
