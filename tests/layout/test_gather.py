"""What is read from the atlas: looks of channels and personas, fields of the title block, pictures."""

from __future__ import annotations

import pytest

from cjeditor.drawing.frame import Picture, rgb, walk
from cjeditor.drawing.look import colours, sizes
from cjeditor.layout.map_layout import MapLayout, lay_out
from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.rect import Rect
from tests.builder import MapBuilder, a_map, id_of
from tests.layout.frames import texts


def laid_out(builder: MapBuilder, options: LayoutOptions | None = None) -> MapLayout:
    return lay_out(builder.build(), "jo_1", options)


def asset(builder: MapBuilder, width: int, height: int) -> MapBuilder:
    return builder.entry(
        "assets", sha256="0" * 64, media="image/png", width=width, height=height, data="AAAA"
    )


def test_a_channel_without_a_colour_has_the_palettes_and_the_eighth_repeats_one() -> None:
    builder = a_map()
    for number in range(8):
        builder.channel(f"Channel {number}")
    looks = list(laid_out(builder.step("a")).given.channels.values())
    assert looks[0].colour == colours.channel_colour(0)[0]
    assert [look.is_repeated for look in looks] == [False] * 7 + [True]
    assert looks[7].colour == looks[0].colour


def test_a_channel_without_a_letter_has_its_first() -> None:
    (look,) = laid_out(a_map().channel("web").step("a")).given.channels.values()
    assert look.letter == "W"


def test_a_persona_has_her_own_colour_or_the_one_of_her_place() -> None:
    builder = a_map().persona("Ana", colour="#123456").persona("Rui", age=40)
    first, second = laid_out(builder.step("a")).given.personas
    assert first.colour == rgb("#123456")
    assert second.colour == colours.persona_colour(1).colour
    assert (second.name, second.short) == ("Rui, 40", "Rui")


@pytest.mark.parametrize(("kind", "fields"), [("people", {"name": "Eva"}), ("crews", {"title": "Eva"})])
def test_the_owner_is_a_person_or_a_crew(kind: str, fields: dict[str, str]) -> None:
    builder = a_map().entry(kind, **fields)
    owner = builder.id("Eva")
    builder.records["jo_1"] = builder.records["jo_1"].replaced(owner=owner)
    assert "Owner Eva" in texts(laid_out(builder).title_block.frame)


def test_the_crews_that_own_the_journey_are_named() -> None:
    builder = a_map().crew("Mortgages").crew("Watchers")
    parts = [
        {"crew": builder.id("Mortgages"), "part": "owns"},
        {"crew": builder.id("Watchers"), "part": "watches"},
    ]
    builder.records["jo_1"] = builder.records["jo_1"].replaced(crews=parts)
    words = texts(laid_out(builder).title_block.frame)
    assert "Mortgages" in words
    assert "Watchers" not in words


def test_free_fields_stand_with_the_others() -> None:
    fields = [{"label": "Review", "text": "Each quarter"}]
    assert "Review Each quarter" in texts(laid_out(a_map(header_fields=fields)).title_block.frame)


def test_a_picture_keeps_the_shape_of_its_crop() -> None:
    builder = asset(a_map(), 400, 200).step("a").lane("L")
    use = {"asset": "as_1", "crop": (0.0, 0.0, 0.5, 1.0)}
    frame = laid_out(builder.touchpoint("Chat", picture=use)).page_frame()
    (picture,) = [item for _x, _y, inner in walk(frame) for item in inner.items if isinstance(item, Picture)]
    assert picture.height == picture.width


def test_a_flow_to_a_card_of_another_journey_names_it_and_links_there() -> None:
    builder = a_map("First").step("a").lane("L").touchpoint("Here")
    builder.journey("Second").step("b").lane("M").touchpoint("There").flow("Here", "There")
    layout = laid_out(builder)
    ends = {(placed.frame.part, placed.frame.link) for placed in layout.flows}
    assert ("connector", id_of(layout.atlas, "There")) in ends
    assert "Second" in texts(layout.page_frame())
    box = layout.box_of("fl_1")
    assert box is not None
    assert "fl_1" in layout.objects_in(box)
    assert layout.flows_in(box) == layout.flows


def test_a_flow_to_a_card_that_is_hidden_is_not_drawn() -> None:
    builder = a_map().step("a").lane("L").touchpoint("A").lane("M", hidden=True).touchpoint("B")
    assert laid_out(builder.flow("A", "B", "alternative")).flows == ()


def test_no_flows_when_they_are_switched_off() -> None:
    builder = a_map().step("a").lane("L").touchpoint("A").flow("A", None, "exit")
    assert laid_out(builder, LayoutOptions(show_flows=False)).flows == ()


def test_parked_cards_are_caught_by_a_rectangle_and_fill_columns() -> None:
    builder = a_map().step("a").lane("L").touchpoint("x")
    for number in range(30):
        builder.note(f"Note {number}", place={"journey": "jo_1"})
    layout = laid_out(builder)
    assert layout.parking is not None
    frame = layout.parking.frame
    assert len({child.x for child in frame.children}) > 1
    whole = Rect(layout.parking.x, layout.parking.y, frame.width, frame.height)
    assert len(layout.objects_in(whole)) == 30
    found = layout.hit(layout.parking.x + 5.0, layout.parking.y + 5.0)
    assert found is not None
    assert found.part == "parking"


def test_a_long_legend_wraps_and_keeps_the_sheets_notes() -> None:
    builder = a_map(as_of="2026-06-01").step("a").lane("L")
    for number in range(16):
        builder.channel(f"A channel of a long name {number}").touchpoint(
            "x", channels=[f"A channel of a long name {number}"]
        )
    options = LayoutOptions(file_name="home.cjmap", scale_note="87 % of natural size")
    legend = laid_out(builder, options).legend.frame
    words = texts(legend)
    assert legend.height > sizes.LEGEND_HEIGHT
    assert all(word in words for word in ("name 0", "name 15", "home.cjmap", "87 %", "2026-06-01"))


def test_ink_saving_lanes_are_outlines() -> None:
    builder = a_map().step("a").lane("L").touchpoint("x")
    fills = [
        getattr(item, "fill", None)
        for item in laid_out(builder, LayoutOptions(ink_saving=True)).underlay.frame.items
    ]
    assert colours.LANE not in fills


def test_lane_kinds_without_cards_and_with_pictures_lay_out_too() -> None:
    builder = a_map().step("a").lane("Support", "support").touchpoint("Archive", role="support")
    builder.lane("Board", "picture").note("In a kitchen", "doing").lane("Words", "text").note(
        "Plain", "thinking"
    )
    words = texts(laid_out(builder).page_frame())
    assert all(word in words for word in ("Archive", "In a kitchen", "Plain"))
