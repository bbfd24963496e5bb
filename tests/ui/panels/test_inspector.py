"""The inspector shows what is chosen and changes it, one step of undo a change."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cjeditor.ui.fields.editor import MIXED, Editor
from cjeditor.ui.fields.pickers import ManyEditor
from cjeditor.ui.fields.specs import GROUPS
from cjeditor.ui.panels.inspector import Inspector, Page
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
    for title in GROUPS.values():
        page.open_group(title.english())


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
    channels.menu.aboutToShow.emit()
    channels.menu.actions()[0].trigger()
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
