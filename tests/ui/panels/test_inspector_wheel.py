"""The mouse wheel reads on in the inspector; it never changes a field."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox

from cjeditor.ui.panels.inspector import Page
from tests.ui.panels.test_inspector import inspector, open_all
from tests.windows import Person


def test_the_wheel_over_a_list_scrolls_the_panel(person: Person) -> None:
    page = inspector(person).pages.currentWidget()
    assert isinstance(page, Page)
    open_all(page)
    person.settle()
    box = next(box for box in page.findChildren(QComboBox) if box.count() > 1 and box.isVisible())
    before, place = person.desk.atlas, QPointF(box.rect().center())
    wheel = QWheelEvent(
        place,
        QPointF(box.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    person.settle()
    assert person.desk.atlas is before
    assert not wheel.isAccepted()
