"""Frames while the whole map is in view and moves under the fingers, and while it is zoomed."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from tests.perf.measure import Measured, alternating, timed
from tests.perf.row import Family, Row
from tests.perf.window import Stage, blit

BLIT = "one blit of 1920 × 1080"
FRAMES = 150
PUSHES = [(11, 11)] * 20 + [(-11, -11)] * 20
"""Two fingers push the map forth and back in small moves, so that new edges come into view."""
SPREADS = (1,) * 8 + (-1,) * 8


def measure(path: Path, _touchpoints: int) -> tuple[Measured, ...]:
    """Pan and zoom with wheel events at the zoom that shows the whole map, each to the painted frame."""
    stage = Stage(path)
    stage.view.fit_all()
    stage.view.set_zoom(1.15 * stage.view.zoom)
    stage.settle()
    pushes, spreads = cycle(PUSHES), cycle(SPREADS)

    def pan() -> None:
        stage.wheel(*next(pushes))
        stage.frame()

    def zoom() -> None:
        stage.wheel(0, 30 * next(spreads), zooms=True)
        stage.frame()

    panned = alternating(timed(pan), blit(), FRAMES)
    zoomed = alternating(timed(zoom), blit(), FRAMES)
    stage.close()
    return panned.median, panned.p95, zoomed.median


FAMILY = Family(
    "panning",
    (
        Row("pan frame, whole map in view", BLIT, times=3),
        Row("the same, 95th percentile", BLIT, times=3, plus=7),
        Row("zoom frame during the gesture", BLIT, times=8),
    ),
    measure,
)
