"""Tabs are whole tabs: they are renamed where they stand, have a menu, and a "+" beside them."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.builder import a_map
from tests.windows import Person, opened, put_away, saved


def two_journeys(person: Person) -> None:
    person.desk.finish_editing()
    person.do("add_journey")


def test_a_new_journey_is_named_by_typing(person: Person) -> None:
    two_journeys(person)
    person.type("The mortgage")
    person.press("Return")
    assert person.titles("journeys")[0] == "The mortgage"
    assert person.window.tabs.tabText(1) == "The mortgage"


def test_what_is_typed_after_the_name_of_a_new_journey_is_its_first_card(person: Person) -> None:
    two_journeys(person)
    person.type("Lost passport")
    person.press("Return")
    person.type("Notice it is gone")
    person.press("Return")
    person.press("Esc")
    assert person.titles("touchpoints") == ["Notice it is gone"]
    assert len(person.desk.atlas.journeys) == 2


def test_the_keyboard_is_on_the_map_when_tabs_go(person: Person) -> None:
    two_journeys(person)
    person.press("Return")
    person.window.tabs.setFocus()
    person.do("delete_journey")
    assert person.window.tabs.isHidden()
    assert person.window.focusWidget() is person.desk.view


def test_a_double_click_renames_and_escape_does_not(person: Person) -> None:
    two_journeys(person)
    person.press("Esc")
    bar, before = person.window.tabs, person.titles("journeys")
    place = bar.tabRect(0).center()
    QTest.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=place)
    person.settle()
    person.type("Nothing")
    person.press("Esc")
    assert person.titles("journeys") == before
    QTest.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=place)
    person.settle()
    person.type("Saving")
    person.press("Return")
    assert bar.tabText(0) == "Saving"


def test_the_plus_adds_a_journey(person: Person) -> None:
    two_journeys(person)
    person.press("Esc")
    QTest.mouseClick(person.window.add_tab, Qt.MouseButton.LeftButton)
    person.settle()
    assert len(person.desk.atlas.journeys) == 3


def test_a_tab_has_a_menu(person: Person) -> None:
    two_journeys(person)
    person.press("Esc")
    bar = person.window.tabs
    bar.customContextMenuRequested.emit(bar.tabRect(0).center() + QPoint(0, 1))
    person.settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert names == ["rename_journey", "duplicate_journey", "add_journey", "delete_journey", "properties"]
    assert person.desk.tabs.current == person.desk.tabs.ids[0]
    menu.close()


def test_many_tabs_keep_their_names_and_scroll(qtbot: QtBot, tmp_path: Path) -> None:
    made = a_map("The first journey of all").step("a")
    for number in range(12):
        made = made.journey(f"Another journey, number {number}").step("b")
    person = opened(qtbot, saved(made.build(), tmp_path / "many.cjmap"))
    person.window.resize(1366, 740)
    person.settle()
    bar = person.window.tabs
    assert bar.tabRect(0).width() > bar.fontMetrics().horizontalAdvance("The first journey of all")
    assert bar.tabRect(12).left() > bar.width()
    put_away(person)
