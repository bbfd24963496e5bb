"""Points: drag a point of the emotion curve; the curve follows live."""

from __future__ import annotations

from math import hypot
from typing import Final

from cjeditor.canvas.geometry import centre
from cjeditor.canvas.gestures.gesture import NOTHING, Feedback, Gesture, Scene, attempted
from cjeditor.canvas.gestures.pointer import Pointer
from cjeditor.drawing.look.sizes import FACE
from cjeditor.edits.emotions import move_emotion, snapped
from cjeditor.layout.lanes.emotion import score_at
from cjeditor.layout.map_layout import MapLayout
from cjeditor.model.change import Change
from cjeditor.model.messages import Message

_SIDEWAYS: Final = 14.0
"""A drag up or down may stray sideways this far, in map units, before the point leaves its place in time."""

AT_STEP: Final = 0.125
"""Where within a step a point may stand when it is not set free: eighths."""


class CarryPoint(Gesture):
    """Scores snap to halves and places to eighths of a step; Alt leaves both free."""

    def __init__(self, scene: Scene, emotion_id: str, start: Pointer) -> None:
        self._scene, self._id, self._start = scene, emotion_id, start
        self._place: tuple[str, float, float] | None = None
        self._change: Change | None = None
        self._refusal: Message | None = None
        box = scene.layout.box_of(emotion_id)
        middle = centre(box) if box else start.point
        self._grip = middle.x - start.x, middle.y - start.y

    def move(self, pointer: Pointer) -> Feedback:
        """Return the curve through the point's new place."""
        place = self._placed(pointer)
        if place is None:
            return NOTHING
        if place != self._place:
            self._place = place
            step, at, score = place
            self._change, self._refusal = attempted(
                lambda: move_emotion(self._scene.atlas, self._id, score, at, step)
            )
        return Feedback(change=self._change, refusal=self._refusal, live=True, target=self._id)

    def _placed(self, pointer: Pointer) -> tuple[str, float, float] | None:
        emotion = self._scene.atlas.emotions[self._id]
        found = place_on_curve(
            self._scene.layout, emotion.lane, pointer.x + self._grip[0], pointer.y + self._grip[1]
        )
        if found is None:
            return None
        step, at, score = found
        score = snapped(score, free=pointer.is_free)
        if not pointer.is_free and abs(pointer.x - self._start.x) < _SIDEWAYS:
            return emotion.step, emotion.at, score
        return step, (at if pointer.is_free else round(at / AT_STEP) * AT_STEP), score


def point_near(layout: MapLayout, lane_id: str, x: float, y: float) -> str | None:
    """Return the nearest point of a lane within reach of a place, where a second face would lie over the first."""
    row = layout.row_of(lane_id)
    points = row.body.points if row is not None else ()
    top = row.y if row is not None else 0.0
    far, near = min(((hypot(p.x - x, p.y + top - y), p.id) for p in points), default=(FACE, None))
    return near if far < FACE else None


def place_on_curve(layout: MapLayout, lane_id: str, x: float, y: float) -> tuple[str, float, float] | None:
    """Return the step, the place within it (0–1) and the score at a place of an emotion lane; the nearest step's."""
    row, columns = layout.row_of(lane_id), layout.columns
    index = columns.at(min(max(x, columns.left), columns.right - 1))
    if row is None or index is None or columns.columns[index].kind != "step":
        return None
    column = columns.columns[index]
    at = min(1.0, max(0.0, (x - column.x) / column.width))
    return column.over, at, score_at(y - row.y)
