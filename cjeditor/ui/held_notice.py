"""HeldNotice: a line above the map that is taken away by itself when it no longer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame

    from cjeditor.ui.shell import MainWindow


class HeldNotice:
    """One line at a time; the person may have answered it before."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._frame: QFrame | None = None

    def hold(self, frame: QFrame) -> None:
        """Take charge of a line that was just shown, in place of the one before."""
        self.drop()
        self._frame = frame

    def drop(self) -> None:
        """Take the line away, if it still stands there."""
        if self._frame is not None and isValid(self._frame):
            self._window.drop_notice(self._frame)
        self._frame = None
