"""Lanes of cards: cells stack, spanning cards pack above, empty and collapsed lanes are 40 high."""

from __future__ import annotations

from cjeditor.drawing.look import sizes
from cjeditor.layout.lanes.base import LaneBody
from cjeditor.layout.map_layout import lay_out
from cjeditor.layout.options import LayoutOptions
from cjeditor.model.atlas import Atlas
from tests.builder import a_map
from tests.layout.frames import glyphs, texts


def lane_of(atlas: Atlas, place: int = 0) -> LaneBody:
    return lay_out(atlas, "jo_1").rows[place].body


def test_a_lane_is_as_high_as_its_fullest_cell() -> None:
    body = lane_of(
        a_map()
        .step("a")
        .lane("L")
        .touchpoint("1")
        .touchpoint("2")
        .touchpoint("3")
        .step("b")
        .touchpoint("4")
        .build()
    )
    cards = 3 * sizes.CARD_MIN_HEIGHT + 2 * sizes.CARD_GAP
    assert body.height == cards + 2 * sizes.LANE_PADDING


def test_a_lane_leaves_room_for_what_hangs_under_its_fullest_cell() -> None:
    builder = a_map().step("a").lane("L").touchpoint("1").step("b").touchpoint("2").touchpoint("3")
    bare = lane_of(builder.build()).height
    short = lane_of(builder.flow("1", None, "exit").build()).height
    one = lane_of(builder.flow("3", None, "exit").build()).height
    two = lane_of(builder.flow("2", None, "done").build()).height
    assert bare == short < one < two


def test_a_lane_leaves_room_for_every_line_of_a_reason() -> None:
    reason = "the certificate of the notary came a day after the offer of the seller had run out"
    builder = a_map().step("a").lane("L").touchpoint("1").flow("1", None, "exit", reason=reason)
    layout = lay_out(builder.build(), "jo_1")
    (words,) = (placed.frame for placed in layout.flows if texts(placed.frame))
    assert texts(words) == reason
    assert sum(1 for _line in glyphs(words)) > 2


def test_a_lane_leaves_room_for_pills_to_another_journey_only() -> None:
    builder = a_map().step("a").lane("L").touchpoint("1").touchpoint("2").flow("1", "2", "alternative")
    bare = lane_of(builder.build()).height
    builder.journey("Other").step("b").lane("M").touchpoint("3").flow("2", "3")
    assert lane_of(builder.build()).height > bare


def test_a_lane_leaves_no_room_when_flows_are_hidden() -> None:
    atlas = a_map().step("a").lane("L").touchpoint("1").flow("1", None, "exit").build()
    hidden = lay_out(atlas, "jo_1", LayoutOptions(show_flows=False)).rows[0].height
    assert hidden < lane_of(atlas).height
    assert lay_out(atlas, "jo_1", LayoutOptions(hidden_flows=frozenset({"exit"}))).rows[0].height == hidden


def test_a_lane_without_cards_collapses_to_its_title() -> None:
    body = lane_of(a_map().step("a").lane("L").build())
    assert body.height == sizes.COLLAPSED_LANE
    assert body.is_empty


def test_a_collapsed_lane_counts_the_cards_of_each_step() -> None:
    body = lane_of(a_map().step("a").lane("L", collapsed=True).touchpoint("1").touchpoint("2").build())
    assert body.height == sizes.COLLAPSED_LANE
    assert texts(body.frame) == "2"


def test_a_collapsed_stage_counts_the_cards_of_its_steps() -> None:
    atlas = (
        a_map()
        .stage("S", collapsed=True)
        .step("a")
        .lane("L")
        .touchpoint("1")
        .step("b")
        .touchpoint("2")
        .build()
    )
    assert texts(lane_of(atlas).frame) == "2"


def test_the_author_can_ask_for_more_height() -> None:
    assert lane_of(a_map().step("a").lane("L", height=400.0).touchpoint("1").build()).height == 400.0


def test_spanning_cards_share_a_row_when_they_do_not_overlap() -> None:
    atlas = (
        a_map()
        .step("a").step("b").step("c").step("d")
        .lane("L")
        .at("a").touchpoint("first", until="b").touchpoint("long", until="d")
        .at("c").touchpoint("second", until="d")
        .build()
    )  # fmt: skip
    spans = {span.card.id: span for span in lane_of(atlas).spans}
    assert spans["tp_2"].y == sizes.LANE_PADDING
    assert spans["tp_1"].y == spans["tp_3"].y > spans["tp_2"].y


def test_cells_begin_below_the_spanning_cards() -> None:
    atlas = (
        a_map()
        .step("a")
        .step("b")
        .lane("L")
        .at("a")
        .touchpoint("wide", until="b")
        .touchpoint("under")
        .build()
    )
    body = lane_of(atlas)
    assert body.cells_top >= body.spans[0].rect.bottom + sizes.CARD_GAP
    assert body.spans[0].card.width == 2 * sizes.PITCH - sizes.GUTTER


def test_a_card_across_a_stage_covers_its_columns() -> None:
    builder = a_map().stage("S").step("a").step("b").lane("L")
    atlas = builder.touchpoint("wide", place={"over": "st_1", "lane": "ln_1"}).build()
    assert (lane_of(atlas).spans[0].first, lane_of(atlas).spans[0].last) == (0, 1)


def test_a_note_in_a_lane_for_touchpoints_is_still_shown() -> None:
    assert texts(lane_of(a_map().step("a").lane("L").note("stray").build()).frame) == "stray"


def test_a_lane_of_an_unknown_kind_shows_its_cards_and_says_so() -> None:
    body = lane_of(a_map().step("a").lane("L", "from-the-future").touchpoint("kept").build())
    assert texts(body.frame) == "kept"
    assert [finding.rule for finding in body.findings] == ["map.unknown-lane-kind"]


def test_a_separator_has_its_name_at_the_right_end() -> None:
    body = lane_of(a_map().step("a").lane("", "separator", props={"line": "visibility"}).build())
    assert texts(body.frame) == "Line of visibility"


def test_the_count_of_a_collapsed_stage_stands_below_a_card_that_spans_it() -> None:
    builder = a_map().stage("A").step("a").stage("B", collapsed=True).step("b").stage("C").step("c").lane("L")
    builder.at("a").touchpoint("Long", until="c").at("b").touchpoint("hidden")
    body = lane_of(builder.build())
    (count,) = [placed for placed in body.furniture if placed.frame.part == "count"]
    assert count.y >= body.spans[0].rect.bottom


def test_a_card_in_a_stage_without_steps_lies_in_a_row_with_the_others() -> None:
    builder = a_map().stage("S").step("a").lane("L").touchpoint("1").stage("Empty")
    lonely = {"over": builder.id("Empty", "stages"), "lane": builder.id("L", "lanes")}
    body = lane_of(builder.touchpoint("lonely", place=lonely).build())
    assert body.spans == ()
    assert len(body.cells) == 2
    assert body.cells_top == sizes.LANE_PADDING
