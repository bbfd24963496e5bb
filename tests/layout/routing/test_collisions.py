"""How often words, heads and lines of the examples lie over each other: never more than today."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cjeditor.drawing.look import sizes
from cjeditor.files.document import read_document
from cjeditor.layout.map_layout import lay_out
from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.flow_line import FlowLine
from cjeditor.layout.routing.line import line_of
from tests.layout.routed import routes_of

EXAMPLES = Path(__file__).parents[3] / "examples"
MOST = {
    "ahorrar-para-la-jubilacion": (2, 0, 1),
    "buying-a-home": (4, 0, 12),
    "protese-do-joelho": (0, 0, 0),
}
"""Words on lines of other flows, words on heads, heads on lines of other flows; the gutters have three tracks."""
_HALF_LINE = sizes.FLOW_LINE / 2


@pytest.mark.parametrize("name", MOST)
def test_an_example_has_few_collisions_of_flows(name: str) -> None:
    atlas = read_document(EXAMPLES / f"{name}.cjmap").atlas
    totals = [0, 0, 0]
    for journey in atlas.journeys:
        routes = routes_of(lay_out(atlas, journey))
        lines = {flow: line_of(routes, flow) for flow in routes.paths}
        heads = {
            flow: head(line)
            for flow, line in lines.items()
            if routes.wishes[flow].target and line.slot is None and len(line.points) > 1
        }
        for flow, line in lines.items():
            if line.label:
                totals[0] += count_on_lines(line.label.box, flow, lines)
                totals[1] += sum(line.label.box.meets(other) for other in heads.values())
            if flow in heads:
                totals[2] += count_on_lines(heads[flow], flow, lines)
    assert all(found <= most for found, most in zip(totals, MOST[name], strict=True)), totals


@pytest.mark.parametrize("name", MOST)
def test_what_hangs_under_a_card_of_an_example_stays_clear_of_gutters_and_cards(name: str) -> None:
    atlas = read_document(EXAMPLES / f"{name}.cjmap").atlas
    for journey in atlas.journeys:
        layout = lay_out(atlas, journey)
        routes = routes_of(layout)
        for flow, path in routes.paths.items():
            if path.cell is None:
                continue
            line = line_of(routes, flow)
            assert not path.gutters
            for segment in segments(line):
                for other in atlas.touchpoints:
                    box = layout.box_of(other)
                    assert box is None or other == routes.wishes[flow].source or not segment.meets(box)


def count_on_lines(box: Rect, owner: str, lines: dict[str, FlowLine]) -> int:
    return sum(
        any(segment.meets(box) for segment in segments(line)) for flow, line in lines.items() if flow != owner
    )


def segments(line: FlowLine) -> Iterator[Rect]:
    for (x1, y1), (x2, y2) in line.segments:
        left, top = min(x1, x2) - _HALF_LINE, min(y1, y2) - _HALF_LINE
        yield Rect(left, top, abs(x1 - x2) + sizes.FLOW_LINE, abs(y1 - y2) + sizes.FLOW_LINE)


def head(line: FlowLine) -> Rect:
    (x1, _y1), (x2, y2) = line.points[-2:]
    left = x2 - sizes.FLOW_HEAD if x2 > x1 else x2
    return Rect(left, y2 - sizes.FLOW_HEAD / 2, sizes.FLOW_HEAD, sizes.FLOW_HEAD)
