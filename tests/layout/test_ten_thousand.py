"""One edit among 10,000 cards: what is made anew is counted, so that cost cannot grow with the map unnoticed."""

from collections import Counter

from cjeditor.drawing.frame import Frame, walk
from cjeditor.edits.fields import set_fields
from cjeditor.edits.steps import add_step
from cjeditor.layout.map_layout import MapLayout, lay_out, relayout
from cjeditor.model.change import apply
from tests.layout.routed import routes_of
from tests.perf.generate import generate


def looked_at(cards: int) -> MapLayout:
    """A large map of which every frame was made."""
    layout = lay_out(generate(cards), "jo_1")
    layout.page_frame()
    return layout


def titled(before: MapLayout, card: str, title: str) -> MapLayout:
    change = set_fields(before.atlas, card, title=title)
    return relayout(before, apply(before.atlas, change), change)


def made_anew(before: MapLayout, after: MapLayout) -> list[Frame]:
    """The frames of the page after that the page before does not have."""
    known = {id(frame) for _x, _y, frame in walk(before.page_frame())}
    return [frame for _x, _y, frame in walk(after.page_frame()) if id(frame) not in known]


def test_a_new_title_makes_its_card_cell_lane_and_map_and_nothing_else() -> None:
    before = looked_at(10_000)
    title = before.atlas.touchpoints["tp_5000"].title
    after = titled(before, "tp_5000", title[:-1] + "7")
    parts = [frame.part for frame in made_anew(before, after)]
    assert parts == ["map", "lane", "cell", "card"]


def test_a_title_that_makes_its_lane_higher_makes_no_card_of_another_cell() -> None:
    before = looked_at(2_000)
    after = titled(before, "tp_1000", "Very long, " * 200)
    assert after.height > before.height
    parts = Counter(frame.part for frame in made_anew(before, after))
    lane_and_its_head = 2
    assert (parts["map"], parts["lane"], parts["cell"], parts["card"]) == (1, lane_and_its_head, 1, 1)
    # Flows that run past the lane are longer now; all others are as they were.
    assert 0 < parts["flow"] < len(before.flows) / 2


def test_a_step_in_the_middle_finds_only_the_ways_beside_it_again() -> None:
    before = looked_at(2_000)
    change = add_step(before.atlas, "sp_new", "st_10", 2, "Entre dos")
    after = relayout(before, apply(before.atlas, change), change)
    routes, known = routes_of(after), routes_of(before)
    ways = [flow for flow, path in routes.paths.items() if known.paths.get(flow) is not path]
    assert 0 < len(ways) < len(routes.paths) / 10
    again = [gutter for gutter, tracks in routes.tracks.items() if known.tracks.get(gutter) is not tracks]
    assert 0 < len(again) < len(routes.tracks) / 4
