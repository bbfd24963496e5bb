"""Commands: what keys and menus do to the selection, as plans: a Change and what is selected after it. No Qt.

A command that cannot do anything returns None, so the menu's enabled state and the action ask the same function.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cjeditor.canvas import clipboard, head_clipboard, placing
from cjeditor.canvas.board import Board
from cjeditor.canvas.editing import cell_of, landing_slot
from cjeditor.canvas.gestures.points import AT_STEP
from cjeditor.canvas.navigation import Direction
from cjeditor.edits.cards import card_kind_for
from cjeditor.edits.copies import duplicate_cards
from cjeditor.edits.deletion import delete
from cjeditor.edits.emotions import add_emotion, holds_points, move_emotion, snapped
from cjeditor.edits.flows import add_flow
from cjeditor.edits.head_copies import (
    duplicate_lane_groups,
    duplicate_lanes,
    duplicate_stages,
    duplicate_steps,
)
from cjeditor.edits.head_pastes import CopiedHeads, paste_heads
from cjeditor.edits.lane_groups import clear_of_groups, lanes_of_group, move_lane_groups
from cjeditor.edits.lanes import group_there, move_lanes
from cjeditor.edits.shifting import nudge_cards
from cjeditor.edits.spans import span_card
from cjeditor.edits.stages import move_stages
from cjeditor.edits.steps import lacks_step, move_steps
from cjeditor.edits.words import label
from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.ids import NewId, random_id
from cjeditor.model.messages import Message
from cjeditor.model.records import Cell
from cjeditor.model.slot import Slot
from cjeditor.model.whereabouts import covered_steps

DELETABLE = ("touchpoints", "notes", "flows", "emotions", "stages", "steps", "lanes", "lane_groups")
_STEPS: dict[Direction, tuple[int, int]] = {
    "left": (-1, 0),
    "right": (1, 0),
    "up": (0, -1),
    "down": (0, 1),
}
_HEAD_COPIES: Mapping[str, Callable[[Atlas, Sequence[str], NewId], Change]] = {
    "stages": duplicate_stages,
    "steps": duplicate_steps,
    "lanes": duplicate_lanes,
    "lane_groups": duplicate_lane_groups,
}
DUPLICABLE = ("touchpoints", "notes", *_HEAD_COPIES)


@frozen
class Plan:
    """A Change and the selection after it; None keeps what is selected. `said` tells what nobody may have expected."""

    change: Change
    selection: tuple[str, ...] | None = None
    cell: Slot | None = None
    said: Message | None = None


def can_delete(board: Board) -> bool:
    """Whether anything selected can be deleted."""
    return bool(board.selected(*DELETABLE))


def can_copy(board: Board) -> bool:
    """Whether any card or head is selected."""
    return bool(board.selected(*DUPLICABLE))


def delete_selected(board: Board) -> Plan | None:
    """Delete what is selected."""
    return deleted(board, board.selected(*DELETABLE))


def deleted(board: Board, ids: Sequence[str]) -> Plan | None:
    """Delete these objects; the keys then stand in the place of the last card, or at the head before the first one."""
    if not ids:
        return None
    cards = [card for card in ids if board.atlas.card(card) is not None]
    change = delete(board.atlas, ids)
    gone = frozenset(change.ids)
    if not cards and (near := _head_beside(board, ids, gone)):
        return Plan(change, (near,))
    return Plan(change, *_after_deletion(board, cards[-1:], gone))


def duplicate_selected(board: Board) -> Plan | None:
    """Copy the selected cards below themselves, or heads with all they hold behind themselves."""
    if board.cards:
        change = duplicate_cards(board.atlas, board.cards, random_id)
        return Plan(change, new_cards(change))
    for kind, verb in _HEAD_COPIES.items():
        if heads := board.selected(kind):
            change = verb(board.atlas, heads, random_id)
            return Plan(change, _added(change, kind))
    return None


def nudge(board: Board, direction: Direction) -> Plan | None:
    """Move the selected cards, stages, steps, lanes or lane groups by one."""
    columns, rows = _STEPS[direction]
    atlas = board.atlas
    if board.cards:
        return _kept(nudge_cards(atlas, board.cards, columns, rows))
    if points := board.selected("emotions"):
        return _kept(_nudged_points(atlas, points, columns, rows))
    if columns and (stages := board.selected("stages")):
        siblings = atlas.index.stages(board.journey_id)
        return _kept(
            move_stages(atlas, stages, board.journey_id, _place(siblings, stages, columns), board.own_phases)
        )
    if columns and (steps := board.selected("steps")):
        return _kept(_nudged_steps(atlas, steps, columns))
    if rows and (lanes := board.selected("lanes")):
        index = _place(atlas.index.lanes(board.journey_id), lanes, rows)
        return _kept(move_lanes(atlas, lanes, index, group_there(atlas, lanes, index)))
    if rows and (groups := board.selected("lane_groups")):
        return _kept(_nudged_groups(atlas, groups, board.journey_id, rows))
    return None


def link_selected(board: Board) -> Plan | None:
    """Draw a flow from the first to the second of two selected touchpoints."""
    ends = board.selected("touchpoints")
    if len(ends) != 2:
        return None
    flow = random_id("flows")
    return Plan(add_flow(board.atlas, flow, *ends), (flow,))


def span_selected(board: Board, by: int) -> Plan | None:
    """Let the selected card cover one step more, or one less."""
    card = board.atlas.card(board.cards[0]) if len(board.cards) == 1 else None
    if card is None or not isinstance(card.place, Cell):
        return None
    steps = board.atlas.index.steps_of_journey(board.journey_id)
    first = steps.index(card.place.step)
    last = first + len(covered_steps(board.atlas, card)) - 1 + by
    if not first <= last < len(steps):
        return None
    return _kept(span_card(board.atlas, card.id, None if last == first else steps[last]))


def new_point(board: Board, lane_id: str, step_id: str, at: float = 0.5, score: float = 0.0) -> Plan | None:
    """Add a point to the curve of a lane's first persona that has none at this place of the step."""
    if not holds_points(board.atlas, lane_id, step_id):
        return None
    lane = board.atlas.lanes[lane_id]
    personas = lane.personas or board.atlas.journeys[lane.journey].personas
    known = board.atlas.index.emotions_of_lane(lane_id).get(step_id, ())
    taken = {board.atlas.emotions[point].persona for point in known}
    persona = next((p for p in personas if p not in taken), personas[0] if personas else None)
    point = random_id("emotions")
    change = add_emotion(board.atlas, point, lane_id, step_id, persona, snapped(score, free=False), at)
    return Plan(change, (point,))


def pasted_cards(board: Board, copied: clipboard.Copied) -> Plan | None:
    """Paste copied cards below the selected one or into the cell in focus, and around it as they lay."""
    slot = landing_slot(board)
    if slot is None or not copied.records:
        return None
    change = clipboard.paste_copied(board.atlas, copied, slot, random_id)
    return Plan(change, new_cards(change))


def pasted_heads(board: Board, copied: CopiedHeads) -> Plan:
    """Paste copied heads behind the selected ones, or behind those of the selected card, else at the end."""
    atlas, journey, focus = board.atlas, board.journey_id, board.focus
    chosen = focus.ids if focus.cell is None else (focus.cell.lane, focus.cell.over)
    kind = next(record.kind for record in copied.records if record.id in copied.heads)
    match kind:
        case "stages":
            place = journey, placing.stage_index(atlas, journey, chosen)
        case "steps":
            place = placing.step_place(atlas, journey, chosen) or (journey, 0)
        case _:
            place = journey, placing.lane_index(atlas, journey, chosen)
    change = paste_heads(atlas, copied, *place, random_id)
    return Plan(change, _added(change, kind))


def pasted_text(board: Board, text: str) -> Plan | None:
    """Paste lines as cards."""
    slot = landing_slot(board)
    if slot is None or not text.strip() or card_kind_for(board.atlas, slot.lane) is None:
        return None
    change = clipboard.paste_text(board.atlas, text, slot, random_id)
    if change.is_empty:
        return None
    return Plan(change, new_cards(change), said=clipboard.steps_added(change, lacks_step(board.atlas, slot)))


def new_cards(change: Change) -> tuple[str, ...]:
    """Return the cards a change adds."""
    return (*_added(change, "touchpoints"), *_added(change, "notes"))


def _added(change: Change, kind: str) -> tuple[str, ...]:
    return tuple(known for known, edit in change.touched(kind) if edit.before is None)


def _kept(change: Change) -> Plan | None:
    return None if change.is_empty else Plan(change)


def _nudged_points(atlas: Atlas, points: tuple[str, ...], columns: int, rows: int) -> Change:
    """Up and down by half a score, left and right by an eighth of a step."""
    changes = []
    for point in points:
        emotion = atlas.emotions[point]
        at = min(1.0, max(0.0, emotion.at + columns * AT_STEP))
        changes.append(move_emotion(atlas, point, snapped(emotion.score - rows * 0.5, free=False), at))
    return Change(
        label("move", "emotions", len(points)), {k: e for change in changes for k, e in change.edits.items()}
    )


def _place(siblings: tuple[str, ...], moving: tuple[str, ...], by: int) -> int:
    """Return the index among those that stay: before the one before the first, or behind the one after the last."""
    staying = [known for known in siblings if known not in moving]
    edge = (
        max(siblings.index(known) for known in moving)
        if by > 0
        else min(siblings.index(known) for known in moving)
    )
    before = sum(1 for known in staying if siblings.index(known) < edge)
    return max(0, min(len(staying), before + by))


def _nudged_groups(atlas: Atlas, groups: tuple[str, ...], journey: str, by: int) -> Change:
    """Past the next lane, or past the whole of the next group."""
    moving = tuple(lane for group in groups for lane in lanes_of_group(atlas, group))
    siblings = atlas.index.lanes(journey)
    staying = [atlas.lanes[lane] for lane in siblings if lane not in moving]
    return move_lane_groups(atlas, groups, clear_of_groups(staying, _place(siblings, moving, by), by))


def _nudged_steps(atlas: Atlas, steps: tuple[str, ...], by: int) -> Change:
    """Within their stage first, then into the neighbouring one."""
    stage = atlas.steps[steps[0]].stage
    siblings = atlas.index.steps(stage)
    together = tuple(step for step in steps if step in siblings)
    edge = siblings.index(together[-1 if by > 0 else 0])
    if 0 <= edge + by < len(siblings):
        return move_steps(atlas, steps, stage, _place(siblings, together, by))
    stages = atlas.index.stages(atlas.stages[stage].journey)
    beside = stages.index(stage) + by
    if not 0 <= beside < len(stages):
        return move_steps(atlas, steps, stage, _place(siblings, together, by))
    return move_steps(atlas, steps, stages[beside], 0 if by > 0 else len(atlas.index.steps(stages[beside])))


def _head_beside(board: Board, ids: Sequence[str], gone: frozenset[str]) -> str:
    """Return the head that stood before deleted ones, or after them, so that what was cut is pasted back there."""
    kind, heads = head_clipboard.chosen_heads(board.atlas, ids)
    index, journey = board.atlas.index, board.journey_id
    rows = {
        "stages": index.stages,
        "steps": index.steps_of_journey,
        "lanes": index.lanes,
        "lane_groups": index.lane_groups,
    }
    row = rows[kind](journey) if kind else ()
    at = row.index(heads[0]) if heads and heads[0] in row else 0
    return next((known for known in (*reversed(row[:at]), *row[at:]) if known not in gone), "")


def _after_deletion(
    board: Board, last: list[str], gone: frozenset[str]
) -> tuple[tuple[str, ...], Slot | None]:
    """Select the card that stood below the deleted one, or above; else stand in the empty cell."""
    card = board.atlas.card(last[0]) if last else None
    cell = cell_of(card) if card is not None else None
    if card is None or cell is None:
        return (), None
    ids = board.atlas.index.cards(*cell)
    at = ids.index(card.id)
    near = next((known for known in (*ids[at:], *reversed(ids[:at])) if known not in gone), None)
    return ((near,), None) if near is not None else ((), Slot(cell[0], cell[1], 0))
