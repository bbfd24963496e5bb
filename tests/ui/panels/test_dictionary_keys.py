"""The keys of a table keep what is typed: Tab, Enter, a click elsewhere; only Esc drops it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cjeditor.ui.panels.dictionaries import Dictionaries
from cjeditor.ui.panels.dictionary_model import DictionaryModel
from tests.ui.panels.test_dictionaries import show
from tests.windows import Person


def with_one(person: Person, kind: str) -> tuple[Dictionaries, DictionaryModel]:
    panel, model = show(person, kind)
    QTest.mouseClick(panel.buttons["add"], Qt.MouseButton.LeftButton)
    person.settle()
    return panel, model


def test_tab_keeps_the_cell_and_opens_the_next(person: Person) -> None:
    panel, _model = with_one(person, "personas")
    person.type("Marta")
    person.press("Tab")
    person.type("Teacher")
    person.press("Tab")
    (marta,) = person.desk.atlas.personas.values()
    assert (marta.name, marta.role) == ("Marta", "Teacher")
    assert panel.table.currentIndex().column() == 2


def test_shift_tab_goes_back(person: Person) -> None:
    panel, _model = with_one(person, "personas")
    person.press("Tab")
    person.type("Teacher")
    person.press("Shift+Tab")
    person.type("Luisa")
    person.press("Return")
    (luisa,) = person.desk.atlas.personas.values()
    assert (luisa.name, luisa.role) == ("Luisa", "Teacher")
    assert panel.table.hasFocus()


def test_escape_restores_the_cell(person: Person) -> None:
    panel, _model = with_one(person, "personas")
    person.type("Marta")
    person.press("Return")
    panel.table.edit(panel.table.currentIndex())
    person.press("Ctrl+A")
    person.type("Nobody")
    person.press("Esc")
    assert [persona.name for persona in person.desk.atlas.personas.values()] == ["Marta"]
    assert panel.table.hasFocus()


def test_a_click_on_another_cell_keeps_what_is_typed(person: Person) -> None:
    panel, model = with_one(person, "personas")
    person.type("Marta")
    there = panel.table.visualRect(model.index(0, 1)).center()
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=there)
    person.settle()
    assert [persona.name for persona in person.desk.atlas.personas.values()] == ["Marta"]


def test_closing_the_panel_keeps_what_is_typed(person: Person) -> None:
    with_one(person, "channels")
    person.type("Web")
    person.desk.panels.toggle("dictionaries")
    person.settle()
    assert person.titles("channels") == ["Web"]


def test_going_to_the_map_keeps_what_is_typed_and_closes_the_cell(person: Person) -> None:
    panel, _model = with_one(person, "channels")
    person.type("Web")
    person.desk.view.setFocus()
    person.settle()
    assert person.titles("channels") == ["Web"]
    assert not panel.table.isPersistentEditorOpen(panel.table.currentIndex())


def test_enter_keeps_a_text_of_several_lines(person: Person) -> None:
    panel, model = with_one(person, "channels")
    column = next(place for place, spec in enumerate(model.specs) if spec.name == "description")
    panel.table.setCurrentIndex(model.index(0, column))
    panel.table.edit(model.index(0, column))
    person.type("All we sell")
    person.press("Return")
    assert [channel.description for channel in person.desk.atlas.channels.values()] == ["All we sell"]
