"""Dictionaries are edited in place."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cjeditor.ui.panels.dictionaries import Dictionaries
from cjeditor.ui.panels.dictionary_model import DictionaryModel
from tests.windows import Person


def dictionaries(person: Person) -> Dictionaries:
    found = person.desk.panels.show("dictionaries")
    assert isinstance(found, Dictionaries)
    return found


def show(person: Person, kind: str) -> tuple[Dictionaries, DictionaryModel]:
    panel = dictionaries(person)
    rows = [panel._kind_of(panel.kinds.item(row)) for row in range(panel.kinds.count())]
    panel.kinds.setCurrentRow(rows.index(kind))
    model = panel.model
    assert model is not None
    return panel, model


def test_an_entry_is_added_and_named_by_typing(person: Person) -> None:
    panel, model = show(person, "channels")
    QTest.mouseClick(panel.buttons["add"], Qt.MouseButton.LeftButton)
    person.type("Web")
    person.press("Return")
    assert [channel.title for channel in person.desk.atlas.channels.values()] == ["Web"]
    assert model.index(0, 0).data() == "Web"


def test_entries_are_moved_and_deleted_and_undone(person: Person) -> None:
    panel, model = show(person, "personas")
    for name in ("Maya", "Jon"):
        panel.add()
        person.settle()
        person.desk.set_fields((model.ids[-1],), name=name)
    panel.table.setCurrentIndex(model.index(1, 0))
    panel.move_entry(-1)
    assert [model.index(row, 0).data() for row in range(2)] == ["Jon", "Maya"]
    panel.remove()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Maya"]
    person.desk.undo()
    assert [model.index(row, 0).data() for row in range(2)] == ["Jon", "Maya"]


def test_choosing_an_entry_shows_it_in_the_inspector(person: Person) -> None:
    panel, model = show(person, "crews")
    panel.add()
    assert person.desk.selection == (model.ids[0],)


def test_a_tick_is_a_click(person: Person) -> None:
    panel, model = show(person, "crews")
    panel.add()
    column = next(position for position, spec in enumerate(model.specs) if spec.name == "external")
    model.setData(model.index(0, column), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert person.desk.atlas.crews[model.ids[0]].external
