"""Cards, notes and heads in Arabic or Hebrew: their text starts at the right, with its marks before and behind it."""

from __future__ import annotations

from cjeditor.drawing.frame import Box, Frame, Glyphs
from cjeditor.drawing.look import sizes
from cjeditor.drawing.text.metrics import advance
from cjeditor.layout.map_layout import lay_out
from cjeditor.layout.side import side_of
from tests.builder import MapBuilder, a_map
from tests.layout.frames import glyphs

ARABIC, HEBREW, LATIN = "زيارة الفرع", "ביקור בסניף", "A visit to the branch"


def places(frame: Frame) -> dict[str, tuple[float, float]]:
    """Where each line of text begins and ends."""
    return {item.text: (x, x + width(item)) for item, (x, _y) in glyphs(frame)}


def width(item: Glyphs) -> float:
    return advance(item.text, item.face, item.size, item.tracking)


def tiles(frame: Frame) -> list[float]:
    """The left edges of square tiles."""
    return [box.x for box in frame.items if isinstance(box, Box) and box.width == box.height < 40.0]


def card(title: str) -> Frame:
    builder = a_map().channel("Web").step("a").lane("Site", channels=["Web"])
    layout = lay_out(builder.touchpoint(title, channels=["Web"], active_minutes=4.0).build(), "jo_1")
    [cell] = layout.rows[0].body.cells.values()
    return cell.cards[0].frame


def note(text: str) -> Frame:
    layout = lay_out(a_map().step("a").note_lane("Pains", "pain").note(text, "pain").build(), "jo_1")
    [cell] = layout.rows[0].body.cells.values()
    return cell.cards[0].frame


def head(builder: MapBuilder, part: str) -> Frame:
    layout = lay_out(builder.build(), "jo_1")
    return next(placed.frame for placed in (*layout.heads, *layout.lane_heads) if placed.frame.part == part)


def test_parts_follow_each_other_from_the_side_a_text_starts_at() -> None:
    assert [side_of(LATIN, 10.0, 110.0).x(5.0, 20.0), side_of(ARABIC, 10.0, 110.0).x(5.0, 20.0)] == [15, 85]
    assert [side_of(LATIN, 10, 110).x_from_end(5, 20), side_of(HEBREW, 10, 110).x_from_end(5, 20)] == [85, 15]


def test_the_title_of_a_card_starts_at_its_right_with_the_tile_under_it() -> None:
    right = sizes.CARD_WIDTH - sizes.CARD_PADDING
    for title in (ARABIC, HEBREW):
        assert abs(places(card(title))[title][1] - right) < 1e-6
        assert tiles(card(title)) == [right - sizes.ICON_TILE]
    assert tiles(card(LATIN)) == [sizes.CARD_EDGE + sizes.CARD_PADDING]


def test_a_card_is_as_high_either_way() -> None:
    assert card(ARABIC).height == card("A visit").height


def test_a_note_has_its_icon_at_the_right_of_its_text() -> None:
    start = sizes.CARD_WIDTH - sizes.NOTE_PADDING - sizes.NOTE_ICON
    [(_left, right)] = places(note(ARABIC)).values()
    assert start - 10.0 < right < start
    [(left, _right)] = places(note(LATIN[:7])).values()
    assert left == sizes.CARD_WIDTH - right


def test_a_step_has_its_number_at_the_right_over_its_title() -> None:
    found = places(head(a_map().step(ARABIC), "step"))
    assert abs(found[ARABIC][1] - sizes.CARD_WIDTH) < 1e-6
    assert found["1"][0] > sizes.CARD_WIDTH - sizes.STEP_CIRCLE


def test_a_lane_has_its_icon_title_and_count_at_the_right() -> None:
    frame = head(a_map().step("a").lane(ARABIC).touchpoint("x").touchpoint("y"), "lane")
    ends = {round(right, 6) for _left, right in places(frame).values()}
    assert len(places(frame)) == 2
    assert len(ends) == 1
    assert tiles(frame) == [ends.pop() - sizes.LANE_ICON]
