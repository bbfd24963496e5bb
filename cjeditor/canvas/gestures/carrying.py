"""Carrying: drag touchpoints and notes to another place in a cell, a step or a lane."""

from __future__ import annotations

from cjeditor.canvas.gestures.gesture import Feedback, Gesture, Scene, attempted
from cjeditor.canvas.gestures.pointer import Pointer
from cjeditor.edits.cards import card_kind_for, move_cards, park_cards
from cjeditor.edits.steps import at_a_step
from cjeditor.layout.rect import Rect
from cjeditor.layout.rows import row_at
from cjeditor.model.change import Change
from cjeditor.model.messages import Message
from cjeditor.model.slot import Slot


class CarryCards(Gesture):
    """All selected cards travel together; a verb is asked only when the landing slot changes."""

    def __init__(self, scene: Scene, card_ids: tuple[str, ...], start: Pointer) -> None:
        self._scene, self._cards, self._start = scene, card_ids, start
        self._moving = frozenset(card_ids)
        self._slot: Slot | None = None
        self._parks = False
        self._change: Change | None = None
        self._refusal: Message | None = None
        self._landing: Rect | None = None

    def move(self, pointer: Pointer) -> Feedback:
        """Return the cards shifted with the pointer and the mark where they would land."""
        layout = self._scene.layout
        slot = layout.slot_at(pointer.x, pointer.y, self._moving) or self._closed_slot(pointer)
        parks = slot is None and self._is_beside_map(pointer)
        if (slot, parks) != (self._slot, self._parks):
            self._parks = parks
            self._land(slot)
        return Feedback(
            change=self._change,
            carried=self._cards,
            dx=pointer.x - self._start.x,
            dy=pointer.y - self._start.y,
            landing=self._landing,
            refusal=self._refusal,
        )

    def _land(self, slot: Slot | None) -> None:
        self._slot, self._change, self._refusal, self._landing = slot, None, None, None
        if slot is None:
            if self._parks:
                journey = self._scene.layout.journey_id
                self._change, self._refusal = attempted(
                    lambda: park_cards(self._scene.atlas, self._cards, journey)
                )
            return
        self._change, self._refusal = attempted(lambda: self._moved(slot))
        self._landing = self._scene.layout.slot_box(slot, self._moving)

    def _moved(self, slot: Slot) -> Change:
        step = self._scene.new_id("steps")
        return at_a_step(
            self._scene.atlas, slot, step, lambda atlas, there: move_cards(atlas, self._cards, there)
        )

    def _closed_slot(self, pointer: Pointer) -> Slot | None:
        """Return the place under the pointer in a lane that takes no cards, so that the verb says why not."""
        layout = self._scene.layout
        row, column = row_at(layout.rows, pointer.y), layout.columns.at(pointer.x)
        if row is None or column is None:
            return None
        lane = layout.rows[row].lane_id
        takes_cards = card_kind_for(self._scene.atlas, lane) is not None
        return None if takes_cards else Slot(lane, layout.columns.columns[column].over, 0)

    def _is_beside_map(self, pointer: Pointer) -> bool:
        """Whether the pointer is over the parking lot, right of the page."""
        lot = self._scene.layout.parking
        return (
            lot is not None
            and lot.x <= pointer.x < lot.x + lot.frame.width
            and lot.y <= pointer.y < lot.y + lot.frame.height
        )
