"""Action: one thing a person can do, as data. Menus, toolbar, context menus and the command search read the same.

Knows the workplace only as a type; importing actions costs the start nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypeAlias

from cjeditor.frozen import frozen
from cjeditor.model.messages import Message

if TYPE_CHECKING:
    from cjeditor.ui.workplace import Workplace

Scope: TypeAlias = Literal["window", "map"]


def always(_desk: Workplace) -> bool:
    """Whether an action that is always possible is possible."""
    return True


@frozen
class Action:
    """What it is called, how it is reached, when it is possible, and what it does.

    `title` may hold a mnemonic "&". The first shortcut is shown; those of scope "map" work only while the keyboard is
    in the map or the outline, so that text fields keep their own keys. `words` gives a title that depends on the
    moment ("Undo: Move 3 touchpoints").
    """

    id: str
    title: Message
    run: Callable[[Workplace], object]
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    is_possible: Callable[[Workplace], bool] = always
    is_checked: Callable[[Workplace], bool] | None = None
    words: Callable[[Workplace], Message] | None = None
    scope: Scope = "window"


@frozen
class Menu:
    """A menu: ids of actions, "-" for a line, and menus within."""

    id: str
    title: Message
    items: tuple[str | Menu, ...]
