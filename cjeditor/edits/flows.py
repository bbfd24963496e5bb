"""Flows: drawing a link, of the kind its ends suggest."""

from __future__ import annotations

from typing import Any

from cjeditor.edits.checks import check
from cjeditor.edits.fields import made, refuse_taken
from cjeditor.edits.words import label
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.records import Flow
from cjeditor.model.records.flow import FlowKind
from cjeditor.model.whereabouts import journey_of, over_of


def add_flow(
    atlas: Atlas,
    flow_id: str,
    source: str,
    target: str | None,
    flow_kind: FlowKind | None = None,
    **fields: Any,
) -> Change:
    """Add a flow; without a kind, the ends suggest one (see `suggested_kind`).

    Refuses a flow to itself, one that is there already, and an exit or done that leads somewhere.
    """
    ends = {"source": source, "target": target}
    made(Flow, {"id": flow_id, **fields, **ends})  # before the atlas is asked about the ends
    kind = flow_kind or suggested_kind(atlas, source, target)
    flow = made(Flow, {"id": flow_id, **fields, **ends, "flow_kind": kind})
    refuse_taken(atlas, flow_id)
    draft = Draft(atlas)
    check(draft, flow)
    draft.put(flow)
    return draft.change(label("add", "flows"))


def suggested_kind(atlas: Atlas, source: str, target: str | None) -> FlowKind:
    """Return "exit" without a target, "return" to an earlier step, "alternative" beside a next, else "next"."""
    if target is None:
        return "exit"
    start, end = _column(atlas, source), _column(atlas, target)
    if start is not None and end is not None and start[0] == end[0] and end[1] < start[1]:
        return "return"
    leaving = (atlas.flows[flow] for flow in atlas.index.flows_from(source))
    return "alternative" if any(flow.flow_kind == "next" for flow in leaving) else "next"


def _column(atlas: Atlas, record_id: str) -> tuple[str, int] | None:
    """Return the journey and the column of a touchpoint, step or stage."""
    journey = journey_of(atlas, record_id)
    touchpoint = atlas.touchpoints.get(record_id)
    over = over_of(touchpoint) if touchpoint is not None else record_id
    steps = atlas.index.steps(over) or (over,) if over is not None else ()
    columns = atlas.index.steps_of_journey(journey or "")
    if journey is None or not steps or steps[0] not in columns:
        return None
    return journey, columns.index(steps[0])
