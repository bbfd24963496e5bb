"""What can be done to the chosen objects from their context menus and the command search."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cjeditor.model.messages import Message, message
from cjeditor.ui.actions.action import Action

if TYPE_CHECKING:
    from cjeditor.ui.workplace import Workplace


def _have(desk: Workplace, field: str, *kinds: str) -> bool:
    """Whether all that is chosen of some kinds has a field set."""
    chosen = desk.selected(*kinds)
    return bool(chosen) and all(getattr(desk.atlas.find(known), field, False) for known in chosen)


def _flag(action_id: str, title: Message, field: str, icon: str, *kinds: str) -> Action:
    """Return an action that sets a field of all chosen objects of some kinds, or clears it when all have it."""
    return Action(
        action_id,
        title,
        lambda desk: desk.set_fields(desk.selected(*kinds), **{field: not _have(desk, field, *kinds)}),
        (),
        icon,
        lambda desk: desk.can_edit and bool(desk.selected(*kinds)),
        lambda desk: _have(desk, field, *kinds),
    )


def _flow_kind(kind: str, title: Message, icon: str) -> Action:
    return Action(
        f"flow_{kind}",
        title,
        _set_flow_kind(kind),
        (),
        icon,
        lambda desk: desk.can_edit and _lead_on(desk),
        lambda desk: _are_flows(desk, kind),
    )


def _set_flow_kind(kind: str) -> Callable[[Workplace], object]:
    return lambda desk: desk.set_fields(desk.selected("flows"), flow_kind=kind)


def _lead_on(desk: Workplace) -> bool:
    """Whether flows are chosen that lead to a card: a way out has no other kind."""
    flows = desk.selected("flows")
    return bool(flows) and all(desk.atlas.flows[flow].target is not None for flow in flows)


def _are_flows(desk: Workplace, kind: str) -> bool:
    flows = desk.selected("flows")
    return bool(flows) and all(desk.atlas.flows[flow].flow_kind == kind for flow in flows)


def _hidden_lanes(desk: Workplace) -> tuple[str, ...]:
    lanes = desk.atlas.index.lanes(desk.journey_id)
    return tuple(lane for lane in lanes if desk.atlas.lanes[lane].hidden)


def _delete_journey(desk: Workplace) -> None:
    from cjeditor.edits.deletion import delete

    journey_id = desk.journey_id
    desk.commit(lambda atlas: delete(atlas, (journey_id,)))


def _flow_to(desk: Workplace) -> None:
    from cjeditor.ui.dialogs.flow_search import find_flow_target

    find_flow_target(desk, desk.insert.flow_to)


_MERGE_NEXT = message("ui.action.merge_stages", "&Merge with the next stage")
_MERGE_CHOSEN = message("ui.action.merge_chosen_stages", "&Merge the chosen stages")

OBJECT_ACTIONS: tuple[Action, ...] = (
    _flag(
        "moment_of_truth",
        message("ui.action.moment_of_truth", "&Moment of truth"),
        "moment_of_truth",
        "star",
        "touchpoints",
    ),
    _flag("focus", message("ui.action.focus", "&Focus on this step"), "focus", "target", "steps"),
    _flag("collapse", message("ui.action.collapse", "Fol&d"), "collapsed", "minimize", "lanes", "stages"),
    _flag("lock", message("ui.action.lock", "&Lock"), "locked", "lock", "lanes"),
    _flag("hide", message("ui.action.hide", "&Hide"), "hidden", "eye-off", "lanes"),
    Action(
        "show_lanes",
        message("ui.action.show_lanes", "Show hidden lan&es"),
        lambda desk: desk.set_fields(_hidden_lanes(desk), hidden=False),
        (),
        "eye",
        lambda desk: desk.can_edit and bool(_hidden_lanes(desk)),
    ),
    Action(
        "ungroup_lanes",
        message("ui.action.ungroup_lanes", "&Ungroup the lanes"),
        lambda desk: desk.insert.ungroup(),
        (),
        "ungroup",
        lambda desk: desk.can_edit and bool(desk.selected("lane_groups")),
    ),
    Action(
        "leave_group",
        message("ui.action.leave_group", "Take &out of the group"),
        lambda desk: desk.insert.leave_group(),
        (),
        "ungroup",
        lambda desk: desk.can_edit and any(desk.atlas.lanes[lane].group for lane in desk.selected("lanes")),
    ),
    Action(
        "merge_stages",
        _MERGE_NEXT,
        lambda desk: desk.insert.merge_stages(),
        (),
        "link",
        lambda desk: desk.can_edit and len(desk.insert.stages_to_merge) > 1,
        words=lambda desk: _MERGE_CHOSEN if len(desk.selected("stages")) > 1 else _MERGE_NEXT,
    ),
    Action(
        "split_stage",
        message("ui.action.split_stage", "Begin a &new stage here"),
        lambda desk: desk.insert.split_stage(),
        (),
        "table-columns-split",
        lambda desk: desk.can_edit and desk.insert.can_split,
    ),
    Action(
        "flow_to",
        message("ui.action.flow_to", "Flow &to…"),
        _flow_to,
        (),
        "arrow-right",
        lambda desk: desk.can_edit and len(desk.selected("touchpoints", "steps", "stages")) == 1,
    ),
    _flow_kind("next", message("ui.action.flow_next", "&Next flow"), "arrow-right"),
    _flow_kind("alternative", message("ui.action.flow_alternative", "&Alternative flow"), "git-branch"),
    _flow_kind("return", message("ui.action.flow_return", "&Return flow"), "corner-down-left"),
    Action(
        "rename_journey",
        message("ui.action.rename_journey", "&Rename this journey"),
        lambda desk: desk.rename_journey(),
        (),
        "text-cursor-input",
        lambda desk: desk.can_edit,
    ),
    Action(
        "delete_journey",
        message("ui.action.delete_journey", "&Delete this journey"),
        _delete_journey,
        (),
        "trash",
        lambda desk: desk.can_edit and desk.tabs.count > 1,
    ),
    Action(
        "properties",
        message("ui.action.properties", "P&roperties"),
        lambda desk: desk.panels.show("inspector"),
        ("Alt+Return",),
        "settings-2",
    ),
)
