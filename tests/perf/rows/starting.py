"""From the start of the process to a window that can be used, against importing Qt's widgets alone."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.perf.measure import Measured, Timed, alternating
from tests.perf.row import Family, Row

ROUNDS = 7
WIDGETS = "import PySide6.QtWidgets"
BARE = """
from cjeditor.app.quick_start import start_quickly
start_quickly()  # as the command does before it opens a window
from cjeditor.app.window import _program
program = _program()
program.add_window()
program.app.processEvents()
"""
READY = """
from cjeditor.app.quick_start import start_quickly
start_quickly()
from cjeditor.app import open_window
window = open_window()
window.pages.currentWidget().window().repaint()
from PySide6.QtWidgets import QApplication
QApplication.processEvents()
"""


def measure(_path: Path, _touchpoints: int) -> tuple[Measured, ...]:
    """Start processes, each with settings of its own, and count their CPU time."""
    with TemporaryDirectory() as home:
        widgets = _process(WIDGETS, home)
        bare = alternating(_process(BARE, home), widgets, ROUNDS)
        ready = alternating(_process(READY, home), widgets, ROUNDS)
    return bare.median, ready.median


def _process(program: str, home: str) -> Timed:
    """Return the clock of a process that runs a program and leaves without tidying up."""
    places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), home)
    # Compiled modules are kept, as they are where the program is installed; the round that does not count makes them.
    environment = {**os.environ, **places, "PYTHONPYCACHEPREFIX": f"{home}/compiled"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    statement = f"{program}\nimport os\nos._exit(0)"

    def clock() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", statement], env=environment, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return spent * 1000

    return clock


FAMILY = Family(
    "starting",
    (
        Row("process start to a window without a document", "`import PySide6.QtWidgets`", times=1.8),
        Row("process start to a window with an empty map to edit", "`import PySide6.QtWidgets`", times=3),
    ),
    measure,
)
