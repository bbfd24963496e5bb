"""The title block."""

from __future__ import annotations

from typing import Any

from cjeditor.drawing.frame import Box, Frame, Glyphs, Picture
from cjeditor.drawing.look import colours, sizes
from cjeditor.drawing.look.type import TITLE, TITLE_SMALL
from cjeditor.layout.furniture.title_block import TitleInput, title_block
from cjeditor.layout.inputs import PersonaLook
from cjeditor.model.records import PictureUse
from tests.layout.frames import glyphs, placed_rect, texts

LUIS = PersonaLook("pe_1", "Luis, 47", "Luis", "Runs a warehouse", "Once is enough", colours.INK, "circle")
FIELDS = (("Trigger", "A letter"), ("Basis", "9 interviews, 212 surveys"), ("Owner", ""), ("Version", "1.2"))
WIDE = 3200.0


def block(title: str = "A title", width: float = WIDE, **fields: Any) -> Frame:
    given = TitleInput("jo_1", title, "A goal", (LUIS,), FIELDS)
    return title_block(given._replace(**fields), width)


def test_it_is_as_high_as_the_look_says_and_ends_in_a_rule() -> None:
    frame = block()
    rule = frame.items[0]
    assert isinstance(rule, Box)
    assert frame.height == sizes.TITLE_BLOCK
    assert (rule.y + rule.height, rule.fill) == (frame.height, colours.STRUCTURE)


def test_a_bare_title_leaves_no_white_band_above_the_rule() -> None:
    for width in (WIDE, 700.0):
        bare = block(goal="", personas=(), fields=(), width=width)
        assert bare.height < sizes.TITLE_BLOCK / 2 + sizes.TITLE_RULE
        assert block(personas=(), fields=(), width=width).height == sizes.TITLE_BLOCK


def test_it_says_who_what_for_and_how_well_known() -> None:
    words = texts(block())
    assert all(
        word in words
        for word in ("A title", "A goal", "Luis, 47", "Once is enough", "Trigger", "9 interviews")
    )


def test_a_field_without_text_is_left_out() -> None:
    assert "Owner" not in texts(block())


def test_a_persona_without_a_picture_has_its_initial() -> None:
    assert "L" in [item.text for item, _place in glyphs(block())]


def test_the_name_and_the_quote_of_a_persona_can_be_typed_where_they_stand() -> None:
    (persona,) = (child.frame for child in block().children if child.frame.part == "persona")
    fields = {item.field: item.text for item in persona.items if isinstance(item, Glyphs) and item.field}
    assert fields == {"name": "Luis, 47", "quote": "Once is enough"}


def test_a_persona_with_a_picture_has_it_in_a_circle() -> None:
    with_picture = LUIS._replace(picture=PictureUse(asset="as_1"))
    frame = block(personas=(with_picture,))
    pictures = [item for child in frame.children for item in child.frame.items if isinstance(item, Picture)]
    assert [(item.width, item.radius) for item in pictures] == [(sizes.PORTRAIT, sizes.PORTRAIT / 2)]


def test_a_long_title_shrinks_one_step_and_then_wraps() -> None:
    sizes_used = {item.size for item, _place in glyphs(block("word " * 12)) if item.field == "title"}
    long = {item.size for item, _place in glyphs(block("word " * 40)) if item.field == "title"}
    assert sizes_used <= {TITLE.size, TITLE_SMALL.size}
    assert long == {TITLE_SMALL.size}


def test_parts_never_overlap_however_narrow_the_map() -> None:
    for width in (900.0, 1400.0, 2000.0, WIDE):
        boxes = [placed_rect(child) for child in block(width=width, personas=(LUIS, LUIS, LUIS)).children]
        assert not any(a.meets(b) for place, a in enumerate(boxes) for b in boxes[place + 1 :])


def test_the_logo_stands_before_the_title() -> None:
    frame = block(logo="as_1", logo_aspect=sizes.LOGO_HEIGHT / sizes.LOGO_WIDTH)
    (x,) = [x for item, (x, _y) in glyphs(frame) if item.field == "title"]
    assert x > sizes.LOGO_WIDTH


MANY = tuple((f"Label {number}", "A few words") for number in range(8))


def test_on_a_narrow_map_the_fields_stand_beside_the_persona_in_what_room_there_is() -> None:
    for width in (860.0, 1000.0, 1300.0):
        frame = block(width=width, fields=MANY)
        boxes = [placed_rect(child) for child in frame.children]
        assert max(box.right for box in boxes) <= width
        assert boxes[-1].y == boxes[-2].y
        assert not any(one.meets(other) for one in boxes for other in boxes if one is not other)


def test_fields_that_find_no_room_beside_the_personas_stand_below() -> None:
    frame = block(width=860.0, fields=MANY, personas=(LUIS, LUIS._replace(id="pe_2")))
    boxes = [placed_rect(child) for child in frame.children]
    assert boxes[-1].y >= boxes[-2].bottom
    assert frame.height >= boxes[-1].bottom


def test_a_wide_picture_is_cropped_to_its_circle_and_a_logo_is_never_stretched() -> None:
    frame = block(
        personas=(LUIS._replace(picture=PictureUse(asset="as_1"), aspect=0.5),), logo="as_2", logo_aspect=2.0
    )
    pictures = [item for child in frame.children for item in child.frame.items if isinstance(item, Picture)]
    assert [(item.asset_id, item.crop) for item in pictures] == [
        ("as_2", (0.0, 0.0, 1.0, 1.0)),
        ("as_1", (0.25, 0.0, 0.75, 1.0)),
    ]
    assert (pictures[0].width, pictures[0].height) == (sizes.LOGO_HEIGHT / 2, sizes.LOGO_HEIGHT)
