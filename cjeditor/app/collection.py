"""IdleCollector: garbage collection on the main thread while nobody waits, so that no worker ever frees a QObject.

Automatic collection is off as long as it lives.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS: Final = 5_000
_ENOUGH: Final = (1_000, 10)
"""New objects since the last young collection, and young collections since the last full one, that make one worthwhile."""


class IdleCollector(QObject):
    """Collects young objects every few seconds when there are some, and all of them now and then."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._young = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(INTERVAL_MS)
        self.destroyed.connect(gc.enable)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)

    def collect(self) -> None:
        """Collect what is worth it."""
        if gc.get_count()[0] < _ENOUGH[0]:
            return
        self._young += 1
        gc.collect(2 if self._young % _ENOUGH[1] == 0 else 1)

    def settle(self) -> None:
        """Set aside, after the first frame, what was made while loading: it stays, and need not be looked at again."""
        self._settling.start()

    @staticmethod
    def _settle() -> None:
        gc.collect()
        gc.freeze()
