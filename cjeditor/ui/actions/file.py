"""What the File menu does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cjeditor.edits.template_titles import TEMPLATE_TITLES
from cjeditor.model.messages import message
from cjeditor.ui.actions.action import Action

if TYPE_CHECKING:
    from cjeditor.ui.workplace import Workplace


def _export(desk: Workplace) -> None:
    from cjeditor.ui.dialogs.export import ExportDialog

    ExportDialog(desk).exec()


def _print(desk: Workplace) -> None:
    from cjeditor.ui.dialogs.export import ExportDialog

    ExportDialog(desk, for_printer=True).exec()


def _inspect_document(desk: Workplace) -> None:
    desk.select(("atlas",))
    desk.panels.show("inspector")


def _from_template(name: str) -> Callable[[Workplace], object]:
    return lambda desk: desk.documents.new_from(name)


TEMPLATE_ACTIONS: tuple[Action, ...] = tuple(
    Action(f"template_{name}", title, _from_template(name), (), "layout-template")
    for name, title in TEMPLATE_TITLES.items()
    if name != "empty"  # a window shows a journey
)
FILE_ACTIONS: tuple[Action, ...] = (
    Action(
        "new",
        message("ui.action.new", "&New map"),
        lambda desk: desk.documents.new(),
        ("Ctrl+N",),
        "file-plus",
    ),
    Action(
        "open",
        message("ui.action.open", "&Open…"),
        lambda desk: desk.documents.ask_and_open(),
        ("Ctrl+O",),
        "folder-open",
    ),
    Action(
        "import",
        message("ui.action.import", "&Import…"),
        lambda desk: desk.documents.ask_and_import(),
        (),
        "file-down",
    ),
    Action(
        "save",
        message("ui.action.save", "&Save"),
        lambda desk: desk.documents.save(),
        ("Ctrl+S",),
        "save",
    ),
    Action(
        "save_as",
        message("ui.action.save_as", "Save &as…"),
        lambda desk: desk.documents.save_as(),
        ("Ctrl+Shift+S",),
        "save-as",
    ),
    Action(
        "export",
        message("ui.action.export", "&Export…"),
        _export,
        ("Ctrl+E",),
        "file-output",
    ),
    Action(
        "print",
        message("ui.action.print", "&Print…"),
        _print,
        ("Ctrl+P",),
        "printer",
    ),
    Action(
        "document",
        message("ui.action.document", "About this &map…"),
        _inspect_document,
        (),
        "info",
    ),
    Action(
        "font",
        message("ui.action.font", "&Font for other scripts…"),
        lambda desk: desk.wishes.font.emit(),
        (),
        "type",
        lambda desk: desk.can_edit,
    ),
    Action(
        "close",
        message("ui.action.close", "&Close window"),
        lambda desk: desk.window.close(),
        ("Ctrl+W",),
        "x",
    ),
    Action(
        "quit",
        message("ui.action.quit", "&Quit"),
        lambda desk: desk.services.quit(),
        ("Ctrl+Q",),
        "log-out",
    ),
)
