"""The window as a whole: theme, language, panels, what is remembered, what is dropped on it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cjeditor.canvas.adders import lasting_adders
from cjeditor.graph import QUESTIONS
from cjeditor.ui.dialogs.help import KeysDialog
from cjeditor.ui.labels import label, one_line, plain
from cjeditor.ui.panels.dictionaries import Dictionaries
from cjeditor.ui.panels.questions import Questions
from cjeditor.ui.shell import is_on_top
from cjeditor.ui.theme import DARK, LIGHT
from tests.builder import a_map
from tests.windows import Person, opened, put_away, saved


def test_dark_darkens_the_panels_and_leaves_the_paper(person: Person) -> None:
    person.do("theme_dark")
    assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.panel
    assert person.action("theme_dark").isChecked()
    person.do("theme_light")
    assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.panel


def test_the_language_changes_at_once_and_not_the_map(person: Person) -> None:
    stage = next(iter(person.desk.atlas.stages.values()))
    person.do("language_es")
    assert person.window.menuBar().actions()[0].text() == "&Archivo"
    assert person.window.docks["outline"].windowTitle() == "Esquema"
    assert person.desk.atlas.stages[stage.id].title == "Find out"
    person.do("language_pt_BR")
    assert person.action("save").text() == "&Salvar"


def test_theme_and_language_are_remembered(person: Person, qtbot: QtBot) -> None:
    person.do("theme_dark")
    person.do("language_es")
    again = opened(qtbot)
    assert again.desk.services.theme_choice == "dark"
    assert again.desk.services.language == "es"
    put_away(again)


def test_a_panel_is_opened_and_closed_by_its_key(person: Person) -> None:
    assert not person.desk.panels.is_shown("dictionaries")
    person.do("panel_dictionaries")
    assert person.desk.panels.is_shown("dictionaries")
    assert person.window.docks["dictionaries"].widget() is not None
    person.do("panel_dictionaries")
    assert not person.desk.panels.is_shown("dictionaries")


def test_a_panel_behind_another_comes_to_the_front_first(person: Person) -> None:
    panels = person.desk.panels
    panels.show("questions")
    panels.show("inspector")
    person.settle()
    person.press("F10")
    dock = person.window.docks["questions"]
    assert is_on_top(dock)
    assert dock.isAncestorOf(person.window.focusWidget())
    person.press("F10")
    assert not panels.is_shown("questions")


def test_f6_walks_through_the_panels_and_back_to_the_map(person: Person) -> None:
    person.press("Escape")
    places = []
    for _step in range(3):
        person.window.go_to_next_panel(1)
        person.settle()
        focus = QApplication.focusWidget()
        assert focus is not None
        panels = [name for name, dock in person.window.docks.items() if dock.isAncestorOf(focus)]
        places.append(panels[0] if panels else "map")
    assert sorted(places) == ["inspector", "map", "outline"]


def test_a_file_dropped_on_an_untouched_window_opens_in_it(person: Person, tmp_path: Path) -> None:
    file = saved(a_map("Dropped").stage("S").step("T").lane("L").build(), tmp_path / "dropped.cjmap")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    person.window.dropEvent(event)
    person.settle()
    assert person.desk.document_name == "dropped.cjmap"
    assert person.desk.services.recent == (file,)


def test_the_zoom_control_follows_and_leads(person: Person) -> None:
    person.do("zoom_100")
    assert person.desk.zoom_control.figure.text() == "100 %"
    person.desk.zoom_control.slider.setValue(0)
    assert person.desk.view.zoom == 1.0
    person.desk.zoom_control.slider.setValue(-24)
    assert abs(person.desk.view.zoom - 0.5) < 0.01


def test_journeys_are_tabs_that_keep_their_place(person: Person) -> None:
    person.press("Escape")
    first = person.desk.journey_id
    person.do("add_journey")
    person.press("Escape")
    assert person.desk.tabs.count == 2
    assert not person.window.tabs.isHidden()
    person.do("previous_journey")
    assert person.desk.journey_id == first
    person.do("delete_journey")
    assert person.desk.tabs.count == 1
    person.desk.undo()
    assert person.desk.tabs.count == 2


def test_undo_goes_to_the_journey_it_was_made_in(person: Person) -> None:
    person.press("Escape")
    first = person.desk.journey_id
    person.do("add_stage")
    person.press("Escape")
    person.do("add_journey")
    person.press("Escape")
    person.desk.undo()
    person.desk.undo()
    assert person.desk.journey_id == first


def test_labels_show_markup_as_text(qtbot: QtBot) -> None:
    made = label("<b>bold</b>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert plain("<b>x") == "<span>&lt;b&gt;x</span>"
    assert plain("plain & simple") == "plain & simple"
    assert one_line("a\n b & c", 40) == "a b && c"
    assert len(one_line("x" * 100, 20)) == 20


def test_no_label_of_the_window_guesses_rich_text(person: Person) -> None:
    for panel in person.window.docks:
        person.desk.panels.show(panel)
    person.settle()
    guessing = [
        found.text()
        for found in person.window.findChildren(QLabel)
        if found.textFormat() != Qt.TextFormat.PlainText and found.text()
    ]
    assert guessing == []


def test_a_presentation_shows_the_map_alone_and_gives_everything_back(person: Person) -> None:
    window = person.window
    person.desk.finish_editing()
    window.showMaximized()
    person.settle()
    person.do("full_screen")
    around = [window.menuBar(), window.bar, window.status, window.docks["outline"], window.docks["inspector"]]
    assert not any(widget.isVisible() for widget in around)
    assert window.isFullScreen()
    person.press("Esc")
    assert all(widget.isVisible() for widget in around)
    assert window.isMaximized()
    assert not window.isFullScreen()


def test_a_presentation_shows_the_whole_map_and_returns_to_what_was_looked_at(person: Person) -> None:
    person.desk.finish_editing()
    lens = person.desk.view.lens
    person.do("zoom_100")
    lens.pan(-200, -100)
    before = lens.camera
    person.do("full_screen")
    seen, paper = lens.sight.seen, lens.paper
    assert seen.x <= paper.x
    assert seen.y <= paper.y
    assert seen.right >= paper.right
    assert seen.bottom >= paper.bottom
    person.press("Esc")
    assert lens.camera == before


def test_a_presentation_shows_no_marks_of_editing(person: Person) -> None:
    person.desk.finish_editing()
    person.do("fit_all")
    hand = person.desk.view.hand
    assert hand.adders()
    person.do("full_screen")
    place = person.desk.view.lens.sight.camera.to_view(*end_of_stages(person))
    hand.hovers(place.x, place.y)
    assert hand.adders() == ()
    assert hand.with_handles() == ()
    assert hand.hover.adder is None
    person.do("add_journey")
    person.desk.finish_editing()
    assert person.desk.view.hand is not hand
    assert person.desk.view.hand.adders() == ()
    person.do("full_screen")
    person.do("fit_all")
    assert person.desk.view.hand.adders()


def end_of_stages(person: Person) -> tuple[float, float]:
    found = next(adder for adder in lasting_adders(person.desk.view.layout_shown) if adder.adds == "stage")
    return found.x, found.y


def test_a_panel_that_closes_hands_the_keyboard_to_the_map(person: Person) -> None:
    person.desk.finish_editing()
    for action in ("panel_dictionaries", "panel_findings"):
        person.do(action)
        assert person.window.docks[action.removeprefix("panel_")].isAncestorOf(person.window.focusWidget())
        person.do(action)
        assert person.window.pages.isAncestorOf(person.window.focusWidget())


def test_the_help_lists_actions_by_their_plain_names(person: Person) -> None:
    person.desk.finish_editing()
    person.do("add_stage")
    person.desk.finish_editing()
    assert person.action("undo").iconText() != "Undo"
    keys = KeysDialog(person.desk)
    listed = {found.text() for found in keys.findChildren(QLabel)}
    assert {"Undo", "Redo"} <= listed
    keys.deleteLater()


def test_the_dictionaries_stay_where_they_are_in_other_colours_and_another_language(person: Person) -> None:
    panels, stage = person.desk.panels, next(iter(person.desk.atlas.stages))
    panels.show_dictionary("channels")
    for title in ("Web", "Phone"):
        add_channel(person, title)
    person.desk.select((stage,))
    for action in ("theme_dark", "language_es", "theme_light"):
        person.do(action)
        panel = panels.widget("dictionaries")
        assert isinstance(panel, Dictionaries)
        assert panel.kind == "channels"
        assert panel.table.currentIndex().row() == 1
        assert panel.table.currentIndex().data() == "Phone"
        assert person.desk.selection == (stage,)
        assert panel.isAncestorOf(person.window.focusWidget()), "and the keyboard with it"


def test_the_answer_and_its_marks_stay_in_other_colours(person: Person) -> None:
    panel = person.desk.panels.show("questions")
    assert isinstance(panel, Questions)
    panel.ask_this(QUESTIONS[1].id)
    panel.show_button.click()
    assert person.desk.has_marks
    person.do("theme_dark")
    again = person.desk.panels.widget("questions")
    assert isinstance(again, Questions)
    assert again is not panel
    assert again.question is QUESTIONS[1]
    assert again.answer == panel.answer
    assert person.desk.has_marks


def add_channel(person: Person, title: str) -> None:
    panel = person.desk.panels.widget("dictionaries")
    assert isinstance(panel, Dictionaries)
    panel.add()
    person.type(title)
    person.press("Return")
