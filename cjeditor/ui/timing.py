"""Timing: a timer that is started again and again and acts once it was left alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def delayed(parent: QObject, delay_ms: int, act: Callable[[], object]) -> QTimer:
    """Return a timer, not yet started, that acts once; starting it again begins the delay anew."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(delay_ms)
    timer.timeout.connect(act)
    return timer
