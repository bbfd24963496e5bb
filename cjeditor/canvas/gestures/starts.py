"""Starts: which gesture a press begins, as one table. The first kind that takes the press has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from cjeditor.canvas.gestures.band import RubberBand
from cjeditor.canvas.gestures.carrying import CarryCards
from cjeditor.canvas.gestures.columns import CarryStages, CarrySteps
from cjeditor.canvas.gestures.gesture import Gesture, Handle, Scene
from cjeditor.canvas.gestures.lanes import CarryLanes
from cjeditor.canvas.gestures.linking import DrawFlow
from cjeditor.canvas.gestures.pointer import Pointer
from cjeditor.canvas.gestures.points import CarryPoint
from cjeditor.canvas.gestures.spanning import SpanCard
from cjeditor.edits.lane_groups import lanes_of_group
from cjeditor.frozen import frozen
from cjeditor.layout.hits import Hit
from cjeditor.model.messages import Message, message


@frozen
class Press:
    """Where a press fell: on an object of the map, or on a handle of a card."""

    hit: Hit | None
    pointer: Pointer
    handle: Handle = ""
    handle_of: str = ""


Start: TypeAlias = Callable[[Scene, Press], Gesture | None]


@frozen
class GestureKind:
    """One gesture: its name for people and how it starts."""

    id: str
    title: Message
    start: Start


def _link(scene: Scene, press: Press) -> Gesture | None:
    return DrawFlow(scene, press.handle_of) if press.handle == "link" else None


def _span(scene: Scene, press: Press) -> Gesture | None:
    return SpanCard(scene, press.handle_of) if press.handle == "span" else None


def _cards(scene: Scene, press: Press) -> Gesture | None:
    chosen = _together(scene, press, "card", (scene.atlas.touchpoints, scene.atlas.notes))
    held = press.hit.object_id if press.hit is not None else ""
    return CarryCards(scene, chosen, held, press.pointer) if chosen else None


def _point(scene: Scene, press: Press) -> Gesture | None:
    hit = press.hit
    return (
        CarryPoint(scene, hit.object_id, press.pointer) if hit is not None and hit.part == "point" else None
    )


def _stages(scene: Scene, press: Press) -> Gesture | None:
    chosen = _together(scene, press, "stage", (scene.atlas.stages,))
    return CarryStages(scene, chosen, press.pointer) if chosen else None


def _steps(scene: Scene, press: Press) -> Gesture | None:
    chosen = _together(scene, press, "step", (scene.atlas.steps,))
    return CarrySteps(scene, chosen, press.pointer) if chosen else None


def _lanes(scene: Scene, press: Press) -> Gesture | None:
    chosen = _together(scene, press, "lane", (scene.atlas.lanes,))
    return CarryLanes(scene, chosen, press.pointer) if chosen else None


def _lane_groups(scene: Scene, press: Press) -> Gesture | None:
    chosen = _together(scene, press, "lane_group", (scene.atlas.lane_groups,))
    lanes = tuple(lane for group in chosen for lane in lanes_of_group(scene.atlas, group))
    return CarryLanes(scene, lanes, press.pointer, chosen) if chosen else None


def _band(scene: Scene, press: Press) -> Gesture | None:
    return RubberBand(scene, press.pointer)


GESTURES: tuple[GestureKind, ...] = (
    GestureKind("draw-flow", message("gesture.flow", "Draw a flow"), _link),
    GestureKind("span-card", message("gesture.span", "Span steps"), _span),
    GestureKind("carry-cards", message("gesture.cards", "Move cards"), _cards),
    GestureKind("carry-point", message("gesture.point", "Move a point of the curve"), _point),
    GestureKind("carry-stages", message("gesture.stages", "Move stages"), _stages),
    GestureKind("carry-steps", message("gesture.steps", "Move steps"), _steps),
    GestureKind("carry-lanes", message("gesture.lanes", "Move lanes"), _lanes),
    GestureKind("carry-lane-groups", message("gesture.lane_groups", "Move lane groups"), _lane_groups),
    GestureKind("rubber-band", message("gesture.band", "Select with a band"), _band),
)


def gesture_for(scene: Scene, press: Press) -> Gesture:
    """Return the gesture that a drag from this press is."""
    for kind in GESTURES:
        gesture = kind.start(scene, press)
        if gesture is not None:
            return gesture
    return RubberBand(scene, press.pointer)


def _together(
    scene: Scene, press: Press, part: str, tables: tuple[Mapping[str, object], ...]
) -> tuple[str, ...]:
    """Return what travels: the whole selection of this kind when the pressed object belongs to it."""
    hit = press.hit
    if hit is None or hit.part != part or not any(hit.object_id in table for table in tables):
        return ()
    if hit.object_id not in scene.selection:
        return (hit.object_id,)
    return tuple(known for known in scene.selection if any(known in table for table in tables))
