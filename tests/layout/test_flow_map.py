from itertools import count

from cjeditor.layout.map_layout import lay_out
from tests.perf.generate import generate


def test_ways_found_in_slices_are_those_found_at_once() -> None:
    atlas = generate(2_000)
    at_once, sliced = lay_out(atlas, "jo_1").flow_map, lay_out(atlas, "jo_1").flow_map
    slices = next(number for number in count(1) if sliced.advance())
    assert slices > 1
    assert sliced.is_routed
    assert sliced.routes == at_once.routes


def test_ways_asked_for_between_two_slices_are_found_at_once() -> None:
    flows = lay_out(generate(2_000), "jo_1").flow_map
    flows.advance()
    assert not flows.is_routed
    assert flows.routes.paths
    assert flows.advance()
