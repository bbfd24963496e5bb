"""A face of the user's choice stands in for what no shipped face has, in texts set over it and in no others."""

from pathlib import Path

import pytest

from cjeditor.drawing.face import BackedFace, ChosenFace
from cjeditor.drawing.text import faces
from cjeditor.drawing.text.metrics import advance, missing_in
from cjeditor.drawing.text.runs import runs
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
