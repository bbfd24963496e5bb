"""Arrival: brings the flows of a map that was just opened, in idle slices after its first frame.

Flows never change the layout, so cards can be on the screen before the ways between them are found. Knows when flows
are missing; how they are found and painted is told from outside.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer

from cjeditor.layout.map_layout import MapLayout

AT_ONCE: Final = 600
"""So many flows are found within a frame: they come with the first one."""
SLICE_S: Final = 0.012


class Arrival(QObject):
    """Waits for a complete frame without flows, then finds them between events; `arrived` is called at the end."""

    def __init__(self, parent: QObject, layout: Callable[[], MapLayout], arrived: Callable[[], None]) -> None:
        super().__init__(parent)
        self._layout, self._arrived = layout, arrived
        self.is_awaited = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    def expect(self) -> None:
        """Take note that another map is shown: whether its flows come with the first frame, or after it."""
        self._timer.stop()
        self.is_awaited = not comes_at_once(self._layout())

    def begin(self) -> None:
        """Start finding missing flows: a complete frame is on the screen."""
        if self.is_awaited and not self._timer.isActive():
            self._timer.start()

    def _slice(self) -> None:
        deadline = perf_counter() + SLICE_S
        flow_map = self._layout().flow_map
        while not flow_map.advance():
            if perf_counter() > deadline:
                return
        self._timer.stop()
        self.is_awaited = False
        self._arrived()


def comes_at_once(layout: MapLayout) -> bool:
    """Whether the flows of a map need no waiting for."""
    return layout.flow_map.is_routed or len(layout.atlas.flows) <= AT_ONCE
