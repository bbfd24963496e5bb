"""From a file on disk to the first complete frame at 100 % from the map's start."""

from __future__ import annotations

import json
from pathlib import Path

from cjeditor.drawing.painters.qt import clear_caches
from cjeditor.drawing.text.wrap import clear_memo
from tests.perf.measure import Measured, alternating, timed
from tests.perf.row import Family, Row
from tests.perf.window import Stage, application

ROUNDS = 5


def measure(path: Path, _touchpoints: int) -> tuple[Measured, ...]:
    """Open, show and paint, with nothing remembered of text or glyphs."""
    application()
    data = path.read_bytes()
    open_stages: list[Stage] = []

    def close() -> None:
        for stage in open_stages:
            stage.close()
        open_stages.clear()
        clear_memo()
        clear_caches()

    def opened() -> None:
        stage = Stage(path)
        open_stages.append(stage)
        stage.view.set_zoom(1.0)
        stage.settle()

    samples = alternating(timed(opened, before=close), timed(lambda: json.loads(data)), ROUNDS)
    close()
    return (samples.median,)


FAMILY = Family(
    "opening",
    (
        Row(
            "open a file to the first crisp viewport at 100 % from the map's start",
            "`json.loads` of the file",
            times=8,
        ),
    ),
    measure,
)
