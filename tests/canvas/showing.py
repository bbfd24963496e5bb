"""A map view on a real widget, and real mouse and key events on it, told by the names on the map."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cjeditor.canvas.handles import handles_of
from cjeditor.canvas.map_view import MapView
from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.rect import Rect
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.messages import UserError
from cjeditor.session.events import Changed, Event, Previewed
from cjeditor.session.opening import new_session
from cjeditor.session.session import Session
from tests.builder import a_map, id_of, names_of

LEFT = Qt.MouseButton.LeftButton
MIDDLE = Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def small_map() -> Atlas:
    """Two stages of two steps each; a curve, two channel lanes and a note lane."""
    return (
        a_map("Saving")
        .persona("Ana")
        .channel("App")
        .channel("Branch")
        .stage("Wake up")
        .step("Notice")
        .step("Worry")
        .stage("Compare")
        .step("Ask")
        .step("Decide")
        .emotion_lane("Mood")
        .at("Notice")
        .emotion(-1)
        .at("Ask")
        .emotion(1)
        .lane("Digital", channels=("App",))
        .at("Notice")
        .touchpoint("Letter")
        .touchpoint("Search")
        .at("Ask")
        .touchpoint("Chat")
        .lane("Personal", channels=("Branch",))
        .at("Worry")
        .touchpoint("Visit")
        .note_lane("Pains", "pain")
        .at("Notice")
        .note("Too late", "pain")
        .build()
    )


class Shown:
    """A view with its session, driven by events."""

    def __init__(self, qtbot: QtBot, atlas: Atlas, width: int, height: int, zoom: float) -> None:
        self.session: Session = new_session(atlas)
        self.events: list[Event] = []
        self.session.subscribe(self.events.append)
        self.view = MapView(self.session, atlas.index.journeys()[0], LayoutOptions())
        self.refusals: list[UserError] = []
        self.view.refused.connect(self.refusals.append)
        qtbot.addWidget(self.view)
        self.view.resize(width, height)
        self.view.show()
        self.view.set_zoom(zoom)
        self.view.setFocus()
        QApplication.processEvents()

    @property
    def port(self) -> QWidget:
        return self.view.viewport()

    @property
    def atlas(self) -> Atlas:
        return self.session.atlas

    @property
    def changes(self) -> list[Change]:
        return [event.change for event in self.events if isinstance(event, Changed)]

    @property
    def previews(self) -> list[Change]:
        return [
            event.change for event in self.events if isinstance(event, Previewed) and event.change is not None
        ]

    def id(self, name: str) -> str:
        return id_of(self.atlas, name)

    def box(self, name: str) -> Rect:
        """Where an object is shown, in the viewport's pixels."""
        box = self.view.layout_shown.box_of(self.id(name))
        assert box is not None, f"{name} is not on the map"
        return self.view.lens.sight.rect_on_view(box)

    def middle(self, name: str) -> QPoint:
        box = self.box(name)
        if self.id(name) in self.atlas.lanes:  # taken by its head
            return QPoint(round(box.x + 60), round(box.y + box.height / 2))
        return QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))

    def cell(self, lane: str, step: str, down: float = 0.5) -> QPoint:
        row, span = (
            self.view.layout_shown.row_of(self.id(lane)),
            self.view.layout_shown.columns.span(self.id(step)),
        )
        assert row is not None
        assert span is not None
        column = self.view.layout_shown.columns.columns[span[0]]
        place = self.view.lens.camera.to_view(column.x + column.width / 2, row.y + row.height * down)
        return QPoint(round(place.x), round(place.y))

    def cards_in(self, lane: str, step: str) -> list[str]:
        """The names of the cards in a cell, from the top."""
        return names_of(self.atlas, *self.atlas.index.cards(self.id(lane), self.id(step)))

    def handle(self, name: str, kind: str) -> QPoint:
        found = next(h for h in handles_of(self.view.lens.sight, self.id(name)) if h.handle == kind)
        box = found.box
        return QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))

    def adder(self, adds: str, index: int = -1) -> QPoint:
        from cjeditor.canvas.adders import adder_place, adders_of

        found = [a for a in adders_of(self.view.layout_shown) if a.adds == adds][index]
        x, y = adder_place(self.view.lens.sight, found)
        return QPoint(round(x), round(y))

    def click(self, at: QPoint | str, mods: Qt.KeyboardModifier = NONE) -> None:
        place = self.middle(at) if isinstance(at, str) else at
        self.hover(place)
        QTest.mouseClick(self.port, LEFT, mods, place)

    def double_click(self, at: QPoint | str) -> None:
        place = self.middle(at) if isinstance(at, str) else at
        self.click(place)
        QTest.mouseDClick(self.port, LEFT, NONE, place)
        QTest.mouseRelease(self.port, LEFT, NONE, place)

    def hover(self, place: QPoint) -> None:
        QTest.mouseMove(self.port, place - QPoint(1, 0))
        QTest.mouseMove(self.port, place)

    def pull(self, start: QPoint | str, *stops: QPoint, mods: Qt.KeyboardModifier = NONE) -> None:
        """Press and move, without letting go."""
        place = self.middle(start) if isinstance(start, str) else start
        self.hover(place)
        QTest.mousePress(self.port, LEFT, mods, place)
        at = place
        for stop in stops:
            for part in range(1, 5):
                self._move(at + (stop - at) * part / 4, mods)
            at = stop

    def pull_on(self, *stops: QPoint, mods: Qt.KeyboardModifier = NONE) -> None:
        """Move on with the button still down."""
        for stop in stops:
            self._move(stop, mods)

    def _move(self, place: QPoint, mods: Qt.KeyboardModifier) -> None:
        from PySide6.QtCore import QEvent, QPointF
        from PySide6.QtGui import QMouseEvent

        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(place),
            QPointF(self.port.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            LEFT,
            mods,
        )
        QApplication.sendEvent(self.port, event)

    def drop(self, place: QPoint, mods: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseRelease(self.port, LEFT, mods, place)

    def drag(self, start: QPoint | str, *stops: QPoint, mods: Qt.KeyboardModifier = NONE) -> None:
        self.pull(start, *stops, mods=mods)
        self.drop(stops[-1], mods)

    def key(self, key: Qt.Key, mods: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.keyboard, key, mods)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.keyboard, letter)

    @property
    def keyboard(self) -> QWidget:
        """What has the keyboard: the map, or the unseen text control."""
        return self.view.writer.keys if self.view.is_editing else self.view

    def pixels(self) -> QImage:
        return self.port.grab().toImage()
