"""Where flows run, and that an edit does only what it touched."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.drawing import FlowFrames
from cjeditor.layout.routing.flow_line import FlowLine
from cjeditor.layout.routing.ground import Ground
from cjeditor.layout.routing.line import line_of
from cjeditor.layout.routing.rerouting import reroute, route
from cjeditor.layout.routing.routes import Routes
from cjeditor.layout.routing.wish import Wish
from tests.layout.routing.sheet import Sheet, boxes, sheets, wishes


def routed(sheet: Sheet) -> Routes:
    return route(sheet.ground(), sheet.flows)


def moved(before: Ground, after: Ground) -> set[str]:
    ends = before.anchors.keys() | after.anchors.keys()
    return {end for end in ends if before.anchors.get(end) != after.anchors.get(end)}


def rect_of(start: tuple[float, float], end: tuple[float, float]) -> Rect:
    x, y = min(start[0], end[0]), min(start[1], end[1])
    return Rect(x, y, max(abs(start[0] - end[0]), 0.001), max(abs(start[1] - end[1]), 0.001))


def inside(box: Rect) -> Rect:
    return box.grown(-0.05)


@given(sheets())
def test_no_line_runs_through_a_card(sheet: Sheet) -> None:
    routes = routed(sheet)
    cards = list(boxes(routes.ground))
    for flow_id in routes.paths:
        for start, end in line_of(routes, flow_id).segments:
            crossed = [name for name, box in cards if inside(box).meets(rect_of(start, end))]
            assert crossed == [], flow_id


@given(sheets())
def test_no_words_lie_over_a_card(sheet: Sheet) -> None:
    routes = routed(sheet)
    for flow_id in routes.paths:
        label = line_of(routes, flow_id).label
        if label is not None:
            covered = [name for name, box in boxes(routes.ground) if inside(box).meets(label.box)]
            assert covered == [], flow_id


def test_turned_words_stay_in_the_middle_of_their_gutter_whatever_track_their_line_has() -> None:
    leaves = Wish("f0", "exit", "step0", None, "", "leaves for another bank, tired of it all")
    goes_on = Wish("f1", "next", "s0", "step0", "38 %", "")
    sheet = Sheet(
        columns=3,
        rows=1,
        cells={(1, 0): (("c0", 60.0),)},
        spans={1: (("s0", 1, 2),)},
        flows={"f0": leaves, "f1": goes_on},
        least_height=60.0,
    )
    routes = routed(sheet)
    label = line_of(routes, "f1").label
    assert label is not None
    assert label.is_turned
    assert not [name for name, box in boxes(routes.ground) if inside(box).meets(label.box)]


@given(sheets())
def test_words_of_one_gutter_leave_each_other_room(sheet: Sheet) -> None:
    routes = routed(sheet)
    for home, labels in routes.labels.items():
        found = [line_of(routes, flow_id).label for flow_id in labels]
        for one, other in combinations([label.box for label in found if label], 2):
            assert not inside(one).meets(inside(other)), home


@given(sheets())
def test_a_line_ends_before_its_card_and_starts_at_one(sheet: Sheet) -> None:
    routes = routed(sheet)
    for flow_id, path in routes.paths.items():
        if path.style == "line":
            anchor = routes.ground.anchors[sheet.flows[flow_id].target or ""]
            *_before, (before, _y), (x, _end) = line_of(routes, flow_id).points
            left, right = routes.ground.column(anchor.first).x, routes.ground.column(anchor.last).right
            assert min(abs(x - left), abs(x - right)) in (pytest.approx(6), pytest.approx(1))
            assert (x > before) == (x < left), "the head points to its card"


@given(sheets())
def test_lines_have_right_angles_only(sheet: Sheet) -> None:
    routes = routed(sheet)
    for flow_id in routes.paths:
        for (x1, y1), (x2, y2) in line_of(routes, flow_id).segments:
            assert x1 == pytest.approx(x2) or y1 == pytest.approx(y2)


@given(sheets(), st.randoms())
def test_the_order_of_flows_does_not_matter(sheet: Sheet, chance: Random) -> None:
    shuffled = list(sheet.flows.items())
    chance.shuffle(shuffled)
    assert route(sheet.ground(), dict(shuffled)) == routed(sheet)


@given(sheets(), st.data())
def test_moving_a_card_gives_the_same_as_from_scratch(sheet: Sheet, data: st.DataObject) -> None:
    name, height = data.draw(st.sampled_from([card for cards in sheet.cells.values() for card in cards]))
    row, column = data.draw(st.integers(1, sheet.rows)), data.draw(st.integers(0, sheet.columns - 1))
    after = sheet.without(name).card(name, row, column, height)
    before = routed(sheet)
    ground = after.ground()
    assert reroute(before, ground, moved(before.ground, ground)) == routed(after)


@given(sheets(), st.data())
def test_changing_flows_gives_the_same_as_from_scratch(sheet: Sheet, data: st.DataObject) -> None:
    names = sorted(sheet.ground().anchors)
    changed: dict[str, Wish | None] = {"new": data.draw(wishes("new", names))}
    if sheet.flows:
        changed[data.draw(st.sampled_from(sorted(sheet.flows)))] = None
        again = data.draw(st.sampled_from(sorted(sheet.flows)))
        changed.setdefault(again, data.draw(wishes(again, names)))
    flows = {key: wish for key, wish in {**sheet.flows, **changed}.items() if wish is not None}
    before = routed(sheet)
    assert reroute(before, before.ground, (), changed) == route(before.ground, flows)


@given(sheets(), st.data())
def test_a_card_over_several_columns_that_comes_gives_the_same_as_from_scratch(
    sheet: Sheet, data: st.DataObject
) -> None:
    if sheet.columns < 2:
        return
    first = data.draw(st.integers(0, sheet.columns - 2))
    after = sheet.span("late", data.draw(st.integers(1, sheet.rows)), first, first + 1)
    before, ground = routed(sheet), after.ground()
    assert reroute(before, ground, moved(before.ground, ground)) == route(ground, sheet.flows)
    back = reroute(
        reroute(before, ground, moved(before.ground, ground)), before.ground, moved(before.ground, ground)
    )
    assert back == before


@given(sheets(), st.sampled_from((60.0, 90.0, 400.0)))
def test_a_lane_that_grows_gives_the_same_as_from_scratch(sheet: Sheet, least: float) -> None:
    before = routed(sheet)
    ground = replace(sheet, least_height=least).ground()
    assert reroute(before, ground) == route(ground, sheet.flows)


@st.composite
def rearranged(draw: st.DrawFn, count: int) -> list[int | None]:
    """Draw another order of so many columns or rows: a few gone, new or moved."""
    places: list[int | None] = list(range(count))
    for _edit in range(draw(st.integers(1, 3))):
        edit = draw(st.sampled_from(("come", "go", "move")))
        if edit != "come" and len(places) > 1:
            moving = places.pop(draw(st.integers(0, len(places) - 1)))
            if edit == "move":
                places.insert(draw(st.integers(0, len(places))), moving)
        elif edit == "come":
            places.insert(draw(st.integers(0, len(places))), None)
    return places


def look_at(routes: Routes) -> dict[str, FlowLine]:
    return {flow_id: line_of(routes, flow_id) for flow_id in routes.paths}


@given(sheets(), st.data())
@settings(max_examples=100)
def test_columns_and_rows_that_come_go_or_move_give_the_same_as_from_scratch(
    sheet: Sheet, data: st.DataObject
) -> None:
    routes = route(sheet.ground(sheet.grid_after(None)), sheet.flows)
    if data.draw(st.booleans()):
        look_at(routes)
    for _edit in range(data.draw(st.integers(1, 3))):
        if data.draw(st.booleans()):
            sheet = sheet.with_columns(data.draw(rearranged(sheet.columns)))
        else:
            sheet = sheet.with_rows(data.draw(rearranged(sheet.rows)))
        ground = sheet.ground(sheet.grid_after(routes.ground.grid))
        routes = reroute(routes, ground, moved(routes.ground, ground))
        fresh = routed(sheet)
        assert routes == route(ground, sheet.flows)
        assert look_at(routes) == look_at(fresh)


def test_a_column_far_away_leaves_every_way_as_it_was() -> None:
    sheet = chain()
    before = route(sheet.ground(sheet.grid_after(None)), sheet.flows)
    wider = sheet.with_columns([*range(6), None, *range(6, 12)])
    ground = wider.ground(wider.grid_after(before.ground.grid))
    after = reroute(before, ground, moved(before.ground, ground))
    assert {path.gutters for path in after.paths.values()} == {path.gutters for path in before.paths.values()}
    assert after.runs is before.runs
    assert after.tracks is before.tracks


def chain() -> Sheet:
    """Three cards far apart at the left, three at the right, with a flow within either side."""
    sheet = Sheet(columns=12, rows=3).card("a", 1, 0).card("b", 2, 1).card("c", 3, 1)
    sheet = sheet.card("x", 1, 10).card("y", 2, 11).card("z", 3, 11)
    return sheet.flow("a", "b").flow("a", "c").flow("x", "y").flow("x", "z")


def test_a_moved_card_redoes_its_own_flows_and_the_gutters_they_touch() -> None:
    sheet = chain()
    after = sheet.without("b").card("b", 3, 1)
    before, ground = routed(sheet), after.ground()
    again = reroute(before, ground, moved(before.ground, ground))
    assert again.redone == {"a>b", "a>c"}
    assert again.paths["x>y"] is before.paths["x>y"]


def test_tracks_of_gutters_that_nobody_saw_are_not_shared_out_for_an_edit() -> None:
    sheet = chain()
    before = routed(sheet)
    left, right = before.paths["a>b"].gutters[0], before.paths["x>y"].gutters[0]
    assert before.tracks[right]
    after = sheet.without("b").card("b", 3, 1)
    again = reroute(before, after.ground(), moved(before.ground, after.ground()))
    assert not again.tracks.was_seen(left)
    assert again.tracks[right] is before.tracks[right]


def test_a_lane_that_grows_above_only_shifts_the_frames_below() -> None:
    sheet = chain().flow("c", "b", "return")
    before = routed(sheet)
    ground = before.ground
    bands = tuple(
        band if row == 0 else band._replace(top=band.top + 50 * (row > 1), bottom=band.bottom + 50)
        for row, band in enumerate(ground.bands)
    )
    after = reroute(before, replace(ground, bands=bands))
    frames = FlowFrames()
    old, new = frames.placed(before, ["c>b"]), frames.placed(after, ["c>b"])
    assert after.redone == frozenset()
    assert [one.frame is other.frame for one, other in zip(old, new, strict=True)] == [True, True, True]
    assert [other.y - one.y for one, other in zip(old, new, strict=True)] == pytest.approx([50.0] * 3)


def test_the_expected_way_draws_nothing() -> None:
    sheet = (
        Sheet().card("a", 1, 0).card("b", 2, 0).card("c", 3, 1).flow("a", "b", "next").flow("b", "c", "next")
    )
    assert routed(sheet).paths == {}
    assert set(route(sheet.ground(), sheet.flows, calm=False).paths) == {"a>b", "b>c"}


def test_a_change_of_crew_on_the_expected_way_leaves_its_mark_at_the_card() -> None:
    sheet = Sheet().card("a", 1, 0).card("b", 2, 1).flow("a", "b", "next", hand_off="MOR ▸ RSK")
    routes = routed(sheet)
    (x, _y), *others = line_of(routes, "a>b").points
    assert routes.paths["a>b"].style == "mark"
    assert others == []
    assert 0 < routes.ground.columns[1].x - x < 12


def test_a_jump_forward_and_a_step_back_are_drawn() -> None:
    sheet = Sheet().card("a", 1, 0).card("b", 1, 2).flow("a", "b", "next").flow("b", "a", "next")
    assert set(routed(sheet).paths) == {"a>b", "b>a"}


def test_a_return_runs_above_its_lane_and_arrives_from_the_right() -> None:
    sheet = Sheet().card("a", 2, 0).card("b", 2, 3).flow("b", "a", "return")
    routes = routed(sheet)
    points = line_of(routes, "b>a").points
    lane = routes.ground.bands[2]
    assert min(y for _x, y in points) < lane.top
    assert points[-1][0] == routes.ground.columns[0].right + 6
    assert points[-2][0] > points[-1][0]


def test_a_flow_within_a_stack_goes_round_by_the_side() -> None:
    sheet = Sheet().card("a", 1, 0).card("b", 1, 0).card("c", 1, 0).flow("a", "c")
    routes = routed(sheet)
    right = routes.ground.columns[0].right
    assert all(x >= right for x, _y in line_of(routes, "a>c").points)


def test_a_card_over_the_gutter_sends_a_flow_round_it() -> None:
    sheet = Sheet(columns=4, rows=3).card("a", 1, 0).card("b", 3, 1).flow("a", "b")
    straight = routed(sheet)
    round_it = routed(sheet.span("wide", 2, 0, 1))
    assert straight.paths["a>b"].gutters == (("down", 1),)
    assert round_it.paths["a>b"].is_detour
    assert round_it.paths["a>b"].gutters[2] != ("down", 1)


def test_more_flows_than_tracks_share_them() -> None:
    sheet = Sheet(columns=2, rows=2)
    for number in range(6):
        sheet = sheet.card(f"a{number}", 1, 0).card(f"b{number}", 2, 1).flow(f"a{number}", f"b{number}")
    routes = routed(sheet)
    assert set(routes.tracks["down", 1].values()) == {0, 1, 2, 3, 4}
    assert len(routes.tracks["down", 1]) == 6


@pytest.mark.parametrize(("count", "tracks"), [(2, {0, 2}), (3, {0, 2, 4}), (4, {0, 1, 2, 4})])
def test_flows_run_between_two_tracks_only_where_all_are_taken(count: int, tracks: set[int]) -> None:
    sheet = Sheet(columns=2, rows=2)
    for number in range(count):
        sheet = sheet.card(f"a{number}", 1, 0).card(f"b{number}", 2, 1).flow(f"a{number}", f"b{number}")
    assert set(routed(sheet).tracks["down", 1].values()) == tracks


def test_a_flow_to_a_card_that_is_not_on_the_map_waits_for_it() -> None:
    sheet = Sheet().card("a", 1, 0)
    before = route(sheet.ground(), {"f": Wish("f", "alternative", "a", "b")})
    ground = sheet.card("b", 2, 1).ground()
    assert before.paths == {}
    assert set(reroute(before, ground, {"b"}).paths) == {"f"}
