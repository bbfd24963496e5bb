"""A face of the user's choice stands in for what no shipped face has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cjeditor.drawing.text import faces
from cjeditor.drawing.text.chosen import choose_face
from cjeditor.drawing.text.metrics import advance, missing_in
from cjeditor.drawing.text.runs import runs
from cjeditor.drawing.text.wrap import wrap
from tests.drawing.text.test_truetype import small_font


@pytest.fixture
def chosen(tmp_path: Path) -> Iterator[faces.ChosenFace]:
    path = tmp_path / "kanji.ttf"
    path.write_bytes(small_font({ord("漢"): "one", ord("字"): "two"}, units=200))
    face = faces.open_face(path)
    yield face
    choose_face(None)


def test_a_chosen_face_draws_and_measures_what_was_missing(chosen: faces.ChosenFace) -> None:
    assert missing_in("漢字", "regular") == ("漢", "字")
    assert advance("漢字", "regular", 10) == 20
    choose_face(chosen)
    assert missing_in("漢字", "regular") == ()
    assert advance("漢字", "regular", 10) == 15
    assert [(run.face, run.xs) for run in runs("漢字", "regular", 10)] == [("chosen", (0, 5))]


def test_lines_broken_before_are_broken_anew(chosen: faces.ChosenFace) -> None:
    assert len(wrap("漢漢漢漢", "regular", 10, 20)) == 2
    choose_face(chosen)
    assert len(wrap("漢漢漢漢", "regular", 10, 20)) == 1


def test_shipped_faces_come_first(chosen: faces.ChosenFace) -> None:
    before = advance("a❤☎", "regular", 10)
    choose_face(chosen)
    assert advance("a❤☎", "regular", 10) == before


def test_the_choice_knows_its_file_and_hash(chosen: faces.ChosenFace) -> None:
    choose_face(chosen)
    assert faces.chosen_face() is chosen
    assert faces.font_path("chosen") == chosen.path
    assert len(chosen.sha256) == 64


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.ttf"
    path.write_text("no font", encoding="utf-8")
    with pytest.raises(ValueError, match="TrueType"):
        faces.open_face(path)
