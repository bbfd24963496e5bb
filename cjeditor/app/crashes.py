"""Crashes: an exception nobody caught shows a dialog and keeps the editor usable; work of dead sessions is offered.

PySide hands exceptions of slots and timers to `sys.excepthook`, so that one place sees them all.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from cjeditor.model.messages import Message

if TYPE_CHECKING:
    from cjeditor.files.recovery import Recoverable
    from cjeditor.session.session import Session
    from cjeditor.ui.desk import Desk
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


def offer_recovery(desk: Desk, open_beside: Callable[[Session], None], folder: Path | None = None) -> None:
    """Offer above the map what dead sessions left; it is kept until the person decides, and 30 days if they discard it."""
    from time import time

    from cjeditor.files.discarded import KEPT_DAYS, Discarded, forget_old, set_aside, take_back
    from cjeditor.files.recovery import recoverables
    from cjeditor.files.recovery import restore as read_back
    from cjeditor.model.messages import UserError, message
    from cjeditor.session.opening import recovered_session
    from cjeditor.ui.desk import UNTITLED

    def restore(item: Recoverable) -> None:
        try:
            if _shows_untouched(desk, item):
                read_back(item)  # a journal that cannot be read must not cost the map on show
                desk.close_session()
                desk.show_session(recovered_session(item))
            else:
                open_beside(recovered_session(item))
        except UserError as error:
            desk.refuse(error)

    def name_of(item: Recoverable) -> str:
        return item.document.name if item.document is not None else item.title or desk.say(UNTITLED)

    def drop(item: Recoverable) -> None:
        desk.run(lambda: tell_dropped(set_aside(item, time())))

    def tell_dropped(found: Discarded) -> None:
        words = message(
            "ui.recovery.dropped",
            "The unsaved changes to “{name}” were discarded; they are kept for {days} days.",
            name=name_of(found.item),
            days=KEPT_DAYS,
        )
        back = message("ui.recovery.take_back", "Take them back")
        desk.notice(words, ((back, lambda: desk.run(lambda: offer(take_back(found)))),))

    def offer(item: Recoverable) -> None:
        kept = message("ui.recovery.kept", "What you discard is kept for {days} days.", days=KEPT_DAYS)
        desk.window.notice(
            f"{desk.say(_offer(item, name_of(item)))} {desk.say(kept)}",
            [
                (desk.say(message("ui.recovery.restore", "Recover")), partial(restore, item)),
                (desk.say(message("ui.recovery.drop", "Discard these changes")), partial(drop, item)),
            ],
        )

    forget_old(time(), folder)
    for item in recoverables(folder):
        if item.problem is not None:
            words = message(
                "ui.recovery.broken",
                "A recovery file of “{name}” is damaged and was kept: {file}",
                name=name_of(item),
                file=str(item.file),
            )
            desk.notice(words)
        else:
            offer(item)


def _shows_untouched(desk: Desk, item: Recoverable) -> bool:
    """Whether the file that the work belongs to is open here as it was: then the work takes its place, file and all."""
    if item.document is None or item.document_changed or not desk.is_ready or desk.session.path is None:
        return False
    is_it = desk.session.path.absolute() == item.document.absolute()
    return is_it and not desk.has_unsaved and not desk.session.is_read_only


def _offer(item: Recoverable, name: str) -> Message:
    """Return what there is to recover: of which file, since when, and whether the file changed meanwhile."""
    from datetime import datetime

    from cjeditor.model.messages import counted
    from cjeditor.model.moments import moment

    when = moment(datetime.fromtimestamp(item.last_edit).astimezone())
    if item.document_changed:
        return counted(
            "ui.recovery.changed",
            "cjeditor ended without saving {count} change to “{name}” ({when}). The file was changed since, so this opens as a copy.",
            "cjeditor ended without saving {count} changes to “{name}” ({when}). The file was changed since, so this opens as a copy.",
            item.changes,
            name=name,
            when=when,
        )
    return counted(
        "ui.recovery.offer",
        "cjeditor ended without saving {count} change to “{name}” ({when}).",
        "cjeditor ended without saving {count} changes to “{name}” ({when}).",
        item.changes,
        name=name,
        when=when,
    )
