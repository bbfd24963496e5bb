"""Keys of the window and keys of the map: where both know one, it means the same."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

from cjeditor.canvas.keys import Keyed, press_key
from cjeditor.ui.actions import ACTIONS

pytestmark = pytest.mark.usefixtures("qapp")  # keys of the platform

SAME = {
    "add_flow": "link",
    "fit_all": "fit_all",
    "rename": "edit_selected",
    "zoom_100": "set_zoom",
    "zoom_selection": "zoom_to_selection",
}
"""What the map calls an action of the window; the others are called the same."""


class Asked:
    """Stands where the map stands and notes what a key asks of it."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., bool]:
        def note(*_values: Any, **_named: Any) -> bool:
            self.names.append(name)
            return True

        return note


@pytest.mark.parametrize(
    ("action_id", "keys"), [(action.id, keys) for action in ACTIONS for keys in action.shortcuts]
)
def test_a_key_of_the_window_means_the_same_on_the_map(action_id: str, keys: str) -> None:
    pressed = cast("Any", QKeySequence(keys))[0]
    asked = Asked()
    press_key(
        cast("Keyed", asked), QKeyEvent(QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers())
    )
    assert asked.names in ([], [SAME.get(action_id, action_id)])


def test_no_two_actions_share_a_key() -> None:
    keys = [QKeySequence(key).toString() for action in ACTIONS for key in action.shortcuts]
    assert len(keys) == len(set(keys))
