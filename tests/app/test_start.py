"""The window stands before heavy libraries are read: its shell imports none of them.

And a new map needs neither those, nor what only other documents, dialogs and formats need.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("networkx", "reportlab", "scipy", "numpy")


NEW_MAP = """
from cjeditor.app.quick_start import start_quickly
start_quickly()
from cjeditor.app import open_window
window = open_window()
from PySide6.QtWidgets import QApplication
QApplication.processEvents()
assert window.content.view.is_editing
import enum
for base in (enum.Enum, enum.Flag, enum.IntEnum, enum.IntFlag):
    for kind in base.__subclasses__():
        sys.modules[f"enumerations of {kind.__qualname__.split('.')[0]}"] = kind
"""
UNUSED_BY_A_NEW_MAP = (
    *HEAVY,
    "PIL",
    "argparse",
    "csv",
    "defusedxml",
    "getpass",
    "html",
    "importlib.metadata",
    "lxml",
    "platformdirs",
    "pypdf",
    "cjeditor.app.checks",
    "cjeditor.app.commands",
    "cjeditor.app.console",
    "cjeditor.drawing.painters.pdf",
    "cjeditor.drawing.painters.svg",
    "cjeditor.edits.templates",
    "cjeditor.files.schema",
    "cjeditor.graph",
    "cjeditor.interchange",
    "cjeditor.layout.anchors",
    "cjeditor.layout.flow_map",
    "cjeditor.layout.open_ends",
    "cjeditor.layout.routing",
    "cjeditor.poster",
    "cjeditor.ui.dialogs.export",
    "cjeditor.ui.dialogs.help",
    "cjeditor.ui.dialogs.preview",
    "cjeditor.ui.dialogs.printing",
    "cjeditor.ui.dialogs.search",
    "cjeditor.ui.panels.dictionaries",
    "cjeditor.ui.panels.findings",
    "cjeditor.ui.panels.questions",
)


def modules_after(statement: str, home: str = "") -> set[str]:
    """The names of all modules that a fresh interpreter knows after one statement, with settings of its own."""
    program = f"import os, sys\n{statement}\nprint(*sys.modules, flush=True)\nos._exit(0)"
    environment = {
        **os.environ,
        **({"HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home} if home else {}),
    }
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
    )
    return set(finished.stdout.split())


@pytest.fixture(scope="module")
def modules_of_the_shell() -> set[str]:
    return modules_after("import cjeditor.ui.shell")


@pytest.mark.parametrize("library", HEAVY)
def test_the_shell_does_not_import(library: str, modules_of_the_shell: set[str]) -> None:
    assert library not in modules_of_the_shell


def test_the_shell_imports_neither_session_nor_model(modules_of_the_shell: set[str]) -> None:
    assert not {"cjeditor.session", "cjeditor.model", "pydantic"} & modules_of_the_shell


@pytest.fixture(scope="module")
def modules_of_a_new_map(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    return modules_after(NEW_MAP, str(tmp_path_factory.mktemp("home")))


@pytest.mark.parametrize("module", UNUSED_BY_A_NEW_MAP)
def test_a_new_map_is_there_without(module: str, modules_of_a_new_map: set[str]) -> None:
    assert not {known for known in modules_of_a_new_map if f"{known}.".startswith(f"{module}.")}


def test_pyside_reads_no_widget_that_a_new_map_lacks(modules_of_a_new_map: set[str]) -> None:
    # It reads all of them to hand out one widget that Qt made itself, as the viewport of a scroll area.
    assert "QMainWindow" in modules_of_a_new_map
    assert "QWizard" not in modules_of_a_new_map


MAP_FIRST = """
from cjeditor.app.quick_start import start_quickly
start_quickly()
from cjeditor.app.window import _program
from cjeditor.canvas.map_view import MapView
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
painted, paint = [], MapView.paintEvent
MapView.paintEvent = lambda view, event: (painted.append(view.writer.keys.toPlainText()), paint(view, event))
program = _program()
window = program.add_window()
program.app.processEvents()
program.fill(window, None)
program.app.sendPostedEvents()
key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "A")
program.app.sendEvent(window.focusWidget(), key)
program.app.sendPostedEvents()
panels = [window.docks[name] for name in ("outline", "inspector")]
print("painted:" + "/".join(painted), "filled-before" if any(dock.widget() for dock in panels) else "empty-before")
places = [dock.geometry().getRect() for dock in panels]
while not all(dock.widget() for dock in panels):
    program.app.processEvents()
program.app.processEvents()
moved = [dock.geometry().getRect()[::2] for dock in panels] != [place[::2] for place in places]
print("moved" if moved else "in-place")
"""


def test_the_map_is_painted_and_takes_keys_before_the_panels_are_filled_which_moves_nothing(
    tmp_path: Path,
) -> None:
    words = modules_after(MAP_FIRST, str(tmp_path))
    assert {"painted:/A", "empty-before", "in-place"} <= words


WRONG_CALL = """
from cjeditor.app.quick_start import start_quickly
start_quickly()
from PySide6.QtCore import QObject
from PySide6.support.signature import parser
print("waiting" if "build_brace_pattern" not in vars(parser) else "read")
try:
    QObject().setObjectName([])
except TypeError as error:
    print(error)
"""


def test_pyside_tells_how_a_wrong_call_should_have_been_though_it_learns_that_late() -> None:
    words = modules_after(WRONG_CALL)
    assert "waiting" in words
    assert {"Supported", "signatures:", "PySide6.QtCore.QObject.setObjectName(name:"} <= words


@pytest.mark.parametrize("library", HEAVY)
def test_a_heavy_library_would_be_noticed(library: str) -> None:
    assert library in modules_after(f"import {library}")
