"""Commands: what keys and menus do to the selection, as plans: a Change and what is selected after it. No Qt.

A command that cannot do anything returns None, so the menu's enabled state and the action ask the same function.
"""

from __future__ import annotations

from dataclasses import dataclass

from cjeditor.canvas import clipboard
from cjeditor.canvas.board import Board
from cjeditor.canvas.editing import cell_of, landing_slot
from cjeditor.canvas.navigation import Direction
from cjeditor.edits.cards import card_kind_for, nudge_cards
from cjeditor.edits.copies import duplicate_cards
from cjeditor.edits.deletion import delete
from cjeditor.edits.lanes import move_lanes
from cjeditor.edits.stages import move_stages
from cjeditor.edits.steps import move_steps
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.ids import random_id
from cjeditor.model.records import Record
from cjeditor.model.slot import Slot

DELETABLE = ("touchpoints", "notes", "flows", "emotions", "stages", "steps", "lanes", "lane_groups")
_STEPS: dict[Direction, tuple[int, int]] = {
    "left": (-1, 0),
    "right": (1, 0),
    "up": (0, -1),
    "down": (0, 1),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """A Change and the selection after it; None keeps what is selected."""

    change: Change
    selection: tuple[str, ...] | None = None
    cell: Slot | None = None


def can_delete(board: Board) -> bool:
    """Whether anything selected can be deleted."""
    return bool(board.selected(*DELETABLE))


def can_copy(board: Board) -> bool:
    """Whether any card is selected."""
    return bool(board.cards)


def delete_selected(board: Board) -> Plan | None:
    """Delete what is selected; the keys then stand in the place of the last card."""
    ids = board.selected(*DELETABLE)
    if not ids:
        return None
    cards = [card for card in ids if board.atlas.card(card) is not None]
    change = delete(board.atlas, ids)
    return Plan(change, *_after_deletion(board, cards[-1:], frozenset(change.ids)))


def duplicate_selected(board: Board) -> Plan | None:
    """Copy the selected cards below themselves."""
    if not board.cards:
        return None
    change = duplicate_cards(board.atlas, board.cards, random_id)
    return Plan(change, new_cards(change))


def nudge(board: Board, direction: Direction) -> Plan | None:
    """Move the selected cards, stages, steps or lanes by one."""
    columns, rows = _STEPS[direction]
    atlas = board.atlas
    if board.cards:
        return _kept(nudge_cards(atlas, board.cards, columns, rows))
    if columns and (stages := board.selected("stages")):
        siblings = atlas.index.stages(board.journey_id)
        return _kept(move_stages(atlas, stages, board.journey_id, _place(siblings, stages, columns)))
    if columns and (steps := board.selected("steps")):
        return _kept(_nudged_steps(atlas, steps, columns))
    if rows and (lanes := board.selected("lanes")):
        return _kept(move_lanes(atlas, lanes, _place(atlas.index.lanes(board.journey_id), lanes, rows)))
    return None


def pasted_records(board: Board, records: tuple[Record, ...]) -> Plan | None:
    """Paste copied cards below the selected one or into the cell in focus."""
    slot = landing_slot(board)
    if slot is None or not records:
        return None
    change = clipboard.paste_records(board.atlas, records, slot, random_id)
    return Plan(change, new_cards(change))


def pasted_text(board: Board, text: str) -> Plan | None:
    """Paste lines as cards."""
    slot = landing_slot(board)
    if slot is None or not text.strip() or card_kind_for(board.atlas, slot.lane) is None:
        return None
    change = clipboard.paste_text(board.atlas, text, slot, random_id)
    return None if change.is_empty else Plan(change, new_cards(change))


def new_cards(change: Change) -> tuple[str, ...]:
    """Return the cards a change adds."""
    return tuple(
        known
        for kind in ("touchpoints", "notes")
        for known, edit in change.touched(kind)
        if edit.before is None
    )


def _kept(change: Change) -> Plan | None:
    return None if change.is_empty else Plan(change)


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
