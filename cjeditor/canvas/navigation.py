"""Navigation: where the arrow keys lead, over cards, empty cells, heads and points of curves. No Qt.

Left and right walk along a lane, column by column; up and down walk a column, lane by lane, up to the step and the
stage above it. Every object of the map is reached by keys alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from cjeditor.canvas.board import Focus
from cjeditor.canvas.geometry import centre
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect
from cjeditor.layout.rows import group_runs
from cjeditor.model.atlas import Atlas
from cjeditor.model.lane_rules import LANE_RULES, rule_of
from cjeditor.model.slot import Slot
from cjeditor.model.whereabouts import journey_of

Direction: TypeAlias = Literal["left", "right", "up", "down"]


def neighbour(layout: MapLayout, focus: Focus, direction: Direction) -> Focus | None:
    """Return what an arrow key leads to, or None at the map's edge; without a focus, the first stage."""
    if not focus.ids and focus.cell is None:
        stages = layout.columns.stages
        return Focus((stages[0].stage_id,)) if stages else None
    kind = _kind(layout, focus.current)
    match kind:
        case "stages":
            return _from_stage(layout, focus.current, direction)
        case "steps":
            return _from_step(layout, focus.current, direction)
        case "lanes":
            return _from_lane(layout, focus.current, direction)
        case "lane_groups":
            return _from_lane_group(layout, focus.current, direction)
        case "journeys" | "personas":
            return _from_title(layout, focus.current, direction)
        case _:
            return _from_body(layout, focus, direction)


def far_end(atlas: Atlas, journey_id: str, flow_id: str) -> tuple[str, str] | None:
    """Return the journey and the object that a flow leads to, or comes from, outside a journey."""
    flow = atlas.flows.get(flow_id)
    for end in (flow.target, flow.source) if flow is not None else ():
        journey = journey_of(atlas, end) if end else None
        if end and journey is not None and journey != journey_id:
            return journey, end
    return None


def end_of_row(layout: MapLayout, focus: Focus, *, last: bool) -> Focus | None:
    """Return the first or last column of the focus's lane, or the first or last step or stage."""
    columns = layout.columns.columns
    if not columns:
        return None
    match _kind(layout, focus.current):
        case "stages":
            return Focus((layout.columns.stages[-1 if last else 0].stage_id,))
        case "steps":
            steps = [column.over for column in columns if column.kind == "step"]
            return Focus((steps[-1 if last else 0],)) if steps else None
    place = _place(layout, focus)
    return None if place is None else _in_cell(layout, place[0], len(columns) - 1 if last else 0, 0)


def along_flow(layout: MapLayout, focus: Focus, *, forwards: bool) -> Focus | None:
    """Return the flow that leaves or reaches the card in focus, or the card at the end of the flow in focus."""
    atlas, current = layout.atlas, focus.current
    flow = atlas.flows.get(current)
    if flow is not None:
        end = flow.target if forwards else flow.source
        return Focus((end,)) if end is not None and layout.box_of(end) is not None else None
    found = atlas.index.flows_from(current) if forwards else atlas.index.flows_to(current)
    return Focus((found[0],)) if found else None


def _kind(layout: MapLayout, object_id: str) -> str:
    record = layout.atlas.find(object_id) if object_id else None
    return record.kind if record is not None else ""


def _first_stage(layout: MapLayout) -> Focus | None:
    stages = layout.columns.stages
    return Focus((stages[0].stage_id,)) if stages else None


def _from_title(layout: MapLayout, object_id: str, direction: Direction) -> Focus | None:
    """Left and right lead from the title along the personas beside it."""
    if direction in ("up", "down"):
        return _first_stage(layout) if direction == "down" else None
    row = (layout.journey_id, *(look.id for look in layout.given.personas))
    beside = row.index(object_id) + _step(direction) if object_id in row else -1
    return Focus((row[beside],)) if 0 <= beside < len(row) else None


def _from_stage(layout: MapLayout, stage_id: str, direction: Direction) -> Focus | None:
    stages = layout.columns.stages
    index = next((i for i, span in enumerate(stages) if span.stage_id == stage_id), 0)
    if direction == "up":
        return Focus((layout.journey_id,))
    if direction == "down":
        column = layout.columns.columns[stages[index].first]
        return Focus((column.over,)) if column.kind == "step" else _down_from(layout, stages[index].first, -1)
    beside = index + _step(direction)
    return Focus((stages[beside].stage_id,)) if 0 <= beside < len(stages) else None


def _from_step(layout: MapLayout, step_id: str, direction: Direction) -> Focus | None:
    span = layout.columns.span(step_id)
    if span is None:
        return None
    if direction == "up":
        return Focus((layout.columns.columns[span[0]].stage_id,))
    if direction == "down":
        return _down_from(layout, span[0], -1)
    beside = span[0] + _step(direction)
    columns = layout.columns.columns
    if not 0 <= beside < len(columns):
        return None
    return Focus((columns[beside].over if columns[beside].kind == "step" else columns[beside].stage_id,))


def _from_lane(layout: MapLayout, lane_id: str, direction: Direction) -> Focus | None:
    lanes = [row.lane_id for row in layout.rows]
    index = lanes.index(lane_id) if lane_id in lanes else 0
    if direction == "right":
        return _in_cell(layout, index, 0, 0)
    if direction == "left":
        group = layout.atlas.lanes[lane_id].group
        return Focus((group,)) if group is not None else None
    beside = index + _step(direction)
    if beside < 0:
        return _first_stage(layout)
    return Focus((lanes[beside],)) if beside < len(lanes) else None


def _from_lane_group(layout: MapLayout, group_id: str, direction: Direction) -> Focus | None:
    runs = group_runs(layout.rows)
    index = next((i for i, (group, _first, _last) in enumerate(runs) if group == group_id), None)
    if index is None or direction == "left":
        return None
    if direction == "right":
        return Focus((runs[index][1].lane_id,))
    beside = index + _step(direction)
    if beside < 0:
        return _first_stage(layout)
    return Focus((runs[beside][0],)) if beside < len(runs) else None


def _from_body(layout: MapLayout, focus: Focus, direction: Direction) -> Focus | None:
    place = _place(layout, focus)
    if place is None:
        return None
    row, first, last, depth = place
    if direction in ("up", "down"):
        return _along_column(layout, row, first, depth, _step(direction))
    column = (last if direction == "right" else first) + _step(direction)
    if column < 0:
        return Focus((layout.rows[row].lane_id,))
    if column >= len(layout.columns.columns):
        return None
    return _in_cell(layout, row, column, depth)


def _along_column(layout: MapLayout, row: int, column: int, depth: int, step: int) -> Focus | None:
    here = _objects(layout, row, column)
    if 0 <= depth + step < len(here):
        return Focus((here[depth + step],))
    if step < 0:
        return _up_from(layout, column, row)
    return _down_from(layout, column, row)


def _down_from(layout: MapLayout, column: int, row: int) -> Focus | None:
    rows = range(row + 1, len(layout.rows))
    return next((found for r in rows if (found := _in_cell(layout, r, column, 0))), None)


def _up_from(layout: MapLayout, column: int, row: int) -> Focus | None:
    rows = range(row - 1, -1, -1)
    found = next((f for r in rows if (f := _in_cell(layout, r, column, 1_000))), None)
    at = layout.columns.columns[column]
    return found or Focus((at.over if at.kind == "step" else at.stage_id,))


def _place(layout: MapLayout, focus: Focus) -> tuple[int, int, int, int] | None:
    """Return the row, the first and last column, and the place from the top of what is in focus."""
    if focus.cell is not None:
        span = layout.columns.span(focus.cell.over)
        row = _row_index(layout, focus.cell.lane)
        return None if span is None or row is None else (row, span[0], span[1], 0)
    box = layout.box_of(focus.current)
    if box is None:
        return None
    middle = centre(box)
    row = next((i for i, r in enumerate(layout.rows) if r.y <= middle.y < r.y + r.height), None)
    columns = layout.columns.between(box.x + 1, box.right - 1)
    if row is None or not columns:
        return None
    here = _objects(layout, row, columns[0])
    depth = here.index(focus.current) if focus.current in here else 0
    return row, columns[0], columns[-1], depth


def _row_index(layout: MapLayout, lane_id: str) -> int | None:
    return next((i for i, row in enumerate(layout.rows) if row.lane_id == lane_id), None)


def _in_cell(layout: MapLayout, row: int, column: int, depth: int) -> Focus | None:
    """Return the object at a depth of a cell, its last when it has fewer; an empty cell that takes cards; or None."""
    here = _objects(layout, row, column)
    if here:
        return Focus((here[min(depth, len(here) - 1)],))
    lane = layout.atlas.lanes.get(layout.rows[row].lane_id)
    takes = rule_of(lane).accepts if lane is not None and lane.lane_kind in LANE_RULES else frozenset()
    if not takes:
        return None
    return Focus(cell=Slot(layout.rows[row].lane_id, layout.columns.columns[column].over, 0))


def _objects(layout: MapLayout, row: int, column: int) -> list[str]:
    """Return the cards and points of a cell from top to bottom; cards that span over it too."""
    at, lane = layout.columns.columns[column], layout.rows[row]
    strip = Rect(at.x + at.width * 0.25, lane.y, at.width * 0.5, lane.height)
    found = [
        (box.y, box.x, known) for known, box in _boxes(layout, lane.lane_id, at.over) if box.meets(strip)
    ]
    found += [
        (box.y, box.x, known)
        for known in layout.objects_in(strip)
        if layout.atlas.card(known) is not None and (box := layout.card_box(known)) is not None
    ]
    found += [(box.x, box.y, known) for known, box in _points(layout, lane.lane_id, at.over)]
    return list(dict.fromkeys(known for _first, _second, known in sorted(found)))


def _boxes(layout: MapLayout, lane_id: str, over: str) -> Iterator[tuple[str, Rect]]:
    for known in layout.atlas.index.cards(lane_id, over):
        box = layout.card_box(known)
        if box is not None:
            yield known, box


def _points(layout: MapLayout, lane_id: str, over: str) -> Iterator[tuple[str, Rect]]:
    for known in layout.atlas.index.emotions_of_lane(lane_id).get(over, ()):
        box = layout.box_of(known)
        if box is not None:
            yield known, box


def _step(direction: Direction) -> int:
    return -1 if direction in ("left", "up") else 1
