"""The inspector shows what is chosen and changes it, one step of undo a change."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from cjeditor.edits.dictionaries import add_entry
from cjeditor.edits.fields import set_fields
from cjeditor.ui.fields.editor import MIXED, Editor, LineEditor
from cjeditor.ui.fields.objects import ObjectDialog, ObjectsEditor
from cjeditor.ui.fields.pickers import ManyEditor
from cjeditor.ui.fields.picture import LogoEditor, PictureEditor
from cjeditor.ui.fields.rows import RowsEditor
from cjeditor.ui.panels.inspector import Inspector, Page
from cjeditor.ui.record_changes import members_of
from tests.builder import a_map, id_of
from tests.windows import Person, opened, put_away, saved


@pytest.fixture
def at_a_map(qtbot: QtBot, tmp_path: Path) -> Any:
    atlas = (
        a_map("Buying")
        .crew("Mortgages", code="MOR")
        .channel("Web")
        .stage("Compare")
        .step("Ask")
        .lane("Digital")
        .touchpoint("Chat")
        .touchpoint("Call", moment_of_truth=True)
        .note_lane("Pains", "pain")
        .note("Slow", "pain")
        .build()
    )
    person = opened(qtbot, saved(atlas, tmp_path / "map.cjmap"))
    yield person
    put_away(person)


def inspector(person: Person) -> Inspector:
    person.settle()
    found = person.desk.panels.widget("inspector")
    assert isinstance(found, Inspector)
    found.refresh()
    return found


def editor(person: Person, field: str) -> Editor:
    page = inspector(person).pages.currentWidget()
    assert isinstance(page, Page)
    open_all(page)
    return next(editor for spec, editor in page.editors.items() if spec.name == field)


def open_all(page: Page) -> None:
    for head in page.findChildren(QToolButton, "fold"):
        head.setChecked(True)


def choose(person: Person, *names: str) -> tuple[str, ...]:
    ids = tuple(id_of(person.desk.atlas, name) for name in names)
    person.desk.select(ids)
    return ids


def test_typing_a_title_changes_it_when_the_field_is_left(at_a_map: Person) -> None:
    (chat,) = choose(at_a_map, "Chat")
    editor(at_a_map, "title").setFocus()
    at_a_map.press("Ctrl+A")
    at_a_map.type("Video call")
    at_a_map.press("Return")
    assert at_a_map.desk.atlas.touchpoints[chat].title == "Video call"
    assert at_a_map.desk.session.undo_label is not None
    at_a_map.desk.undo()
    assert editor(at_a_map, "title").shown == "Chat" or inspector(at_a_map) is not None
    assert at_a_map.desk.atlas.touchpoints[chat].title == "Chat"


def test_saving_takes_over_what_is_typed_in_a_field(at_a_map: Person) -> None:
    (chat,) = choose(at_a_map, "Chat")
    editor(at_a_map, "description").setFocus()
    at_a_map.type("With a person")
    at_a_map.press("Ctrl+S")
    assert at_a_map.desk.atlas.touchpoints[chat].description == "With a person"
    assert not at_a_map.desk.session.is_modified


def test_two_cards_show_what_they_share_and_are_changed_in_one_step(at_a_map: Person) -> None:
    ids = choose(at_a_map, "Chat", "Call")
    assert editor(at_a_map, "title").shown is MIXED
    assert editor(at_a_map, "moment_of_truth").shown is MIXED
    crew = id_of(at_a_map.desk.atlas, "Mortgages")
    editor(at_a_map, "crew").commit(crew)
    assert {at_a_map.desk.atlas.touchpoints[known].crew for known in ids} == {crew}
    at_a_map.desk.undo()
    assert {at_a_map.desk.atlas.touchpoints[known].crew for known in ids} == {None}


def test_a_card_and_a_note_share_their_common_fields_only(at_a_map: Person) -> None:
    choose(at_a_map, "Chat", "Slow")
    page = inspector(at_a_map).pages.currentWidget()
    assert isinstance(page, Page)
    open_all(page)
    names = {spec.name for spec in page.editors}
    assert {"personas", "tags", "evidence"} <= names
    assert not {"title", "severity"} & names


def test_the_first_channel_chosen_stays_the_first(at_a_map: Person) -> None:
    (chat,) = choose(at_a_map, "Chat")
    channels = editor(at_a_map, "channels")
    assert isinstance(channels, ManyEditor)
    channels.button.click()
    at_a_map.press("Space")
    assert at_a_map.desk.atlas.touchpoints[chat].channels == (id_of(at_a_map.desk.atlas, "Web"),)


def test_a_lane_shows_the_properties_of_its_kind(at_a_map: Person) -> None:
    (lane,) = choose(at_a_map, "Pains")
    assert editor(at_a_map, "note_kinds").shown == ("pain",)
    editor(at_a_map, "note_kinds").commit(("pain", "question"))
    assert at_a_map.desk.atlas.lanes[lane].props["note_kinds"] == ("pain", "question")


def test_a_refused_value_leaves_the_field_as_it_was(at_a_map: Person) -> None:
    at_a_map.desk.select((id_of(at_a_map.desk.atlas, "Mortgages"),))
    editor(at_a_map, "parent").commit(id_of(at_a_map.desk.atlas, "Mortgages"))
    assert editor(at_a_map, "parent").shown is None
    assert at_a_map.window.status.currentMessage()


def test_nothing_chosen_shows_the_journey(at_a_map: Person) -> None:
    at_a_map.desk.select(())
    assert editor(at_a_map, "title").shown == "Buying"


def test_the_map_itself_can_be_inspected(at_a_map: Person) -> None:
    at_a_map.do("document")
    editor(at_a_map, "content_language").commit("es")
    assert at_a_map.desk.atlas.info.content_language == "es"


def test_own_fields_are_rows_of_a_label_and_a_text(at_a_map: Person) -> None:
    (chat,) = choose(at_a_map, "Chat")
    rows = editor(at_a_map, "custom")
    assert isinstance(rows, RowsEditor)
    rows.add.click()
    _line, left, right = rows.rows[0]
    left.commit("Ticket")
    at_a_map.settle()
    assert rows.rows[0][2] is right  # the row in work stays while the map takes it over
    right.commit("CJ-7")
    assert at_a_map.desk.atlas.touchpoints[chat].custom == {"Ticket": "CJ-7"}


def test_a_note_is_about_what_was_found_by_searching(at_a_map: Person) -> None:
    (slow,) = choose(at_a_map, "Slow")
    about = editor(at_a_map, "about")
    assert isinstance(about, ObjectsEditor)
    dialog = ObjectDialog(about)
    dialog.list_objects("cha")
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["Chat"]
    dialog.list_objects("slow")
    assert dialog.list.count() == 0
    dialog.deleteLater()
    about.add_object(id_of(at_a_map.desk.atlas, "Chat"))
    assert at_a_map.desk.atlas.notes[slow].about == (id_of(at_a_map.desk.atlas, "Chat"),)
    at_a_map.settle()
    button = about.lines[0].findChild(QToolButton)
    assert button is not None
    button.click()
    assert at_a_map.desk.atlas.notes[slow].about == ()


def test_a_crew_has_people_with_roles(at_a_map: Person) -> None:
    desk = at_a_map.desk
    desk.commit(lambda atlas: add_entry(atlas, "people", "pe_ada", name="Ada"))
    desk.commit(lambda atlas: add_entry(atlas, "people", "pe_bo", name="Bo"))
    (crew,) = choose(at_a_map, "Mortgages")
    members = editor(at_a_map, "members")
    members.commit((("pe_ada", "lead"), ("pe_bo", "")))
    assert members_of(desk.atlas, crew) == (("pe_ada", "lead"), ("pe_bo", ""))
    kept = next(iter(desk.atlas.memberships))
    editor(at_a_map, "members").commit((("pe_ada", "owner"),))
    assert {key: member.role for key, member in desk.atlas.memberships.items()} == {kept: "owner"}
    desk.undo()
    assert members_of(desk.atlas, crew) == (("pe_ada", "lead"), ("pe_bo", ""))


def test_a_picture_is_cropped_in_percent(at_a_map: Person, tmp_path: Path) -> None:
    (chat,) = choose(at_a_map, "Chat")
    picture = editor(at_a_map, "picture")
    assert isinstance(picture, PictureEditor)
    picture.file_chosen.emit(a_picture(tmp_path))
    at_a_map.settle()
    picture.sides[0].commit(0.25)
    picture.sides[2].commit(0.1)  # would leave nothing
    use = at_a_map.desk.atlas.touchpoints[chat].picture
    assert use is not None
    assert use.crop == (0.25, 0.0, 1.0, 1.0)
    assert picture.sides[2].shown == 1.0


def test_the_map_has_a_logo(at_a_map: Person, tmp_path: Path) -> None:
    at_a_map.do("document")
    logo = editor(at_a_map, "logo")
    assert isinstance(logo, LogoEditor)
    logo.file_chosen.emit(a_picture(tmp_path))
    assert at_a_map.desk.atlas.info.logo in at_a_map.desk.atlas.assets
    at_a_map.settle()
    assert not logo.picture.pixmap().isNull()
    logo.remove.click()
    assert at_a_map.desk.atlas.info.logo is None


def a_picture(folder: Path) -> Path:
    file = folder / "logo.png"
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(0xFF3366)
    image.save(str(file))
    return file


def test_a_field_chosen_after_typing_cards_is_of_the_card_chosen(person: Person) -> None:
    person.type("Quote")
    person.press("Return")
    (card,) = person.desk.atlas.touchpoints
    editor(person, "title").setFocus()
    person.settle()
    assert person.desk.selection == (card,)


def test_a_card_that_is_being_typed_is_shown_and_not_the_one_before(at_a_map: Person) -> None:
    choose(at_a_map, "Call")
    at_a_map.desk.view.setFocus()
    at_a_map.press("Return")
    at_a_map.press("Return")
    at_a_map.settle()
    assert editor(at_a_map, "title").shown == "Call"  # a card without a word is none yet
    at_a_map.type("Letter")
    at_a_map.settle()
    assert (editor(at_a_map, "title").shown, inspector(at_a_map).head_name.text()) == ("Letter", "Letter")


def test_what_is_set_in_a_panel_while_a_card_is_typed_is_set_for_that_card(at_a_map: Person) -> None:
    choose(at_a_map, "Call")
    at_a_map.desk.view.setFocus()
    at_a_map.press("Return")
    at_a_map.press("Return")
    at_a_map.type("Letter")
    at_a_map.settle()
    editor(at_a_map, "moment_of_truth").committed.emit(True)
    found = {card.title: card.moment_of_truth for card in at_a_map.desk.atlas.touchpoints.values()}
    assert found == {"Chat": False, "Call": True, "Letter": True}


def test_a_long_text_shows_its_beginning(at_a_map: Person) -> None:
    chat = id_of(at_a_map.desk.atlas, "Chat")
    at_a_map.desk.commit(lambda atlas: set_fields(atlas, chat, title="A very long title " * 20))
    at_a_map.desk.select((chat,))
    title = editor(at_a_map, "title")
    assert isinstance(title, LineEditor)
    assert title.edit.text().startswith("A very long title")
    assert title.edit.cursorPosition() == 0
