"""Context menus come up as often as one asks for them, and offer only what can be done."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cjeditor.canvas.board import Focus
from cjeditor.model.records import Cell
from cjeditor.model.slot import Slot
from tests.builder import a_map
from tests.windows import Person, opened, put_away, saved


def entries(person: Person, object_id: str) -> dict[str, bool]:
    """What a menu offers for an object, and whether it can be done; then it is closed and gone."""
    person.desk.wishes.menu.emit(object_id, QPoint(40, 40))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = {action.text().replace("&", ""): action.isEnabled() for action in menu.actions()}
    menu.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    person.settle()
    return offered


def test_a_menu_with_a_menu_in_it_comes_up_again(person: Person) -> None:
    lane = next(iter(person.desk.atlas.lanes))
    person.press("Escape")
    first = entries(person, lane)
    assert "Add a lane" in first
    assert entries(person, lane) == first


def test_the_last_journey_stays_when_its_title_is_chosen(person: Person) -> None:
    journey = person.desk.journey_id
    person.press("Escape")
    person.desk.view.setFocus()
    person.desk.select((journey,))
    person.press("Delete")
    assert list(person.desk.atlas.journeys) == [journey]
    assert not person.action("delete").isEnabled()


def test_a_flow_to_any_card_begins_in_the_menu_of_where_it_starts(qtbot: QtBot, tmp_path: Path) -> None:
    builder = a_map().stage("First").step("Ask").lane("Web").touchpoint("Chat").touchpoint("Call")
    person = opened(qtbot, saved(builder.build(), tmp_path / "map.cjmap"))
    for source in ("tp_1", *person.desk.atlas.steps, *person.desk.atlas.stages):
        person.desk.select((source,))
        assert entries(person, source)["Flow to…"], source
    person.desk.select(("tp_1", "tp_2"))
    assert not entries(person, "tp_2")["Flow to…"], "it has one start"
    put_away(person)


def test_what_lies_beside_the_map_is_not_parked_again(qtbot: QtBot, tmp_path: Path) -> None:
    builder = a_map().step("Ask").lane("Web").touchpoint("Chat").touchpoint("Call", place={"journey": "jo_1"})
    person = opened(qtbot, saved(builder.build(), tmp_path / "map.cjmap"))
    person.desk.select(("tp_2",))
    assert not entries(person, "tp_2")["Park beside the map"]
    person.desk.select(("tp_1", "tp_2"))
    assert entries(person, "tp_2")["Park beside the map"]
    put_away(person)


def test_a_right_click_into_an_empty_step_of_a_curve_offers_a_point_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    atlas = a_map().step("Ask").step("Wait").emotion_lane("Mood").at("Ask").emotion(1).lane("Web").build()
    person = opened(qtbot, saved(atlas, tmp_path / "map.cjmap"))
    view = person.desk.view
    row, span = view.layout_shown.row_of("ln_1"), view.layout_shown.columns.span("sp_2")
    assert row is not None
    assert span is not None
    column = view.layout_shown.columns.columns[span[0]]
    place = view.lens.camera.to_view(column.x + column.width / 2, row.y + row.height / 2)
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.RightButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(round(place.x), round(place.y)),
    )
    assert entries(person, "")["Add a point of the emotion curve"]
    person.action("add_emotion").trigger()
    (point,) = (e for e in person.desk.atlas.emotions.values() if e.step == "sp_2")
    assert person.desk.selection == (point.id,)
    put_away(person)


def test_a_card_of_another_kind_goes_to_the_step_of_the_cell_that_was_clicked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    atlas = a_map().step("Ask").step("Wait").lane("Web").note_lane("Pains").build()
    person = opened(qtbot, saved(atlas, tmp_path / "map.cjmap"))
    person.desk.view.commander.focus(Focus(cell=Slot("ln_1", "sp_2", 0)))
    person.action("add_note").trigger()
    person.type("Too long")
    person.desk.finish_editing()
    (note,) = person.desk.atlas.notes.values()
    assert note.place == Cell(lane="ln_2", step="sp_2")
    put_away(person)


def test_a_way_out_is_not_made_a_flow_to_nowhere(qtbot: QtBot, tmp_path: Path) -> None:
    builder = a_map().step("Ask").lane("Web").touchpoint("Chat").touchpoint("Call")
    atlas = builder.flow("Chat", "Call").flow("Call", None, "exit").build()
    leads, leaves = atlas.flows
    person = opened(qtbot, saved(atlas, tmp_path / "map.cjmap"))
    for flow, can in ((leads, True), (leaves, False)):
        person.desk.select((flow,))
        assert entries(person, flow)["Next flow"] is can
    put_away(person)


@pytest.mark.parametrize(("number", "field"), [(0, "label"), (1, "reason")])
def test_the_words_of_a_flow_are_typed_in_the_properties(
    qtbot: QtBot, tmp_path: Path, number: int, field: str
) -> None:
    builder = a_map().step("Ask").lane("Web").touchpoint("Chat").touchpoint("Call")
    atlas = builder.flow("Chat", "Call", label="old").flow("Call", None, "exit", reason="old").build()
    flow = list(atlas.flows)[number]
    person = opened(qtbot, saved(atlas, tmp_path / "map.cjmap"))
    person.desk.view.setFocus()
    person.desk.select((flow,))
    person.press("F2")
    assert isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
    person.type("by phone")
    person.desk.finish_editing()
    person.settle()
    assert getattr(person.desk.atlas.flows[flow], field) == "by phone"
    person.desk.undo()
    put_away(person)
