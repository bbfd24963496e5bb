"""Spanning: pull a card's right edge over the steps it covers."""

from __future__ import annotations

from cjeditor.canvas.gestures.gesture import Feedback, Gesture, Scene, attempted
from cjeditor.canvas.gestures.pointer import Pointer
from cjeditor.edits.spans import span_card
from cjeditor.layout.rect import Rect
from cjeditor.model.change import Change
from cjeditor.model.messages import Message
from cjeditor.model.records import Cell


class SpanCard(Gesture):
    """The card ends at the step under the pointer, never before its own."""

    def __init__(self, scene: Scene, card_id: str) -> None:
        self._scene, self._card = scene, card_id
        self._last: str | None = ""
        self._change: Change | None = None
        self._refusal: Message | None = None

    def move(self, pointer: Pointer) -> Feedback:
        """Return the mark over the steps the card would cover."""
        first, last = self._reach(pointer.x)
        if first is None:
            return Feedback()
        columns = self._scene.layout.columns.columns
        step = None if last == first else columns[last].over
        if step != self._last:
            self._last = step
            self._change, self._refusal = attempted(lambda: span_card(self._scene.atlas, self._card, step))
        return Feedback(change=self._change, landings=self._mark(first, last), refusal=self._refusal)

    def _reach(self, x: float) -> tuple[int | None, int]:
        card = self._scene.atlas.card(self._card)
        columns = self._scene.layout.columns.columns
        if card is None or not isinstance(card.place, Cell):
            return None, 0
        first = next((i for i, c in enumerate(columns) if c.over == card.place.step), None)
        if first is None:
            return None, 0
        covered = sum(1 for column in columns if column.x + column.width * 0.25 < x)
        return first, max(first, covered - 1)

    def _mark(self, first: int, last: int) -> tuple[Rect, ...]:
        box = self._scene.layout.card_box(self._card)
        if box is None:
            return ()
        end = self._scene.layout.columns.columns[last]
        return (Rect(box.x, box.y, end.right - box.x, box.height),)
