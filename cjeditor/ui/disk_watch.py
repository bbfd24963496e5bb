"""DiskWatch: notices, when the window comes to the front, that somebody else changed the file on disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cjeditor.model.messages import message

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_CHANGED = message("ui.disk.changed", "Somebody else changed this file on disk.")
_RELOAD = message("ui.disk.reload", "Open the changed file")
_KEEP = message("ui.disk.keep", "Keep what I have here")


class DiskWatch(QObject):
    """Compares size and time first, so that coming to the front costs nothing; tells of each change once.

    A save compares the whole content whatever this one saw.
    """

    def __init__(self, desk: Desk, reload: Callable[[], object]) -> None:
        super().__init__(desk)
        self.desk, self._reload = desk, reload
        self._seen: tuple[str, int, int] | None = None
        desk.reset.connect(self.remember)
        desk.saved.connect(self.remember)
        desk.window.activated.connect(self.look)

    def remember(self) -> None:
        """Take what is on disk now as known."""
        self._seen = self._on_disk()

    def look(self) -> None:
        """Compare, and tell above the map when the file changed."""
        now = self._on_disk()
        if now is None or now == self._seen:
            return
        self._seen = now
        self.desk.notice(_CHANGED, ((_RELOAD, self._reload), (_KEEP, lambda: None)))

    def _on_disk(self) -> tuple[str, int, int] | None:
        path = self.desk.session.path if self.desk.is_ready else None
        if path is None:
            return None
        try:
            found = path.stat()
        except OSError:
            return None
        return str(path), found.st_size, found.st_mtime_ns
