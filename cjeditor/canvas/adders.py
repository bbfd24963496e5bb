"""Adders: the "+" marks between heads and between lanes, and what each adds. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeAlias

from cjeditor.canvas.of_layout import remembered
from cjeditor.canvas.sight import Sight
from cjeditor.drawing.look.sizes import LANE_HEAD_WIDTH, PAGE_MARGIN, STEP_CIRCLE
from cjeditor.edits.lanes import add_lane
from cjeditor.edits.stages import add_stage
from cjeditor.edits.steps import add_step
from cjeditor.frozen import frozen
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.ids import random_id
from cjeditor.model.messages import Message, message

Adds: TypeAlias = Literal["stage", "step", "lane"]

RADIUS_PX: Final = 11.0
LEAST_COLUMN_PX: Final = 110.0
"""Where columns are narrower on the screen, only the lasting "+" marks show: others would lie on what they add to."""
END_GAP: Final = 20.0
"""From the last stage or lane to the middle of the lasting "+", in map units."""
_STEP_REACH: Final = 18.0
"""From the first and last step of a stage to where their "+" still shows, in map units."""
_BEFORE_STEP: Final = 12.0
_STEP_LINE: Final = STEP_CIRCLE / 2
"""A step's "+" is in the gutter before it, on the line of its number, in map units."""
_BESIDE: Final = 1_000.0
"""So far beside the page the pointer still means its lanes: a "+" of lanes may stand there."""
TITLES: Final[dict[Adds, Message]] = {
    "stage": message("canvas.add_stage", "Add a stage"),
    "step": message("canvas.add_step", "Add a step"),
    "lane": message("canvas.add_lane", "Add a lane"),
}


@frozen
class Adder:
    """A "+" at a place on the map; `near` is where the pointer makes it appear, and None when it always shows."""

    adds: Adds
    x: float
    y: float
    parent: str
    index: int
    near: Rect | None = None


@remembered
def adders_of(layout: MapLayout) -> tuple[Adder, ...]:
    """Return every "+" of a map: behind each stage, step and lane, before the first ones, always at the ends."""
    return (
        *_stage_adders(layout),
        *_step_adders(layout),
        *_lane_adders(layout),
        *lasting_adders(layout),
    )


def lasting_adders(layout: MapLayout) -> tuple[Adder, ...]:
    """Return the "+" marks that always show: behind the last stage and under the last lane."""
    journey, stages = layout.journey_id, layout.columns.stages
    end = layout.columns.right if stages else layout.columns.left
    stage = Adder("stage", end + END_GAP, _stage_middle(layout), journey, len(stages))
    if not layout.is_whole:
        return (stage,)
    lanes = len(layout.atlas.index.lanes(journey))
    return stage, Adder("lane", PAGE_MARGIN, layout.body_bottom, journey, lanes)


def shown_adders(sight: Sight, x: float, y: float) -> tuple[Adder, ...]:
    """Return the "+" marks to show with the pointer at a place on the map."""
    if not _has_room(sight):
        return resting_adders(sight)
    adders = adders_of(sight.layout)
    return _uncovered(sight, (adder for adder in adders if adder.near is None or adder.near.contains(x, y)))


def resting_adders(sight: Sight) -> tuple[Adder, ...]:
    """Return the "+" marks to show with the pointer elsewhere."""
    return _uncovered(sight, lasting_adders(sight.layout))


def _has_room(sight: Sight) -> bool:
    """Whether a "+" between two columns leaves most of their heads free."""
    columns = sight.layout.columns.columns
    return all(column.width * sight.camera.scale >= LEAST_COLUMN_PX for column in columns)


def _uncovered(sight: Sight, adders: Iterable[Adder]) -> tuple[Adder, ...]:
    """Leave out those that scrolled under pinned heads or out of the viewport."""
    places = ((adder, adder_place(sight, adder)) for adder in adders)
    free, viewport = sight.free, sight.viewport.grown(RADIUS_PX + 2)
    return tuple(
        adder
        for adder, (x, y) in places
        if viewport.contains(x, y) and (y >= free.y if adder.adds == "lane" else x >= free.x)
    )


def adder_place(sight: Sight, adder: Adder) -> tuple[float, float]:
    """Return where a "+" is shown in the viewport: pinned with its heads, and clear of the map at any zoom.

    Those of lanes stand in a column at the left of the titles, where they cover nothing; those of steps in the gutter,
    and where it is narrow left of it and higher, so that neither a number nor a title lies under them.
    """
    if adder.adds == "lane":
        place = sight.camera.to_view(adder.x + sight.lanes_shift, adder.y)
        aside = place.x - max(RADIUS_PX + 3, PAGE_MARGIN / 2 * sight.camera.scale)
        return max(RADIUS_PX + 2, aside) if sight.lanes_shift else aside, place.y
    place = sight.camera.to_view(adder.x, adder.y + sight.heads_shift)
    if adder.adds == "step":
        scale = sight.camera.scale
        left, up = RADIUS_PX + 2 - _BEFORE_STEP * scale, RADIUS_PX - _STEP_LINE * scale
        return place.x - max(0.0, left), place.y - max(0.0, up)
    push = max(0.0, RADIUS_PX + 3 - END_GAP * sight.camera.scale) if adder.near is None else 0.0
    return place.x + push, place.y


def added(atlas: Atlas, adds: Adds, parent: str, index: int) -> tuple[Change, str]:
    """Return the Change a "+" makes, and the id of what it adds."""
    match adds:
        case "stage":
            new, step = random_id("stages"), random_id("steps")
            return add_stage(atlas, new, step, parent, index), new
        case "step":
            new = random_id("steps")
            return add_step(atlas, new, parent, index), new
        case "lane":
            new = random_id("lanes")
            kind, props = _lane_like_above(atlas, parent, index)
            return add_lane(atlas, new, parent, index, kind, props=props), new


def _lane_like_above(atlas: Atlas, journey: str, index: int) -> tuple[str, dict[str, object]]:
    """A new lane is of the kind of the one above it, unless there is none or it is one of a kind."""
    lanes = atlas.index.lanes(journey)
    above = atlas.lanes[lanes[index - 1]] if 0 < index <= len(lanes) else None
    if above is None or above.lane_kind in ("emotion", "separator", "picture"):
        return "channel", {}
    return above.lane_kind, dict(above.props)


def _stage_adders(layout: MapLayout) -> Iterator[Adder]:
    stages, top = layout.columns.stages, _stage_middle(layout)
    half = 14.0
    for index, span in enumerate(stages):
        start = stages[index - 1].x if index else span.x - 40
        near = Rect(start, top - 46, span.right - start, 92)
        yield Adder("stage", span.x - (0.0 if index else half), top, layout.journey_id, index, near)


def _step_adders(layout: MapLayout) -> Iterator[Adder]:
    columns, stages = layout.columns.columns, layout.columns.stages
    for span in stages:
        steps = [c for c in columns[span.first : span.last + 1] if c.kind == "step"]
        for index, column in enumerate(steps):
            box = layout.box_of(column.over)
            if box is None:
                continue
            start = steps[index - 1].x if index else column.x - _STEP_REACH
            near = Rect(start, box.y - 8, column.right - start, box.height + 8)
            line = box.y + _STEP_LINE
            yield Adder("step", column.x - _BEFORE_STEP, line, span.stage_id, index, near)
            if index == len(steps) - 1:
                near = Rect(column.x, box.y - 8, column.width + _STEP_REACH, box.height + 8)
                yield Adder("step", column.right + _STEP_REACH, line, span.stage_id, index + 1, near)


def _lane_adders(layout: MapLayout) -> Iterator[Adder]:
    siblings = layout.atlas.index.lanes(layout.journey_id)
    above = layout.heads_bottom
    for row in layout.rows:
        near = Rect(-_BESIDE, above, _BESIDE + PAGE_MARGIN + LANE_HEAD_WIDTH, row.y + row.height - above)
        yield Adder("lane", PAGE_MARGIN, row.y - 4, layout.journey_id, siblings.index(row.lane_id), near)
        above = row.y


def _stage_middle(layout: MapLayout) -> float:
    for span in layout.columns.stages:
        box = layout.box_of(span.stage_id)
        if box is not None:
            return box.y + box.height / 2
    return (layout.heads_top + layout.heads_bottom) / 2
