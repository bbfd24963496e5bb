"""Linking: draw a flow from a card's handle to another card."""

from __future__ import annotations

from collections.abc import Callable

from cjeditor.canvas.geometry import Line, Point
from cjeditor.canvas.gestures.gesture import Feedback, Gesture, Scene, attempted
from cjeditor.canvas.gestures.pointer import Pointer
from cjeditor.edits.flows import add_flow
from cjeditor.model.change import Change
from cjeditor.model.messages import Message


class DrawFlow(Gesture):
    """The flow's kind is the verb's choice: next, alternative, or return to an earlier step.

    A flow that comes from another journey's map enters this one at a place that stays where it is on the view.
    """

    passes_heads = True

    def __init__(self, scene: Scene, source_id: str, enters_at: Callable[[], Point] | None = None) -> None:
        self._scene, self._source, self._enters_at = scene, source_id, enters_at
        self._flow_id = scene.new_id("flows")
        self._target = ""
        self._change: Change | None = None
        self._refusal: Message | None = None

    @property
    def source(self) -> str:
        """The card the flow starts at."""
        return self._source

    def move(self, pointer: Pointer) -> Feedback:
        """Return the line to the pointer and the card it would reach."""
        hit = self._scene.layout.hit(pointer.x, pointer.y)
        aimed = hit.object_id if hit is not None and hit.part == "card" else ""
        target = aimed if aimed in self._scene.atlas.touchpoints and aimed != self._source else ""
        if target != self._target:
            self._aim(target)
        return Feedback(
            change=self._change, link=self._line(pointer), target=self._target, refusal=self._refusal
        )

    def _aim(self, target: str) -> None:
        self._target, self._change, self._refusal = target, None, None
        if target:
            self._change, self._refusal = attempted(
                lambda: add_flow(self._scene.atlas, self._flow_id, self._source, target)
            )

    def _line(self, pointer: Pointer) -> Line:
        box = self._scene.layout.card_box(self._source)
        if box is not None:
            return Line(box.right, box.y + box.height / 2, pointer.x, pointer.y)
        start = self._enters_at() if self._enters_at is not None else pointer.point
        return Line(start.x, start.y, pointer.x, pointer.y)
