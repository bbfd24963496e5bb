"""What makes the program's own process faster; a program that embeds the window decides for itself."""

from __future__ import annotations

import builtins
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

from cjeditor.app.late_signatures import late_signatures

_PLUGINS_OF_PYDANTIC = "pydantic.plugin._loader"


def start_quickly() -> None:
    """Import and collect less than Python and PySide would, until the window stands.

    Starting makes a great many objects and no garbage; the window collects when it is idle. And PySide reads the source
    of every module that is imported after it, to see whether it asks for other names of Qt's methods ("features", which
    nothing here uses): a tenth of the start, and all the source kept in memory. Its import gives way to Python's own,
    and what it knows of signatures waits until somebody calls one wrongly.
    Pydantic would ask every installed package whether it extends validation, and imports the reading of e-mail headers
    for that: a twentieth. It is told that none does. (Its variable of the environment for that comes after those
    imports, and would reach every program that this one starts.)
    """
    gc.disable()
    with late_signatures():
        import_module("PySide6.QtCore")  # puts its own import in place
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    sys.modules[_PLUGINS_OF_PYDANTIC] = _no_plugins()


def _no_plugins() -> ModuleType:
    """Return what stands for pydantic's module that looks for plugins, and has found none."""
    made = ModuleType(_PLUGINS_OF_PYDANTIC)
    made.__dict__["get_plugins"] = tuple
    return made


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
