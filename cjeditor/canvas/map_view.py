"""MapView: the widget that shows a journey's map and takes the mouse, the keys and the wheel.

Owns no document logic: events go to the hand, the lens, the commander and the writer; the screen paints. The window
embeds one view a journey and listens to its signals.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from cjeditor.canvas import commands, keys
from cjeditor.canvas.arrival import Arrival
from cjeditor.canvas.board import Board
from cjeditor.canvas.camera import Camera
from cjeditor.canvas.commander import Commander
from cjeditor.canvas.hand import Hand
from cjeditor.canvas.ink import LIGHT_SURROUND, painting
from cjeditor.canvas.lens import Lens
from cjeditor.canvas.mouse import Mouse
from cjeditor.canvas.scenery import Scenery
from cjeditor.canvas.screen import Screen
from cjeditor.canvas.space_bar import SpaceBar
from cjeditor.canvas.writer import Writer
from cjeditor.drawing.frame import Colour
from cjeditor.drawing.look.colours import DARK_SURROUND
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.rect import Rect
from cjeditor.model.marks import NO_MARKS, Marks
from cjeditor.session.events import Changed, Event, Previewed
from cjeditor.session.session import Session
from cjeditor.session.view_state import ViewState


class MapView(QAbstractScrollArea):
    """One journey's map.

    `said` brings a Message for the status bar, None to clear it; `refused` a UserError; `menu_wanted` a Hit or None,
    `tip_wanted` a Message or None, and where on the screen; `journey_wanted` a journey and an object in it;
    `words_wanted` that what is selected has its text elsewhere;
    `flow_moved` the card a flow is being drawn from, and where on the screen its end is.
    """

    selection_changed = Signal()
    zoom_changed = Signal()
    view_changed = Signal()
    editing_changed = Signal()
    said = Signal(object)
    refused = Signal(object)
    menu_wanted = Signal(object, QPoint)
    journey_wanted = Signal(str, str)
    words_wanted = Signal()
    tip_wanted = Signal(object, QPoint)
    flow_moved = Signal(str, QPoint)
    drag_ended = Signal()

    def __init__(
        self, session: Session, journey_id: str, options: LayoutOptions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # Made here: to hand out a widget that Qt made, PySide reads all it knows of widgets, a fiftieth of the start.
        self.setViewport(QWidget())
        self.board = Board(session, journey_id, options)
        self.lens = Lens(self, self.board.down_to)
        self.writer = Writer(self.board, self.viewport())
        self.commander = Commander(self.board, self.lens, self.writer)
        self.screen_of_map = Screen(self.board.shown, self._picture, LIGHT_SURROUND)
        self.hand = Hand(self.board, lambda: self.lens.sight, self.commander.commit, self.said.emit)
        self._scenery = Scenery(self.board, self.screen_of_map, self.writer, self.hand)
        self.mouse = Mouse(self, self.board, self.hand, self.lens, self.writer, self.commander, self._scenery)
        self._space_bar = SpaceBar(self)
        self.arrival = Arrival(self, self.board, self._show_all)
        self._set_up()
        self._expect()
        self._unsubscribe = session.subscribe(self._hear)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Not by click: a click into the text being edited must leave the keyboard to the editor.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setMinimumSize(160, 120)
        self._name_for_readers()
        self.lens.moved.connect(self._moved)
        self.lens.zoom_begun.connect(self._begin_zoom)
        self.lens.zoom_rested.connect(self.viewport().update)
        self.writer.looks_changed.connect(self._text_changed)
        self.writer.ended.connect(self._stop_writing)
        self.commander.focus_changed.connect(self._focus_changed)
        self.commander.said.connect(self.said)
        self.commander.refused.connect(self.refused)
        self.commander.menu_wanted.connect(self.want_menu)
        self._space_bar.held.connect(lambda down: self.mouse.hold_space(down=down))
        self.mouse.used.connect(self.viewport().update)
        self.mouse.picked.connect(self._focus_changed)
        self.mouse.explained.connect(self.tip_wanted)
        self.mouse.flow_moved.connect(self.flow_moved)
        self.mouse.drag_ended.connect(self.drag_ended)
        self.mouse.followed.connect(self.commander.follow_connector)
        self.commander.journey_wanted.connect(self.journey_wanted)
        self.commander.words_wanted.connect(self.words_wanted)

    # For the window

    @property
    def journey_id(self) -> str:
        """The journey on show."""
        return self.board.journey_id

    @property
    def layout_shown(self) -> MapLayout:
        """The layout of the document, without any preview."""
        return self.board.layout

    @property
    def selection(self) -> tuple[str, ...]:
        """The selected objects."""
        return self.board.focus.ids

    @property
    def zoom(self) -> float:
        """The zoom; 1 is natural size."""
        return self.lens.camera.zoom

    @property
    def is_editing(self) -> bool:
        """Whether a text is being edited in place."""
        return self.writer.editing is not None

    def select(self, ids: tuple[str, ...], reveal: bool = False) -> None:
        """Select objects by id."""
        self.commander.select(ids, reveal=reveal)

    def show_in_the_middle(self, object_id: str) -> None:
        """Scroll an object to the middle of the view, and zoom in where it could not be read."""
        if box := self.board.layout.box_of(object_id):
            self.lens.come_near(box)
            free, scale = self.lens.sight.free, self.lens.camera.scale
            across, down = (
                max(0.0, free.width / scale - box.width),
                max(0.0, free.height / scale - box.height),
            )
            self.lens.reveal(
                Rect(
                    box.x - across * 0.45,
                    box.y - down * 0.45,
                    box.width + across * 0.9,
                    box.height + down * 0.9,
                )
            )

    def ensure_visible(self, object_id: str) -> None:
        """Scroll an object into view."""
        if box := self.board.layout.box_of(object_id):
            self.lens.reveal(box)

    def view_state(self) -> ViewState:
        """Return what the view shows now."""
        return self.commander.view_state()

    def restore(self, state: ViewState) -> None:
        """Show what a view showed before."""
        self.select(state.selection)
        seen_then = Camera(state.zoom, state.x, state.y)
        self.lens.look(seen_then, held=seen_then)
        self.lens.rest()

    def set_zoom(self, zoom: float) -> None:
        """Zoom; the middle stays."""
        self.commander.set_zoom(zoom)

    def zoom_in(self) -> None:
        """Zoom to the next larger usual zoom."""
        self.commander.zoom_in()

    def zoom_out(self) -> None:
        """Zoom to the next smaller usual zoom."""
        self.commander.zoom_out()

    def fit_all(self) -> None:
        """Show the whole map."""
        self.commander.fit_all()

    def zoom_to_selection(self) -> None:
        """Show what is selected as large as it fits, or the whole map when nothing is."""
        self.commander.zoom_to_selection()

    def show_start(self) -> None:
        """Show the map's start at a readable size."""
        self.lens.show_start()

    def edit_text(self, object_id: str, field: str = "") -> bool:
        """Edit an object's text in place; return whether it has one."""
        return self.commander.edit(object_id, field)

    def finish_editing(self) -> None:
        """Record what is being typed: before a save, a close, a change of tab."""
        self.writer.finish()

    def add_card(self) -> bool:
        """Add a card below the selected one, or where the keys stand, and edit it."""
        return self.commander.add_card()

    def can_delete(self) -> bool:
        """Whether `delete` would do something."""
        return commands.can_delete(self.board)

    def can_copy(self) -> bool:
        """Whether `cut` and `copy` would do something."""
        return commands.can_copy(self.board)

    def can_paste(self) -> bool:
        """Whether `paste` would do something."""
        return self.commander.can_paste()

    def set_options(self, options: LayoutOptions) -> None:
        """Lay the map out under other options."""
        self.writer.finish()
        self.board.set_options(options)
        self._expect()
        self._show_layout(None)

    def show_journey(self, journey_id: str) -> None:
        """Show another journey of the atlas from its start."""
        self.writer.finish()
        self.board.show_journey(journey_id)
        self._expect()
        self._show_layout(None)
        self.show_start()
        self._focus_changed()

    def set_marks(self, marks: Marks = NO_MARKS) -> None:
        """Show what a question found."""
        self._scenery.marks = marks
        self.viewport().update()

    def set_presenting(self, is_on: bool) -> None:
        """Show the map to an audience: without the "+" marks and the handles of editing."""
        self.hand.is_presenting = is_on
        self.hand.forget_hover()
        self.viewport().update()

    def set_dark(self, is_dark: bool) -> None:
        """Darken the surround; the paper stays."""
        self.set_surround(DARK_SURROUND if is_dark else LIGHT_SURROUND)

    def set_surround(self, colour: Colour) -> None:
        """Colour what lies around the paper."""
        self.screen_of_map.set_surround(colour)
        self.viewport().update()

    def close_view(self) -> None:
        """Stop listening to the session: the view is about to go, and what is being typed on it with its map."""
        self.writer.cancel()
        self._unsubscribe()

    def cut(self) -> None:
        """Cut the selected cards or heads."""
        self.commander.cut()

    def copy(self) -> None:
        """Copy the selected cards or heads."""
        self.commander.copy()

    def paste(self) -> None:
        """Paste cards, heads or lines of text."""
        self.commander.paste()

    def duplicate(self) -> None:
        """Duplicate the selected cards or heads."""
        self.commander.duplicate()

    def delete(self) -> None:
        """Delete what is selected."""
        self.commander.delete()

    def select_all(self) -> None:
        """Select all cards and points."""
        self.commander.select_all()

    def want_menu(self) -> None:
        """Ask for the context menu of what is selected, beside it."""
        box = self.commander.selection_box()
        shown = self.lens.sight.rect_on_view(box) if box is not None else Rect(0, 0, 40, 40)
        place = self.viewport().mapToGlobal(
            QPoint(round(shown.x + 12), round(min(shown.bottom, self.height()) - 4))
        )
        self.menu_wanted.emit(self.commander.selection_hit(), place)

    # What happens elsewhere

    def _hear(self, event: Event) -> None:
        match event:
            case Changed():
                self.mouse.cancel()
                spoiled = self.board.changed(event.change, event.atlas, self.screen_of_map.coverage())
                self._show_layout(spoiled)
                self.writer.rebase(event.change, event.atlas)
                self._focus_changed()
            case Previewed():
                self.viewport().update()
            case _:
                return

    def _show_layout(self, spoiled: list[Rect] | None) -> None:
        self.screen_of_map.show_layout(self.board.shown, spoiled)
        self.lens.relaid()
        self._name_for_readers()
        self.viewport().update()

    def _expect(self) -> None:
        self.arrival.expect()
        self.screen_of_map.show_flows(are_there=not self.arrival.is_awaited)

    def _show_all(self) -> None:
        self.screen_of_map.unfold(self.board.layout)
        self.screen_of_map.show_flows(are_there=True)
        self.lens.unfolded()
        self.viewport().update()

    def _focus_changed(self) -> None:
        self.selection_changed.emit()
        self.viewport().update()

    def _moved(self) -> None:
        self.mouse.leave()
        self.zoom_changed.emit()
        self.view_changed.emit()
        self.viewport().update()

    def _begin_zoom(self) -> None:
        self.screen_of_map.begin_zoom(self.lens.sight, self.viewport().devicePixelRatioF())

    def _text_changed(self) -> None:
        if place := self._scenery.caret_box():
            self.lens.reveal(place)
        self._scenery.place_catcher(self.lens.sight)
        self.viewport().update()
        self.editing_changed.emit()

    def _stop_writing(self) -> None:
        if not self.is_editing:  # the key may have opened the next text
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.viewport().update()
        self.editing_changed.emit()

    def _name_for_readers(self) -> None:
        journey = self.board.atlas.journeys.get(self.journey_id)
        self.setAccessibleName(journey.title if journey is not None else "")

    def _picture(self, asset_id: str) -> bytes | None:
        return self._scenery.picture(asset_id)

    # Qt's events

    def paintEvent(self, _event: QPaintEvent) -> None:
        sight = self.lens.sight
        self.screen_of_map.unfold(sight.layout)
        with painting(self.viewport()) as painter:
            complete = self._scenery.paint(painter, sight, is_zooming=self.lens.is_zooming)
        if complete:
            self.arrival.begin()
        else:
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lens.resized()
        self.viewport().update()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Do nothing: the lens hears the scroll bars itself."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.lens.wheel(event)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and self.lens.pinch(event):
            return True
        if event.type() == QEvent.Type.Enter:
            self._space_bar.pointer_is_over(is_over=True)
        elif event.type() == QEvent.Type.Leave:
            self._space_bar.pointer_is_over(is_over=False)
            self.mouse.leave()
        return (isinstance(event, QHelpEvent) and self.mouse.explain(event)) or super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mouse.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.want_menu()
        else:
            self.menu_wanted.emit(self.hand.hit(event.x(), event.y()), event.globalPos())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and keys.is_ours(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Leave Tab to the map while something is selected; else the window goes on to its next part."""
        return False if self.board.focus.ids or self.board.focus.cell else super().focusNextPrevChild(_next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.mouse.cancel():
            return
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.mouse.hold_space(down=True)
            return
        self.mouse.leave()
        if not keys.press_key(self.commander, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.mouse.hold_space(down=False)
            return
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.mouse.hold_space(down=False)
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.writer.finish()
        super().hideEvent(event)
