"""Columns: drag stages and steps by their heads to new places, with all they hold."""

from __future__ import annotations

from typing import TypeVar

from cjeditor.canvas.geometry import Line
from cjeditor.canvas.gestures.gesture import Feedback, Gesture, Scene, attempted
from cjeditor.canvas.gestures.pointer import Pointer
from cjeditor.edits.stages import move_stages
from cjeditor.edits.steps import move_steps
from cjeditor.layout.columns import Column, StageSpan
from cjeditor.layout.map_layout import MapLayout
from cjeditor.model.change import Change
from cjeditor.model.messages import Message

Span = TypeVar("Span", Column, StageSpan)


class CarryStages(Gesture):
    """The insertion mark stands between two stages that stay."""

    goes_down = False

    def __init__(self, scene: Scene, stage_ids: tuple[str, ...], start: Pointer) -> None:
        self._scene, self._ids, self._start = scene, stage_ids, start
        self._staying = [s for s in scene.layout.columns.stages if s.stage_id not in stage_ids]
        self._index: int | None = None
        self._change: Change | None = None
        self._refusal: Message | None = None

    def move(self, pointer: Pointer) -> Feedback:
        """Return the heads shifted sideways and the mark between the stages."""
        index = places_before(self._staying, pointer.x)
        if index != self._index:
            self._index = index
            journey = self._scene.layout.journey_id
            self._change, self._refusal = attempted(
                lambda: move_stages(self._scene.atlas, self._ids, journey, index, self._scene.own_phases)
            )
        return Feedback(
            change=self._change,
            carried=self._ids,
            dx=pointer.x - self._start.x,
            insertion=self._mark(index) if self._change or self._refusal else None,
            refusal=self._refusal,
        )

    def _mark(self, index: int) -> Line | None:
        return _upright(self._scene.layout, self._staying, index)


class CarrySteps(Gesture):
    """The insertion mark stands inside the stage under the pointer."""

    goes_down = False

    def __init__(self, scene: Scene, step_ids: tuple[str, ...], start: Pointer) -> None:
        self._scene, self._ids, self._start = scene, step_ids, start
        self._place: tuple[str, int] | None = None
        self._change: Change | None = None
        self._refusal: Message | None = None

    def move(self, pointer: Pointer) -> Feedback:
        """Return the heads shifted sideways and the mark between the steps."""
        stage_id = stage_under(self._scene.layout, pointer.x)
        staying = self._staying(stage_id)
        place = stage_id, places_before(staying, pointer.x)
        if place != self._place:
            self._place = place
            self._change, self._refusal = attempted(
                lambda: move_steps(self._scene.atlas, self._ids, place[0], place[1])
            )
        return Feedback(
            change=self._change,
            carried=self._ids,
            dx=pointer.x - self._start.x,
            insertion=self._mark(stage_id, place[1]) if self._change or self._refusal else None,
            refusal=self._refusal,
        )

    def _mark(self, stage_id: str, index: int) -> Line | None:
        spans = self._staying(stage_id) or self._all(stage_id)
        return _upright(self._scene.layout, spans, index)

    def _all(self, stage_id: str) -> list[Column]:
        return [c for c in self._scene.layout.columns.columns if c.stage_id == stage_id]

    def _staying(self, stage_id: str) -> list[Column]:
        return [
            column for column in self._all(stage_id) if column.over not in self._ids and column.kind == "step"
        ]


def places_before(spans: list[Span], x: float) -> int:
    """Return how many of the spans have their middle to the left of x."""
    return sum(1 for span in spans if span.x + span.width / 2 < x)


def stage_under(layout: MapLayout, x: float) -> str:
    """Return the stage over x, or the nearest one."""
    spans = layout.columns.stages
    return min(spans, key=lambda s: max(s.x - x, x - s.right, 0.0)).stage_id


def boundary(spans: list[Span], index: int) -> float:
    """Return the x between the spans before and after an index."""
    if index < len(spans):
        after = spans[index].x
        return after if index == 0 else (spans[index - 1].right + after) / 2
    return spans[-1].right if spans else 0.0


def _upright(layout: MapLayout, spans: list[Span], index: int) -> Line | None:
    if not spans:
        return None
    x = boundary(spans, index)
    return Line(x, layout.heads_top, x, layout.body_bottom)
