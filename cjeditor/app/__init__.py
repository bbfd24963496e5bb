"""The program: its command line and the wiring of the rooms.

`open_window` is for tests and programs that embed the window.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjeditor.ui.shell import MainWindow


def open_window(path: Path | str | None = None) -> MainWindow:
    """Return a window on a file, or on an untitled map; Qt is imported only now."""
    from cjeditor.app.window import open_window as opened

    return opened(path)
