"""The keys that move in a list while the keyboard stays in the line above it. No widget."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt

_STEPS: Final[Mapping[int, int]] = MappingProxyType(
    {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
)


def row_after(key: int, row: int, count: int) -> int | None:
    """Return the row that a key leads to in a list of so many rows; None for a key that does not move."""
    return max(0, min(count - 1, row + _STEPS[key])) if key in _STEPS else None
