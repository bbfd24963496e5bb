"""Keys that move in a list from the line above it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from cjeditor.ui.list_keys import row_after


@pytest.mark.parametrize(
    ("key", "row", "after"),
    [
        (Qt.Key.Key_Down, 0, 1),
        (Qt.Key.Key_Down, 9, 9),
        (Qt.Key.Key_Up, 0, 0),
        (Qt.Key.Key_PageDown, 1, 9),
        (Qt.Key.Key_PageUp, 9, 1),
        (Qt.Key.Key_A, 3, None),
    ],
)
def test_a_key_leads_to_a_row_of_the_list(key: Qt.Key, row: int, after: int | None) -> None:
    assert row_after(key, row, 10) == after
