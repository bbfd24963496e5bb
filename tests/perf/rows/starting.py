"""From the start of the process to a window that can be used, against importing Qt's widgets alone.

A map can be used when its first card is painted, stands in editing and takes a key. The panels beside it are filled in
the turns of the event loop that follow.
"""

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
from cjeditor.app.window import _load, _program
program = _program()
window = program.add_window()
program.app.processEvents()  # the bare window is painted, as in every start
_load(program, window, ())
program.app.sendPostedEvents()  # the map is painted; timers wait
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "A")
program.app.sendEvent(window.focusWidget(), key)
program.app.sendPostedEvents()
view = window.content.view
assert view.is_editing and view.writer.keys.toPlainText() == "A"
panels = [window.docks[name] for name in ("outline", "inspector")]
"""
USABLE = READY + "assert not any(dock.widget() for dock in panels)"
FILLED = (
    READY
    + """
while not all(dock.widget() for dock in panels):
    program.app.processEvents()
program.app.processEvents()
"""
)


def measure(_path: Path, _touchpoints: int) -> tuple[Measured, ...]:
    """Start processes, each with settings of its own, and count their CPU time."""
    with TemporaryDirectory() as home:
        widgets = _process(WIDGETS, home)
        bare = alternating(_process(BARE, home), widgets, ROUNDS)
        usable = alternating(_process(USABLE, home), widgets, ROUNDS)
        filled = alternating(_process(FILLED, home), widgets, ROUNDS)
    return bare.median, usable.median, filled.median


def _process(program: str, home: str) -> Timed:
    """Return the clock of a process that runs a program and leaves without tidying up."""
    places = dict.fromkeys(
        ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), home
    )
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
        Row("the same, until the panels beside the map are filled", "`import PySide6.QtWidgets`"),
    ),
    measure,
)
