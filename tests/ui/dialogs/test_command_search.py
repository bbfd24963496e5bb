"""Ctrl+K does what its first line says, and the first line is what was asked for."""

import pytest

from cjeditor.ui.dialogs.command_search import find_command
from tests.windows import Person


def first(person: Person, text: str) -> str:
    person.desk.finish_editing()
    box = find_command(person.desk, person.desk.commands)
    box.line.setText(text)
    words = box.list.item(0).text()
    box.leave()
    return words.split("    ")[0]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("questions", "Questions to the map"),
        ("dark", "Dark"),
        ("export pdf", "Export"),
        ("lane insights", "Add a lane: Insights and questions"),
        ("add stage", "Add a stage"),
        ("personas", "Dictionaries"),
        ("prsnt", "Present the map (full screen)"),
    ],
)
def test_words_find_what_they_mean(person: Person, typed: str, found: str) -> None:
    assert first(person, typed) == found


@pytest.mark.parametrize("typed", ["reach", "hand-offs"])
def test_questions_are_found_and_asked(person: Person, typed: str) -> None:
    person.desk.finish_editing()
    box = find_command(person.desk, person.desk.commands)
    box.line.setText(typed)
    box.choose()
    person.settle()
    assert person.desk.panels.is_shown("questions")


def test_what_is_not_possible_now_is_grey_and_does_nothing(person: Person) -> None:
    person.desk.finish_editing()
    person.desk.select(())
    before = person.desk.atlas
    box = find_command(person.desk, person.desk.commands)
    box.line.setText("way out")
    assert "not possible now" in box.list.item(0).text()
    box.choose()
    assert box.isVisible()
    assert person.desk.atlas is before
    box.leave()


def test_no_hit_is_said_in_words(person: Person) -> None:
    assert first(person, "qqqq") == "Nothing fits “qqqq”."


def test_what_is_typed_into_the_search_is_never_typed_onto_the_map(person: Person) -> None:
    person.type("Quote")
    person.press("Return")
    person.press("Ctrl+K")
    person.type("qqqq")
    assert person.titles("touchpoints") == ["Quote"]
    person.press("Esc")
