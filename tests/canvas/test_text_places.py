"""Where a caret stands is read from the frame that shows the text."""

import pytest

from cjeditor.canvas import text_places
from cjeditor.drawing.frame import Frame, Glyphs, Placed
from cjeditor.drawing.text.metrics import positions


def two_lines() -> Placed:
    lines = (
        Glyphs("one two", "regular", 10, 5, 20, 0, field="title", offset=0, joins_next="space"),
        Glyphs("thrée", "regular", 10, 5, 34, 0, field="title", offset=8),
        Glyphs("other", "regular", 10, 5, 60, 0, field="description", offset=0),
    )
    inner = Frame(100, 70, lines, object_id="tp_1", part="card")
    return Placed(100, 200, Frame(120, 90, children=(Placed(10, 10, inner),)))


def test_only_the_field_asked_for_is_read() -> None:
    lines = text_places.lines_of(two_lines(), "title")
    assert [line.glyphs.text for line in lines] == ["one two", "thrée"]
    assert (lines[0].x, lines[0].y) == (115, 230)


def test_the_caret_stands_between_letters_as_the_table_has_it() -> None:
    lines = text_places.lines_of(two_lines(), "title")
    caret = text_places.caret(lines, 3)
    assert caret is not None
    assert caret.x1 == pytest.approx(115 + positions("one two", "regular", 10)[3])
    assert caret.y1 < 230 < caret.y2


def test_behind_a_space_at_a_line_break_the_caret_is_on_the_next_line() -> None:
    lines = text_places.lines_of(two_lines(), "title")
    before, after = text_places.caret(lines, 7), text_places.caret(lines, 8)
    assert before is not None
    assert after is not None
    assert before.y2 < after.y2


def test_a_space_typed_at_the_end_moves_the_caret() -> None:
    lines = text_places.lines_of(two_lines(), "title")
    end, beyond = text_places.caret(lines, 13), text_places.caret(lines, 14)
    assert end is not None
    assert beyond is not None
    assert beyond.x1 > end.x1


def test_a_selection_over_two_lines_has_two_rectangles() -> None:
    lines = text_places.lines_of(two_lines(), "title")
    assert len(text_places.selected(lines, 2, 10)) == 2
    assert text_places.selected(lines, 4, 4) == []


def test_the_letter_nearest_to_a_click() -> None:
    lines = text_places.lines_of(two_lines(), "title")
    for character in (0, 4, 7, 8, 11, 13):
        caret = text_places.caret(lines, character)
        assert caret is not None
        assert text_places.character_at(lines, caret.x1 + 0.2, caret.y2 - 3) == character
    assert text_places.character_at([], 0, 0) == 0


def test_rows_above_and_below() -> None:
    lines = text_places.lines_of(two_lines(), "title")
    assert text_places.beside(lines, 1, 1) == 9
    assert text_places.beside(lines, 9, -1) == 1
    assert text_places.beside(lines, 1, -1) is None


def test_emoji_are_one_place() -> None:
    glyphs = Glyphs("a👩‍💻b", "regular", 10, 0, 0, 0, field="title")
    (line,) = text_places.lines_of(Placed(0, 0, Frame(10, 10, (glyphs,))), "title")
    assert line.starts == (0, 1, 4, 5)
    assert line.along(2) == line.along(1)


def turned_line() -> list[text_places.TextLine]:
    line = Glyphs("Digital", "semibold", 10, 12, 90, 0, turned=True, field="title")
    return text_places.lines_of(Placed(100, 200, Frame(20, 100, (line,), object_id="lg_1")), "title")


def test_in_a_line_that_runs_upwards_the_caret_lies_level_and_climbs() -> None:
    start, end = text_places.caret(turned_line(), 0), text_places.caret(turned_line(), 7)
    assert start is not None
    assert end is not None
    assert start.y1 == start.y2 == 290
    assert start.x1 < 112 < start.x2
    assert end.y1 == pytest.approx(290 - positions("Digital", "semibold", 10)[7])


def test_letters_of_a_line_that_runs_upwards_are_found_and_selected() -> None:
    lines, along = turned_line(), positions("Digital", "semibold", 10)
    (ground,) = text_places.selected(lines, 0, 7)
    assert ground.height == pytest.approx(along[7])
    assert ground.width > 10
    assert ground.bottom == pytest.approx(290)
    assert text_places.character_at(lines, 0, 290 - along[3]) == 3
