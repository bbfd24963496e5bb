"""A face of the user's choice stands in for what no shipped face has, in texts set over it and in no others."""

from dataclasses import replace
from pathlib import Path

import pytest

from cjeditor.drawing.face import BackedFace, ChosenFace
from cjeditor.drawing.look.type import CARD_TEXT
from cjeditor.drawing.text import faces
from cjeditor.drawing.text.block import text_block
from cjeditor.drawing.text.metrics import advance, missing_in, positions, unshaped_in
from cjeditor.drawing.text.runs import carets, runs
from cjeditor.drawing.text.truetype import FontRefused
from cjeditor.drawing.text.wrap import wrap
from tests.drawing.text.test_truetype import small_font


@pytest.fixture
def chosen(tmp_path: Path) -> ChosenFace:
    return _opened(tmp_path / "kanji.ttf", {ord("漢"): "one", ord("字"): "two"})


def _opened(path: Path, cmap: dict[int, str]) -> ChosenFace:
    path.write_bytes(small_font(cmap, units=200))
    return faces.open_face(path)


def test_a_chosen_face_draws_and_measures_what_was_missing(chosen: ChosenFace) -> None:
    over = BackedFace("regular", chosen)
    assert missing_in("漢字", "regular") == ("漢", "字")
    assert advance("漢字", "regular", 10) == 20
    assert missing_in("漢字", over) == ()
    assert advance("漢字", over, 10) == 15
    assert [(run.face, run.xs) for run in runs("漢字", over, 10)] == [(chosen, (0, 5))]


def test_lines_are_broken_by_the_chosen_faces_widths(chosen: ChosenFace) -> None:
    assert len(wrap("漢漢漢漢", BackedFace("regular", chosen), 10, 20)) == 1
    assert len(wrap("漢漢漢漢", "regular", 10, 20)) == 2


def test_texts_over_two_faces_do_not_meet(chosen: ChosenFace, tmp_path: Path) -> None:
    other = _opened(tmp_path / "other.ttf", {ord("字"): "one", ord("漢"): "two"})
    first, second = BackedFace("regular", chosen), BackedFace("regular", other)
    assert (advance("漢", first, 10), advance("漢", second, 10), advance("漢", first, 10)) == (5, 10, 5)
    assert [run.face for run in runs("漢", second)] == [other]


def test_shipped_faces_come_first(chosen: ChosenFace) -> None:
    over = BackedFace("regular", chosen)
    assert advance("a❤☎", over, 10) == advance("a❤☎", "regular", 10)
    assert [run.face for run in runs("a漢☎", over)] == ["regular", chosen, "emoji"]


def test_a_chosen_face_knows_its_file_name_and_hash(chosen: ChosenFace) -> None:
    assert faces.font_path(chosen) == chosen.path
    assert chosen.name == "Small Regular"
    assert len(chosen.sha256) == 64


def test_the_same_file_is_the_same_face_until_it_changes(chosen: ChosenFace) -> None:
    assert faces.open_face(chosen.path) is chosen
    assert _opened(chosen.path, {ord("漢"): "one"}).sha256 != chosen.sha256


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.ttf"
    path.write_text("no font", encoding="utf-8")
    with pytest.raises(FontRefused) as refused:
        faces.open_face(path)
    assert refused.value.fault == "no font"


LETTERS = "ابلم\ufe91\ufe92\ufe90\ufe8e\ufee3\ufee4\ufee2\ufedf\ufee0\ufefb\ufefcשלום\u064b"


@pytest.fixture
def arabic(tmp_path: Path) -> BackedFace:
    """A face with letters and forms of Arabic and with Hebrew, each as wide as its place in the list."""
    cmap = {ord(char): f"g{place:02}" for place, char in enumerate(LETTERS)}
    return BackedFace("regular", _opened(tmp_path / "arabic.ttf", cmap))


def test_arabic_letters_are_measured_as_they_join(arabic: BackedFace) -> None:
    widths = arabic.chosen.metrics.advances
    assert advance("باب", arabic, 1000) == widths["\ufe91"] + widths["\ufe8e"] + widths["ب"]
    assert advance("لا", arabic, 1000) == widths["\ufefb"]


def test_arabic_is_drawn_joined_from_right_to_left(arabic: BackedFace) -> None:
    (run,) = runs("باب", arabic, 1000)
    widths = arabic.chosen.metrics.advances
    assert run.characters == "ب\ufe8e\ufe91"
    assert list(run.xs) == [0, widths["ب"], widths["ب"] + widths["\ufe8e"]]
    assert (run.text, run.is_from_right) == ("باب", True)


def test_latin_words_in_a_paragraph_of_hebrew_stand_where_they_are_read(arabic: BackedFace) -> None:
    words = [run.text for run in runs("App שלום", arabic, 10, from_right=True)]
    assert words == ["שלום", " ", "App"]
    assert [run.text for run in runs("App שלום", arabic, 10)] == ["App ", "שלום"]


def test_a_bracket_in_hebrew_is_mirrored(arabic: BackedFace) -> None:
    assert [run.characters for run in runs("(של)", arabic, 10)] == ["(", "לש", ")"]


def test_carets_stand_before_each_letter_on_the_side_where_it_is_read(arabic: BackedFace) -> None:
    ends = positions("שלום", arabic, 10)
    assert carets("abc", arabic, 10) == positions("abc", arabic, 10)
    found = carets("שלום", arabic, 10)
    assert found[0] == pytest.approx(ends[-1])
    assert found[-1] == pytest.approx(0)
    assert list(found) == sorted(found, reverse=True)
    assert carets("", arabic, 10) == (0.0,)


def test_a_block_tells_every_line_where_its_paragraph_starts(arabic: BackedFace) -> None:
    style = replace(CARD_TEXT, face=arabic)
    block = text_block("שלום שלום App\nApp שלום", style, 0, 0, advance("שלום", arabic, 16) + 1)
    assert [(line.text, line.from_right) for line in block.items] == [
        ("שלום", True),
        ("שלום", True),
        ("App", True),
        ("App", False),
        ("שלום", False),
    ]


def test_letters_that_would_not_join_are_named(arabic: BackedFace, chosen: ChosenFace) -> None:
    assert unshaped_in("plain words, año, 漢字", arabic) == ""
    assert unshaped_in("باب", arabic) == ""
    assert unshaped_in("باب", BackedFace("regular", chosen)) == "با"
    assert unshaped_in("हिन्दी", arabic) == "हिन्दी"
