"""FirstPaint: waits until a window was seen, so that what takes long begins behind a window and not before one.

A window system asks for the first picture some time after the window was shown; a mere turn of the event loop is too soon.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from cjeditor.ui.timing import delayed

_LATEST_MS: Final = 300
"""A window that starts minimised is not painted, and has to be filled all the same."""


class FirstPaint(QObject):
    """Acts once: after the window's first picture, or when there was none for a while."""

    def __init__(self, window: QWidget, act: Callable[[], object]) -> None:
        super().__init__(window)
        self._soon, self._late = delayed(self, 0, self._act), delayed(self, _LATEST_MS, self._act)
        self._window, self._wanted = window, act
        self._late.start()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the first picture."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._soon.start()
        return False

    def _act(self) -> None:
        self._soon.stop()
        self._late.stop()
        self._window.removeEventFilter(self)  # acting may show it for the first time, and wait
        act = self._wanted
        del (
            self._window,
            self._wanted,
        )  # the last to hold the window must not go while Qt deletes this child of it
        self.deleteLater()
        act()
