"""Which panels stand around the map at the first start."""

import os
import subprocess
import sys

import pytest

FIRST_SHOWN = """
from PySide6.QtWidgets import QApplication
from cjeditor.ui.panels import Panels
from cjeditor.ui.shell import MainWindow
application = QApplication([])
window = MainWindow()
Panels(window, str)
print(*(name for name, dock in window.docks.items() if not dock.isHidden()))
"""


@pytest.mark.parametrize(("scale", "shown"), [("1", ["outline", "inspector"]), ("2", [])])
def test_on_a_low_screen_the_map_has_the_window_to_itself(scale: str, shown: list[str]) -> None:
    """The offscreen platform's screen has 800 × 800 pixels."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
    command = [sys.executable, "-c", FIRST_SHOWN]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == shown
