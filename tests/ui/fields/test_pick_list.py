"""Lists under fields: they narrow by typing, stay open for ticks, and make the entry that is missing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from cjeditor.edits.dictionaries import add_entry
from cjeditor.ui.fields.pick_list import PickList
from cjeditor.ui.fields.pickers import ManyEditor, PickEditor, ReferenceEditor
from cjeditor.ui.panels.dictionaries import Dictionaries
from tests.ui.panels.test_inspector import editor
from tests.windows import Person


def field_of_a_card(person: Person, name: str) -> PickEditor:
    person.type("Quote")
    person.press("Return")
    person.desk.finish_editing()
    card = next(iter(person.desk.atlas.touchpoints))
    person.desk.select((card,))
    found = editor(person, name)
    assert isinstance(found, PickEditor)
    return found


def opened_list(person: Person, field: PickEditor) -> PickList:
    field.button.click()
    person.settle()
    assert field.list is not None
    return field.list


def words(shown: PickList, typed: str | None = None) -> list[str]:
    """The rows of a list, once a text is typed in it if there is one."""
    if typed is not None:
        shown.line.setText(typed)
    return [row.words for row in shown.rows]


def test_a_new_map_offers_the_channels_most_journeys_use(person: Person) -> None:
    shown = opened_list(person, field_of_a_card(person, "channels"))
    assert {"App", "Web", "Phone", "Branch", "E-mail", "Letter by post", "Kiosk"} <= set(words(shown))


def test_ready_channels_are_ticked_one_after_the_other(person: Person) -> None:
    field = field_of_a_card(person, "channels")
    shown = opened_list(person, field)
    person.press("Space")
    person.press("Down")
    person.press("Space")
    atlas = person.desk.atlas
    (card,) = atlas.touchpoints.values()
    chosen = [atlas.channels[known] for known in card.channels]
    assert [(channel.title, channel.icon) for channel in chosen] == [("App", "smartphone"), ("Web", "globe")]
    assert shown.isVisible()
    assert [row.is_on for row in shown.rows[:3]] == [True, True, False]
    assert isinstance(field, ManyEditor)
    assert field.button.text() == "App, Web"
    shown.close()


def test_ready_channels_stay_on_offer_behind_those_in_use(person: Person) -> None:
    field = field_of_a_card(person, "channels")
    opened_list(person, field)
    person.press("Space")
    assert field.list is not None
    field.list.close()
    person.settle()
    shown = opened_list(person, field)
    assert words(shown)[:3] == ["App", "Web", "Phone"]
    assert words(shown, "phone") == ["Phone"]
    shown.close()


def test_a_map_with_channels_of_its_own_offers_ready_ones_by_name(person: Person) -> None:
    field = field_of_a_card(person, "channels")
    person.desk.commit(lambda atlas: add_entry(atlas, "channels", "ch_1", title="Pigeon"))
    shown = opened_list(person, field)
    assert words(shown) == ["Pigeon"]
    assert words(shown, "phone") == ["Phone"]
    shown.close()


def test_the_list_grows_with_the_names_added_to_it(person: Person) -> None:
    field = field_of_a_card(person, "channels")
    person.desk.commit(lambda atlas: add_entry(atlas, "channels", "ch_1", title="One"))
    shown = opened_list(person, field)
    for name in ("Two", "Three", "Four", "Five"):
        shown.line.setText(name)
        QTest.keyClick(shown.line, Qt.Key.Key_Return)
    person.settle()
    assert words(shown) == ["One", "Two", "Three", "Four", "Five"]
    assert not shown.list.verticalScrollBar().isVisible()
    shown.close()


def test_a_typed_name_becomes_an_entry_in_the_same_step(person: Person) -> None:
    field = field_of_a_card(person, "crew")
    assert isinstance(field, ReferenceEditor)
    before = person.desk.atlas
    field.button.setFocus()
    person.type("M")
    assert field.list is not None
    QTest.keyClicks(field.list.line, "ortgages")
    QTest.keyClick(field.list.line, Qt.Key.Key_Return)
    person.settle()
    atlas = person.desk.atlas
    (crew,) = atlas.crews.values()
    (card,) = atlas.touchpoints.values()
    assert (crew.title, card.crew) == ("Mortgages", crew.id)
    person.desk.undo()
    assert person.desk.atlas == before


@pytest.mark.parametrize(
    ("name", "icon", "nature"),
    [
        ("Sucursal Centro", "store", "physical"),
        ("Call centre", "phone", "digital"),
        ("Pigeon", "", "digital"),
    ],
)
def test_a_channel_looks_like_its_name(person: Person, name: str, icon: str, nature: str) -> None:
    shown = opened_list(person, field_of_a_card(person, "channels"))
    shown.line.setText(name)
    assert words(shown) == [f"Add “{name}”"]
    QTest.keyClick(shown.line, Qt.Key.Key_Return)
    (channel,) = person.desk.atlas.channels.values()
    assert (channel.title, channel.icon, channel.nature) == (name, icon, nature)
    shown.close()


def test_the_foot_of_a_list_opens_its_dictionary(person: Person) -> None:
    field = field_of_a_card(person, "product")
    shown = opened_list(person, field)
    foot = shown.findChild(QPushButton, "foot")
    assert foot is not None
    foot.click()
    person.settle()
    panel = person.desk.panels.widget("dictionaries")
    assert isinstance(panel, Dictionaries)
    assert panel.kind == "products"
    assert panel.isVisible()


def test_a_list_without_dictionary_offers_nothing_new(person: Person) -> None:
    person.desk.finish_editing()
    lane = next(known.id for known in person.desk.atlas.lanes.values() if known.lane_kind == "notes")
    person.desk.select((lane,))
    field = editor(person, "note_kinds")
    assert isinstance(field, PickEditor)
    shown = opened_list(person, field)
    shown.line.setText("no such kind")
    assert words(shown) == []
    shown.close()


def test_a_long_name_is_read_whole_in_the_list_and_ends_with_an_ellipsis_in_the_field(person: Person) -> None:
    name = "Mortgage with a fixed rate for twenty-five years"
    person.desk.commit(lambda atlas: add_entry(atlas, "products", "prd_1"))
    person.desk.set_fields(("prd_1",), title=name)
    field = field_of_a_card(person, "product")
    field.take("prd_1")
    person.settle()
    field.button.resize(160, field.button.height())
    assert field.button.text().endswith("…")
    field.button.resize(600, field.button.height())
    assert field.button.text() == name
    field.button.resize(160, field.button.height())
    shown = opened_list(person, field)
    row = next(place for place, known in enumerate(shown.rows) if known.words == name)
    item = shown.list.visualItemRect(shown.list.item(row))
    assert shown.list.fontMetrics().horizontalAdvance(name) < min(item.width(), shown.list.viewport().width())
