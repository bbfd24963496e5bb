"""Tabs are whole tabs: they are renamed where they stand, have a menu, and a "+" beside them."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.windows import Person


def two_journeys(person: Person) -> None:
    person.desk.finish_editing()
    person.do("add_journey")


def test_a_new_journey_is_named_by_typing(person: Person) -> None:
    two_journeys(person)
    person.type("The mortgage")
    person.press("Return")
    assert person.titles("journeys")[0] == "The mortgage"
    assert person.window.tabs.tabText(1) == "The mortgage"


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
