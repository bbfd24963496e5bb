"""A flow drawn over a tab opens it, and ends on a card of that journey; else everything is as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cjeditor.canvas.handles import handles_of
from tests.builder import a_map, id_of
from tests.windows import Person, opened, put_away, saved

LEFT = Qt.MouseButton.LeftButton


class Drawing:
    """Somebody who draws a flow with the mouse, over a window of three journeys."""

    def __init__(self, person: Person) -> None:
        self.person, self.desk = person, person.desk
        person.desk.tabs.across.spring.setInterval(0)
        self.port: QWidget = person.desk.view.viewport()

    def id(self, name: str) -> str:
        return id_of(self.desk.atlas, name)

    @property
    def shown(self) -> str:
        return self.desk.atlas.journeys[self.desk.journey_id].title

    def card(self, name: str) -> QPoint:
        """The middle of a card on show, on the screen."""
        view = self.desk.view
        box = view.layout_shown.box_of(self.id(name))
        assert box is not None
        shown = view.lens.sight.rect_on_view(box)
        return view.viewport().mapToGlobal(
            QPoint(round(shown.x + shown.width / 2), round(shown.y + shown.height / 2))
        )

    def tab(self, index: int) -> QPoint:
        bar = self.desk.tabs.bar
        return bar.mapToGlobal(bar.tabRect(index).center())

    def take(self, name: str) -> None:
        view = self.desk.view
        view.select((self.id(name),), reveal=True)
        handle = next(h for h in handles_of(view.lens.sight, self.id(name)) if h.handle == "link")
        place = QPoint(round(handle.box.x + 7), round(handle.box.y + 7))
        QTest.mouseMove(self.port, place)
        QTest.mousePress(self.port, LEFT, pos=place)
        self.move(self.port.mapToGlobal(place) + QPoint(20, 0))

    def move(self, place: QPoint) -> None:
        """Move the pointer; Qt gives it to the widget where the button went down."""
        self._tell(QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton)

    def drop(self, place: QPoint) -> None:
        self.move(place)
        self._tell(QEvent.Type.MouseButtonRelease, place, LEFT)

    def rest_on_tab(self, index: int) -> None:
        self.move(self.tab(index))
        self.person.settle()
        QApplication.processEvents()

    def _tell(self, kind: QEvent.Type, place: QPoint, button: Qt.MouseButton) -> None:
        local = QPointF(self.port.mapFromGlobal(place))
        buttons = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
        event = QMouseEvent(kind, local, QPointF(place), button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.port, event)
        self.person.settle()


@pytest.fixture
def drawing(qtbot: QtBot, tmp_path: Path) -> Iterator[Drawing]:
    made = a_map("Saving").stage("S").step("s").lane("L").touchpoint("Letter").touchpoint("Chat")
    made = made.journey("Buying").stage("B").step("b").lane("M").touchpoint("Sign")
    made = made.journey("Moving").stage("C").step("c").lane("N").touchpoint("Van")
    person = opened(qtbot, saved(made.build(), tmp_path / "three.cjmap"))
    yield Drawing(person)
    put_away(person)


def ends(drawing: Drawing) -> list[tuple[str, str | None]]:
    return [(flow.source, flow.target) for flow in drawing.desk.atlas.flows.values()]


def test_a_flow_ends_on_a_card_behind_the_tab_it_rests_on(drawing: Drawing) -> None:
    drawing.take("Letter")
    drawing.rest_on_tab(1)
    assert drawing.shown == "Buying"
    drawing.drop(drawing.card("Sign"))
    assert ends(drawing) == [(drawing.id("Letter"), drawing.id("Sign"))]
    assert drawing.shown == "Buying"
    assert drawing.desk.session.undo_label is not None
    assert drawing.desk.session.undo_label.english() == "Add a flow"
    assert not drawing.desk.view.hand.is_down
    drawing.person.press("Ctrl+Z")
    assert ends(drawing) == []


def test_a_tab_that_is_only_passed_over_does_not_open(drawing: Drawing) -> None:
    drawing.desk.tabs.across.spring.setInterval(60_000)
    drawing.take("Letter")
    drawing.rest_on_tab(1)
    drawing.drop(drawing.card("Chat"))
    assert drawing.shown == "Saving"
    assert ends(drawing) == [(drawing.id("Letter"), drawing.id("Chat"))]
    assert not drawing.desk.tabs.across.spring.isActive()


def test_dropped_beside_the_cards_it_goes_back_to_where_it_began(drawing: Drawing) -> None:
    drawing.take("Letter")
    drawing.rest_on_tab(1)
    drawing.drop(drawing.card("Sign") + QPoint(0, 400))
    assert drawing.shown == "Saving"
    assert ends(drawing) == []
    assert not drawing.desk.session.is_modified


def test_escape_goes_back_to_where_it_began(drawing: Drawing) -> None:
    drawing.take("Letter")
    drawing.rest_on_tab(1)
    drawing.move(drawing.card("Sign"))
    drawing.person.press("Esc")
    assert drawing.shown == "Saving"
    drawing.drop(drawing.card("Chat"))
    assert ends(drawing) == []


def test_it_may_go_on_to_a_third_journey_and_back_home(drawing: Drawing) -> None:
    drawing.take("Letter")
    drawing.rest_on_tab(1)
    drawing.rest_on_tab(2)
    assert drawing.shown == "Moving"
    drawing.rest_on_tab(0)
    assert drawing.shown == "Saving"
    drawing.drop(drawing.card("Chat"))
    assert ends(drawing) == [(drawing.id("Letter"), drawing.id("Chat"))]


def test_another_flow_can_be_drawn_after_one(drawing: Drawing) -> None:
    for tab, target in ((1, "Sign"), (2, "Van")):
        drawing.take("Letter")
        drawing.rest_on_tab(tab)
        drawing.drop(drawing.card(target))
        drawing.desk.tabs.show(drawing.desk.tabs.ids[0])
        drawing.person.settle()
    assert [target for _source, target in ends(drawing)] == [drawing.id("Sign"), drawing.id("Van")]
