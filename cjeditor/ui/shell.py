"""The bare window, shown before any document is known; imports neither session nor model.

It has places: a menu bar, a toolbar, tabs for journeys, docks for panels, a status bar with the zoom, a line for
notices. What stands in them is handed in as widgets, QActions and words; what happens in them, as functions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QStatusBar,
    QTabBar,
    QTabWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cjeditor.resource_files import resource_path
from cjeditor.ui.labels import label

_TABS_ON_TOP: Final = QTabWidget.TabPosition.North
FIRST_SHARE: Final = 0.92
"""How much of a screen the first window takes; one smaller than `SMALL` it fills."""
SMALL: Final = QSize(1500, 900)
LOW: Final = 600
"""On a screen of less height, such as 1920 × 1080 at twice the scale, panels leave the map no whole card."""
MOST: Final = QSize(2200, 1300)
FRAME: Final = QSize(16, 56)
"""What a window's title bar and borders take at most."""
_STATE_VERSION: Final = 1


class MainWindow(QMainWindow):
    """A window with places; `closing` is asked before it closes and may refuse; `content` is what fills it."""

    files_dropped = Signal(list)
    tab_chosen = Signal(int)
    tab_moved = Signal(int, int)
    activated = Signal()
    presented = Signal(bool)
    """Emitted just before the map is alone on the screen, or stands among everything again."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.closing: Callable[[], bool] = lambda: True
        self.content: QObject | None = None
        self.setObjectName("window")
        self._take_first_size()
        self.setMinimumSize(640, 420)
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, _TABS_ON_TOP)
        self.tabs = QTabBar()
        self.pages = QStackedWidget()
        self.docks: dict[str, QDockWidget] = {}
        self._notices = QVBoxLayout()
        self._place_centre()
        self.bar = self._place_toolbar()
        self.status = QStatusBar()
        self.status.setSizeGripEnabled(False)
        self.setStatusBar(self.status)
        self._before: tuple[Qt.WindowState, list[QWidget]] | None = None
        self._leave_key = QShortcut(QKeySequence("Esc"), self)
        self._leave_key.setEnabled(False)
        self._leave_key.activated.connect(self._leave)
        for key, step in (("F6", 1), ("Shift+F6", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(
                lambda step=step: self.go_to_next_panel(step)
            )

    @property
    def has_room_beside_the_map(self) -> bool:
        """Whether panels and a map fit on the screen side by side."""
        return self.screen().availableGeometry().height() >= LOW

    def _take_first_size(self) -> None:
        """Begin with most of the screen, the frame inside it; a small screen is filled."""
        room = self.screen().availableGeometry().size()
        self.resize((room * FIRST_SHARE).boundedTo(room - FRAME).boundedTo(MOST))
        if room.width() < SMALL.width() or room.height() < SMALL.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _place_centre(self) -> None:
        surround = QWidget()
        surround.setObjectName("surround")
        column = QVBoxLayout(surround)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._notices.setSpacing(0)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(
            Qt.TextElideMode.ElideNone
        )  # many tabs scroll: two letters of each name say nothing
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setMovable(True)
        self.tab_row = QHBoxLayout()
        self.tab_row.setContentsMargins(4, 0, 4, 0)
        self.tab_row.setSpacing(2)
        self.add_tab = QToolButton()
        self.add_tab.setText("+")
        self.add_tab.setObjectName("add_tab")
        self.add_tab.hide()
        self.tab_row.addWidget(self.tabs)
        self.tab_row.addWidget(self.add_tab)
        self.tab_row.addStretch(1)
        column.addLayout(self._notices)
        column.addLayout(self.tab_row)
        column.addWidget(self.pages, 1)
        self.tabs.currentChanged.connect(self.tab_chosen)
        self.tabs.tabMoved.connect(self.tab_moved)
        self.setCentralWidget(surround)

    def _place_toolbar(self) -> QToolBar:
        bar = QToolBar(self)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(bar)
        return bar

    def add_panel(self, panel_id: str, title: str, area: Qt.DockWidgetArea, *, shown: bool) -> QDockWidget:
        """Add a dock for a panel, empty until somebody sees it; docks of one area share tabs."""
        dock = _Dock(title, self)
        dock.heir = self.pages
        dock.setObjectName(panel_id)
        dock.setTitleBarWidget(_title_bar(dock))
        others = [other for other in self.docks.values() if self.dockWidgetArea(other) == area]
        self.docks[panel_id] = dock
        self.addDockWidget(area, dock)
        if others:
            self.tabifyDockWidget(others[-1], dock)
        dock.setVisible(shown)
        return dock

    def add_menu(self, title: str) -> QMenu:
        """Add a menu to the menu bar."""
        return self.menuBar().addMenu(title)

    def notice(
        self, text: str, answers: list[tuple[str, Callable[[], object]]], *, stays: bool = False
    ) -> QFrame:
        """Show a line above the map with buttons; any answer takes it away."""
        frame = QFrame(self)
        frame.setObjectName("notice")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(label(text, wraps=True), 1)
        for words, act in answers:
            button = QPushButton(words)
            button.clicked.connect(lambda _checked=False: self.drop_notice(frame))
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        if not stays:
            close = QToolButton()
            close.setText("✕")
            close.clicked.connect(lambda: self.drop_notice(frame))
            row.addWidget(close)
        frame.setAccessibleName(text)
        self._notices.addWidget(frame)
        return frame

    def drop_notice(self, frame: QFrame) -> None:
        """Take a notice away."""
        hand_on(frame, self.pages)
        self._notices.removeWidget(frame)
        frame.hide()
        frame.deleteLater()

    def go_to_next_panel(self, step: int) -> None:
        """Move the keyboard to the next (1) or previous (−1) panel, the map among them."""
        places = [
            self.pages,
            *(dock for dock in self.docks.values() if dock.isVisible() and is_on_top(dock)),
        ]
        here = next((i for i, place in enumerate(places) if place.isAncestorOf(self.focusWidget())), 0)
        focus_first(places[(here + step) % len(places)])

    @property
    def is_presenting(self) -> bool:
        """Whether the map is alone on the whole screen."""
        return self._before is not None

    def present(self, *, is_on: bool) -> None:
        """Show the map alone on the whole screen, or everything again as it was."""
        if is_on == self.is_presenting:
            return
        self.presented.emit(is_on)
        if self._before is None:
            around = (self.menuBar(), self.bar, self.status, self.tabs, self.add_tab, *self.docks.values())
            self._before = self.windowState(), [widget for widget in around if not widget.isHidden()]
            for widget in self._before[1]:
                widget.hide()
            self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)
        else:
            (state, hidden), self._before = self._before, None
            self.setWindowState(state & ~Qt.WindowState.WindowFullScreen)
            for widget in hidden:
                widget.show()
        self._leave_key.setEnabled(self.is_presenting)

    def _leave(self) -> None:
        """Esc ends typing first, then the presentation."""
        typing = self.focusWidget()
        if isinstance(typing, QLineEdit | QPlainTextEdit):
            typing.clearFocus()
            self.pages.setFocus()
        else:
            self.present(is_on=False)

    def layout_state(self) -> tuple[str, str]:
        """Return size, place and panels as text, for the settings."""
        geometry, state = self.saveGeometry(), self.saveState(_STATE_VERSION)
        return geometry.toBase64().toStdString(), state.toBase64().toStdString()

    def restore_layout(self, geometry: str, state: str) -> bool:
        """Give the window the size, place and panels it had; False when they are of another version."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        return bool(state) and self.restoreState(
            QByteArray.fromBase64(state.encode("ascii", "ignore")), _STATE_VERSION
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.closing():
            event.ignore()
            return
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.files_dropped.emit(paths)


class _Dock(QDockWidget):
    """A dock that hands the keyboard on when it closes."""

    heir: QWidget

    def setVisible(self, visible: bool) -> None:
        """Show or hide the panel."""
        if not visible and self.isVisible():
            hand_on(self, self.heir)
        super().setVisible(visible)


def hand_on(leaving: QWidget, to: QWidget) -> None:
    """Give the keyboard to another place before the widget goes that has it: Qt would choose a button of the toolbar."""
    holder = leaving.window().focusWidget()
    if holder is leaving or leaving.isAncestorOf(holder):
        focus_first(to)


def focus_first(place: QWidget) -> None:
    """Give the keyboard to the first widget inside that takes it."""
    found: QWidget | None = place
    if isinstance(place, QStackedWidget):
        found = place.currentWidget()
    elif isinstance(place, QDockWidget):
        found = place.widget()
    candidates = [found, *found.findChildren(QWidget)] if found is not None else []
    for widget in candidates:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _title_bar(dock: QDockWidget) -> QFrame:
    """Return the head of a panel: its title and a button that closes it; dragging and double clicks are the dock's."""
    bar = QFrame()
    bar.setObjectName("dock_title")
    row = QHBoxLayout(bar)
    row.setContentsMargins(12, 4, 6, 4)
    title = label(dock.windowTitle(), "head")
    dock.windowTitleChanged.connect(title.setText)
    close = QToolButton()
    close.setIcon(QIcon(str(resource_path("icons", "close.svg"))))
    close.setIconSize(QSize(16, 16))
    close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    close.clicked.connect(dock.hide)
    close.setAccessibleName("✕")
    row.addWidget(title, 1)
    row.addWidget(close)
    return bar


def is_on_top(dock: QDockWidget) -> bool:
    """Whether a dock is seen, not behind the tab of another."""
    return not dock.visibleRegion().isEmpty()
