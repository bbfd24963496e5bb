"""FlowAcross: a flow that is drawn over the tabs goes on, on another journey's map.

The tab on which the pointer rests opens. The mouse stays with the map where it was pressed, so what it does is handed
on to the map on show. Without a card to end at, the tab it came from comes back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTabBar, QWidget

from cjeditor.canvas.map_view import MapView
from cjeditor.model.messages import message
from cjeditor.ui.timing import delayed

SPRING_MS: Final = 450
"""So long the pointer rests on a tab before it opens: passing over it to another one opens nothing."""
_HANDED_ON: Final = (QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)
_HOW = message("ui.tabs.flow_here", "Drop the flow on a card of this journey; Esc takes it back")


class FlowAcross(QObject):
    """The way of one flow over tabs; `open_tab` brings a tab to the front and returns its view."""

    said = Signal(object)

    def __init__(self, bar: QTabBar, open_tab: Callable[[int], MapView | None]) -> None:
        super().__init__(bar)
        self._bar, self._open_tab = bar, open_tab
        self.spring = delayed(self, SPRING_MS, self._open)
        self._aim = -1
        self._source, self._place = "", QPoint()
        self._from: MapView | None = None
        self._home = -1
        self._flows = 0
        self._grip: QWidget | None = None
        self._to: MapView | None = None
        self._hands_over = False

    def listen(self, view: MapView) -> None:
        """Take up flows that are drawn on a view."""
        view.flow_moved.connect(partial(self._moved, view))
        view.drag_ended.connect(self._ended)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the mouse on from the map where it was pressed to the map on show."""
        to = self._to
        if to is None or watched is to.viewport() or event.type() not in _HANDED_ON:
            return False
        assert isinstance(event, QMouseEvent)
        there = to.viewport().mapFromGlobal(event.globalPosition())
        QCoreApplication.sendEvent(to.viewport(), _at(event, there))
        return True

    def _moved(self, view: MapView, source_id: str, place: QPoint) -> None:
        """Take note of which tab the flow's end is over; the spring is wound anew for each."""
        self._from, self._source, self._place = view, source_id, place
        aim = self._bar.tabAt(self._bar.mapFromGlobal(place))
        if aim == self._bar.currentIndex():
            aim = -1
        if aim != self._aim:
            self._aim = aim
            self.spring.stop()
            if aim >= 0:
                self.spring.start()

    def _open(self) -> None:
        """Open the tab under the flow's end, and go on drawing there."""
        before, aim = self._from, self._aim
        if before is None or not 0 <= aim < self._bar.count():
            return
        if self._grip is None:
            self._home, self._flows = self._bar.currentIndex(), len(before.board.atlas.flows)
            self._grip = before.viewport()
            self._grip.installEventFilter(self)
        self._aim = -1
        self._hands_over = True
        before.mouse.cancel()
        self._hands_over = False
        self._to = self._open_tab(aim)
        if self._to is not None:
            self._to.setFocus()
            self._to.mouse.take_up_flow(self._source, self._place)
            self.said.emit(_HOW)

    def _ended(self) -> None:
        """The button went up, or Esc was pressed: stay where the flow ends, or go back to where it began."""
        if self._hands_over:
            return
        self.spring.stop()
        self._aim = -1
        to, self._to = self._to, None
        grip, self._grip = self._grip, None
        if grip is None or to is None:
            return
        grip.removeEventFilter(self)
        self.said.emit(None)
        if len(to.board.atlas.flows) == self._flows and (home := self._open_tab(self._home)) is not None:
            home.setFocus()


def _at(event: QMouseEvent, place: QPointF) -> QMouseEvent:
    """Return a mouse event as another widget is to get it."""
    return QMouseEvent(
        event.type(), place, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
    )
