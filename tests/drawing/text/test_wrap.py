"""Lines are broken where a reader expects it, and nothing is lost at a break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.drawing.text.graphemes import graphemes
from cjeditor.drawing.text.metrics import advance
from cjeditor.drawing.text.wrap import Line, ellipsised, joined, line_count, wrap, wrap_balanced, wrap_evened
from tests.drawing.text.samples import TEXTS

WIDTHS = st.one_of(st.floats(1, 60), st.floats(60, 400))
TRACKINGS = st.sampled_from([0.0, 0.0, 1.2, -0.3])


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


@given(TEXTS, WIDTHS, TRACKINGS)
def test_lines_joined_give_the_text_back(text: str, width: float, tracking: float) -> None:
    lines = wrap(text, "regular", 16, width, tracking)
    assert joined(lines) == text
    assert all(text.startswith(line.text, line.start) for line in lines)


@given(TEXTS, WIDTHS, TRACKINGS)
def test_lines_are_counted_as_they_are_broken(text: str, width: float, tracking: float) -> None:
    assert line_count(text, "regular", 16, width, tracking) == len(wrap(text, "regular", 16, width, tracking))


@given(TEXTS, WIDTHS, TRACKINGS)
def test_no_line_is_wider_than_asked_but_for_a_single_grapheme(
    text: str, width: float, tracking: float
) -> None:
    for line in wrap(text, "regular", 16, width, tracking):
        shown = line.text.rstrip(" ")
        assert line.width == pytest.approx(advance(shown, "regular", 16, tracking))
        assert line.width <= width + 1e-4 or len(graphemes(shown)) == 1


@given(TEXTS, WIDTHS)
def test_clusters_are_never_split(text: str, width: float) -> None:
    lines = wrap(text, "regular", 16, width)
    starts = {0}
    for grapheme in graphemes(text):
        starts.add(max(starts) + len(grapheme))
    assert {line.start for line in lines} <= starts


@pytest.mark.parametrize("text", ["W", "WW", "\u0e5c.", "中文", "a\nW"])
def test_letters_wider_than_a_line_have_one_each_and_none_is_empty(text: str) -> None:
    letters = [letter for letter in text if letter != "\n"]
    assert texts(wrap(text, "semibold", 28, 1)) == letters
    assert texts(wrap_balanced(text, "semibold", 28, 1)) == letters
    assert line_count(text, "semibold", 28, 1) == len(letters)


@given(TEXTS, WIDTHS)
def test_balanced_lines_are_as_few_and_lose_nothing(text: str, width: float) -> None:
    plain, even = wrap(text, "semibold", 28, width), wrap_balanced(text, "semibold", 28, width)
    assert joined(even) == text
    assert len(even) == len(plain)
    assert max(line.width for line in even) <= max(line.width for line in plain) + 1e-9


@given(TEXTS, WIDTHS, st.integers(1, 4))
def test_an_ellipsis_stands_for_what_does_not_fit(text: str, width: float, most: int) -> None:
    lines, was_cut = ellipsised(text, "bold", 18, width, most)
    assert len(lines) <= most
    assert was_cut == (len(wrap(text, "bold", 18, width)) > most)
    if was_cut:
        assert lines[-1].text.endswith("…")
        assert lines[-1].width <= width + 1e-4 or lines[-1].text == "…"
    else:
        assert joined(lines) == text


def test_no_text_is_one_empty_line() -> None:
    assert wrap("", "regular", 16, 100) == (Line("", 0, 0, "end"),)


def test_words_move_to_the_next_line() -> None:
    lines = wrap("Pide cita previa en la sucursal de siempre", "semibold", 18, 172)
    assert texts(lines) == ["Pide cita previa en", "la sucursal de", "siempre"]
    assert [line.joins_next for line in lines] == ["space", "space", "end"]


def test_newlines_are_kept_and_empty_lines_too() -> None:
    lines = wrap("uno\n\ndos", "regular", 16, 100)
    assert texts(lines) == ["uno", "", "dos"]
    assert [line.start for line in lines] == [0, 4, 5]
    assert {line.joins_next for line in lines} == {"end"}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("antes/después", ["antes/", "después"]),
        ("post-venta total", ["post-venta", "total"]),
        ("autodiagnóstico", ["autodiagnó", "stico"]),
        ("de 2026-05", ["de", "2026-05"]),
        ("uno —dos tres", ["uno —dos", "tres"]),
        ("漢字は改行。です", ["漢字は改", "行。です"]),
        ("漢字は「改行", ["漢字は", "「改行"]),
        ("con\u00a0su\u00a0pareja ya", ["con\u00a0su\u00a0pare", "ja ya"]),
    ],
)
def test_where_lines_break(text: str, lines: list[str]) -> None:
    width = 70 if text[0] in "漢d" else 90
    assert texts(wrap(text, "regular", 16, width)) == lines


def test_spaces_at_a_break_hang_outside_the_width() -> None:
    first, second = wrap("uno    dos", "regular", 16, 40)
    assert (first.text, second.text) == ("uno   ", "dos")
    assert first.width == pytest.approx(advance("uno", "regular", 16))


def test_a_text_exactly_as_wide_as_the_line_stays_on_it() -> None:
    width = advance("Pide cita previa", "semibold", 18)
    assert len(wrap("Pide cita previa", "semibold", 18, width)) == 1
    assert len(wrap("Pide cita previa", "semibold", 18, width - 0.01)) == 2


def test_balanced_heads_leave_no_word_alone() -> None:
    head = "Recibe la carta del banco"
    assert texts(wrap(head, "semibold", 28, 270)) == ["Recibe la carta del", "banco"]
    assert texts(wrap_balanced(head, "semibold", 28, 270)) == ["Recibe la carta", "del banco"]


def test_a_lone_word_at_the_end_is_joined_by_words_of_the_line_before() -> None:
    title = "Entrada con la oficina llena"
    assert texts(wrap(title, "semibold", 18, 200)) == ["Entrada con la oficina", "llena"]
    assert texts(wrap_evened(title, "semibold", 18, 200)) == ["Entrada con la", "oficina llena"]


@pytest.mark.parametrize(
    "text",
    [
        "One line",
        "Adviser on this very home",
        "Second viewing, with a builder friend",
        "Donaudampfschifffahrtsgesellschaft",
        "A list\nof two paragraphs and one\nx",
    ],
)
def test_lines_that_end_well_stay_as_full_as_they_get(text: str) -> None:
    assert wrap_evened(text, "semibold", 18, 172) == wrap(text, "semibold", 18, 172)


def test_the_ellipsis_follows_the_last_letter_and_no_comma() -> None:
    lines, was_cut = ellipsised("Me reconocen, me escuchan", "semibold", 28, 240, 1)
    assert was_cut
    assert texts(lines) == ["Me reconocen…"]


def test_an_ellipsis_does_not_reach_over_a_paragraphs_end() -> None:
    lines, was_cut = ellipsised("uno\ndos", "regular", 16, 300, 1)
    assert (texts(lines), was_cut) == (["uno…"], True)
