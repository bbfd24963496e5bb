"""What the Edit menu does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cjeditor.model.messages import Message, message
from cjeditor.ui.actions.action import Action

if TYPE_CHECKING:
    from cjeditor.ui.workplace import Workplace

_UNDO = message("ui.action.undo", "&Undo")
_REDO = message("ui.action.redo", "&Redo")


def _undo_words(desk: Workplace) -> Message:
    label = desk.session.undo_label
    return _UNDO if label is None else message("ui.action.undo_named", "&Undo: {what}", what=desk.say(label))


def _redo_words(desk: Workplace) -> Message:
    label = desk.session.redo_label
    return _REDO if label is None else message("ui.action.redo_named", "&Redo: {what}", what=desk.say(label))


def _find(desk: Workplace) -> None:
    from cjeditor.ui.dialogs.search import find_object

    find_object(desk)


def _find_again(by: int) -> Callable[[Workplace], None]:
    def run(desk: Workplace) -> None:
        from cjeditor.ui.dialogs.search import find_again

        find_again(desk, by)

    return run


def _search_commands(desk: Workplace) -> None:
    from cjeditor.ui.dialogs.command_search import find_command

    find_command(desk, desk.commands)


def _can_delete(desk: Workplace) -> bool:
    """Whether what is chosen may go: the last journey stays, for without one there is no map."""
    return desk.can_edit and bool(desk.selection) and not desk.atlas.journeys.keys() <= {*desk.selection}


EDIT_ACTIONS: tuple[Action, ...] = (
    Action(
        "undo",
        _UNDO,
        lambda desk: desk.undo(),
        ("Ctrl+Z",),
        "undo",
        lambda desk: desk.session.undo_label is not None,
        words=_undo_words,
    ),
    Action(
        "redo",
        _REDO,
        lambda desk: desk.redo(),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        lambda desk: desk.session.redo_label is not None,
        words=_redo_words,
    ),
    Action(
        "cut",
        message("ui.action.cut", "Cu&t"),
        lambda desk: desk.view.cut(),
        ("Ctrl+X",),
        "scissors",
        lambda desk: desk.can_edit and desk.can_copy,
        scope="map",
    ),
    Action(
        "copy",
        message("ui.action.copy", "&Copy"),
        lambda desk: desk.view.copy(),
        ("Ctrl+C",),
        "copy",
        lambda desk: desk.can_copy,
        scope="map",
    ),
    Action(
        "paste",
        message("ui.action.paste", "&Paste"),
        lambda desk: desk.view.paste(),
        ("Ctrl+V",),
        "clipboard-paste",
        lambda desk: desk.can_edit,
        scope="map",
    ),
    Action(
        "duplicate",
        message("ui.action.duplicate", "D&uplicate"),
        lambda desk: desk.view.duplicate(),
        ("Ctrl+D",),
        "files",
        lambda desk: desk.can_edit and desk.can_copy,
        scope="map",
    ),
    Action(
        "delete",
        message("ui.action.delete", "&Delete"),
        lambda desk: desk.delete_selected(),
        ("Del", "Backspace"),
        "trash",
        _can_delete,
        scope="map",
    ),
    Action(
        "select_all",
        message("ui.action.select_all", "Select &all"),
        lambda desk: desk.view.select_all(),
        ("Ctrl+A",),
        "square-dashed",
        scope="map",
    ),
    Action(
        "rename",
        message("ui.action.rename", "Edit te&xt"),
        lambda desk: desk.edit_text(),
        ("F2",),
        "text-cursor-input",
        lambda desk: desk.can_edit and len(desk.selection) == 1,
        scope="map",
    ),
    Action(
        "find",
        message("ui.action.find", "&Find…"),
        _find,
        ("Ctrl+F",),
        "search",
    ),
    Action(
        "find_next",
        message("ui.action.find_next", "Find ne&xt"),
        _find_again(1),
        ("F3",),
        "arrow-down",
        lambda desk: bool(desk.searched),
    ),
    Action(
        "find_previous",
        message("ui.action.find_previous", "Find pre&vious"),
        _find_again(-1),
        ("Shift+F3",),
        "arrow-up",
        lambda desk: bool(desk.searched),
    ),
    Action(
        "commands",
        message("ui.action.commands", "Search co&mmands…"),
        _search_commands,
        ("Ctrl+K",),
        "keyboard",
    ),
)
