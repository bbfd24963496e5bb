"""The foot of a note: whose it is, how severe, how frequent; and the same markers on touchpoint cards."""

from __future__ import annotations

from typing import Any

import pytest

from cjeditor.drawing.frame import Frame, Path, walk
from cjeditor.drawing.look import colours, marks, sizes
from cjeditor.layout.cards import note_card
from cjeditor.layout.cards.note_foot import ROW
from cjeditor.layout.cards.setting import NoteStyle, Setting
from cjeditor.layout.inputs import NoteInput, PersonaLook
from cjeditor.layout.map_layout import MapLayout, lay_out, relayout
from cjeditor.layout.options import LayoutOptions
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import apply
from cjeditor.model.records import Cell, Note
from tests.builder import MapBuilder, a_map
from tests.layout.frames import texts

ANA = PersonaLook("pe_1", "Ana", "Ana", "", "", 0xFF123456, "diamond")
LUIS = PersonaLook("pe_2", "Luis", "Luis", "", "", 0xFF654321, "circle")


def note(
    *personas: PersonaLook, style: NoteStyle = "filled", votes: int = 0, width: float = 200.0, **fields: Any
) -> Frame:
    record = Note(id="nt_1", place=Cell(step="sp_1", lane="ln_1"), **{"text": "Too slow", **fields})
    given, setting = NoteInput(record, votes, personas=personas), Setting(LayoutOptions(), style)
    frame = note_card.draw(given, width, setting)
    assert note_card.measure(given, width, setting) == frame.height
    return frame


def paths(frame: Frame) -> list[Path]:
    return [item for item in frame.items if isinstance(item, Path)]


def strokes(frame: Frame) -> list[int]:
    return [path.stroke.colour for path in paths(frame) if path.stroke is not None]


def test_a_note_that_says_none_of_it_has_no_foot() -> None:
    assert note().height == sizes.NOTE_MIN_HEIGHT
    assert len(paths(note())) == 1, "the icon of its kind"


@pytest.mark.parametrize("level", [1, 3, 5])
def test_severity_is_so_many_of_five_dots_filled(level: int) -> None:
    added = paths(note(severity=level))[1:]
    assert len(added) == sizes.LEVELS
    assert sum(path.fill == colours.INK for path in added) == level


def test_frequency_is_told_in_figures() -> None:
    assert "3/5" in texts(note(frequency=3))


@pytest.mark.parametrize("style", ["filled", "quiet", "picture", "text"])
def test_personas_have_their_markers_in_their_colours(style: NoteStyle) -> None:
    assert strokes(note(ANA, LUIS, style=style))[-2:] == [ANA.colour, LUIS.colour]


def test_what_does_not_fit_goes_on_a_further_row() -> None:
    wide = note(ANA, LUIS, severity=4, frequency=2, width=260.0)
    narrow = note(ANA, LUIS, severity=4, frequency=2, width=150.0)
    assert narrow.height == wide.height + ROW


def test_the_votes_badge_stays_clear_of_the_foot() -> None:
    assert note(severity=4, votes=3).height == note(severity=4).height
    assert note(ANA, LUIS, severity=4, frequency=2, votes=3, width=208.0).height > note(severity=4).height


def concerned() -> MapBuilder:
    return (
        a_map()
        .persona("Ana")
        .persona("Luis")
        .step("a")
        .lane("Web")
        .touchpoint("Chat", personas=("pe_2",), detail="jo_1")
        .note_lane("Pains", "pain")
        .note("Slow", "pain", severity=3, frequency=4, personas=("pe_1",))
    )


def card_strokes(layout: MapLayout, card_id: str) -> list[int]:
    found = [
        frame
        for row in layout.rows
        for _x, _y, frame in walk(row.frame.frame, 0, 0)
        if frame.object_id == card_id
    ]
    return strokes(found[0])


def test_the_map_draws_and_explains_them() -> None:
    atlas = concerned().build()
    layout = lay_out(atlas, "jo_1", LayoutOptions())
    ana, luis = (colours.persona_colour(place).colour for place in (0, 1))
    assert ana in card_strokes(layout, "nt_1")
    assert luis in card_strokes(layout, "tp_1")
    said = texts(layout.legend.frame)
    for word in ("Ana", "Luis", "severity", "frequency", "has a map of its own"):
        assert word in said


def test_nothing_is_explained_that_no_card_says() -> None:
    said = texts(
        lay_out(a_map().step("a").note_lane("Pains").note("x").build(), "jo_1", LayoutOptions()).legend.frame
    )
    assert "severity" not in said
    assert "frequency" not in said


def test_markers_follow_when_the_personas_of_a_journey_change() -> None:
    from cjeditor.edits.fields import set_fields

    atlas: Atlas = concerned().build()
    layout = lay_out(atlas, "jo_1", LayoutOptions())
    change = set_fields(atlas, "jo_1", personas=("pe_2", "pe_1"))
    after = relayout(layout, apply(atlas, change), change)
    assert colours.persona_colour(0).colour in card_strokes(after, "tp_1")


def test_dots_are_as_wide_as_they_say() -> None:
    assert marks.dots_width(sizes.LEVELS) > marks.EVIDENCE_WIDTH
