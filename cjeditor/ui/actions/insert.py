"""What the Insert menu does; lanes come one action a kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cjeditor.model.messages import Message, message
from cjeditor.ui.actions.action import Action
from cjeditor.ui.lane_icons import LANE_ICONS

if TYPE_CHECKING:
    from cjeditor.ui.workplace import Workplace

NEW_LANES: tuple[tuple[str, Message, str, dict[str, object]], ...] = (
    ("channel", message("ui.lane.channel", "Touchpoints"), "channel", {}),
    ("emotion", message("ui.lane.emotion", "Emotion curve"), "emotion", {}),
    ("need", message("ui.lane.need", "Needs"), "notes", {"note_kinds": ("need", "expectation")}),
    ("pain", message("ui.lane.pain", "Pain points"), "notes", {"note_kinds": ("pain",)}),
    ("gain", message("ui.lane.gain", "Gains"), "notes", {"note_kinds": ("gain", "satisfier")}),
    (
        "insight",
        message("ui.lane.insight", "Insights and questions"),
        "notes",
        {"note_kinds": ("insight", "question")},
    ),
    (
        "opportunity",
        message("ui.lane.opportunity", "Opportunities"),
        "notes",
        {"note_kinds": ("opportunity",)},
    ),
    ("idea", message("ui.lane.idea", "Ideas"), "notes", {"note_kinds": ("idea",)}),
    ("quote", message("ui.lane.quote", "Quotes"), "notes", {"note_kinds": ("quote",)}),
    ("notes", message("ui.lane.notes", "Notes of any kind"), "notes", {}),
    ("picture", message("ui.lane.picture", "Pictures"), "picture", {}),
    ("text", message("ui.lane.text", "Free text"), "text", {}),
    ("backstage", message("ui.lane.backstage", "Behind the scenes"), "backstage", {}),
    ("support", message("ui.lane.support", "Support processes"), "support", {}),
    (
        "line_interaction",
        message("ui.lane.interaction", "Line of interaction"),
        "separator",
        {"line": "interaction"},
    ),
    (
        "line_visibility",
        message("ui.lane.visibility", "Line of visibility"),
        "separator",
        {"line": "visibility"},
    ),
    (
        "line_internal",
        message("ui.lane.internal", "Line of internal interaction"),
        "separator",
        {"line": "internal interaction"},
    ),
)
"""Lanes a person can add: a name, the title it is born with, its kind and its properties."""


def _add_lane(kind: str, title: Message, props: dict[str, object]) -> Callable[[Workplace], object]:
    return lambda desk: desk.insert.lane(kind, title, props)


def _can(desk: Workplace) -> bool:
    return desk.can_edit


LANE_ACTIONS: tuple[Action, ...] = tuple(
    Action(f"lane_{name}", title, _add_lane(kind, title, props), (), LANE_ICONS[kind], _can)
    for name, title, kind, props in NEW_LANES
)

INSERT_ACTIONS: tuple[Action, ...] = (
    Action(
        "add_touchpoint",
        message("ui.action.add_touchpoint", "Add a &touchpoint"),
        lambda desk: desk.insert.card("touchpoints"),
        ("Ctrl+Shift+T",),
        "message-square",
        _can,
    ),
    Action(
        "add_note",
        message("ui.action.add_note", "Add a &note"),
        lambda desk: desk.insert.card("notes"),
        ("Ctrl+Shift+N",),
        "sticky-note",
        _can,
    ),
    Action(
        "add_emotion",
        message("ui.action.add_emotion", "Add a point of the &emotion curve"),
        lambda desk: desk.insert.emotion(),
        (),
        "smile",
        _can,
    ),
    Action(
        "add_step",
        message("ui.action.add_step", "Add a &step"),
        lambda desk: desk.insert.step(),
        ("Ctrl+Shift+E",),
        "footprints",
        _can,
    ),
    Action(
        "add_stage",
        message("ui.action.add_stage", "Add a st&age"),
        lambda desk: desk.insert.stage(),
        ("Ctrl+Shift+G",),
        "milestone",
        _can,
    ),
    Action(
        "group_lanes",
        message("ui.action.group_lanes", "&Group the chosen lanes"),
        lambda desk: desk.insert.lane_group(),
        (),
        "group",
        lambda desk: desk.can_edit and bool(desk.selected("lanes")),
    ),
    Action(
        "add_flow",
        message("ui.action.add_flow", "Add a &flow between the two chosen touchpoints"),
        lambda desk: desk.insert.flow(),
        ("Ctrl+L",),
        "arrow-right",
        lambda desk: desk.can_edit and len(desk.selected("touchpoints", "steps", "stages")) == 2,
    ),
    Action(
        "add_exit",
        message("ui.action.add_exit", "Add a way &out of the chosen touchpoint"),
        lambda desk: desk.insert.ending("exit"),
        (),
        "exit",
        lambda desk: desk.can_edit and len(desk.selected("touchpoints", "steps", "stages")) == 1,
    ),
    Action(
        "add_done",
        message("ui.action.add_done", "Add “&done”: the chosen touchpoint reaches the goal"),
        lambda desk: desk.insert.ending("done"),
        (),
        "circle-check",
        lambda desk: desk.can_edit and len(desk.selected("touchpoints", "steps", "stages")) == 1,
    ),
    Action(
        "add_journey",
        message("ui.action.add_journey", "Add a &journey"),
        lambda desk: desk.insert.journey(),
        ("Ctrl+T",),
        "route",
        _can,
    ),
    Action(
        "duplicate_journey",
        message("ui.action.duplicate_journey", "D&uplicate this journey"),
        lambda desk: desk.insert.journey_copy(),
        (),
        "files",
        _can,
    ),
    Action(
        "park",
        message("ui.action.park", "&Park beside the map"),
        lambda desk: desk.insert.park(),
        (),
        "archive",
        lambda desk: desk.can_edit and desk.insert.can_park,
    ),
)
