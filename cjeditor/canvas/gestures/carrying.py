"""Carrying: drag touchpoints and notes to another place in a cell, a step or a lane, each as it lay to the others."""

from __future__ import annotations

from cjeditor.canvas.gestures.gesture import Feedback, Gesture, Scene, attempted
from cjeditor.canvas.gestures.pointer import Pointer
from cjeditor.edits.cards import card_kind_for, move_cards, park_cards
from cjeditor.edits.shifting import landings, put_cards
from cjeditor.edits.steps import at_a_step
from cjeditor.layout.rect import Rect
from cjeditor.layout.rows import row_at
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.messages import Message
from cjeditor.model.slot import Slot


class CarryCards(Gesture):
    """All selected cards travel with the one in hand; a verb is asked only when its landing slot changes.

    With Alt they let go of how they lay, and all come into the one cell.
    """

    def __init__(self, scene: Scene, card_ids: tuple[str, ...], held: str, start: Pointer) -> None:
        self._scene, self._cards, self._held, self._start = scene, card_ids, held, start
        self._moving = frozenset(card_ids)
        self._aim: tuple[Slot | None, bool, bool] = (None, False, False)
        self._change: Change | None = None
        self._refusal: Message | None = None
        self._landings: tuple[Rect, ...] = ()

    def move(self, pointer: Pointer) -> Feedback:
        """Return the cards shifted with the pointer and the marks where they would land."""
        layout = self._scene.layout
        slot = layout.slot_at(pointer.x, pointer.y, self._moving) or self._closed_slot(pointer)
        aim = slot, slot is None and self._is_beside_map(pointer), pointer.is_free
        if aim != self._aim:
            self._aim = aim
            self._land(*aim)
        return Feedback(
            change=self._change,
            carried=self._cards,
            dx=pointer.x - self._start.x,
            dy=pointer.y - self._start.y,
            landings=self._landings,
            refusal=self._refusal,
        )

    def _land(self, slot: Slot | None, parks: bool, gathers: bool) -> None:
        self._change, self._refusal, self._landings = None, None, ()
        if slot is not None:
            step = self._scene.new_id("steps")
            verb = self._gathered if gathers else self._arranged
            self._landings = self._marks(slot)
            self._change, self._refusal = attempted(lambda: at_a_step(self._scene.atlas, slot, step, verb))
        elif parks:
            journey = self._scene.layout.journey_id
            self._change, self._refusal = attempted(
                lambda: park_cards(self._scene.atlas, self._cards, journey)
            )

    def _gathered(self, atlas: Atlas, slot: Slot) -> Change:
        return move_cards(atlas, self._cards, slot)

    def _arranged(self, atlas: Atlas, slot: Slot) -> Change:
        landed = landings(atlas, self._cards, self._held, slot)
        change = put_cards(atlas, landed)
        self._landings += self._marks(*(there for there in landed if there != slot))
        return change

    def _marks(self, *slots: Slot) -> tuple[Rect, ...]:
        boxes = (self._scene.layout.slot_box(slot, self._moving) for slot in slots)
        return tuple(box for box in boxes if box is not None)

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
