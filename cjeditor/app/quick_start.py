"""What makes the program's own process start faster; a program that embeds the window decides for itself."""

from __future__ import annotations

import builtins
import gc


def start_quickly() -> None:
    """Import and collect less than Python and PySide would, until the window stands.

    Starting makes a great many objects and no garbage; the window collects when it is idle. And PySide reads the source
    of every module that is imported after it, to see whether it asks for other names of Qt's methods ("features", which
    nothing here uses): a tenth of the start, and all the source kept in memory. Its import gives way to Python's own.
    """
    gc.disable()
    import PySide6.QtCore  # noqa: F401  # puts its own import in place

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
