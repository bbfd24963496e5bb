"""The first contact with the display: Qt ends a program that has none with many lines and a core dump.

Here it ends with a sentence and status 3, whatever the reason: nobody answers, the platform's libraries are missing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler


@contextmanager
def no_core_dump() -> Iterator[None]:
    """Make a QApplication in here; what Qt says of lesser troubles goes to standard error once it stands."""
    said: list[str] = []
    of_the_platform: list[str] = []

    def listen(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            _leave([*of_the_platform, text][0])
        said.append(text)
        if context.category != "default":  # as a locale that is not installed
            of_the_platform.append(text)

    before = qInstallMessageHandler(listen)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    sys.stderr.writelines(f"{text}\n" for text in said)


def _leave(reason: str) -> NoReturn:
    """End the process at once: Qt calls abort when its message was heard."""
    from cjeditor.app.console import Status, the_console
    from cjeditor.app.refusals import display_out_of_reach

    the_console().refuse(display_out_of_reach(reason))
    os._exit(Status.NO_FILE)
