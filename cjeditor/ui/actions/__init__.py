"""All that a person can do, in one tuple; and the menus and the toolbar that name it by id.

The next action is one line in a file of this folder and one word in a menu below.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cjeditor.model.messages import message
from cjeditor.ui.actions.action import Action, Menu
from cjeditor.ui.actions.edit import EDIT_ACTIONS
from cjeditor.ui.actions.file import FILE_ACTIONS, TEMPLATE_ACTIONS
from cjeditor.ui.actions.insert import INSERT_ACTIONS, LANE_ACTIONS
from cjeditor.ui.actions.objects import OBJECT_ACTIONS
from cjeditor.ui.actions.view import (
    HELP_ACTIONS,
    LANGUAGE_ACTIONS,
    PANEL_ACTIONS,
    THEME_ACTIONS,
    VIEW_ACTIONS,
)

ACTIONS: tuple[Action, ...] = (
    *FILE_ACTIONS,
    *TEMPLATE_ACTIONS,
    *EDIT_ACTIONS,
    *INSERT_ACTIONS,
    *LANE_ACTIONS,
    *OBJECT_ACTIONS,
    *VIEW_ACTIONS,
    *PANEL_ACTIONS,
    *THEME_ACTIONS,
    *LANGUAGE_ACTIONS,
    *HELP_ACTIONS,
)
RECENT = "recent"
"""Stands in a menu for the files opened lately."""

_LANES = Menu("lane", message("ui.menu.lane", "Add a &lane"), tuple(action.id for action in LANE_ACTIONS))

MENUS: tuple[Menu, ...] = (
    Menu(
        "file",
        message("ui.menu.file", "&File"),
        (
            "new",
            Menu(
                "templates",
                message("ui.menu.templates", "New from &template"),
                tuple(action.id for action in TEMPLATE_ACTIONS),
            ),
            "open",
            "import",
            Menu(RECENT, message("ui.menu.recent", "Open &recent"), ()),
            "-",
            "save",
            "save_as",
            "-",
            "export",
            "print",
            "-",
            "document",
            "font",
            "-",
            "close",
            "quit",
        ),
    ),
    Menu(
        "edit",
        message("ui.menu.edit", "&Edit"),
        (
            "undo",
            "redo",
            "-",
            "cut",
            "copy",
            "paste",
            "duplicate",
            "delete",
            "-",
            "select_all",
            "rename",
            "-",
            "merge_stages",
            "split_stage",
            "group_lanes",
            "leave_group",
            "ungroup_lanes",
            "-",
            "find",
            "find_next",
            "find_previous",
            "commands",
        ),
    ),
    Menu(
        "insert",
        message("ui.menu.insert", "&Insert"),
        (
            "add_touchpoint",
            "add_note",
            "add_emotion",
            "-",
            "add_stage",
            "add_step",
            _LANES,
            "-",
            "flow_to",
            "add_flow",
            "add_exit",
            "add_done",
            "-",
            "add_journey",
            "duplicate_journey",
        ),
    ),
    Menu(
        "view",
        message("ui.menu.view", "&View"),
        (
            "zoom_in",
            "zoom_out",
            "zoom_100",
            "fit_all",
            "zoom_selection",
            "show_start",
            "-",
            "flows",
            "all_flows",
            "private",
            "clear_marks",
            "-",
            Menu(
                "panels", message("ui.menu.panels", "&Panels"), tuple(action.id for action in PANEL_ACTIONS)
            ),
            Menu(
                "theme",
                message("ui.menu.theme", "&Colours of the window"),
                tuple(action.id for action in THEME_ACTIONS),
            ),
            Menu(
                "language",
                message("ui.menu.language", "&Language"),
                tuple(action.id for action in LANGUAGE_ACTIONS),
            ),
            "-",
            "next_journey",
            "previous_journey",
            "full_screen",
        ),
    ),
    Menu("help", message("ui.menu.help", "&Help"), ("guide", "shortcuts", "whats_this", "-", "about")),
)

TOOLBAR: tuple[str, ...] = (
    "new",
    "open",
    "save",
    "print",
    "-",
    "undo",
    "redo",
    "-",
    "add_touchpoint",
    "add_note",
    "add_step",
    "add_stage",
    "lane",
    "add_flow",
    "-",
    "flows",
    "fit_all",
    "zoom_100",
    "-",
    "find",
    "commands",
)
"""Ids of actions and of one menu."""

_CARD_EDITS = ("cut", "copy", "duplicate", "park", "delete")
_HEAD_EDITS = ("cut", "copy", "paste", "duplicate", "delete")
CONTEXT_MENUS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "touchpoints": (
            "rename",
            "moment_of_truth",
            "-",
            "flow_to",
            "add_flow",
            "add_exit",
            "add_done",
            "-",
            *_CARD_EDITS,
            "-",
            "properties",
        ),
        "notes": ("rename", "-", *_CARD_EDITS, "-", "properties"),
        "stages": (
            "rename",
            "-",
            "add_stage",
            "add_step",
            "-",
            "flow_to",
            "-",
            "merge_stages",
            "collapse",
            "-",
            *_HEAD_EDITS,
            "-",
            "properties",
        ),
        "steps": (
            "rename",
            "-",
            "add_step",
            "add_stage",
            "-",
            "flow_to",
            "-",
            "split_stage",
            "focus",
            "-",
            *_HEAD_EDITS,
            "-",
            "properties",
        ),
        "lanes": (
            "rename",
            "-",
            "lane",
            "-",
            "group_lanes",
            "leave_group",
            "-",
            "collapse",
            "lock",
            "hide",
            "show_lanes",
            "-",
            *_HEAD_EDITS,
            "-",
            "properties",
        ),
        "lane_groups": (
            "rename",
            "-",
            "ungroup_lanes",
            "-",
            "cut",
            "copy",
            "paste",
            "duplicate",
            "-",
            "properties",
        ),
        "emotions": ("rename", "-", "delete", "-", "properties"),
        "flows": (
            "rename",
            "-",
            "flow_next",
            "flow_alternative",
            "flow_return",
            "-",
            "delete",
            "-",
            "properties",
        ),
        "journeys": (
            "rename_journey",
            "-",
            "duplicate_journey",
            "add_journey",
            "-",
            "delete_journey",
            "-",
            "properties",
        ),
        "personas": ("rename", "-", "panel_dictionaries", "-", "properties"),
        "": (
            "paste",
            "add_touchpoint",
            "add_note",
            "add_emotion",
            "-",
            "select_all",
            "-",
            "show_lanes",
            "fit_all",
            "show_start",
        ),
    }
)
"""What a right click offers, by the kind of the object under it; "" is a cell or the bare paper."""
