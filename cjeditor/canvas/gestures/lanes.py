"""Lanes: drag lanes by their heads to new places, with all they hold."""

from __future__ import annotations

from cjeditor.canvas.geometry import Line
from cjeditor.canvas.gestures.gesture import Feedback, Gesture, Scene, attempted
from cjeditor.canvas.gestures.pointer import Pointer
from cjeditor.drawing.look.sizes import PAGE_MARGIN
from cjeditor.edits.lanes import move_lanes
from cjeditor.layout.rows import Row
from cjeditor.model.change import Change
from cjeditor.model.messages import Message


class CarryLanes(Gesture):
    """The insertion mark lies between two lanes that stay; between two of one group, the lane joins it."""

    goes_across = False

    def __init__(self, scene: Scene, lane_ids: tuple[str, ...], start: Pointer) -> None:
        self._scene, self._ids, self._start = scene, lane_ids, start
        self._staying = [row for row in scene.layout.rows if row.lane_id not in lane_ids]
        self._index: int | None = None
        self._change: Change | None = None
        self._refusal: Message | None = None

    def move(self, pointer: Pointer) -> Feedback:
        """Return the lane heads shifted up or down and the mark between the lanes."""
        index = sum(1 for row in self._staying if row.y + row.height / 2 < pointer.y)
        if index != self._index:
            self._index = index
            self._change, self._refusal = attempted(
                lambda: move_lanes(
                    self._scene.atlas, self._ids, self._sibling_index(index), self._group(index)
                )
            )
        return Feedback(
            change=self._change,
            carried=self._ids,
            dy=pointer.y - self._start.y,
            insertion=self._level(index) if self._change or self._refusal else None,
            refusal=self._refusal,
        )

    def _sibling_index(self, index: int) -> int:
        """Count hidden lanes too: the verb counts all lanes of the journey but the moving ones."""
        staying = [
            lane
            for lane in self._scene.atlas.index.lanes(self._scene.layout.journey_id)
            if lane not in self._ids
        ]
        if index < len(self._staying):
            return staying.index(self._staying[index].lane_id)
        return staying.index(self._staying[-1].lane_id) + 1 if self._staying else 0

    def _group(self, index: int) -> str | None:
        """Return the group of both neighbours; its own one when a neighbour is of it; else none."""
        lanes = self._scene.atlas.lanes
        near = [lanes[row.lane_id].group for row in self._staying[max(0, index - 1) : index + 1]]
        if len(near) == 2 and near[0] == near[1]:
            return near[0]
        own = lanes[self._ids[0]].group
        return own if own in near else None

    def _level(self, index: int) -> Line | None:
        if not self._staying:
            return None
        y = _gap(self._staying, index)
        return Line(PAGE_MARGIN, y, self._scene.layout.columns.right, y)


def _gap(rows: list[Row], index: int) -> float:
    if index == 0:
        return rows[0].y - 4.0
    above = rows[index - 1]
    if index == len(rows):
        return above.y + above.height + 4.0
    return (above.y + above.height + rows[index].y) / 2
