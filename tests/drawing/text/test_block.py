"""A block of text stands where it is put, in its style, and says what it left out."""

import pytest

from cjeditor.drawing.look import type as styles
from cjeditor.drawing.text.block import capitals, first_baseline, text_block, text_height, text_width
from cjeditor.drawing.text.metrics import advance, ascent, descent

TITLE = "Pide cita previa en la sucursal de siempre"


def test_lines_stand_one_leading_apart_under_the_top() -> None:
    block = text_block(TITLE, styles.CARD_TITLE, 30, 40, 172, field="title")
    assert [item.text for item in block.items] == ["Pide cita previa en", "la sucursal de", "siempre"]
    assert [item.x for item in block.items] == [30, 30, 30]
    steps = [after.y - before.y for before, after in zip(block.items, block.items[1:], strict=False)]
    assert steps == pytest.approx([21.6, 21.6])
    assert block.height == pytest.approx(64.8)
    assert block.width == pytest.approx(advance("Pide cita previa en", "semibold", 18))
    assert not block.was_cut


def test_letters_stand_in_the_middle_of_their_line() -> None:
    style = styles.CARD_TITLE
    baseline = first_baseline(style)
    above = baseline - ascent(style.face, style.size)
    below = style.line_height - baseline - descent(style.face, style.size)
    assert above == pytest.approx(below)


def test_each_line_knows_its_field_and_where_it_starts_in_it() -> None:
    block = text_block(TITLE, styles.CARD_TITLE, 0, 0, 172, field="title")
    assert [(item.field, item.offset, item.joins_next) for item in block.items] == [
        ("title", 0, "space"),
        ("title", 20, "space"),
        ("title", 35, "end"),
    ]


def test_no_text_takes_no_room() -> None:
    block = text_block("", styles.NOTE, 0, 0, 100)
    assert (block.items, block.width, block.height) == ((), 0, 0)
    assert text_height("", styles.NOTE, 100) == 0


def test_lines_can_be_centred_and_set_right() -> None:
    centred = text_block("Uso", styles.STAGE, 100, 0, 200, align="centre").items[0]
    right = text_block("Uso", styles.STAGE, 100, 0, 200, align="right").items[0]
    width = text_width("Uso", styles.STAGE)
    assert centred.x == pytest.approx(200 - width / 2)
    assert right.x == pytest.approx(300 - width)


def test_a_block_of_few_lines_says_that_it_was_cut() -> None:
    block = text_block(TITLE, styles.STEP, 0, 0, 200, max_lines=2, breaking="balanced")
    assert len(block.items) == 2
    assert block.was_cut
    assert block.items[-1].text.endswith("…")


def test_a_balanced_head_that_fits_is_not_cut() -> None:
    block = text_block("Recibe la carta del banco", styles.STEP, 0, 0, 270, max_lines=3, breaking="balanced")
    assert not block.was_cut
    assert block.items[-1].text == "del banco"


def test_capitals_keep_every_character_in_its_place() -> None:
    block = text_block("Después · Straße", styles.PHASE, 0, 0, 400)
    assert block.items[0].text == "DESPUÉS · STRAßE"
    assert block.items[0].tracking == styles.PHASE.tracking
    assert len(capitals("ﬁn ß ŉ")) == len("ﬁn ß ŉ")


def test_what_will_not_print_is_named() -> None:
    assert text_block("hola 漢字", styles.NOTE, 0, 0, 100).missing == ("漢", "字")
    assert text_block("hola", styles.NOTE, 0, 0, 100).missing == ()


def test_the_height_is_known_without_setting_the_lines() -> None:
    assert (
        text_height(TITLE, styles.CARD_TITLE, 172) == text_block(TITLE, styles.CARD_TITLE, 0, 0, 172).height
    )
    assert text_width("Fase", styles.PHASE) == text_block("Fase", styles.PHASE, 0, 0, 300).width
