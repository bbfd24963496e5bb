"""Several cards in one drag: they keep how they lay to each other, each kind in lanes that take it."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from cjeditor.model.messages import Message
from tests.canvas.showing import ALT, CTRL, Shown
from tests.canvas.test_dragging import place

Show = Callable[..., Shown]


def test_several_selected_cards_keep_their_steps_and_lanes(show: Show) -> None:
    shown = show()
    shown.click("Letter")
    shown.click("Visit", CTRL)
    shown.drag("Letter", shown.cell("Digital", "Ask"))
    assert place(shown, "Letter") == ("Digital", "Ask")
    assert place(shown, "Visit") == ("Personal", "Decide")
    assert len(shown.changes) == 1
    shown.key(Qt.Key.Key_Z, CTRL)
    assert place(shown, "Letter") == ("Digital", "Notice")
    assert place(shown, "Visit") == ("Personal", "Worry")


def test_each_of_several_cards_has_its_mark_where_it_would_land(show: Show) -> None:
    shown = show()
    shown.click("Letter")
    shown.click("Visit", CTRL)
    target = shown.cell("Digital", "Ask")
    shown.pull("Letter", target)
    own, other = shown.view.hand.feedback.landings
    camera = shown.view.lens.camera
    assert camera.rect_to_view(own).grown(40).contains(target.x(), target.y())
    there = shown.cell("Personal", "Decide")
    assert camera.rect_to_view(other).contains(there.x(), there.y())
    shown.drop(target)


def test_a_touchpoint_and_a_note_travel_together_each_in_lanes_that_take_it(show: Show) -> None:
    shown = show()
    shown.click("Too late")
    shown.click("Letter", CTRL)
    shown.drag("Letter", shown.cell("Personal", "Worry"))
    assert place(shown, "Letter") == ("Personal", "Worry")
    assert place(shown, "Too late") == ("Pains", "Worry")
    assert [change.label.english() for change in shown.changes] == ["Move 2 cards"]


def test_what_would_fall_off_the_map_is_refused_in_a_sentence(show: Show) -> None:
    shown = show()
    said: list[Message | None] = []
    shown.view.said.connect(said.append)
    shown.click("Letter")
    shown.click("Visit", CTRL)
    shown.drag("Letter", shown.cell("Digital", "Decide"))
    assert shown.changes == []
    assert [what.english() for what in said if what] == ["Some of these cards would fall off the map there."]


def test_alt_gathers_several_cards_in_one_cell(show: Show) -> None:
    shown = show()
    shown.click("Letter")
    shown.click("Visit", CTRL)
    shown.drag("Letter", shown.cell("Digital", "Decide"), mods=ALT)
    assert place(shown, "Letter") == place(shown, "Visit") == ("Digital", "Decide")
