"""A font for letters that no shipped face has: offered, chosen, refused, missed, one step of undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cjeditor.drawing.frame import Glyphs, walk
from cjeditor.drawing.text.joining import forms_of
from cjeditor.edits.fields import set_fields_of
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import apply
from cjeditor.ui.dialogs.font import FontDialog
from cjeditor.ui.panels.findings import Findings
from tests.builder import MapBuilder, a_map
from tests.drawing.text.test_truetype import small_font
from tests.fonts import install, named
from tests.windows import Person, opened, put_away, saved


def _chinese() -> MapBuilder:
    return a_map("旅程").stage("S").step("T").lane("L").touchpoint("漢字")


@pytest.fixture
def font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return install(tmp_path, "漢字旅程", monkeypatch)


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path, font: Path) -> Iterator[Person]:
    made = opened(qtbot, saved(_chinese().build(), tmp_path / "map.cjmap"))
    yield made
    put_away(made)


@pytest.fixture
def dialog(person: Person) -> Iterator[FontDialog]:
    made = FontDialog(person.desk)
    made.show()
    person.settle()
    yield made
    made.close()


def _offered(dialog: FontDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def _missing(person: Person) -> list[str]:
    return [found.rule for found in person.desk.services.check(person.desk.atlas)]


def _faces_of(person: Person, text: str) -> set[str]:
    frames = walk(person.desk.view.layout_shown.page_frame())
    items = (item for _x, _y, frame in frames for item in frame.items)
    return {type(item.face).__name__ for item in items if isinstance(item, Glyphs) and text in item.text}


def test_the_fonts_of_this_computer_that_help_are_offered(dialog: FontDialog) -> None:
    assert _offered(dialog) == ["No other font", "Small Regular: has them all"]
    assert dialog.list.currentRow() == 1


def test_one_click_gives_the_map_its_font(dialog: FontDialog, person: Person, font: Path) -> None:
    assert "map.missing-letters" in _missing(person)
    dialog.ok.click()
    assert person.desk.atlas.info.fallback_face == named(font)
    assert person.desk.services.remembered(f"font {named(font).sha256}") == str(font)
    assert _missing(person) == []
    assert _faces_of(person, "漢") == _faces_of(person, "旅") == {"BackedFace"}


def test_choosing_again_the_font_that_was_missing_sets_the_map_in_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font = install(tmp_path, "漢字旅程", monkeypatch)
    away = font.rename(tmp_path / "away.ttf")
    person = opened(qtbot, saved(_with(named(away)), tmp_path / "map.cjmap"))
    assert _faces_of(person, "漢") == {"str"}
    dialog = FontDialog(person.desk)
    assert dialog.choose(away)
    assert _faces_of(person, "漢") == {"BackedFace"}
    dialog.deleteLater()
    put_away(person)


def test_an_edit_that_leaves_the_font_alone_does_not_look_for_it(
    qtbot: QtBot, tmp_path: Path, font: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = named(font)
    font.unlink()
    person = opened(qtbot, saved(_with(wanted), tmp_path / "map.cjmap"))
    looked: list[object] = []
    monkeypatch.setattr(person.desk.services, "font_of", looked.append)
    person.desk.set_fields(("atlas",), title="Other words")
    assert looked == []
    person.desk.set_fields(("atlas",), fallback_face=None)
    assert looked == [None]
    put_away(person)


def test_it_is_one_step_of_undo(dialog: FontDialog, person: Person) -> None:
    dialog.ok.click()
    person.desk.undo()
    assert person.desk.atlas.info.fallback_face is None
    assert _faces_of(person, "漢") == {"str"}
    person.desk.redo()
    assert _faces_of(person, "漢") == {"BackedFace"}


def test_a_font_can_be_taken_away_again(dialog: FontDialog, person: Person) -> None:
    dialog.ok.click()
    again = FontDialog(person.desk)
    again.search()
    assert again.list.currentRow() == 1
    again.list.setCurrentRow(0)
    again.ok.click()
    assert person.desk.atlas.info.fallback_face is None


def test_a_file_that_cannot_be_used_is_refused_in_words(
    dialog: FontDialog, person: Person, tmp_path: Path
) -> None:
    (tmp_path / "wrong.otf").write_bytes(b"OTTO" + b"\0" * 40)
    assert not dialog.choose(tmp_path / "wrong.otf")
    said = person.answer("OK")
    assert "This font cannot be used for a map." in said
    assert "wrong.otf" in said
    assert person.desk.atlas.info.fallback_face is None


def test_a_map_without_such_letters_offers_nothing(qtbot: QtBot, tmp_path: Path, font: Path) -> None:
    person = opened(qtbot, saved(a_map("Plain").build(), tmp_path / "plain.cjmap"))
    dialog = FontDialog(person.desk)
    dialog.search()
    assert _offered(dialog) == ["No other font"]
    put_away(person)


def test_a_map_is_opened_with_its_font(qtbot: QtBot, tmp_path: Path, font: Path) -> None:
    person = opened(qtbot, saved(_with(named(font)), tmp_path / "named.cjmap"))
    assert _faces_of(person, "漢") == {"BackedFace"}
    assert _notices(person) == []
    put_away(person)


def test_a_font_that_is_not_here_is_told_once_and_another_offered(
    qtbot: QtBot, tmp_path: Path, font: Path
) -> None:
    wanted = named(font)
    font.unlink()
    person = opened(qtbot, saved(_with(wanted), tmp_path / "named.cjmap"))
    assert _notices(person) == ["Choose a font…"]
    assert person.desk.atlas.info.fallback_face == wanted
    assert set(_missing(person)) == {"map.font-missing", "map.missing-letters"}
    put_away(person)


def test_two_windows_show_two_fonts(
    qtbot: QtBot, tmp_path: Path, font: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = install(tmp_path, "程漢字旅", monkeypatch, name="other.ttf")
    first = opened(qtbot, saved(_with(named(font)), tmp_path / "first.cjmap"))
    second = opened(qtbot, saved(_with(named(other)), tmp_path / "second.cjmap"))
    chosen = [person.desk.options.chosen_face for person in (first, second)]
    assert [face.path for face in chosen if face is not None] == [font, other]
    for person in (first, second):
        put_away(person)


def test_the_findings_lead_to_the_dialog(person: Person, qtbot: QtBot) -> None:
    findings = Findings(person.desk)
    qtbot.addWidget(findings)
    person.desk.wishes.font.disconnect()  # the dialog itself would wait for an answer
    with qtbot.waitSignal(person.desk.wishes.font):
        findings.choose_font.click()
    assert findings.choose_font.isVisibleTo(findings)


def _with(face: object) -> Atlas:
    atlas = _chinese().build()

    return apply(atlas, set_fields_of(atlas, ("atlas",), fallback_face=face))


def _notices(person: Person) -> list[str]:
    """The answers that notices above the map offer."""
    buttons = person.window.findChildren(QPushButton)
    return [
        button.text()
        for button in buttons
        if (parent := button.parent()) is not None and parent.objectName() == "notice"
    ]


def test_a_better_font_that_cannot_be_used_is_told_with_the_reason(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "漢", monkeypatch)
    bound = small_font({ord(letter): f"g{ord(letter)}" for letter in "漢字旅程"}, fsType=2)
    (tmp_path / "fonts" / "bound.otf").write_bytes(
        bound.replace("Small Regular".encode("utf-16-be"), "Bound Regular".encode("utf-16-be"))
    )
    person = opened(qtbot, saved(_chinese().build(), tmp_path / "map.cjmap"))
    dialog = FontDialog(person.desk)
    dialog.search()
    assert _offered(dialog) == ["No other font", "Small Regular: lacks 3 of them"]
    assert dialog.state.text().startswith("“Bound Regular” would help, but a map cannot use it.")
    assert "licence" in dialog.state.text()
    put_away(person)


def test_the_forms_of_a_joining_letter_count_as_one_letter(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "漢字旅", monkeypatch)
    arabic = small_font({ord(char): f"g{ord(char)}" for char in ("ب", *forms_of("ب"))})
    (tmp_path / "fonts" / "arabic.ttf").write_bytes(
        arabic.replace("Small Regular".encode("utf-16-be"), "Arabi Regular".encode("utf-16-be"))
    )
    atlas = a_map("旅").stage("S").step("T").lane("L").touchpoint("漢字 ب").build()
    person = opened(qtbot, saved(atlas, tmp_path / "map.cjmap"))
    dialog = FontDialog(person.desk)
    dialog.search()
    assert _offered(dialog)[1:] == ["Small Regular: lacks 1 of them", "Arabi Regular: lacks 3 of them"]
    put_away(person)
