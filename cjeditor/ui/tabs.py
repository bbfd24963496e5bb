"""JourneyTabs: one tab a journey, and the view of each journey that was looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTabBar, QToolTip, QWidget

from cjeditor.canvas.map_view import MapView
from cjeditor.edits.fields import set_fields
from cjeditor.edits.journeys import move_journeys
from cjeditor.layout.options import LayoutOptions
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.marks import Marks
from cjeditor.model.messages import Message, message
from cjeditor.model.records import Card
from cjeditor.session.session import Session
from cjeditor.ui.flow_across import FlowAcross
from cjeditor.ui.labels import one_line, plain
from cjeditor.ui.shell import MainWindow, hand_on

_UNNAMED = message("ui.tabs.unnamed", "Journey without a title")
_MOST_IN_A_TAB = 32


class Shown(Protocol):
    """What the tabs ask of the desk that has them."""

    options: LayoutOptions
    marks: Marks

    @property
    def is_ready(self) -> bool:
        """Whether a document is open."""

    @property
    def session(self) -> Session:
        """The document."""

    @property
    def atlas(self) -> Atlas:
        """The document, all edits committed."""

    @property
    def is_dark(self) -> bool:
        """Whether the window is dark around the paper."""

    def say(self, words: Message) -> str:
        """Return words in the interface language."""

    def commit(self, verb: Callable[[Atlas], Change]) -> bool:
        """Do a verb."""


class TabName(QLineEdit):
    """A line over a tab in which its name is typed: Enter and leaving keep it, Esc does not."""

    named = Signal(str)

    def __init__(self, bar: QTabBar, index: int, name: str, heir: QWidget) -> None:
        super().__init__(name, bar)
        self._heir = heir
        self.setGeometry(bar.tabRect(index).adjusted(0, 0, max(0, 180 - bar.tabRect(index).width()), 0))
        self.editingFinished.connect(self._finish)
        self.selectAll()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def _finish(self) -> None:
        name = " ".join(self.text().split())
        self._leave()
        if name:
            self.named.emit(name)

    def _leave(self) -> None:
        """Go away; hiding takes the keyboard away, which must not end the typing again."""
        self.blockSignals(True)
        hand_on(self, self._heir)
        self.hide()
        self.blockSignals(False)
        self.deleteLater()


class JourneyTabs(QObject):
    """The tabs of a window; a view is made when its tab is first chosen, and its signals are passed on."""

    view_chosen = Signal()
    zoom_changed = Signal()
    selection_changed = Signal()
    draft_changed = Signal()
    """The card that is being typed says something else, began to, or is no longer a draft."""
    said = Signal(object)
    refused = Signal(object)
    menu_wanted = Signal(object, QPoint)
    journey_wanted = Signal(str, str)
    words_wanted = Signal()
    tab_menu_wanted = Signal(str, QPoint)

    def __init__(self, desk: Shown, window: MainWindow) -> None:
        super().__init__(window)
        self.desk = desk
        self.bar, self.pages = window.tabs, window.pages
        self.ids: list[str] = []
        self.views: dict[str, MapView] = {}
        self._is_presenting = False
        self.adder = window.add_tab
        self.draft: Card | None = None
        self.across = FlowAcross(self.bar, self._open)
        self.across.said.connect(self.said)
        window.tab_chosen.connect(self._chosen)
        window.tab_moved.connect(self._moved)
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.bar.customContextMenuRequested.connect(self._want_menu)
        self.bar.tabBarDoubleClicked.connect(self.rename)

    @property
    def count(self) -> int:
        """How many journeys there are."""
        return len(self.ids)

    @property
    def current(self) -> str:
        """The journey on show."""
        index = self.bar.currentIndex()
        return self.ids[index] if 0 <= index < len(self.ids) else ""

    @property
    def view(self) -> MapView | None:
        """The view of the journey on show."""
        return self.views.get(self.current)

    def fill(self) -> None:
        """Make the tabs fit the atlas, keeping the one on show."""
        atlas, shown = self.desk.atlas, self.current
        wanted = list(atlas.index.journeys())
        with QSignalBlocker(self.bar):
            if wanted != self.ids:
                while self.bar.count():
                    self.bar.removeTab(0)
                for _journey in wanted:
                    self.bar.addTab("")
                self.ids = wanted
            for index, journey_id in enumerate(self.ids):
                title = atlas.journeys[journey_id].title or self.desk.say(_UNNAMED)
                self.bar.setTabText(index, one_line(title, _MOST_IN_A_TAB))
                self.bar.setTabToolTip(index, plain(title))
            if shown in self.ids:
                self.bar.setCurrentIndex(self.ids.index(shown))
        if self.view is None or self.pages.currentWidget() is not self.view:
            self._chosen(self.bar.currentIndex())
        for gone in set(self.views) - set(self.ids):
            self._drop(gone)
        for widget in (self.bar, self.adder):
            if len(self.ids) < 2:
                hand_on(widget, self.pages)
            widget.setVisible(len(self.ids) > 1)

    def follow(self, change: Change) -> None:
        """Take in what a change did to the journeys."""
        if any(True for _edit in change.touched("journeys")):
            self.fill()

    def show(self, journey_id: str) -> MapView | None:
        """Choose a journey's tab; return its view."""
        if journey_id in self.ids:
            self.bar.setCurrentIndex(self.ids.index(journey_id))
        return self.view

    def _open(self, index: int) -> MapView | None:
        return self.show(self.ids[index]) if 0 <= index < len(self.ids) else None

    def finish_editing(self) -> None:
        """Record what is being typed on the map."""
        if self.view is not None:
            self.view.finish_editing()

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (−1) journey."""
        if self.ids:
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % len(self.ids))

    def rename(self, index: int | None = None) -> None:
        """Open the name in a tab for typing, that of the journey on show when none is named."""
        index = self.bar.currentIndex() if index is None else index
        if 0 <= index < len(self.ids) and not self.desk.session.is_read_only:
            journey = self.desk.atlas.journeys[self.ids[index]]
            line = TabName(self.bar, index, journey.title, self.pages)
            line.named.connect(partial(self._named, journey.id))

    def _named(self, journey_id: str, title: str) -> None:
        if journey_id in self.desk.atlas.journeys:
            self.desk.commit(lambda atlas: set_fields(atlas, journey_id, title=title))

    def _want_menu(self, position: QPoint) -> None:
        index = self.bar.tabAt(position)
        if 0 <= index < len(self.ids):
            journey_id = self.ids[index]
            self.show(journey_id)
            self.tab_menu_wanted.emit(journey_id, self.bar.mapToGlobal(position))

    def drop_all(self) -> None:
        """Take all views away, before another document comes."""
        for journey_id in list(self.views):
            self._drop(journey_id)
        self.ids = []

    def _chosen(self, index: int) -> None:
        if not 0 <= index < len(self.ids) or not self.desk.is_ready:
            return
        journey_id = self.ids[index]
        view = self.views.get(journey_id)
        if view is None:
            view = MapView(self.desk.session, journey_id, self.desk.options)
            self.views[journey_id] = view
            self.pages.addWidget(view)
            self._connect(view)
        self.pages.setCurrentWidget(view)
        self.view_chosen.emit()

    def dress(self) -> None:
        """Take up the theme; the paper stays."""
        for view in self.views.values():
            view.set_dark(self.desk.is_dark)

    def present(self, is_on: bool) -> None:
        """Show the maps to an audience, or to somebody who edits them."""
        self._is_presenting = is_on
        for view in self.views.values():
            view.set_presenting(is_on)

    def _tip(self, words: Message | None, position: QPoint) -> None:
        """Say beside the pointer what a mark of the map does."""
        QToolTip.showText(position, self.desk.say(words) if words is not None else "")

    def _connect(self, view: MapView) -> None:
        view.selection_changed.connect(self.selection_changed)
        view.editing_changed.connect(self._follow_typing)
        view.zoom_changed.connect(self.zoom_changed)
        view.said.connect(self.said)
        view.tip_wanted.connect(self._tip)
        view.refused.connect(self.refused)
        view.menu_wanted.connect(self.menu_wanted)
        view.journey_wanted.connect(self.journey_wanted)
        view.words_wanted.connect(self.words_wanted)
        self.across.listen(view)
        view.set_marks(self.desk.marks)
        view.set_dark(self.desk.is_dark)
        view.set_presenting(self._is_presenting)

    def _follow_typing(self) -> None:
        draft = self.view.writer.draft if self.view is not None else None
        if draft is not self.draft:
            self.draft = draft
            self.draft_changed.emit()

    def _moved(self, start: int, end: int) -> None:
        """A tab was dragged: the journeys take the new order."""
        journey_id = self.ids.pop(start)
        self.ids.insert(end, journey_id)
        self.desk.commit(lambda atlas: move_journeys(atlas, [journey_id], end))

    def _drop(self, journey_id: str) -> None:
        view = self.views.pop(journey_id)
        view.close_view()
        self.pages.removeWidget(view)
        view.hide()
        view.deleteLater()
