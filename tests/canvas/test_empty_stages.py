"""What comes to lie under a stage without steps gets a step there: by mouse, by typing, by paste."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from cjeditor.model.atlas import Atlas
from cjeditor.model.change import apply, invert
from cjeditor.model.records import Cell
from tests.builder import a_map
from tests.canvas.showing import CTRL, Shown

Show = Callable[..., Shown]


def a_map_that_ends_bare() -> Atlas:
    return (
        a_map("Saving")
        .stage("Wake up")
        .step("Notice")
        .stage("Later")
        .lane("Digital")
        .at("Notice")
        .touchpoint("Letter")
        .touchpoint("Search")
        .build()
    )


def step_of(shown: Shown, name: str) -> str:
    card = shown.atlas.card(shown.id(name))
    assert card is not None
    assert isinstance(card.place, Cell)
    return card.place.step


def test_a_card_dropped_there_lies_at_a_new_step(show: Show) -> None:
    shown = show(a_map_that_ends_bare())
    before = shown.atlas
    shown.drag("Letter", shown.cell("Digital", "Later"))
    (step,) = shown.atlas.index.steps(shown.id("Later"))
    assert step_of(shown, "Letter") == step
    (change,) = shown.changes
    assert change.label.english() == "Move a touchpoint"
    assert apply(shown.atlas, invert(change)) == before, "one step of undo"


def test_a_second_card_lies_at_the_same_step(show: Show) -> None:
    shown = show(a_map_that_ends_bare())
    shown.drag("Letter", shown.cell("Digital", "Later"))
    (step,) = shown.atlas.index.steps(shown.id("Later"))
    shown.drag("Search", shown.cell("Digital", "Later", 0.9))
    assert shown.atlas.index.steps(shown.id("Later")) == (step,)
    assert step_of(shown, "Search") == step


def test_a_card_typed_there_lies_at_a_new_step(show: Show) -> None:
    shown = show(a_map_that_ends_bare())
    shown.double_click(shown.cell("Digital", "Later"))
    shown.type("Call")
    assert shown.atlas.index.steps(shown.id("Later")) == (), "nothing is recorded while it is typed"
    shown.key(Qt.Key.Key_Escape)
    assert step_of(shown, "Call") == shown.atlas.index.steps(shown.id("Later"))[0]
    assert len(shown.changes) == 1


def test_nothing_typed_adds_no_step(show: Show) -> None:
    shown = show(a_map_that_ends_bare())
    shown.double_click(shown.cell("Digital", "Later"))
    shown.key(Qt.Key.Key_Escape)
    assert shown.changes == []


def test_cards_pasted_there_lie_at_a_new_step(show: Show) -> None:
    shown = show(a_map_that_ends_bare())
    shown.click("Letter")
    shown.key(Qt.Key.Key_C, CTRL)
    shown.click(shown.cell("Digital", "Later"))
    shown.key(Qt.Key.Key_V, CTRL)
    (step,) = shown.atlas.index.steps(shown.id("Later"))
    (card,) = shown.atlas.index.cards(shown.id("Digital"), step)
    assert shown.atlas.touchpoints[card].title == "Letter"


def test_a_table_pasted_there_says_how_many_steps_it_added_beyond_the_first(show: Show) -> None:
    shown = show(a_map_that_ends_bare())
    said: list[object] = []
    shown.view.said.connect(said.append)
    for text, steps in (("One", 1), ("Two\tThree", 2)):
        QGuiApplication.clipboard().setText(text)
        shown.click(shown.cell("Digital", "Later", 0.95))
        shown.key(Qt.Key.Key_V, CTRL)
        assert len(shown.atlas.index.steps(shown.id("Later"))) == steps
        assert any(words is not None for words in said) == (steps == 2)
