"""How long the whole map takes to lay out, and how much of that the remembered text saves."""

from __future__ import annotations

import json
from pathlib import Path

from cjeditor.drawing.text.wrap import clear_memo
from cjeditor.files.document import read_document
from cjeditor.layout.map_layout import lay_out
from tests.perf.measure import Measured, alternating, timed
from tests.perf.row import Family, Row

ROUNDS = 5


def measure(path: Path, _touchpoints: int) -> tuple[Measured, ...]:
    """Lay out from scratch against `json.loads`, then with remembered text against without."""
    atlas = read_document(path).atlas
    data = path.read_bytes()

    def whole() -> object:
        return lay_out(atlas, "jo_1")

    cold = timed(whole, before=clear_memo)
    laid_out = alternating(cold, timed(lambda: json.loads(data)), ROUNDS)
    whole()
    again = alternating(timed(whole, before=whole), cold, ROUNDS)
    return laid_out.median, again.median


FAMILY = Family(
    "layout",
    (
        Row("whole map laid out", "`json.loads` of the file", times=25),
        Row("relayout of the whole map with warm text memo", "the same, cold", times=0.25),
    ),
    measure,
)
