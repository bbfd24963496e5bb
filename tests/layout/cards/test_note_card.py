"""Notes: fill by kind, dashed when assumed, quotes with their mark, votes clear of the text."""

from __future__ import annotations

from typing import Any

import pytest

from cjeditor.drawing.frame import Box, Frame, Picture
from cjeditor.drawing.look import colours, sizes
from cjeditor.layout.cards import note_card
from cjeditor.layout.cards.setting import NoteStyle, Setting
from cjeditor.layout.inputs import NoteInput
from cjeditor.layout.options import LayoutOptions
from cjeditor.model.records import NOTE_KINDS, Cell, Evidence, Note, PictureUse
from tests.layout.frames import glyphs, texts


def given(votes: int = 0, **fields: Any) -> NoteInput:
    return NoteInput(
        Note(id="nt_1", place=Cell(step="sp_1", lane="ln_1"), **{"text": "Too slow", **fields}), votes
    )


def note(style: NoteStyle = "filled", votes: int = 0, **fields: Any) -> Frame:
    return note_card.draw(given(votes, **fields), sizes.CARD_WIDTH, Setting(LayoutOptions(), style))


def boxes(frame: Frame) -> list[Box]:
    return [item for item in frame.items if isinstance(item, Box)]


@pytest.mark.parametrize("kind", NOTE_KINDS)
def test_every_kind_has_its_fill(kind: str) -> None:
    assert boxes(note(note_kind=kind))[0].fill == colours.note_look(kind).fill


def test_a_short_note_is_as_high_as_the_least() -> None:
    assert note().height == sizes.NOTE_MIN_HEIGHT


def test_a_note_shows_all_its_text_however_long() -> None:
    text = " ".join(f"word{number}" for number in range(80))
    assert texts(note(text=text)) == text


def test_an_assumed_note_has_a_dashed_outline() -> None:
    assert any(box.stroke and box.stroke.dash for box in boxes(note(evidence=Evidence(level="assumed"))))
    assert not any(box.stroke and box.stroke.dash for box in boxes(note()))


def test_a_quote_has_its_mark_and_says_who_said_it() -> None:
    words = texts(note(note_kind="quote", said_by="Luis, 47"))
    assert "“" in words
    assert "Luis, 47" in words


def test_a_quiet_note_is_white_with_an_edge_in_a_darker_tone() -> None:
    ground, edge, *_rest = boxes(note("quiet", note_kind="pain"))
    assert ground.fill == colours.PAPER
    assert (edge.width, edge.fill) == (sizes.NOTE_EDGE, colours.note_edge("pain"))


def test_the_votes_badge_never_covers_the_last_line() -> None:
    frame = note(votes=7, text="words that run up to the very edge of it")
    badge = boxes(frame)[-1]
    for line, (x, baseline) in glyphs(frame):
        from cjeditor.drawing.text.metrics import advance

        right = x + advance(line.text, line.face, line.size)
        if line.field == "text" and right > badge.x:
            assert baseline + 3.0 < badge.y + 4.0


def test_text_lane_notes_have_no_paper() -> None:
    assert boxes(note("text")) == []


def test_a_storyboard_picture_is_four_by_three_over_its_words() -> None:
    frame = note("picture", picture=PictureUse(asset="as_1"))
    picture = next(item for item in frame.items if isinstance(item, Picture))
    assert (picture.width, picture.height) == (200.0, 150.0)
    assert frame.height > 150.0


def test_the_measured_height_is_that_of_the_frame() -> None:
    long = given(votes=3, text="Some words that go on " * 6, said_by="Marta")
    setting = Setting(LayoutOptions())
    assert note_card.measure(long, 200.0, setting) == note_card.draw(long, 200.0, setting).height
