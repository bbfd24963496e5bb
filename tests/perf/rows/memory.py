"""What a touchpoint costs in memory: document, index, layout, routes and the frames that were looked at."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from cjeditor.files.document import document_bytes
from tests.perf.generate import generate
from tests.perf.measure import Measured
from tests.perf.row import Family, Row

KILOBYTE = 1024
TILES = 128 * KILOBYTE**2
SCREENS = 20


def measure(path: Path, touchpoints: int) -> tuple[Measured, ...]:
    """Compare the memory of two processes, one with this map and one with a map of three touchpoints."""
    with TemporaryDirectory() as folder:
        small = Path(folder) / "small.cjmap"
        small.write_bytes(document_bytes(generate(3)))
        whole, least = _resident(path), _resident(small)
    each, tiles = (whole - least) / KILOBYTE / touchpoints, TILES / KILOBYTE / touchpoints
    return (Measured(each, tiles, f"{whole / KILOBYTE**2:.0f} MB in all"),)


def _resident(path: Path) -> int:
    """Return the memory of a process that opened a map and looked at it."""
    command = [sys.executable, "-c", f"from tests.perf.rows.memory import look; look({str(path)!r})"]
    finished = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return int(finished.stdout.splitlines()[-1])


def look(path: str) -> None:
    """Show the whole map, then a number of screens of it at 100 %, and print the memory used."""
    from tests.perf.window import WIDTH, Stage

    stage = Stage(Path(path))
    stage.view.fit_all()
    stage.settle()
    stage.view.show_start()
    stage.view.set_zoom(1.0)
    for _ in range(SCREENS):
        stage.wheel(-WIDTH, 0)
        stage.settle()
    gc.collect()
    print(psutil.Process().memory_info().rss)


FAMILY = Family(
    "memory",
    (
        Row(
            "memory a touchpoint, all in, above an empty map's",
            "128 MB of tiles",
            times=1,
            plus=15,
            unit="kB",
        ),
    ),
    measure,
)
