"""Mouse: Qt's mouse events on a map, told to the hand, the lens and the writer; auto-scroll and the pointer's shape."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea

from cjeditor.canvas.board import Board
from cjeditor.canvas.commander import Commander
from cjeditor.canvas.hand import SELECTABLE, Hand, Shape
from cjeditor.canvas.lens import Lens
from cjeditor.canvas.scenery import Scenery
from cjeditor.canvas.writer import Writer
from cjeditor.edits.emotions import holds_points
from cjeditor.layout.hits import Hit

_FRAME_MS: Final = 16
_GRACE_MS: Final = 150
"""So long a drag stays near an edge before the map scrolls: passing it on the way out moves nothing."""
_SHAPES: Final[dict[Shape, Qt.CursorShape]] = {
    "arrow": Qt.CursorShape.ArrowCursor,
    "pointing": Qt.CursorShape.PointingHandCursor,
    "across": Qt.CursorShape.SizeHorCursor,
    "cross": Qt.CursorShape.CrossCursor,
    "refused": Qt.CursorShape.ForbiddenCursor,
    "carrying": Qt.CursorShape.ClosedHandCursor,
}
_ADDING: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_EDITABLE: Final = frozenset({"title", "description", "text", "goal", "quote", "name"})
_NAMED: Final = SELECTABLE - {"card", "point", "flow"}
"""What a double click renames: its whole name is chosen, while in a card's text the caret goes where one points."""


class Mouse(QObject):
    """One view's mouse; `used` asks for a repaint, `picked` says that the selection may differ.

    `flow_moved` tells the card a flow is being drawn from and where on the screen its end is.
    """

    used = Signal()
    picked = Signal()
    followed = Signal(str)
    explained = Signal(object, QPoint)
    flow_moved = Signal(str, QPoint)
    drag_ended = Signal()

    def __init__(
        self,
        area: QAbstractScrollArea,
        board: Board,
        hand: Hand,
        lens: Lens,
        writer: Writer,
        commander: Commander,
        scenery: Scenery,
    ) -> None:
        super().__init__(area)
        self._area, self._viewport = area, area.viewport()
        self._board, self._hand, self._lens = board, hand, lens
        self._writer, self._commander, self._scenery = writer, commander, scenery
        self._panning: QPointF | None = None
        self._last = QPointF()
        self._adds = self._free = False
        self.pans = False
        self._scrolling = QTimer(self)
        self._scrolling.timeout.connect(self._scroll_on)

    def hold_space(self, *, down: bool) -> None:
        """With the space bar down, the left button pushes the map."""
        self.pans = down
        self._shape()

    def press(self, event: QMouseEvent) -> None:
        """Begin to push the map, to point into the text being edited, or to take hold of what lies here."""
        at, button = event.position(), event.button()
        left = button == Qt.MouseButton.LeftButton
        if button == Qt.MouseButton.MiddleButton or (self.pans and left):
            self._panning = at
        elif left and self._scenery.is_in_text(self._lens.sight, at.x(), at.y()):
            self._point_into_text(at, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            self._writer.finish()
            self._take(event, at)
        self._shape()

    def move(self, event: QMouseEvent) -> None:
        """Go on with what the button began, or take note of what the pointer is over."""
        at = event.position()
        if self._panning is not None:
            moved, self._panning = at - self._panning, at
            self._lens.pan(moved.x(), moved.y())
        elif self._writer.editing is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._point_into_text(at, extend=True)
        elif self._hand.is_down:
            self._last = at
            self._adds, self._free = _held(event)
            self._drag()
            if source := self._hand.flow_from:
                self.flow_moved.emit(source, event.globalPosition().toPoint())
        elif self._hand.hovers(at.x(), at.y()):
            self.used.emit()
        self._shape()

    def take_up_flow(self, source_id: str, place: QPoint) -> None:
        """Go on drawing a flow that was begun on another map, its end at a place on the screen."""
        self._last = QPointF(self._viewport.mapFromGlobal(place))
        self._hand.take_up_flow(source_id, self._last.x(), self._last.y())
        self.used.emit()

    def release(self, event: QMouseEvent) -> None:
        """Let go of the map, or of what was carried."""
        at = event.position()
        if self._panning is not None:
            self._panning = None
        elif event.button() == Qt.MouseButton.LeftButton and self._hand.is_down:
            adds, free = _held(event)
            clicked = self._hand.release(at.x(), at.y(), adds=adds, free=free)
            self._end_drag(at)
            if clicked is not None and clicked.part == "connector" and not adds:
                self.followed.emit(clicked.object_id)
        self._shape()

    def double_click(self, event: QMouseEvent) -> None:
        """Edit the text under the pointer, or a new card in an empty cell."""
        at = event.position()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._scenery.is_in_text(self._lens.sight, at.x(), at.y()):
            self._writer.keys.select_word()
            return
        hit = self._hand.hit(at.x(), at.y())
        if hit is not None and hit.object_id:
            self._edit_under(hit, at)
        elif hit is not None and holds_points(self._board.atlas, hit.lane_id, hit.over_id):
            point = self._lens.sight.to_map(at.x(), at.y())
            self._commander.add_point(hit.lane_id, point.x, point.y)
        elif self._board.focus.cell is not None:
            self._commander.edit_selected()

    def leave(self) -> None:
        """Take note that the pointer is gone, or that the map moved under it."""
        if not self._hand.is_down and self._hand.forget_hover():
            self.used.emit()

    def explain(self, event: QHelpEvent) -> bool:
        """Hand on what the mark under a resting pointer does; return whether that was asked."""
        if event.type() != QEvent.Type.ToolTip:
            return False
        self.explained.emit(self._hand.tip, event.globalPos())
        return True

    def cancel(self) -> bool:
        """End a drag and record nothing; return whether there was one."""
        was_dragging = self._hand.cancel()
        if was_dragging:
            self._end_drag(self._last)
            self._shape()
        return was_dragging

    def _take(self, event: QMouseEvent, at: QPointF) -> None:
        self._area.setFocus(Qt.FocusReason.MouseFocusReason)
        self._hand.hovers(at.x(), at.y())
        adder = self._hand.hover.adder
        if event.button() == Qt.MouseButton.RightButton:
            self._pick_under(self._hand.hit(at.x(), at.y()))
        elif event.button() == Qt.MouseButton.LeftButton and adder is not None:
            self._commander.add(adder)
        elif event.button() == Qt.MouseButton.LeftButton:
            adds, free = _held(event)
            self._last = at
            self._hand.press(at.x(), at.y(), adds=adds, free=free)
            self.picked.emit()

    def _pick_under(self, hit: Hit | None) -> None:
        """A right click selects what lies under it, unless it is selected already."""
        if hit is not None and hit.part in SELECTABLE and hit.object_id not in self._board.focus.ids:
            self._board.select((hit.object_id,))
        elif hit is None or hit.part not in SELECTABLE:
            self._board.select((), self._hand.cell(hit))
        self.picked.emit()

    def _edit_under(self, hit: Hit, at: QPointF) -> None:
        field = hit.field if hit.field in _EDITABLE else ""
        if self._commander.edit(hit.object_id, field) or self._commander.edit(hit.object_id):
            if hit.part not in _NAMED or field in ("goal", "quote"):
                self._point_into_text(at, extend=False)
        elif hit.object_id in self._board.focus.ids:
            self._commander.words_wanted.emit()

    def _drag(self) -> None:
        at = self._last
        if self._hand.move(at.x(), at.y(), adds=self._adds, free=self._free):
            self.used.emit()
        scrolls = self._hand.scroll_speed(at.x(), at.y()) != (0.0, 0.0)
        if scrolls and not self._scrolling.isActive():
            self._scrolling.start(_GRACE_MS)
        elif not scrolls:
            self._scrolling.stop()

    def _scroll_on(self) -> None:
        """Scroll a drag that is near the edge, and let it go on over what comes into view."""
        self._scrolling.setInterval(_FRAME_MS)
        dx, dy = self._hand.scroll_speed(self._last.x(), self._last.y())
        self._lens.pan(-dx, -dy)
        self._drag()

    def _end_drag(self, at: QPointF) -> None:
        self._scrolling.stop()
        self._scenery.drop_carried()
        self._hand.hovers(at.x(), at.y())
        self.picked.emit()
        self.drag_ended.emit()

    def _point_into_text(self, at: QPointF, *, extend: bool) -> None:
        point = self._lens.sight.to_map(at.x(), at.y())
        self._writer.point_at(point.x, point.y, extend=extend)

    def _shape(self) -> None:
        if self._panning is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self.pans:
            shape = Qt.CursorShape.OpenHandCursor
        else:
            shape = _SHAPES[self._hand.shape]
        if self._viewport.cursor().shape() != shape:
            self._viewport.setCursor(QCursor(shape))


def _held(event: QMouseEvent) -> tuple[bool, bool]:
    """Whether Shift or Ctrl is held, and whether Alt is."""
    modifiers = event.modifiers()
    return bool(modifiers & _ADDING), bool(modifiers & Qt.KeyboardModifier.AltModifier)
