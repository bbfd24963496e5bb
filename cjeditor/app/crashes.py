"""Crashes: an exception nobody caught shows a dialog and keeps the editor usable.

PySide hands exceptions of slots and timers to `sys.excepthook`, so that one place sees them all.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from cjeditor.model.messages import Message

if TYPE_CHECKING:
    from cjeditor.ui.dialogs.boxes import Box


class CrashWatch(QObject):
    """Shows unhandled exceptions of all threads; one dialog at a time."""

    _happened = Signal(str)

    def __init__(
        self, say: Callable[[Message], str], flush: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._say, self._flush = say, flush
        self._box: Box | None = None
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._caught
        threading.excepthook = lambda found: self._caught(
            found.exc_type, found.exc_value, found.exc_traceback
        )

    def _caught(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(details)
        self._happened.emit(details)

    def _tell(self, details: str) -> None:
        from cjeditor.ui.dialogs.boxes import tell_crash

        if self._box is not None and isValid(self._box) and self._box.isVisible():
            return
        self._box = tell_crash(QApplication.activeWindow(), self._say, details)
        self._flush()
