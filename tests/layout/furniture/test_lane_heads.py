"""Lane heads, group strips and the ground under the lanes."""

from __future__ import annotations

from cjeditor.drawing.frame import Box, Path, Placed, rgb
from cjeditor.drawing.look import colours, sizes
from cjeditor.layout.furniture.ground import FOCUS_ON_LANE
from cjeditor.layout.map_layout import MapLayout, lay_out
from tests.builder import MapBuilder, a_map
from tests.layout.frames import glyphs, texts


def head(builder: MapBuilder) -> Placed:
    return lay_out(builder.build(), "jo_1").lane_heads[0]


def bar(placed: Placed) -> Box:
    return next(item for item in placed.frame.items if isinstance(item, Box) and item.width == sizes.LANE_BAR)


def strips(layout: MapLayout) -> list[Placed]:
    return [placed for placed in layout.lane_heads if placed.frame.part == "lane_group"]


def test_a_head_has_title_count_and_a_bar_in_the_colour_of_its_only_channel() -> None:
    builder = a_map().channel("Web", colour="#22A0CE").step("a").lane("Site", channels=["Web"])
    placed = head(builder.touchpoint("A").touchpoint("B"))
    assert texts(placed.frame) == "Site 2 touchpoints"
    assert bar(placed).fill == rgb("#22A0CE")


def test_a_lane_is_at_least_as_high_as_its_head() -> None:
    layout = lay_out(a_map().step("a").lane("A title of two lines here").touchpoint("x").build(), "jo_1")
    assert all(y < layout.rows[0].height for item, (_x, y) in glyphs(layout.lane_heads[0].frame))


def test_the_head_of_a_lane_of_notes_has_the_notes_colour() -> None:
    assert bar(
        head(a_map().step("a").note_lane("Pains", "pain").note("x", "pain"))
    ).fill == colours.note_edge("pain")


def test_an_empty_curve_has_its_title_beside_its_icon_like_other_empty_lanes() -> None:
    layout = lay_out(a_map().step("a").lane("Web").emotion_lane().build(), "jo_1")
    web, mood = ([(item.x, y) for item, (_x, y) in glyphs(placed.frame)] for placed in layout.lane_heads)
    assert mood == web
    drawn = lay_out(a_map().step("a").emotion_lane().emotion(1).build(), "jo_1").lane_heads[0]
    assert next(item.x for item, _place in glyphs(drawn.frame)) < web[0][0]


def test_the_head_of_a_separating_line_is_its_name() -> None:
    placed = head(a_map().step("a").lane("", "separator", props={"line": "interaction"}))
    assert texts(placed.frame) == "Line of interaction"


def test_a_group_has_one_strip_over_its_lanes_and_the_lines_between() -> None:
    builder = a_map().step("a").lane_group("Backstage").lane("One").lane_group("").lane("", "separator")
    builder.records["ln_3"] = builder.lane("Two").records["ln_3"].replaced(group="lg_1")
    layout = lay_out(builder.build(), "jo_1")
    (strip,) = strips(layout)
    assert strip.y == layout.rows[0].y
    assert strip.y + strip.frame.height == layout.rows[2].bottom
    assert texts(strip.frame) == "Backstage"


def test_without_groups_there_is_no_room_for_strips() -> None:
    with_group = lay_out(a_map().step("a").lane_group("G").lane("L").build(), "jo_1")
    without = lay_out(a_map().step("a").lane("L").build(), "jo_1")
    assert with_group.columns.left - without.columns.left == sizes.LANE_GROUP_STRIP + sizes.LANE_HEAD_GAP
    assert strips(without) == []


def ground_boxes(builder: MapBuilder) -> list[Box]:
    return [item for item in lay_out(builder.build(), "jo_1").underlay.frame.items if isinstance(item, Box)]


def test_focus_is_one_light_column_behind_all_lanes() -> None:
    builder = a_map().step("a").step("b", focus=True).step("c", focus=True).lane("L").lane("M")
    fills = [box.fill for box in ground_boxes(builder)]
    assert fills.count(colours.FOCUS) == 1
    assert fills.count(colours.LANE) == 2
    assert fills.count(FOCUS_ON_LANE) == 2


def test_stage_ends_are_dotted_through_all_lanes_but_not_after_the_last() -> None:
    builder = a_map().stage("A").step("a").stage("B").step("b").lane("L").lane("M")
    layout = lay_out(builder.build(), "jo_1")
    (line,) = layout.underlay.frame.children
    assert (line.y, line.frame.height) == (layout.body_top, layout.body_bottom - layout.body_top)
    pieces = line.frame.children
    assert all(isinstance(item, Path) and item.stroke for piece in pieces for item in piece.frame.items)
    assert pieces[-1].y + pieces[-1].frame.height == line.frame.height


def test_a_lane_without_channels_is_one_of_other_parties_when_their_cards_lie_in_it() -> None:
    empty = a_map().step("a").lane("Touchpoints")
    others = (
        a_map()
        .actor("Agent", relation="partner")
        .step("a")
        .lane("Others")
        .touchpoint("Visit", actors=("ac_1",))
    )
    assert bar(head(empty)).fill == colours.STRUCTURE
    assert bar(head(others)).fill == colours.THIRD_PARTY
