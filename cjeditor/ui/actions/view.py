"""What the View and Help menus do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cjeditor.model.messages import Message, message
from cjeditor.ui.actions.action import Action

if TYPE_CHECKING:
    from cjeditor.ui.workplace import Workplace

_THEMES: tuple[tuple[str, Message, str], ...] = (
    ("system", message("ui.theme.system", "Like the &system"), "sun-moon"),
    ("light", message("ui.theme.light", "&Light"), "sun"),
    ("dark", message("ui.theme.dark", "&Dark"), "moon"),
)
_LANGUAGES: tuple[tuple[str, Message], ...] = (
    ("", message("ui.language.system", "Like the &system")),
    ("en", message("ui.language.en", "English")),
    ("es", message("ui.language.es", "Español")),
    ("pt_BR", message("ui.language.pt_BR", "Português")),
)


def _theme(choice: str) -> tuple[Callable[[Workplace], object], Callable[[Workplace], bool]]:
    return lambda desk: desk.services.set_theme(choice), lambda desk: desk.services.theme_choice == choice


def _language(code: str) -> tuple[Callable[[Workplace], object], Callable[[Workplace], bool]]:
    return lambda desk: desk.services.set_language(code), lambda desk: desk.services.language_choice == code


def _panel(panel_id: str, title: Message, key: str, icon: str) -> Action:
    return Action(
        f"panel_{panel_id}",
        title,
        lambda desk: desk.panels.toggle(panel_id),
        (key,) if key else (),
        icon,
        is_checked=lambda desk: desk.panels.is_shown(panel_id),
    )


def _set_options(desk: Workplace, **values: bool) -> None:
    options: dict[str, Any] = dict(values)
    desk.set_options(replace(desk.options, **options))


def _toggle_presentation(desk: Workplace) -> None:
    desk.window.present(is_on=not desk.window.is_presenting)


def _show_shortcuts(desk: Workplace) -> None:
    from cjeditor.ui.dialogs.help import KeysDialog

    KeysDialog(desk).exec()


def _show_guide(desk: Workplace) -> None:
    from cjeditor.ui.dialogs.guide import show_guide

    show_guide(desk)


def _ask_what_this_is() -> None:
    from PySide6.QtWidgets import QWhatsThis

    QWhatsThis.enterWhatsThisMode()


def _show_about(desk: Workplace) -> None:
    from cjeditor.ui.dialogs.help import AboutDialog

    AboutDialog(desk).exec()


THEME_ACTIONS = tuple(
    Action(f"theme_{choice}", title, _theme(choice)[0], (), icon, is_checked=_theme(choice)[1])
    for choice, title, icon in _THEMES
)
LANGUAGE_ACTIONS = tuple(
    Action(
        f"language_{code or 'system'}",
        title,
        _language(code)[0],
        (),
        "languages",
        is_checked=_language(code)[1],
    )
    for code, title in _LANGUAGES
)
PANEL_ACTIONS = (
    _panel("outline", message("ui.panel.outline", "&Outline"), "F7", "panel-left"),
    _panel("inspector", message("ui.panel.inspector", "&Properties"), "F8", "panel-right"),
    _panel("dictionaries", message("ui.panel.dictionaries", "&Dictionaries"), "F9", "library"),
    _panel("questions", message("ui.panel.questions", "&Questions to the map"), "F10", "circle-help"),
    _panel("findings", message("ui.panel.findings", "&Findings"), "F4", "list-checks"),
)
VIEW_ACTIONS: tuple[Action, ...] = (
    Action(
        "zoom_in",
        message("ui.action.zoom_in", "Zoom &in"),
        lambda desk: desk.view.zoom_in(),
        ("Ctrl++", "Ctrl+="),
        "zoom-in",
    ),
    Action(
        "zoom_out",
        message("ui.action.zoom_out", "Zoom &out"),
        lambda desk: desk.view.zoom_out(),
        ("Ctrl+-",),
        "zoom-out",
    ),
    Action(
        "zoom_100",
        message("ui.action.zoom_100", "&Natural size (100 %)"),
        lambda desk: desk.view.set_zoom(1.0),
        ("Ctrl+1",),
        "maximize",
    ),
    Action(
        "fit_all",
        message("ui.action.fit_all", "&Whole map"),
        lambda desk: desk.view.fit_all(),
        ("Ctrl+0",),
        "fullscreen",
    ),
    Action(
        "zoom_selection",
        message("ui.action.zoom_selection", "Zoom to &selection"),
        lambda desk: desk.view.zoom_to_selection(),
        ("Ctrl+2",),
        "scan-line",
        lambda desk: bool(desk.selection),
    ),
    Action(
        "show_start",
        message("ui.action.show_start", "Start of the map at &readable size"),
        lambda desk: desk.view.show_start(),
        ("Ctrl+Home",),
        "house",
    ),
    Action(
        "flows",
        message("ui.action.flows", "Show &flows"),
        lambda desk: _set_options(desk, show_flows=not desk.options.show_flows),
        (),
        "waypoints",
        is_checked=lambda desk: desk.options.show_flows,
    ),
    Action(
        "all_flows",
        message("ui.action.all_flows", "Show flows to the next step &too"),
        lambda desk: _set_options(desk, calm_flows=not desk.options.calm_flows),
        (),
        "arrow-right",
        lambda desk: desk.options.show_flows,
        lambda desk: not desk.options.calm_flows,
    ),
    Action(
        "private",
        message("ui.action.private", "Show pri&vate cards"),
        lambda desk: _set_options(desk, show_private=not desk.options.show_private),
        (),
        "lock",
        is_checked=lambda desk: desk.options.show_private,
    ),
    Action(
        "clear_marks",
        message("ui.action.clear_marks", "Clear &marks from the map"),
        lambda desk: desk.set_marks(),
        (),
        "badge-check",
        lambda desk: desk.has_marks,
    ),
    Action(
        "next_journey",
        message("ui.action.next_journey", "Ne&xt journey"),
        lambda desk: desk.tabs.step(1),
        ("Ctrl+Tab", "Ctrl+PgDown"),
        "chevron-right",
        lambda desk: desk.tabs.count > 1,
    ),
    Action(
        "previous_journey",
        message("ui.action.previous_journey", "Pre&vious journey"),
        lambda desk: desk.tabs.step(-1),
        ("Ctrl+Shift+Tab", "Ctrl+PgUp"),
        "chevron-left",
        lambda desk: desk.tabs.count > 1,
    ),
    Action(
        "full_screen",
        message("ui.action.present", "Present the map (f&ull screen)"),
        _toggle_presentation,
        ("F11",),
        "expand",
        is_checked=lambda desk: desk.window.is_presenting,
    ),
)
HELP_ACTIONS: tuple[Action, ...] = (
    Action("guide", message("ui.action.guide", "&Guide"), _show_guide, ("F1",), "book-open"),
    Action(
        "shortcuts",
        message("ui.action.shortcuts", "&Keys and mouse"),
        _show_shortcuts,
        ("Ctrl+F1",),
        "keyboard",
    ),
    Action(
        "whats_this",
        message("ui.action.whats_this", "&What is this?"),
        lambda _desk: _ask_what_this_is(),
        ("Shift+F1",),
        "circle-help",
    ),
    Action("about", message("ui.action.about", "&About cjeditor"), _show_about, (), "info"),
)
