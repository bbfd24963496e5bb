"""Space bar: pushing the map with it while the pointer is over the map, whatever part of the window has the keys.

Only the widget with the keys is watched, and only while the pointer is over the map; where a space is typed, or
presses a button, it stays what it is there.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class SpaceBar(QObject):
    """Watches for one map; `held` says that the bar went down or up."""

    held = Signal(bool)

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self._is_over = self._is_down = False
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)

    def pointer_is_over(self, *, is_over: bool) -> None:
        """Take note that the pointer came over the map, or left it."""
        self._is_over = is_over
        self._watch(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Space:
            return False
        if event.type() == QEvent.Type.KeyRelease and self._is_down:  # whatever was pressed in the meantime
            if not event.isAutoRepeat():
                self._hold(is_down=False)
            return True
        if event.type() != QEvent.Type.KeyPress or event.modifiers():
            return False
        if not event.isAutoRepeat():
            self._hold(is_down=True)
        return True

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        if not isValid(self._area):
            return  # a map that goes while it has the keys gives them away on its way out
        is_wanted = self._is_over and self._area.isVisible() and now is not None and not self._needs_it(now)
        self._watched = now if is_wanted else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
        else:
            self._hold(is_down=False)

    def _needs_it(self, widget: QWidget) -> bool:
        """Whether a space means something of its own there; a map hears it itself."""
        from PySide6.QtWidgets import (
            QAbstractButton,
            QAbstractSpinBox,
            QComboBox,
            QLineEdit,
            QPlainTextEdit,
            QTextEdit,
        )

        users = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox, QAbstractButton)
        return isinstance(widget, (type(self._area), *users))

    def _hold(self, *, is_down: bool) -> None:
        if is_down != self._is_down:
            self._is_down = is_down
            self.held.emit(is_down)
