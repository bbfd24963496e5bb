"""What a person does in the first minutes, with the keyboard and the mouse."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from cjeditor.files.document import read_document
from tests.builder import a_map, id_of
from tests.windows import Person, opened, put_away, saved


def test_who_opens_the_program_may_just_type(person: Person) -> None:
    person.type("Hear about it")
    person.press("Return")
    person.type("Ask a friend")
    person.press("Return")
    person.press("Escape")
    assert person.titles("touchpoints") == ["Ask a friend", "Hear about it"]
    assert len(person.desk.atlas.stages) == 3
    assert len(person.desk.atlas.lanes) == 4


def test_the_first_card_left_without_a_word_leaves_nothing_behind(person: Person) -> None:
    person.press("Escape")
    assert person.titles("touchpoints") == []
    assert person.desk.session.undo_label is None
    person.press("Return")
    person.type("Hear about it")
    person.press("Escape")
    assert person.titles("touchpoints") == ["Hear about it"]
    person.press("Ctrl+Z")
    assert person.titles("touchpoints") == []
    assert person.desk.session.undo_label is None


def test_a_card_from_the_menu_left_without_a_word_vanishes(person: Person) -> None:
    person.press("Escape")
    person.press("Ctrl+Shift+T")
    assert person.desk.view.is_editing
    person.press("Escape")
    assert person.titles("touchpoints") == []
    assert person.desk.session.undo_label is None


def test_an_untouched_map_may_be_closed_without_a_question(person: Person) -> None:
    assert person.desk.documents.may_close()
    assert not person.window.isWindowModified()


def test_work_is_undone_redone_saved_and_found_again(person: Person, tmp_path: Path, qtbot: QtBot) -> None:
    person.type("Call the branch")
    person.press("Return")
    person.press("Escape")
    person.press("Ctrl+Z")
    assert person.titles("touchpoints") == []
    person.press("Ctrl+Shift+Z")
    assert person.titles("touchpoints") == ["Call the branch"]
    assert person.window.isWindowModified()
    file = tmp_path / "mine.cjmap"
    person.desk.documents.save_to(file)
    assert not person.window.isWindowModified()
    assert person.window.windowTitle().startswith("mine.cjmap")
    assert [t.title for t in read_document(file).atlas.touchpoints.values()] == ["Call the branch"]


def test_a_file_is_opened_edited_with_a_double_click_and_saved_with_ctrl_s(
    tmp_path: Path, qtbot: QtBot
) -> None:
    atlas = a_map("Buying").stage("Compare").step("Ask").lane("Web").touchpoint("Chat").build()
    file = saved(atlas, tmp_path / "buying.cjmap")
    person = opened(qtbot, file)
    person.click(id_of(atlas, "Chat"), twice=True)
    person.press("Ctrl+A")
    person.type("Chat with Ana")
    person.press("Ctrl+S")
    assert [t.title for t in read_document(file).atlas.touchpoints.values()] == ["Chat with Ana"]
    put_away(person)


def test_stages_steps_lanes_and_journeys_are_added_from_the_menu(person: Person) -> None:
    person.press("Escape")
    for action in ("add_step", "add_stage", "lane_insight", "add_journey"):
        person.do(action)
        person.press("Escape")
    atlas = person.desk.atlas
    assert len(atlas.journeys) == 2
    assert person.desk.journey_id == atlas.index.journeys()[1]
    first = atlas.index.journeys()[0]
    assert (len(atlas.index.stages(first)), len(atlas.index.steps_of_journey(first))) == (4, 5)
    assert "Insights and questions" in person.titles("lanes")


def test_two_cards_are_linked_and_one_deleted_with_its_flow(person: Person) -> None:
    person.type("One")
    person.press("Return")
    person.type("Two")
    person.press("Return")
    person.press("Escape")
    one, two = id_of(person.desk.atlas, "One"), id_of(person.desk.atlas, "Two")
    person.desk.select((one, two))
    person.do("add_flow")
    assert [(flow.source, flow.target) for flow in person.desk.atlas.flows.values()] == [(one, two)]
    person.click(two)
    person.press("Del")
    assert person.titles("touchpoints") == ["One"]
    assert not person.desk.atlas.flows
    person.press("Ctrl+Z")
    assert len(person.desk.atlas.flows) == 1
