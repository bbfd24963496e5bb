"""What makes the program's own process faster; a program that embeds the window decides for itself."""

from __future__ import annotations

import builtins
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module


def start_quickly() -> None:
    """Import and collect less than Python and PySide would, until the window stands.

    Starting makes a great many objects and no garbage; the window collects when it is idle. And PySide reads the source
    of every module that is imported after it, to see whether it asks for other names of Qt's methods ("features", which
    nothing here uses): a tenth of the start, and all the source kept in memory. Its import gives way to Python's own.
    """
    gc.disable()
    import_module("PySide6.QtCore")  # puts its own import in place

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Look for garbage a hundred times less often: a command makes many records, little garbage, and soon ends.

    Python looks after each 700 new objects, which takes a third of the time of a large import and finds nothing.
    """
    often = gc.get_threshold()
    gc.set_threshold(100 * often[0], *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)
