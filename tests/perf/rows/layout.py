"""How long the whole map takes to lay out, flows included, and how much of that the remembered text saves."""

from __future__ import annotations

import json
from pathlib import Path

from cjeditor.edits.steps import add_step
from cjeditor.files.document import read_document
from cjeditor.layout.map_layout import MapLayout, lay_out, relayout
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import apply
from tests.layout.routed import routes_of
from tests.perf.measure import Measured, alternating, forget_layout, timed
from tests.perf.row import Family, Row

ROUNDS = 5


def measure(path: Path, _touchpoints: int) -> tuple[Measured, ...]:
    """Lay out from scratch against `json.loads`; then insert a step, which moves everything, against from scratch."""
    data = path.read_bytes()
    atlas = read_document(path).atlas
    whole = laid_out(atlas)
    cold = timed(lambda: laid_out(atlas), before=forget_layout)
    first = alternating(cold, timed(lambda: json.loads(data)), ROUNDS)
    change = add_step(atlas, "sp_new", "st_0", 0, "Primero")
    after = apply(atlas, change)
    warm = timed(lambda: _ways(relayout(whole, after, change)), before=lambda: laid_out(atlas))
    return first.median, alternating(warm, cold, ROUNDS).median


def laid_out(atlas: Atlas) -> MapLayout:
    """Return the whole map, the ways of its flows found."""
    return _ways(lay_out(atlas, "jo_1"))


def _ways(layout: MapLayout) -> MapLayout:
    assert routes_of(layout).paths
    return layout


FAMILY = Family(
    "layout",
    (
        Row("whole map laid out, flows included", "`json.loads` of the file", times=25),
        Row("relayout of the whole map with warm text memo (a step inserted)", "cold layout", times=0.25),
    ),
    measure,
)
