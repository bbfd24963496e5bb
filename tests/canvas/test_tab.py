"""Tab while a text is edited: on to the next step, back, and where there is none yet."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from tests.canvas.showing import CTRL, SHIFT, Shown

Show = Callable[..., Shown]


def test_tab_goes_on_to_the_next_step_of_the_lane(show: Show) -> None:
    shown = show()
    shown.double_click("Letter")
    shown.key(Qt.Key.Key_Tab)
    assert shown.view.is_editing
    shown.type("Reminder")
    shown.key(Qt.Key.Key_Tab)
    assert shown.cards_in("Digital", "Worry") == ["Reminder"]
    shown.type("Call")
    shown.key(Qt.Key.Key_Return)
    assert shown.cards_in("Digital", "Ask") == ["Chat", "Call"], "capturing replaces no card"


def test_tab_goes_through_the_texts_that_are_there(show: Show) -> None:
    shown = show()
    shown.click(shown.cell("Digital", "Worry"))
    shown.type("Reminder")
    shown.key(Qt.Key.Key_Escape)
    shown.key(Qt.Key.Key_F2)
    shown.key(Qt.Key.Key_Tab)
    assert shown.view.writer.editing is not None
    assert shown.view.writer.editing.object_id == shown.id("Chat")


def test_tab_behind_the_last_step_adds_a_step_and_loses_no_word(show: Show) -> None:
    shown = show()
    start = shown.atlas
    shown.click(shown.cell("Personal", "Ask"))
    for word in ("One", "Two", "Three", "Four"):
        shown.type(word)
        shown.key(Qt.Key.Key_Tab)
    shown.key(Qt.Key.Key_Escape)
    assert [card.title for card in shown.atlas.touchpoints.values()][-4:] == ["One", "Two", "Three", "Four"]
    steps = shown.atlas.index.steps(shown.id("Compare"))
    assert len(steps) == 4, "and none for the last Tab, behind which nothing was said"
    assert shown.view.selection == (shown.id("Four"),)
    for _ in range(4):
        shown.key(Qt.Key.Key_Z, CTRL)
    assert shown.atlas == start, "a card with its step is one step of undo"


def test_undo_takes_back_the_step_that_was_added_for_nothing_said(show: Show) -> None:
    shown = show()
    shown.click(shown.cell("Personal", "Decide"))
    shown.type("Sign")
    shown.key(Qt.Key.Key_Tab)
    shown.view.commander.undo()
    assert len(shown.atlas.steps) == 4
    assert shown.cards_in("Personal", "Decide") == ["Sign"]


@pytest.mark.parametrize(("last", "kind"), [("Compare", "stages"), ("Decide", "steps"), ("Pains", "lanes")])
def test_tab_on_the_last_head_adds_the_next(show: Show, last: str, kind: str) -> None:
    shown = show()
    before = len(shown.atlas.table(kind))
    shown.view.edit_text(shown.id(last))
    shown.key(Qt.Key.Key_Tab)
    assert len(shown.atlas.table(kind)) == before + 1
    shown.type("New")
    shown.key(Qt.Key.Key_Return)
    assert shown.id("New") in shown.atlas.table(kind)
    shown.key(Qt.Key.Key_Z, CTRL)
    assert len(shown.atlas.table(kind)) == before


def test_tab_that_leads_nowhere_leaves_the_text_open(show: Show) -> None:
    shown = show()
    shown.double_click("Too late")
    shown.key(Qt.Key.Key_Backtab, SHIFT)
    shown.type(" again")
    shown.key(Qt.Key.Key_Return)
    assert [note.text for note in shown.atlas.notes.values()] == ["Too late again"]


def test_shift_tab_goes_back(show: Show) -> None:
    shown = show()
    shown.double_click("Chat")
    shown.key(Qt.Key.Key_Backtab, SHIFT)
    shown.type("Before")
    shown.key(Qt.Key.Key_Return)
    assert shown.cards_in("Digital", "Worry") == ["Before"]
