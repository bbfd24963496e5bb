"""JournalClock: when a session's edits are brought to the crash journal, and what is said while that fails.

Decides nothing about what is written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from cjeditor.model.messages import Message, UserError, message
from cjeditor.session.events import JournalFailed, JournalWorks
from cjeditor.session.session import Session
from cjeditor.ui.held_notice import HeldNotice
from cjeditor.ui.timing import delayed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame

    from cjeditor.ui.shell import MainWindow

FLUSH_MS: Final = 1_000
"""The journal is synced this long after an edit; the promise is two seconds."""
RETRY_MS: Final = 5_000
"""A journal that could not be written is tried again this often, without an edit: disks get room again."""


class JournalClock(QObject):
    """Runs from the first edit to the flush, and again from the next edit; goes on while the disk refuses."""

    def __init__(self, session: Callable[[], Session], window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._notice = HeldNotice(window)
        self._prepare = delayed(self, 0, lambda: session().prepare_flush())
        self._session = session
        self._flush = delayed(self, FLUSH_MS, self._bring)
        self._retry = delayed(self, RETRY_MS, self._bring)

    def start(self) -> None:
        """Take note that there is something to bring to disk."""
        if not self._flush.isActive():
            self._flush.start()
            self._prepare.start()

    def stop(self) -> None:
        """Let it be: the document is closed, or nothing would be missed."""
        self._prepare.stop()
        self._flush.stop()
        self._retry.stop()
        self._notice.drop()

    def told(self, event: JournalFailed | JournalWorks, notice: Callable[[Message], QFrame]) -> None:
        """Say above the map what a crash would cost, where it is in nobody's way, as long as that is so."""
        if isinstance(event, JournalFailed):
            self._notice.hold(notice(_crash_would_cost(event.error)))
        else:
            self._notice.drop()

    def _bring(self) -> None:
        if not self._session().flush():
            self._retry.start()


def _crash_would_cost(error: UserError) -> Message:
    return message(
        "ui.notice.journal",
        "A crash would now cost what you have not saved: {place} cannot be written. {reason}",
        place=error.place,
        reason=error.reason or "",
    )
