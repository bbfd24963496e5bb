"""From a file on disk to the first complete frame at 100 % from the map's start, and on until its flows are there."""

from __future__ import annotations

import json
from pathlib import Path

from cjeditor.canvas.camera import Camera
from cjeditor.drawing.painters.qt import clear_caches
from tests.perf.measure import Measured, alternating, forget_layout, timed
from tests.perf.row import Family, Row
from tests.perf.window import Stage, application

ROUNDS = 5
START = Camera(1.0, 741.0, 402.0)
"""The first stages with the curve and the first cards below it: the middle of what a map shows when it opens."""


def measure(path: Path, _touchpoints: int) -> tuple[Measured, ...]:
    """Open, show and paint, with nothing remembered of texts, cards or glyphs.

    A first viewport has everything but flows at full detail; those of a small map are there as well.
    """
    application()
    data = path.read_bytes()
    open_stages: list[Stage] = []

    def close() -> None:
        for stage in open_stages:
            stage.close()
        open_stages.clear()
        forget_layout()
        clear_caches()

    def opened() -> Stage:
        stage = Stage(path, at=START, is_settled=False)
        open_stages.append(stage)
        stage.first_frame()
        return stage

    parsed = timed(lambda: json.loads(data))
    first = alternating(timed(opened, before=close), parsed, ROUNDS)
    settled = alternating(timed(lambda: opened().settle(), before=close), parsed, ROUNDS)
    close()
    return first.median, settled.median


FAMILY = Family(
    "opening",
    (
        Row(
            "open a file to the first crisp viewport at 100 % from the map's start",
            "`json.loads` of the file",
            times=8,
        ),
        Row(
            "the same, until the flows are there, found in idle slices after the first frame",
            "`json.loads` of the file",
        ),
    ),
    measure,
)
