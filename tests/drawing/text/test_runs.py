"""A line becomes runs of one face with a place for each glyph."""

import itertools

import pytest
from hypothesis import given

from cjeditor.drawing.text import faces
from cjeditor.drawing.text.direction import has_right_to_left
from cjeditor.drawing.text.metrics import advance, positions
from cjeditor.drawing.text.runs import runs
from tests.drawing.text.samples import LINES


def test_no_text_has_no_runs() -> None:
    assert runs("", "regular") == ()


def test_plain_text_is_one_run_at_its_positions() -> None:
    (run,) = runs("Pide cita", "bold", 18, 0.5)
    assert (run.text, run.characters, run.face, run.start, run.x) == ("Pide cita", "Pide cita", "bold", 0, 0)
    assert run.xs == positions("Pide cita", "bold", 18, 0.5)[:-1]
    assert run.width == pytest.approx(advance("Pide cita", "bold", 18, 0.5))


def test_a_fallback_splits_the_line() -> None:
    found = runs("ok 🚀漢", "regular", 10)
    assert [(run.text, run.face, run.start) for run in found] == [
        ("ok ", "regular", 0),
        ("🚀", "emoji", 3),
        ("漢", None, 4),
    ]


def test_sequences_are_one_character_of_the_emoji_face() -> None:
    (run,) = runs("👩\u200d💻🇪🇸", "regular", 10)
    assert run.face == "emoji"
    assert len(run.characters) == len(run.xs) == 2
    assert "".join(map(faces.text_behind, run.characters)) == "👩\u200d💻🇪🇸"


def test_a_mark_stands_over_the_middle_of_its_letter() -> None:
    (run,) = runs("Mq\u0303", "regular", 1000)
    own = faces.face_metrics("regular")
    letter, mark = run.xs[1:]
    assert letter == own.advances["M"]
    assert mark + own.marks["\u0303"] == pytest.approx(letter + own.advances["q"] / 2)


def test_a_stretch_no_face_has_stays_together_for_the_screens_own_shaping() -> None:
    (run,) = runs("مرحبا", "regular", 10)
    assert run.face is None
    assert run.text == "مرحبا"
    assert run.width == pytest.approx(30)


@given(LINES)
def test_runs_cover_the_line_and_give_every_glyph_a_place(text: str) -> None:
    found = runs(text, "regular", 16)
    assert "".join(run.text for run in sorted(found, key=lambda run: run.start)) == text
    assert sum(run.width for run in found) == pytest.approx(advance(text, "regular", 16))
    for run in found:
        assert text.startswith(run.text, run.start)
        if run.face is not None:
            assert len(run.characters) == len(run.xs)
            own = faces.face_metrics(run.face)
            assert all(char in own.advances or char in own.marks for char in run.characters)
    assert [run.x for run in found] == sorted(run.x for run in found)
    for before, after in itertools.pairwise(found):
        assert before.face != after.face or has_right_to_left(text)
