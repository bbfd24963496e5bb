"""The panels around the map: which there are, and the docks they stand in.

The next panel is one file in this folder and one line in `PANELS`. A panel is made when it is first seen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QWidget

from cjeditor.frozen import frozen
from cjeditor.model.messages import Message, message
from cjeditor.ui.shell import MainWindow, focus_first, is_on_top

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_BOTTOM_HEIGHT: Final = 220
_LEFT, _RIGHT, _BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)


@frozen
class Panel:
    """A panel: its name, its side of the window, whether it shows at the first start where there is room, what makes it."""

    id: str
    title: Message
    area: Qt.DockWidgetArea
    is_first_shown: bool
    make: Callable[[Desk, QWidget], QWidget]
    """Called with the dock, in which it is made: a widget that moves is dressed again with all that is in it."""


def _outline(desk: Desk, dock: QWidget) -> QWidget:
    from cjeditor.ui.panels.outline import Outline

    return Outline(desk, dock)


def _inspector(desk: Desk, dock: QWidget) -> QWidget:
    from cjeditor.ui.panels.inspector import Inspector

    return Inspector(desk, dock)


def _dictionaries(desk: Desk, dock: QWidget) -> QWidget:
    from cjeditor.ui.panels.dictionaries import Dictionaries

    return Dictionaries(desk, dock)


def _questions(desk: Desk, dock: QWidget) -> QWidget:
    from cjeditor.ui.panels.questions import Questions

    return Questions(desk, dock)


def _findings(desk: Desk, dock: QWidget) -> QWidget:
    from cjeditor.ui.panels.findings import Findings

    return Findings(desk, dock)


PANELS: tuple[Panel, ...] = (
    Panel("outline", message("ui.panel.title.outline", "Outline"), _LEFT, True, _outline),
    Panel("inspector", message("ui.panel.title.inspector", "Properties"), _RIGHT, True, _inspector),
    Panel("questions", message("ui.panel.title.questions", "Questions"), _RIGHT, False, _questions),
    Panel(
        "dictionaries", message("ui.panel.title.dictionaries", "Dictionaries"), _BOTTOM, False, _dictionaries
    ),
    Panel("findings", message("ui.panel.title.findings", "Findings"), _BOTTOM, False, _findings),
)


@runtime_checkable
class _Stands(Protocol):
    """A panel that is made again, in other colours or another language, where the one before it stood."""

    def standing(self) -> Any:
        """Return where it stands."""

    def stand(self, where: Any) -> None:
        """Stand there."""


class Panels:
    """The docks of one window and the panels in them."""

    def __init__(self, window: MainWindow, say: Callable[[Message], str]) -> None:
        self.window = window
        self.desk: Desk | None = None
        self._stood: dict[str, Any] = {}
        self._with_keyboard = ""
        self._known = {panel.id: panel for panel in PANELS}
        # A timer and no `singleShot`, which posts an event: that would come before what is to be painted.
        self._filling = QTimer(window, interval=0)
        self._filling.timeout.connect(self._fill_next)
        for panel in PANELS:
            shown = panel.is_first_shown and window.has_room_beside_the_map
            dock = window.add_panel(panel.id, say(panel.title), panel.area, shown=shown)
            dock.visibilityChanged.connect(lambda seen, panel_id=panel.id: self._seen(panel_id, seen))
        window.resizeDocks(
            [window.docks["outline"], window.docks["inspector"]], [230, 290], Qt.Orientation.Horizontal
        )

    def take_over(self, desk: Desk) -> None:
        """Fill the docks on show once the map is painted, one a turn, and from now on each that is shown."""
        self.desk = desk
        self._filling.start()

    def renew(self) -> None:
        """Make all panels again, in other colours or another language; each stands where it stood."""
        for panel in PANELS:
            dock = self.window.docks[panel.id]
            old = dock.widget()
            if self.desk is not None:
                dock.setWindowTitle(self.desk.say(panel.title))
            if isinstance(old, _Stands):
                self._stood[panel.id] = old.standing()
            if old is not None:
                if old.isAncestorOf(self.window.focusWidget()):
                    self._with_keyboard = panel.id
                dock.setWidget(QWidget())
                old.deleteLater()
                self._forget(dock)
        if self.desk is not None:
            self.take_over(self.desk)

    def widget(self, panel_id: str) -> QWidget | None:
        """Return a panel, made now if nobody saw it yet; None before there is a document."""
        dock = self.window.docks[panel_id]
        if self.desk is None or not self.desk.is_ready:
            return None
        if not dock.property("is_filled"):
            dock.setProperty("is_filled", True)
            made = self._known[panel_id].make(self.desk, dock)
            made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            dock.setWidget(made)
            self._give_room(dock)
            if isinstance(made, _Stands) and panel_id in self._stood:
                made.stand(self._stood.pop(panel_id))
            if panel_id == self._with_keyboard:
                self._with_keyboard = ""
                focus_first(dock)
        return dock.widget()

    def is_shown(self, panel_id: str) -> bool:
        """Whether a panel's dock is open, perhaps behind another tab."""
        return not self.window.docks[panel_id].isHidden()

    def show(self, panel_id: str) -> QWidget | None:
        """Open a panel, bring it to the front and give it the keyboard."""
        dock = self.window.docks[panel_id]
        dock.show()
        dock.raise_()
        widget = self.widget(panel_id)
        focus_first(dock)
        return widget

    def show_dictionary(self, kind: str) -> None:
        """Open the dictionaries at one of them."""
        from cjeditor.ui.panels.dictionaries import Dictionaries

        panel = self.show("dictionaries")
        if isinstance(panel, Dictionaries):
            panel.choose_kind(kind)

    def show_words(self) -> None:
        """Open the properties of what is chosen, in its text."""
        from cjeditor.ui.panels.inspector import Inspector

        panel = self.show("inspector")
        if isinstance(panel, Inspector):
            panel.begin_words()

    def show_question(self, question_id: str) -> None:
        """Open the questions at one of them, and ask it."""
        from cjeditor.ui.panels.questions import Questions

        panel = self.show("questions")
        if isinstance(panel, Questions):
            panel.ask_this(question_id)

    def toggle(self, panel_id: str) -> None:
        """Open a panel or bring it to the front, and close the one that is there already."""
        if self.is_shown(panel_id) and is_on_top(self.window.docks[panel_id]):
            self.window.docks[panel_id].hide()
        else:
            self.show(panel_id)

    def _fill_next(self) -> None:
        """Fill the next dock on show: between two of them the map answers."""
        for panel_id, dock in self.window.docks.items():
            if dock.isVisible() and not dock.property("is_filled") and self.widget(panel_id) is not None:
                return
        self._filling.stop()

    def _seen(self, panel_id: str, is_seen: bool) -> None:
        if is_seen:
            self.widget(panel_id)

    def _give_room(self, dock: QDockWidget) -> None:
        """Give a panel under the map room for some lines, unless a person's own sizes are remembered."""
        is_below = self.window.dockWidgetArea(dock) == _BOTTOM
        if is_below and self.desk is not None and not self.desk.services.remembered("layout"):
            self.window.resizeDocks([dock], [_BOTTOM_HEIGHT], Qt.Orientation.Vertical)

    @staticmethod
    def _forget(dock: QDockWidget) -> None:
        dock.setProperty("is_filled", False)
