"""What a routed flow looks like, and finding it again on the map."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from cjeditor.drawing.frame import Box, Frame, Glyphs, LineTo, MoveTo, Path, walk
from cjeditor.drawing.look import colours, sizes
from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.drawing import FlowFrames, rounded
from cjeditor.layout.routing.hanging import SIGN_X
from cjeditor.layout.routing.line import line_of
from cjeditor.layout.routing.rerouting import route
from cjeditor.layout.routing.routes import Routes
from cjeditor.layout.routing.search import flow_at, flows_in
from cjeditor.layout.routing.wish import Wish
from tests.layout.routing.sheet import Sheet, sheets

PAIR = Sheet(columns=4).card("a", 1, 0).card("b", 2, 1)


def routed(sheet: Sheet) -> Routes:
    return route(sheet.ground(), sheet.flows)


def frames_of(routes: Routes) -> list[Frame]:
    return [placed.frame for placed in FlowFrames().placed(routes, sorted(routes.paths))]


def paths_of(frame: Frame) -> Iterator[Path]:
    return (item for _x, _y, part in walk(frame) for item in part.items if isinstance(item, Path))


def texts_of(routes: Routes) -> list[str]:
    return [item.text for frame in frames_of(routes) for item in frame.items if isinstance(item, Glyphs)]


def dash_of(routes: Routes) -> tuple[float, ...] | None:
    _paper, line = paths_of(frames_of(routes)[0])
    return line.stroke.dash if line.stroke else None


def test_kinds_are_told_by_their_dashes() -> None:
    far = Sheet(columns=4).card("a", 1, 0).card("b", 2, 3)
    assert dash_of(routed(far.flow("a", "b", "next"))) == ()
    assert dash_of(routed(far.flow("a", "b", "alternative"))) == (10.0, 6.0)
    assert dash_of(routed(far.flow("b", "a", "return"))) == (0.0, 8.0)


def test_heads_are_drawn_after_all_lines_and_words_after_all_heads() -> None:
    sheet = PAIR.card("c", 2, 1).flow("a", "b", share="38 %").flow("a", "c", share="62 %")
    has_words = [any(isinstance(item, Glyphs) for item in frame.items) for frame in frames_of(routed(sheet))]
    assert has_words == [False, False, False, False, True, True]
    on_paper = [
        any(path.stroke and path.stroke.colour == colours.PAPER for path in paths_of(frame))
        for frame in frames_of(routed(sheet))
    ]
    assert on_paper == [True, True, True, True, False, False]


def test_a_line_parts_from_those_it_crosses() -> None:
    paper, line = paths_of(frames_of(routed(PAIR.flow("a", "b", share="")))[0])
    assert paper.stroke is not None
    assert line.stroke is not None
    assert (paper.stroke.colour, paper.stroke.dash) == (colours.PAPER, ())
    assert paper.stroke.width > line.stroke.width
    assert paper.segments == line.segments


def test_a_line_tells_share_and_change_of_crew() -> None:
    assert texts_of(routed(PAIR.flow("a", "b", share="38 %", hand_off="MOR ▸ RSK"))) == ["38 %", "MOR ▸ RSK"]


def test_an_exit_hangs_under_its_card_in_red_with_share_and_words() -> None:
    sheet = Sheet(flows={"f": Wish("f", "exit", "a", None, "30 %", "too dear")}).card("a", 1, 0)
    routes = routed(sheet)
    line = line_of(routes, "f")
    card = routes.ground.bands[1].top + 70.0
    assert line.points[0][1] == card
    assert line.points[-1][1] > card
    assert texts_of(routes) == ["30 %", "too dear"]
    strokes = {path.stroke.colour for frame in frames_of(routes) for path in paths_of(frame) if path.stroke}
    assert strokes == {colours.WARNING}


def test_an_exit_of_a_card_within_a_stack_hangs_between_it_and_the_next() -> None:
    routes = routed(Sheet(flows={"f": Wish("f", "done", "a")}).card("a", 1, 1).card("b", 1, 1))
    line, top = line_of(routes, "f"), routes.ground.bands[1].top
    assert {x for x, _y in line.points} == {routes.ground.columns[1].x + SIGN_X}
    assert line.slot is not None
    assert line.points[0][1] == top + routes.ground.anchors["a"].bottom
    assert line.slot.y + line.slot.size / 2 < routes.ground.anchors["b"].y


def test_two_exits_under_one_card_hang_one_below_the_other() -> None:
    flows = {name: Wish(name, "exit", "a", None, "5 %", "leaves") for name in ("f", "g")}
    routes = routed(Sheet(flows=flows).card("a", 1, 0))
    first, second = (line_of(routes, name).slot for name in ("f", "g"))
    assert first is not None
    assert second is not None
    assert second.y - first.y >= 14.0


def test_many_exits_keep_their_shares_when_there_is_no_room_for_words() -> None:
    flows = {f"f{number}": Wish(f"f{number}", "exit", "a", None, "5 %", "leaves us") for number in range(5)}
    routes = routed(Sheet(rows=1, flows=flows).card("a", 1, 0))
    assert texts_of(routes) == ["5 %"] * 5
    slots = [line_of(routes, flow_id).slot for flow_id in flows]
    assert all(slot is not None and slot.is_cut for slot in slots)


def test_words_too_long_for_their_column_take_a_second_line() -> None:
    flows = {"f": Wish("f", "exit", "a", None, "12 %", "mortgage from another bank")}
    routes = routed(Sheet(flows=flows, least_height=300.0).card("a", 1, 0))
    slot = line_of(routes, "f").slot
    assert slot is not None
    assert len(slot.lines) == 2
    assert not slot.is_cut


def test_a_flow_to_another_journey_ends_in_a_pill_that_links_there() -> None:
    flows = {"f": Wish("f", "connector", "a", None, "40 %", "The mortgage", link="tp_m01")}
    frames = frames_of(routed(Sheet(flows=flows, least_height=200.0).card("a", 1, 0)))
    assert {(frame.part, frame.link, frame.object_id) for frame in frames} == {("connector", "tp_m01", "f")}


def test_a_long_name_of_another_journey_takes_two_lines_within_its_card() -> None:
    flows = {"f": Wish("f", "connector", "a", None, "55 %", "One account for two persons")}
    routes = routed(Sheet(flows=flows, least_height=300.0).card("a", 1, 0))
    slot = line_of(routes, "f").slot
    assert slot is not None
    assert slot.lines == ("55 % One account for", "two persons")
    assert not slot.is_cut
    [pill] = [item for frame in frames_of(routes) for item in frame.items if isinstance(item, Box)]
    assert pill.width <= routes.ground.columns[0].width
    assert pill.height == slot.size == 41.0


def test_words_of_exits_stay_within_their_card_and_off_the_gutter() -> None:
    flows = {"f": Wish("f", "exit", "a", None, "55 %", "cannot afford that much yet")}
    routes = routed(Sheet(flows=flows, least_height=300.0).card("a", 1, 0))
    [ground] = [item for frame in frames_of(routes) for item in frame.items if isinstance(item, Box)]
    left = line_of(routes, "f").box.x + ground.x
    assert left + ground.width <= routes.ground.columns[0].right + sizes.FLOW_CLEARANCE


def test_plain_words_of_a_line_that_crosses_alone_stand_on_it() -> None:
    line = line_of(routed(Sheet(columns=3).card("a", 1, 0).card("b", 2, 1).flow("a", "b")), "a>b")
    assert line.label is not None
    assert line.label.box.x + line.label.box.width / 2 == line.points[1][0]


def test_words_with_bars_stand_at_the_right_of_a_line_that_crosses_alone() -> None:
    sheet = Sheet(columns=3).card("a", 1, 0).card("b", 2, 1)
    line = line_of(routed(sheet.flow("a", "b", hand_off="MOR ▸ RSK")), "a>b")
    assert line.label is not None
    assert line.label.line_x == line.points[1][0] < line.label.box.x


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_words_of_lines_that_cross_together_stand_outside_them(count: int) -> None:
    sheet = Sheet(columns=3)
    for number in range(count):
        sheet = sheet.card(f"a{number}", 1, 0).card(f"b{number}", 2, 1)
        sheet = sheet.flow(f"a{number}", f"b{number}", hand_off="MOR ▸ RSK")
    routes = routed(sheet)
    lines = sorted((line_of(routes, flow) for flow in routes.paths), key=lambda line: line.points[1][0])
    xs = [line.points[1][0] for line in lines]
    labels = [line.label for line in lines if line.label]
    assert xs == sorted(set(xs))
    assert [label.line_x for label in labels] == xs
    assert [label.words.hand_off for label in labels] == ["MOR ▸ RSK"] * count
    assert labels[0].box.right < xs[0]
    assert labels[-1].box.x > xs[-1]
    for label in labels[1:-1]:
        covered = [x for x in xs if label.box.x < x < label.box.right]
        assert label.line_x not in covered
        assert len(covered) <= 1
    assert not any(one.box.meets(other.box) for one in labels for other in labels if one is not other)


def test_the_bars_of_lines_that_cross_together_stand_on_their_own() -> None:
    sheet = Sheet(columns=3).card("a", 1, 0).card("b", 2, 1).card("c", 1, 0).card("d", 2, 1)
    routes = routed(sheet.flow("a", "b", hand_off="MOR ▸ RSK").flow("c", "d", hand_off="MOR ▸ RSK"))
    for placed in FlowFrames().placed(routes, sorted(routes.paths))[-2:]:
        line = line_of(routes, placed.frame.object_id)
        (bars,) = paths_of(placed.frame)
        ends = [segment.x + placed.x for segment in bars.segments if isinstance(segment, MoveTo | LineTo)]
        assert (min(ends) + max(ends)) / 2 == line.points[1][0]


def test_words_of_a_line_stand_away_from_one_that_passes_without_words() -> None:
    sheet = Sheet(columns=3).card("a", 1, 0).card("b", 2, 1).card("c", 1, 0).card("d", 2, 1)
    routes = routed(sheet.flow("a", "b", hand_off="MOR ▸ RSK").flow("c", "d", share=""))
    label, other = line_of(routes, "a>b").label, line_of(routes, "c>d")
    assert label is not None
    assert not label.box.x < other.points[1][0] < label.box.right


def test_bars_of_turned_words_stand_on_their_line() -> None:
    sheet = Sheet(columns=2).card("a", 1, 0).card("b", 1, 0, 150.0).flow("a", "b", "return", hand_off="A ▸ B")
    line = line_of(routed(sheet), "a>b")
    assert line.label is not None
    assert line.label.is_turned
    assert line.label.line_x == line.points[1][0]


def test_a_flow_that_comes_from_another_journey_says_from_where() -> None:
    flows = {"f": Wish("f", "arrival", "a", None, "", "Buying a home", link="tp_h23")}
    assert texts_of(routed(Sheet(flows=flows, least_height=200.0).card("a", 1, 0))) == ["Buying a home"]


@pytest.mark.parametrize(
    ("card", "said"),
    [
        ("Sign", "The mortgage · Sign"),
        ("Sign at the notary of the bank", "The mortgage"),
        ("", "The mortgage"),
    ],
)
def test_a_pill_names_the_card_too_when_all_of_it_fits(card: str, said: str) -> None:
    flows = {"f": Wish("f", "connector", "a", None, "", "The mortgage", link="tp_m01", more=card)}
    assert texts_of(routed(Sheet(flows=flows, least_height=200.0).card("a", 1, 0))) == [said]


def test_corners_are_rounded_and_straight_lines_are_not() -> None:
    assert len(list(rounded([(0, 0), (40, 0), (40, 40)]))) == 4
    assert next(rounded([(0.0, 0.0), (40.0, 0.0)])) == MoveTo(0.0, 0.0)
    assert len(list(rounded([(0.0, 0.0), (40.0, 0.0)]))) == 2


def test_frames_are_kept_until_their_shape_changes() -> None:
    routes, frames = routed(PAIR.flow("a", "b")), FlowFrames()
    again = frames.placed(routes, ["a>b"])
    assert [one.frame for one in frames.placed(routes, ["a>b"])] == [one.frame for one in again]
    other = routed(PAIR.flow("a", "b", share="50 %"))
    assert [one.frame for one in frames.placed(other, ["a>b"])] != [one.frame for one in again]


@given(sheets())
def test_every_drawn_flow_is_found_where_it_is(sheet: Sheet) -> None:
    routes = routed(sheet)
    for flow_id in routes.paths:
        box = line_of(routes, flow_id).box
        assert flow_id in flows_in(routes, box)
        assert flow_at(routes, *line_of(routes, flow_id).points[0]) is not None


@given(sheets())
def test_ink_stays_within_the_frame_and_its_bleed(sheet: Sheet) -> None:
    routes = routed(sheet)
    for frame in frames_of(routes):
        room = Rect(0, 0, frame.width, frame.height).grown(frame.bleed)
        for item in frame.items:
            if isinstance(item, Glyphs):
                assert room.contains(item.x, item.y)


def test_a_point_beside_all_flows_finds_none() -> None:
    routes = routed(PAIR.flow("a", "b"))
    assert flow_at(routes, -500.0, -500.0) is None
    assert flows_in(routes, Rect(900.0, 0.0, 10.0, 10.0)) == ()
