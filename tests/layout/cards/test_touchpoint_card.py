"""Touchpoint cards: they grow, keep clear of the star, and show channel, codes, minutes and evidence."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from cjeditor.drawing.frame import Box, Frame, Path, Picture, rgb
from cjeditor.drawing.look import colours, marks, sizes
from cjeditor.drawing.look.type import CHIP
from cjeditor.drawing.text.metrics import advance
from cjeditor.layout.cards import touchpoint_card
from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.inputs import ChannelLook, TouchpointInput
from cjeditor.layout.options import LayoutOptions
from cjeditor.model.records import Cell, Evidence, PictureUse, Touchpoint
from tests.layout.frames import glyphs, texts

WEB = ChannelLook("ch_1", "Web", "globe", "W", rgb("#22A0CE"))
APP = ChannelLook("ch_2", "App", "smartphone", "A", rgb("#6C4DBA"))
SETTING = Setting(LayoutOptions())


def given(
    *channels: ChannelLook, codes: tuple[str, ...] = (), other: str = "", votes: int = 0, **fields: Any
) -> TouchpointInput:
    record = Touchpoint(id="tp_1", place=Cell(step="sp_1", lane="ln_1"), **{"title": "Chat", **fields})
    return TouchpointInput(record, channels, codes, other, votes)


def card(*channels: ChannelLook, **fields: Any) -> Frame:
    return touchpoint_card.draw(given(*channels, **fields), sizes.CARD_WIDTH, SETTING)


def fills(frame: Frame) -> list[int | None]:
    return [item.fill for item in frame.items if isinstance(item, Box | Path)]


def test_a_bare_card_is_as_high_as_the_least() -> None:
    assert card().height == sizes.CARD_MIN_HEIGHT


def test_the_measured_height_is_that_of_the_frame() -> None:
    long = given(
        WEB,
        title="Many words for one title that wraps",
        description="And more below. " * 9,
        codes=("PP", "MOR"),
    )
    assert touchpoint_card.measure(long, 200.0, SETTING) == touchpoint_card.draw(long, 200.0, SETTING).height


def test_a_card_shows_the_icon_of_every_channel() -> None:
    one, two = card(WEB), card(WEB, APP)
    tiles = [item for item in two.items if isinstance(item, Box | Path) and item.fill == APP.colour]
    assert len(fills(two)) > len(fills(one)) + 1, "a stripe, a tile and its icon"
    assert len(tiles) == 2


def test_the_codes_of_a_card_begin_behind_its_last_tile() -> None:
    def code_x(*channels: ChannelLook) -> float:
        return next(x for item, (x, _y) in glyphs(card(*channels, codes=("PP",))) if item.text == "PP")

    assert code_x(WEB, APP) - code_x(WEB) == sizes.ICON_TILE + 4.0


def test_no_more_tiles_than_a_narrow_card_takes() -> None:
    many = given(*([WEB, APP] * 6))
    frame = touchpoint_card.draw(many, 100.0, SETTING)
    tiles = [item for item in frame.items if isinstance(item, Box) and item.width == sizes.ICON_TILE]
    assert 1 < len(tiles) < 12
    assert all(item.x + item.width <= 100.0 for item in tiles)


def test_a_card_shows_all_its_text_however_long() -> None:
    text = " ".join(f"word{number}" for number in range(120))
    frame = card(description=text)
    assert text in texts(frame)
    assert max(y for _item, (_x, y) in glyphs(frame)) < frame.height


def test_the_edge_has_the_first_channels_colour_and_a_stripe_for_the_second() -> None:
    assert WEB.colour in fills(card(WEB))
    assert {WEB.colour, APP.colour} <= set(fills(card(WEB, APP)))


def test_another_partys_card_is_hatched_and_names_it() -> None:
    frame = card(WEB, other="Estate agent")
    assert "Estate agent" in texts(frame)
    assert marks.hatching(0.0, 3.0, 8.0, frame.height - 6.0, WEB.colour) in frame.items


def test_what_the_customer_does_alone_has_round_corners_and_no_edge() -> None:
    frame = card(role="customer alone")
    ground = frame.items[0]
    assert isinstance(ground, Box)
    assert ground.radius == sizes.ALONE_RADIUS
    assert not any(isinstance(item, Path) and item.fill == colours.THIRD_PARTY for item in frame.items)


def test_the_star_of_a_moment_of_truth_keeps_clear_of_the_title() -> None:
    frame = card(WEB, moment_of_truth=True, title="A title that fills the whole first line of it")
    star = marks.star(sizes.CARD_WIDTH - 8.0, -2.0, sizes.TRUTH_STAR)
    assert star in frame.items
    title, (_x, baseline) = next(iter(glyphs(frame)))
    capitals_top = baseline - 0.7275 * title.size
    lowest = max(segment.y for segment in star.segments if hasattr(segment, "y"))
    assert lowest < capitals_top
    assert frame.bleed >= -min(segment.y for segment in star.segments if hasattr(segment, "y"))


def test_two_codes_and_minutes_fit_on_one_foot_row_beside_the_evidence() -> None:
    one = card(WEB, codes=("PP",), active_minutes=5.0, evidence=Evidence(level="measured"))
    all_of_them = card(WEB, codes=("APO", "RED"), active_minutes=25.0, evidence=Evidence(level="measured"))
    assert one.height == all_of_them.height
    assert "25 min" in texts(all_of_them)


def test_what_does_not_fit_on_the_foot_row_goes_below() -> None:
    short = card(WEB, codes=("PP",))
    long = card(WEB, codes=("PP", "A crew of a very long name", "RED"), active_minutes=600.0)
    assert long.height > short.height
    assert all(word in texts(long) for word in ("PP", "RED", "10 h"))


def test_a_card_without_channel_has_no_edge_and_no_tile() -> None:
    assert set(fills(card(codes=("PP",)))) == {colours.PAPER}


def test_a_picture_stands_below_the_text_in_its_own_shape() -> None:
    use = PictureUse(asset="as_1")
    record = given(WEB, picture=use)._replace(aspect=0.5)
    frame = touchpoint_card.draw(record, 200.0, SETTING)
    picture = next(item for item in frame.items if isinstance(item, Picture))
    assert picture.height == picture.width * 0.5
    assert picture.y + picture.height < frame.height


def test_ink_saving_cards_show_the_channels_letter() -> None:
    setting = Setting(LayoutOptions(ink_saving=True))
    frame = touchpoint_card.draw(given(WEB), 200.0, setting)
    assert any(item.text == "W" for item, _place in glyphs(frame))


def test_the_title_and_the_description_can_be_edited_in_place() -> None:
    fields = {item.field for item, _place in glyphs(card(WEB, description="More", codes=("PP",)))}
    assert fields == {"title", "description", ""}


def test_votes_and_outcome_and_privacy_stand_in_the_foot() -> None:
    plain = card(WEB)
    marked = card(WEB, votes=12, outcome="failure", private=True)
    assert marked.height == plain.height
    assert "12" in texts(marked)


def test_a_card_with_a_map_of_its_own_links_to_it() -> None:
    assert card(detail="jo_2").link == "jo_2"


def test_the_chips_of_a_narrow_card_wrap_and_stay_on_it() -> None:
    frame = touchpoint_card.draw(
        given(WEB, other="Surveyor of the lender", active_minutes=20.0), 88.0, SETTING
    )
    chips = [(item.y, item.x + advance(item.text, item.face, item.size)) for item, _place in glyphs(frame)]
    assert max(right for _y, right in chips) <= 88.0
    feet = sorted(y for item, (_x, y) in glyphs(frame) if not item.field)
    assert min(below - above for above, below in pairwise(feet)) >= CHIP.size


def test_a_picture_is_cropped_rather_than_stretched() -> None:
    tall = given(picture=PictureUse(asset="as_1"))._replace(aspect=2.0)
    frame = touchpoint_card.draw(tall, 200.0, SETTING)
    (picture,) = [item for item in frame.items if isinstance(item, Picture)]
    left, top, right, bottom = picture.crop
    assert 2.0 * (bottom - top) / (right - left) == pytest.approx(picture.height / picture.width)
