"""DiskWatch: notices that somebody else saved or removed the document's file, and takes that up or tells of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject

from cjeditor.model.messages import UserError, message
from cjeditor.ui.held_notice import HeldNotice
from cjeditor.ui.timing import delayed

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

REST_MS: Final = 200
"""A file is looked at this long after the first sign of a change: whoever writes it needs a moment."""
_CHANGED = message("ui.disk.changed", "Somebody else changed this file on disk.")
_GONE = message(
    "ui.disk.gone",
    "This file is no longer in its place: it was moved or deleted, or its disk is out of reach. "
    "It is whole here; save it to have it on disk again.",
)
_FOLLOWED = message("ui.disk.followed", "This map shows what somebody else just saved.")
_TAKEN_UP = message(
    "ui.disk.taken_up", "This map shows what somebody else just saved. Undo brings back what was here."
)
_RELOAD = message("ui.disk.reload", "Open the changed file")
_KEEP = message("ui.disk.keep", "Keep what I have here")


class DiskWatch(QObject):
    """Hears of changes from the system, and looks when the window comes to the front, as some disks tell nothing.

    A save compares the whole content whatever this one saw.
    """

    def __init__(self, desk: Desk, reload: Callable[[], object]) -> None:
        super().__init__(desk)
        self.desk, self._reload = desk, reload
        self._seen: tuple[str, int, int] | None = None
        self._is_gone = False
        self._notice = HeldNotice(desk.window)
        self._watcher = QFileSystemWatcher(self)
        self._rest = delayed(self, REST_MS, self.look)
        self._watcher.fileChanged.connect(self._stirred)
        self._watcher.directoryChanged.connect(self._stirred)
        desk.reset.connect(self.remember)
        desk.saved.connect(self.remember)
        desk.window.activated.connect(self.look)

    def remember(self) -> None:
        """Take what is on disk now as known."""
        self._seen, self._is_gone = self._on_disk(), False
        self._notice.drop()
        self._watch()

    def look(self) -> None:
        """Compare, and take up or tell when the file changed; size and time first, so that a look costs nothing."""
        self._watch()
        now = self._on_disk()
        if (now is None) != self._is_gone:
            self._tell_gone(is_gone=now is None)
        if now is None or now == self._seen:
            return
        self._seen = now
        if self.desk.session.differs_from_disk() and not self._taken_up():
            self._notice.hold(self.desk.notice(_CHANGED, ((_RELOAD, self._reload), (_KEEP, lambda: None))))

    def _tell_gone(self, *, is_gone: bool) -> None:
        """Say above the map that the file was moved or deleted, until it is there again; a new map has none yet."""
        self._is_gone = is_gone and self._seen is not None
        if self._is_gone:
            self._notice.hold(self.desk.notice(_GONE))
        else:
            self._notice.drop()

    def _taken_up(self) -> bool:
        """Take up the file when nobody's work is in the way; False when that has to be asked."""
        desk = self.desk
        if desk.has_unsaved or desk.view.is_editing:
            return False
        try:
            is_taken = desk.session.take_up_disk()
        except UserError:
            return False
        if is_taken:
            desk.said(_TAKEN_UP if desk.can_edit else _FOLLOWED)
        return is_taken

    def _stirred(self, _path: str) -> None:
        if not self._rest.isActive():
            self._rest.start()

    def _watch(self) -> None:
        """Watch the file, and its folder for the file that takes its place; one that was replaced is watched anew."""
        path = self.desk.session.path if self.desk.is_ready else None
        file = os.path.realpath(path) if path is not None else ""
        wanted = {file, str(Path(file).parent)} if file else set()
        known = {*self._watcher.files(), *self._watcher.directories()}
        if gone := known - wanted:
            self._watcher.removePaths([*gone])
        if new := wanted - known:
            self._watcher.addPaths([*new])  # what is gone for the moment is left out

    def _on_disk(self) -> tuple[str, int, int] | None:
        path = self.desk.session.path if self.desk.is_ready else None
        if path is None:
            return None
        try:
            found = path.stat()
        except OSError:
            return None
        return str(path), found.st_size, found.st_mtime_ns
