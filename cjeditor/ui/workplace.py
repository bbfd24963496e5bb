"""Workplace: a desk with all that stands around it: the File menu, the Insert menu, the panels, the zoom.

What the actions of a window work on. Knows no action.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction

from cjeditor.canvas.camera import Camera
from cjeditor.model.messages import message
from cjeditor.session.view_state import ViewState
from cjeditor.ui.desk import Desk
from cjeditor.ui.disk_watch import DiskWatch
from cjeditor.ui.documents import Documents
from cjeditor.ui.insert import Insert
from cjeditor.ui.panels import Panels
from cjeditor.ui.services import Services
from cjeditor.ui.shell import MainWindow
from cjeditor.ui.zoom_control import ZoomControl

_ADD_JOURNEY = message("ui.tabs.add", "New journey")


class Workplace(Desk):
    """One window's desk, furnished; `commands` are its actions in order, once there are any."""

    def __init__(self, window: MainWindow, panels: Panels, services: Services) -> None:
        super().__init__(window, services)
        self.panels = panels
        self.commands: Callable[[], Sequence[QAction]] = tuple
        self.insert = Insert(self)
        self.documents = Documents(self, self.insert)
        self.zoom_control = ZoomControl(self)
        self.disk_watch = DiskWatch(self, self.documents.reload)
        self.reset.connect(lambda: panels.take_over(self))
        self.wishes.panel.connect(panels.show)
        self.wishes.dictionary.connect(panels.show_dictionary)
        self.wishes.question.connect(panels.show_question)
        self.wishes.words.connect(panels.show_words)
        self.wishes.font.connect(self._choose_font)
        window.add_tab.clicked.connect(self.insert.journey)
        self._name_adder()
        window.closing = self.close
        self._before: ViewState | None = None
        window.presented.connect(self._present)
        window.files_dropped.connect(self.documents.open_all)

    def close(self) -> bool:
        """Close the document after the question about unsaved changes; False when the person wants to stay."""
        if not self.documents.may_close():
            return False
        self.window.present(is_on=False)
        geometry, state = self.window.layout_state()
        self.services.remember("geometry", geometry)
        self.services.remember("layout", state)
        self.close_session()
        return True

    def rename_journey(self) -> None:
        """Stand in the name of the journey on show: in its tab, or on the map where there are no tabs."""
        if self.tabs.count > 1:
            self.tabs.rename()
        else:
            self.select((self.journey_id,), reveal=True)
            self.edit_text()

    def _present(self, is_on: bool) -> None:
        """Show the whole map while it is alone on the screen, then what was looked at before."""
        self.tabs.present(is_on)
        before, self._before = self._before, self._view_state() if is_on else None
        if is_on:
            self.view.lens.show_whole()
        elif before is not None and before.journey_id == self.journey_id:
            self.view.lens.return_to(Camera(before.zoom, before.x, before.y))

    def _name_adder(self) -> None:
        words = self.say(_ADD_JOURNEY)
        self.window.add_tab.setToolTip(words)
        self.window.add_tab.setAccessibleName(words)

    def _choose_font(self) -> None:
        from cjeditor.ui.dialogs.font import FontDialog

        dialog = FontDialog(self)
        dialog.exec()
        dialog.deleteLater()

    def dress(self) -> None:
        super().dress()
        self.panels.renew()

    def reword(self) -> None:
        self.panels.renew()
        self.zoom_control.reword()
        self._name_adder()
        super().reword()
