"""The whole map: what stands where, what lies under a point, where cards land."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cjeditor.drawing.look import sizes
from cjeditor.edits.fields import set_fields
from cjeditor.edits.flows import add_flow
from cjeditor.layout.map_layout import MapLayout, lay_out, relayout, unfolding
from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.line import line_of
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply, invert
from cjeditor.model.slot import Slot
from tests.builder import a_map, id_of
from tests.layout.frames import content, everything, texts
from tests.layout.routed import routes_of
from tests.perf.generate import generate


def two_lanes() -> Atlas:
    return (
        a_map("Buy a home", goal="A place of our own")
        .persona("Maya", role="nurse")
        .channel("Web")
        .stage("Dream", "before")
        .step("Talk", duration="2 months")
        .step("Count")
        .stage("Live", "after")
        .step("Stay")
        .lane_group("Front")
        .lane("Digital", channels=["Web"])
        .at("Talk")
        .touchpoint("Chat", channels=["Web"], description="With a person")
        .touchpoint("Mail", channels=["Web"])
        .lane_group("")
        .note_lane("Needs", "need")
        .at("Count")
        .note("One figure", "need")
        .build()
    )


@pytest.fixture
def layout() -> MapLayout:
    return lay_out(two_lanes(), "jo_1")


def middle(rect: Rect | None) -> tuple[float, float]:
    assert rect is not None
    return rect.x + rect.width / 2, rect.y + rect.height / 2


def test_every_word_of_the_map_is_on_the_page(layout: MapLayout) -> None:
    words = texts(layout.page_frame())
    shown = [
        "Buy a home",
        "A place of our own",
        "Maya",
        "nurse",
        "BEFORE",
        "Dream",
        "Live",
        "Talk",
        "2 months",
    ]
    assert [
        word
        for word in [*shown, "Digital", "Front", "Chat", "With a person", "One figure"]
        if word not in words
    ] == []


def test_nothing_sticks_out_of_the_page(layout: MapLayout) -> None:
    for child in layout.page_frame().children:
        assert child.x >= 0.0
        assert child.y >= 0.0
        assert child.x + child.frame.width <= layout.width
        assert child.y + child.frame.height <= layout.height


def test_rows_follow_each_other_with_white_between(layout: MapLayout) -> None:
    for above, below in pairwise(layout.rows):
        assert below.y - above.bottom >= sizes.LANE_GAP


def test_a_new_group_has_more_room_before_it(layout: MapLayout) -> None:
    assert layout.rows[1].y - layout.rows[0].bottom == sizes.LANE_GROUP_GAP


def test_curves_and_lines_have_more_room_around_them() -> None:
    atlas = a_map().step("a").lane("L").emotion_lane().lane("", "separator").lane("M").build()
    gaps = [below.y - above.bottom for above, below in pairwise(lay_out(atlas, "jo_1").rows)]
    assert gaps == [sizes.EMOTION_ROOM, sizes.EMOTION_ROOM, sizes.SEPARATOR_ROOM]


def test_hidden_lanes_take_no_room() -> None:
    atlas = a_map().step("a").lane("L", hidden=True).lane("M").build()
    assert [row.lane_id for row in lay_out(atlas, "jo_1").rows] == ["ln_2"]


def test_cards_are_found_where_they_lie(layout: MapLayout) -> None:
    for name in ("Chat", "Mail", "One figure"):
        card = id_of(layout.atlas, name)
        found = layout.hit(*middle(layout.card_box(card)))
        assert found is not None
        assert (found.object_id, found.part) == (card, "card")


def test_a_hit_names_the_text_under_the_point(layout: MapLayout) -> None:
    box = layout.card_box(id_of(layout.atlas, "Chat"))
    assert box is not None
    hits = [layout.hit(box.x + 30.0, box.y + y) for y in (20.0, 45.0)]
    assert [hit.field for hit in hits if hit] == ["title", "description"]


@pytest.mark.parametrize(
    ("name", "part"), [("Dream", "stage"), ("Talk", "step"), ("Digital", "lane"), ("Maya", "persona")]
)
def test_heads_are_found_where_they_lie(layout: MapLayout, name: str, part: str) -> None:
    object_id = id_of(layout.atlas, name)
    if part == "lane":
        x, y = 100.0, layout.rows[0].y + 20.0
    elif part == "persona":
        x, y = middle(_persona(layout))
    else:
        x, y = middle(layout.box_of(object_id))
    found = layout.hit(x, y)
    assert found is not None
    assert (found.object_id, found.part) == (object_id, part)


def _persona(layout: MapLayout) -> Rect:
    block = layout.title_block
    child = next(child for child in block.frame.children if child.frame.part == "persona")
    return Rect(block.x + child.x, block.y + child.y, child.frame.width, child.frame.height)


def test_an_empty_cell_is_hit_as_a_cell(layout: MapLayout) -> None:
    column = layout.columns.columns[2]
    found = layout.hit(column.x + 10.0, layout.rows[0].y + 20.0)
    assert found is not None
    assert (found.part, found.lane_id, found.over_id) == ("cell", "ln_1", column.over)


def test_bare_paper_is_no_hit(layout: MapLayout) -> None:
    assert layout.hit(5.0, 5.0) is None


def test_a_point_of_the_curve_is_hit_before_anything_else() -> None:
    atlas = a_map().persona("Ana").step("a").emotion_lane().emotion(1).build()
    layout = lay_out(atlas, "jo_1")
    found = layout.hit(*middle(layout.box_of("em_1")))
    assert found is not None
    assert (found.object_id, found.part) == ("em_1", "point")


def test_a_card_dropped_above_or_below_the_middle_of_another_lands_before_or_after_it(
    layout: MapLayout,
) -> None:
    box = layout.card_box(id_of(layout.atlas, "Chat"))
    assert box is not None
    assert layout.slot_at(box.x + 5, box.y + 5) == Slot("ln_1", "sp_1", 0)
    assert layout.slot_at(box.x + 5, box.bottom - 5) == Slot("ln_1", "sp_1", 1)


def test_cards_in_motion_are_not_counted(layout: MapLayout) -> None:
    mail = layout.card_box(id_of(layout.atlas, "Mail"))
    assert mail is not None
    moving = frozenset({id_of(layout.atlas, "Chat")})
    assert layout.slot_at(mail.x + 5, mail.bottom - 5, moving) == Slot("ln_1", "sp_1", 1)


def test_separators_and_bare_paper_take_no_cards() -> None:
    layout = lay_out(a_map().step("a").lane("", "separator").build(), "jo_1")
    assert layout.slot_at(layout.columns.columns[0].x + 5, layout.rows[0].y + 5) is None
    assert layout.slot_at(1.0, 1.0) is None


def test_the_landing_mark_lies_between_the_cards(layout: MapLayout) -> None:
    first, second = (layout.card_box(id_of(layout.atlas, name)) for name in ("Chat", "Mail"))
    mark = layout.slot_box(Slot("ln_1", "sp_1", 1))
    assert first is not None
    assert second is not None
    assert mark == Rect(first.x, first.bottom, first.width, second.y - first.bottom)


def test_the_landing_mark_of_an_empty_cell_lies_in_it(layout: MapLayout) -> None:
    mark = layout.slot_box(Slot("ln_1", "sp_3", 0))
    assert mark is not None
    assert layout.hit(*middle(mark)) == layout.hit(mark.x + 1, mark.y + 1)


def test_a_rectangle_catches_the_cards_it_meets(layout: MapLayout) -> None:
    box = layout.card_box(id_of(layout.atlas, "Chat"))
    assert box is not None
    assert layout.objects_in(box) == (id_of(layout.atlas, "Chat"),)
    assert set(layout.objects_in(Rect(0, 0, layout.width, layout.height))) == {"tp_1", "tp_2", "nt_1"}


def test_parked_cards_lie_beside_the_page_and_not_on_it() -> None:
    atlas = a_map().step("a").lane("L").touchpoint("Later", place={"journey": "jo_1"}).build()
    layout = lay_out(atlas, "jo_1")
    box = layout.card_box("tp_1")
    assert box is not None
    assert box.x > layout.width
    assert "Later" not in texts(layout.page_frame())
    found = layout.hit(*middle(box))
    assert found is not None
    assert found.object_id == "tp_1"
    assert lay_out(atlas, "jo_1", LayoutOptions(show_parking=False)).parking is None


def test_a_pinned_card_lies_at_its_distance_from_what_it_is_about() -> None:
    place = {"about": "tp_1", "dx": 50.0, "dy": 70.0}
    atlas = a_map().step("a").lane("L").touchpoint("Chat").note("Why?", place=place).build()
    layout = lay_out(atlas, "jo_1")
    about, pinned = layout.card_box("tp_1"), layout.card_box("nt_1")
    assert about is not None
    assert pinned is not None
    assert (pinned.x - about.x, pinned.y - about.y) == pytest.approx((50.0, 70.0))


def test_private_cards_can_be_left_out() -> None:
    atlas = a_map().step("a").lane("L").touchpoint("Open").touchpoint("Secret", private=True).build()
    words = texts(lay_out(atlas, "jo_1", LayoutOptions(show_private=False)).page_frame())
    assert "Open" in words
    assert "Secret" not in words


def test_the_legend_explains_only_what_is_used() -> None:
    builder = a_map().channel("Web").channel("Phone").step("a").lane("L").touchpoint("Chat", channels=["Web"])
    words = texts(lay_out(builder.build(), "jo_1").legend.frame)
    assert "Web" in words
    assert "Phone" not in words
    assert "moment of truth" not in words


def test_flows_that_are_expected_are_not_drawn() -> None:
    builder = a_map().step("a").lane("L").touchpoint("A").step("b").touchpoint("B").flow("A", "B")
    assert lay_out(builder.build(), "jo_1").flows == ()
    layout = lay_out(builder.build(), "jo_1", LayoutOptions(calm_flows=False))
    assert {placed.frame.object_id for placed in layout.flows} == {"fl_1"}
    found = layout.hit(*line_of(routes_of(layout), "fl_1").points[1])
    assert found is not None
    assert found.part == "flow"


def test_the_legend_says_what_codes_and_the_hand_off_sign_mean() -> None:
    builder = (
        a_map()
        .crew("Sales", code="SAL")
        .crew("Risk", code="RSK")
        .crew("Idle", code="IDL")
        .step("a")
        .lane("L")
    )
    builder.touchpoint("x", crew="Sales").touchpoint("y", crew="Risk").flow("x", "y")
    words = texts(lay_out(builder.build(), "jo_1").legend.frame)
    assert "SAL" in words
    assert "Risk" in words
    assert "Idle" not in words
    assert "hand-off to another crew" in words


def test_the_legend_explains_a_hand_off_as_soon_and_as_long_as_there_is_one() -> None:
    builder = a_map().crew("Sales").crew("Risk").step("a").lane("L").touchpoint("x", crew="Sales")
    builder.touchpoint("y").touchpoint("z", crew="Risk").flow("x", "y")
    layout = lay_out(builder.build(), "jo_1")
    x, y, z = (id_of(layout.atlas, name) for name in ("x", "y", "z"))
    sales, risk = (id_of(layout.atlas, name) for name in ("Sales", "Risk"))

    def explains(change: Change) -> bool:
        nonlocal layout
        layout = relayout(layout, apply(layout.atlas, change), change)
        assert content(layout.legend.frame) == content(lay_out(layout.atlas, "jo_1").legend.frame)
        return "hand-off to another crew" in texts(layout.legend.frame)

    assert not explains(set_fields(layout.atlas, x, title="x again"))
    assert explains(set_fields(layout.atlas, y, crew=risk))
    assert explains(set_fields(layout.atlas, x, title="and again"))
    assert not explains(set_fields(layout.atlas, y, crew=sales))
    flow = add_flow(layout.atlas, "fl_2", y, z)
    assert explains(flow)
    assert not explains(invert(flow))


def test_the_legend_names_the_flows_that_are_drawn() -> None:
    builder = a_map().step("a").lane("L").touchpoint("A").flow("A", None, "exit", reason="too dear")
    assert "leaves" in texts(lay_out(builder.build(), "jo_1").legend.frame)


def test_the_same_map_gives_the_same_picture() -> None:
    assert content(lay_out(two_lanes(), "jo_1").page_frame()) == content(
        lay_out(two_lanes(), "jo_1").page_frame()
    )


def test_a_map_with_nothing_on_it_can_be_laid_out() -> None:
    layout = lay_out(a_map("New").build(), "jo_1")
    assert layout.rows == ()
    assert "New" in texts(layout.page_frame())


def test_an_unknown_journey_is_refused() -> None:
    with pytest.raises(KeyError):
        lay_out(two_lanes(), "jo_9")


def test_on_a_small_map_the_title_block_grows_and_cuts_nothing() -> None:
    atlas = a_map(
        "A very long title of a very small map, longer than the map is wide", basis="9 interviews and more"
    )
    for number in range(3):
        atlas = atlas.persona(f"Persona {number}", quote="A quote of some length that needs its room")
    layout = lay_out(atlas.step("a").build(), "jo_1")
    words = texts(layout.title_block.frame)
    assert all(f"Persona {number}" in words for number in range(3))
    assert "9 interviews and more" in words
    assert layout.title_block.frame.height > sizes.TITLE_BLOCK


def test_a_map_unfolds_from_the_top_and_ends_as_laid_out_at_once() -> None:
    atlas = two_lanes()
    journey = atlas.index.journeys()[0]
    at_once = lay_out(atlas, journey)
    unfolded = list(unfolding(atlas, journey, LayoutOptions()))
    assert [len(layout.rows) for layout in unfolded] == list(range(1, len(at_once.rows) + 1))
    assert [layout.is_whole for layout in unfolded] == [False] * (len(at_once.rows) - 1) + [True]
    for layout in unfolded:
        assert [row.y for row in layout.rows] == [row.y for row in at_once.rows[: len(layout.rows)]]
        assert layout.height > layout.body_bottom
    assert everything(unfolded[-1]) == everything(at_once)


def test_a_journey_without_lanes_is_whole_at_once() -> None:
    atlas = a_map("Bare").stage("Only").step("One").build()
    (layout,) = unfolding(atlas, atlas.index.journeys()[0], LayoutOptions())
    assert layout.is_whole


def test_the_boxes_in_a_rectangle_are_those_of_the_cards_and_points_that_it_meets() -> None:
    layout = lay_out(generate(200), "jo_1")
    rect = Rect(900, 300, 700, 900)
    found = dict(layout.boxes_in(rect))
    atlas = layout.atlas
    for known in (*atlas.touchpoints, *atlas.notes, *atlas.emotions):
        box = layout.box_of(known)
        assert (known in found) == (box is not None and box.meets(rect))
        assert known not in found or found[known] == box
