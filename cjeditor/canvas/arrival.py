"""Arrival: brings what a large map still lacks after its first frame, in idle slices: lanes below the view, then flows.

Lanes unfold downward and flows never change the layout, so nothing on the screen moves. Knows when something is
missing; how it is painted is told from outside.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer

from cjeditor.canvas.board import Board
from cjeditor.layout.map_layout import MapLayout

AT_ONCE: Final = 600
"""So many flows are found within a frame: they come with the first one."""
SLICE_S: Final = 0.012


class Arrival(QObject):
    """Waits for a complete frame, then completes the map between events; `arrived` is called at the end."""

    def __init__(self, parent: QObject, board: Board, arrived: Callable[[], None]) -> None:
        super().__init__(parent)
        self._board, self._arrived = board, arrived
        self.is_awaited = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    def expect(self) -> None:
        """Take note that another map is shown: whether all of it comes with the first frame, or after it."""
        self._timer.stop()
        self.is_awaited = not comes_at_once(self._board.shown)

    def begin(self) -> None:
        """Start bringing what is missing: a complete frame is on the screen."""
        if self.is_awaited and not self._timer.isActive():
            self._timer.start()

    def _slice(self) -> None:
        deadline = perf_counter() + SLICE_S
        while not self._advance():
            if perf_counter() > deadline:
                return
        self._timer.stop()
        self.is_awaited = False
        self._board.shown.atlas.index.flows_from("")  # found when first asked; the first edit shall not wait
        self._arrived()

    def _advance(self) -> bool:
        """Do a short piece of work; return whether all is there."""
        return self._board.unfold() and self._board.shown.flow_map.advance()


def comes_at_once(layout: MapLayout) -> bool:
    """Whether nothing of a map needs waiting for."""
    return layout.is_whole and (layout.flow_map.is_routed or len(layout.atlas.flows) <= AT_ONCE)
