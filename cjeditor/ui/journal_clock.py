"""JournalClock: when a session's edits are brought to the crash journal. Decides nothing about what is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from cjeditor.model.messages import Message, UserError, message
from cjeditor.session.session import Session
from cjeditor.ui.timing import delayed

FLUSH_MS: Final = 1_000
"""The journal is synced this long after an edit; the promise is two seconds."""


class JournalClock(QObject):
    """Runs from the first edit to the flush, and again from the next edit."""

    def __init__(self, session: Callable[[], Session], parent: QObject) -> None:
        super().__init__(parent)
        self._prepare = delayed(self, 0, lambda: session().prepare_flush())
        self._flush = delayed(self, FLUSH_MS, lambda: session().flush())

    def start(self) -> None:
        """Take note that there is something to bring to disk."""
        if not self._flush.isActive():
            self._flush.start()
            self._prepare.start()

    def stop(self) -> None:
        """Let it be: the document is closed, or nothing would be missed."""
        self._prepare.stop()
        self._flush.stop()


def crash_would_cost(error: UserError) -> Message:
    """Return what is said above the map, where it is in nobody's way, while the journal cannot be written."""
    return message(
        "ui.notice.journal",
        "A crash would now cost what you have not saved: {place} cannot be written. {reason}",
        place=error.place,
        reason=error.reason or "",
    )
