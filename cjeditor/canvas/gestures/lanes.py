"""Lanes: drag lanes by their heads, or lane groups by their strips, to new places, with all they hold."""

from __future__ import annotations

from cjeditor.canvas.geometry import Line
from cjeditor.canvas.gestures.gesture import Feedback, Gesture, Scene, attempted
from cjeditor.canvas.gestures.pointer import Pointer
from cjeditor.drawing.look.sizes import PAGE_MARGIN
from cjeditor.edits.lane_groups import between_groups, move_lane_groups
from cjeditor.edits.lanes import group_there, move_lanes
from cjeditor.layout.rows import Row
from cjeditor.model.change import Change
from cjeditor.model.messages import Message


class CarryLanes(Gesture):
    """The insertion mark lies between two lanes that stay; between two of one group, the lane joins it.

    Groups take their lanes along; they part no other group, and join none.
    """

    goes_across = False

    def __init__(
        self, scene: Scene, lane_ids: tuple[str, ...], start: Pointer, groups: tuple[str, ...] = ()
    ) -> None:
        self._scene, self._ids, self._start, self._groups = scene, lane_ids, start, groups
        self._staying = [row for row in scene.layout.rows if row.lane_id not in lane_ids]
        self._index: int | None = None
        self._change: Change | None = None
        self._refusal: Message | None = None

    def move(self, pointer: Pointer) -> Feedback:
        """Return the lane heads shifted up or down and the mark between the lanes."""
        index = self._index_at(pointer.y)
        if index != self._index:
            self._index = index
            self._change, self._refusal = attempted(lambda: self._moved(self._sibling_index(index)))
        return Feedback(
            change=self._change,
            carried=(*self._groups, *self._ids),
            dy=pointer.y - self._start.y,
            insertion=self._level(index) if self._change or self._refusal else None,
            refusal=self._refusal,
        )

    def _index_at(self, y: float) -> int:
        index = sum(1 for row in self._staying if row.y + row.height / 2 < y)
        return between_groups([row.body.lane for row in self._staying], index) if self._groups else index

    def _moved(self, index: int) -> Change:
        atlas = self._scene.atlas
        if self._groups:
            return move_lane_groups(atlas, self._groups, index)
        return move_lanes(atlas, self._ids, index, group_there(atlas, self._ids, index))

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
