"""Questions: an answer that can be read in a narrow panel, marks that are explained, entries that lead to the map."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cjeditor.canvas.lens import READABLE_ZOOM
from cjeditor.graph import QUESTIONS
from cjeditor.ui.panels.mark_legend import MarkLegend
from cjeditor.ui.panels.questions import Questions
from cjeditor.ui.panels.result_list import Entry, ResultList
from tests.windows import Person

LONG = "A question that nobody can answer in one line of a panel at the right of a small window"


def narrow(list_: ResultList) -> ResultList:
    list_.resize(260, 400)
    list_.show()
    return list_


def questions_of(person: Person, qtbot: QtBot) -> Questions:
    panel = Questions(person.desk)
    qtbot.addWidget(panel)
    panel.resize(290, 600)
    panel.show()
    return panel


def test_long_words_wrap_instead_of_being_cut(person: Person, qtbot: QtBot) -> None:
    shown = narrow(ResultList(person.desk, "Answer"))
    qtbot.addWidget(shown)
    shown.show_entries([Entry("Short"), Entry(LONG, LONG)])
    person.settle()
    low, high = (shown.visualItemRect(shown.item(row)).height() for row in (0, 1))
    assert high > 3 * low
    assert shown.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_an_entry_tells_all_of_itself_to_screen_readers_and_in_its_tip(person: Person, qtbot: QtBot) -> None:
    shown = narrow(ResultList(person.desk, "Answer"))
    qtbot.addWidget(shown)
    shown.show_entries([Entry("From here", "Share: 40 %")])
    assert shown.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "From here. Share: 40 %"
    assert shown.item(0).toolTip() == "From here\nShare: 40 %"


def test_an_entry_brings_its_object_to_a_size_to_read(person: Person, qtbot: QtBot) -> None:
    shown = narrow(ResultList(person.desk, "Answer"))
    qtbot.addWidget(shown)
    step = next(iter(person.desk.atlas.steps))
    person.desk.view.set_zoom(0.1)
    shown.show_entries([Entry("A step", "", (step,))])
    shown.setCurrentRow(0)
    assert person.desk.selection == (step,)
    assert person.desk.view.zoom >= READABLE_ZOOM


def test_marks_are_explained_while_they_are_on_the_map(person: Person, qtbot: QtBot) -> None:
    panel = questions_of(person, qtbot)
    panel.ask()
    seen = [(person.desk.has_marks, panel.legend.isVisible())]
    for _turn in range(2):
        panel.show_button.click()
        seen.append((person.desk.has_marks, panel.legend.isVisible()))
    assert seen == [(False, False), (True, True), (False, False)]


def test_another_question_takes_the_marks_of_the_last_one_off(person: Person, qtbot: QtBot) -> None:
    panel = questions_of(person, qtbot)
    panel.ask()
    panel.show_button.click()
    panel.choice.setCurrentIndex(1)
    assert not person.desk.has_marks


def test_every_question_explains_its_marks(person: Person, qtbot: QtBot) -> None:
    legend = MarkLegend(person.desk.say)
    qtbot.addWidget(legend)
    for question in QUESTIONS:
        legend.show_meanings(question.legend)
        assert legend.grid.rowCount() >= len(question.legend) > 2


def test_a_low_panel_scrolls_its_choices_and_keeps_room_for_the_answer(person: Person, qtbot: QtBot) -> None:
    panel = questions_of(person, qtbot)
    panel.ask()
    panel.show_button.click()
    panel.resize(290, 260)
    person.settle()
    assert panel.minimumSizeHint().height() <= 260
    assert panel.list.height() >= 80
