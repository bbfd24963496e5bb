"""Editing: a text of the map while somebody types it, and the slots new cards are made in. No Qt.

Every state of the text is one Change against the document the editing started from, so that the whole edit is one
step of undo; a new card is not recorded before it says something.
"""

from __future__ import annotations

from cjeditor.canvas.board import Board
from cjeditor.edits.cards import add_card, card_kind_for
from cjeditor.edits.fields import set_field_text
from cjeditor.edits.steps import at_a_step
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.ids import random_id
from cjeditor.model.records import Across, Card, Cell
from cjeditor.model.slot import Slot
from cjeditor.model.text import clean_text

FIELDS = {
    "touchpoints": ("title", "description"),
    "notes": ("text",),
    "stages": ("title",),
    "steps": ("title",),
    "lanes": ("title",),
    "lane_groups": ("title",),
    "journeys": ("title", "goal"),
    "emotions": ("quote",),
    "personas": ("name", "quote"),
}
"""The fields edited in place by kind, the first one by F2."""

_MANY_LINES = frozenset({"text", "description", "goal", "quote"})


class Editing:
    """One field of one object, or a card that is still to be made in a slot."""

    def __init__(self, atlas: Atlas, object_id: str, field: str, slot: Slot | None = None) -> None:
        self.atlas, self.object_id, self.field, self.slot = atlas, object_id, field, slot
        self._step_id = random_id("steps")
        self.original = "" if slot is not None else text_of(atlas, object_id, field)

    @property
    def takes_lines(self) -> bool:
        """Whether the field may hold line feeds."""
        return self.field in _MANY_LINES

    @property
    def is_new(self) -> bool:
        """Whether the card does not exist yet."""
        return self.slot is not None

    def preview(self, text: str) -> Change | None:
        """Return the Change that shows this text; a new card is shown even when empty."""
        if self.slot is not None:
            return at_a_step(
                self.atlas,
                self.slot,
                self._step_id,
                lambda atlas, slot: add_card(atlas, self.object_id, slot, clean_text(text)),
            )
        if text == self.original:
            return None
        return set_field_text(self.atlas, self.object_id, self.field, clean_text(text))

    def result(self, text: str) -> Change | None:
        """Return the Change to record, None when nothing was said; blank space around the text is dropped."""
        said = clean_text(text).strip()
        if self.slot is not None and not said:
            return None
        change = self.preview(said)
        return None if change is None or change.is_empty else change


def editing_of(board: Board, object_id: str, field: str = "") -> Editing | None:
    """Return the editing of an object's field, by default its first one; None when it has no text in place."""
    record = board.atlas.find(object_id)
    fields = FIELDS.get(record.kind, ()) if record is not None else ()
    if not fields or (field and field not in fields):
        return None
    return Editing(board.atlas, object_id, field or fields[0])


def new_card_editing(board: Board, slot: Slot) -> Editing | None:
    """Return the editing of a card that is to be made in a slot; None when the lane takes none."""
    kind = card_kind_for(board.atlas, slot.lane)
    if kind is None:
        return None
    return Editing(board.atlas, random_id(kind), "title" if kind == "touchpoints" else "text", slot)


def slot_below(atlas: Atlas, card_id: str) -> Slot | None:
    """Return the slot below a card in its cell; None for a card that lies in no lane."""
    card = atlas.card(card_id)
    cell = cell_of(card) if card is not None else None
    if cell is None:
        return None
    lane, over = cell
    return Slot(lane, over, atlas.index.cards(lane, over).index(card_id) + 1)


def cell_of(card: Card) -> tuple[str, str] | None:
    """Return the lane and the step, stage or journey a card lies at."""
    match card.place:
        case Cell():
            return card.place.lane, card.place.step
        case Across():
            return card.place.lane, card.place.over
        case _:
            return None


def landing_slot(board: Board) -> Slot | None:
    """Return where a pasted or added card goes: below the selected card, into the cell in focus, or the first cell."""
    focus = board.focus
    if focus.cell is not None:
        return focus.cell
    found = slot_below(board.atlas, focus.current) if focus.current else None
    return found or _first_slot(board, focus.current)


def text_of(atlas: Atlas, object_id: str, field: str) -> str:
    """Return a field's text, "" when there is none."""
    value = getattr(atlas.find(object_id), field, "")
    return value if isinstance(value, str) else ""


def _first_slot(board: Board, object_id: str) -> Slot | None:
    """Return the first cell that takes cards, at the selected step or in the selected lane when there is one."""
    columns, rows = board.layout.columns.columns, board.layout.rows
    over = next((column.over for column in columns if column.over == object_id), None)
    over = over or (columns[0].over if columns else None)
    lanes = [row.lane_id for row in rows if row.lane_id == object_id] or [row.lane_id for row in rows]
    lane = next((known for known in lanes if card_kind_for(board.atlas, known) is not None), None)
    if over is None or lane is None:
        return None
    return Slot(lane, over, len(board.atlas.index.cards(lane, over)))
