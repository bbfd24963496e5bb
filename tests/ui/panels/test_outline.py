"""The outline follows the document and leads the map, without reading what nobody opened."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from cjeditor.edits.cards import add_cards, move_cards
from cjeditor.edits.deletion import delete
from cjeditor.edits.lanes import add_lane, move_lanes
from cjeditor.edits.steps import move_steps
from cjeditor.model.ids import counting_ids
from cjeditor.model.slot import Slot
from cjeditor.ui.panels.outline import Outline
from cjeditor.ui.panels.outline_model import ROW_HEIGHT, OutlineModel, _staying
from tests.builder import a_map, id_of
from tests.windows import Person, opened, put_away, saved


@pytest.fixture
def at_a_map(qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    builder = a_map("Buying").stage("Compare").step("Ask").step("Decide").lane("Web").at("Ask", "Web")
    atlas = builder.touchpoint("Chat").touchpoint("Call").journey("Selling").build()
    person = opened(qtbot, saved(atlas, tmp_path / "map.cjmap"))
    yield person
    put_away(person)


def outline(person: Person) -> Outline:
    found = person.desk.panels.widget("outline")
    assert isinstance(found, Outline)
    return found


def lines(model: OutlineModel, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    found = []
    above = parent or QModelIndex()
    if model.canFetchMore(above):
        model.fetchMore(above)
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        found.append("  " * depth + str(index.data()))
        found += lines(model, index, depth + 1)
    return found


def test_it_shows_journeys_stages_steps_cards_and_lanes(at_a_map: Person) -> None:
    assert lines(outline(at_a_map).model) == [
        "Buying",
        "  Compare",
        "    Ask",
        "      Chat",
        "      Call",
        "    Decide",
        "  Lanes",
        "    Web",
        "Selling",
        "  Lanes",
    ]


def test_it_follows_every_kind_of_change(at_a_map: Person) -> None:
    model, desk = outline(at_a_map).model, at_a_map.desk
    lines(model)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    chat, ask, decide, web = (id_of(desk.atlas, name) for name in ("Chat", "Ask", "Decide", "Web"))
    new_id = counting_ids(50)
    steps = [
        lambda atlas: move_cards(atlas, [chat], Slot(web, decide, 0)),
        lambda atlas: add_cards(atlas, ["One", "Two", "Three"], Slot(web, ask, 0), new_id),
        lambda atlas: move_cards(atlas, [id_of(atlas, "Three")], Slot(web, ask, 0)),
        lambda atlas: delete(atlas, [decide]),
    ]
    for verb in steps:
        assert desk.commit(verb)
        fresh = OutlineModel(
            lambda: desk.atlas, outline(at_a_map).words, model._icon, lambda _id, _text: False
        )
        assert lines(model) == lines(fresh)
    for _step in steps:
        desk.undo()
        fresh = OutlineModel(
            lambda: desk.atlas, outline(at_a_map).words, model._icon, lambda _id, _text: False
        )
        assert lines(model) == lines(fresh)


def test_a_step_that_moves_stays_open(at_a_map: Person) -> None:
    panel, desk = outline(at_a_map), at_a_map.desk
    ask, decide = id_of(desk.atlas, "Ask"), id_of(desk.atlas, "Decide")
    panel.tree.expand(panel.model.index_of(ask))
    assert desk.commit(lambda atlas: move_steps(atlas, [ask], atlas.steps[ask].stage, 1))
    assert lines(panel.model)[2:4] == ["    Decide", "    Ask"]
    assert panel.tree.isExpanded(panel.model.index_of(ask))
    assert not panel.tree.isExpanded(panel.model.index_of(decide))


def test_a_lane_that_moves_brings_its_cards_along(at_a_map: Person) -> None:
    panel, desk = outline(at_a_map), at_a_map.desk
    web, ask = id_of(desk.atlas, "Web"), id_of(desk.atlas, "Ask")
    journey = desk.atlas.lanes[web].journey
    assert desk.commit(lambda atlas: add_lane(atlas, "ln_new", journey, 1, "channel"))
    assert desk.commit(lambda atlas: add_cards(atlas, ["Letter"], Slot("ln_new", ask, 0), counting_ids(9)))
    assert [line.strip() for line in lines(panel.model)[3:6]] == ["Chat", "Call", "Letter"]
    assert desk.commit(lambda atlas: move_lanes(atlas, ["ln_new"], 0))
    assert [line.strip() for line in lines(panel.model)[3:6]] == ["Letter", "Chat", "Call"]


@given(st.permutations(range(8)), st.permutations(range(12)))
def test_what_can_stay_stays_in_order_and_is_as_much_as_can_be(now: list[int], wanted: list[int]) -> None:
    places = [wanted.index(known) for known in now if known in wanted]
    stay = _staying([str(known) for known in now], [str(known) for known in wanted])
    kept = [wanted.index(known) for known in now if str(known) in stay]
    assert kept == sorted(kept)
    rising = [c for n in range(len(now) + 1) for c in combinations(places, n) if list(c) == sorted(c)]
    assert len(stay) == max(map(len, rising))


def test_an_edit_of_a_wide_open_outline_reads_only_the_lines_in_view(qtbot: QtBot, tmp_path: Path) -> None:
    builder = a_map("Large").stage("Stage").step("Step").lane("Lane").at("Step", "Lane")
    for number in range(300):
        builder.touchpoint(f"Card {number}")
    person = opened(qtbot, saved(builder.build(), tmp_path / "large.cjmap"))
    panel, gone = outline(person), id_of(person.desk.atlas, "Card 7")
    panel.tree.expandAll()
    person.settle()
    read: set[str] = set()
    words = panel.model._words

    def words_read(node: str) -> str:
        read.add(node)
        return words(node)

    panel.model._words = words_read
    assert person.desk.commit(lambda atlas: delete(atlas, (gone,)))
    person.settle()
    assert 0 < len(read) < 60
    put_away(person)


def test_choosing_a_card_in_the_outline_chooses_it_on_the_map(at_a_map: Person) -> None:
    panel, call = outline(at_a_map), id_of(at_a_map.desk.atlas, "Call")
    panel.tree.setCurrentIndex(panel.model.index_of(call))
    assert at_a_map.desk.view.selection == (call,)


def test_choosing_a_card_on_the_map_shows_it_in_the_outline(at_a_map: Person) -> None:
    panel, chat = outline(at_a_map), id_of(at_a_map.desk.atlas, "Chat")
    at_a_map.click(chat)
    assert panel.model.id_at(panel.tree.currentIndex()) == chat
    assert panel.tree.isExpanded(panel.model.index_of(id_of(at_a_map.desk.atlas, "Ask")))


def test_a_journey_of_the_outline_comes_to_the_front(at_a_map: Person) -> None:
    panel, selling = outline(at_a_map), id_of(at_a_map.desk.atlas, "Selling")
    panel.tree.setCurrentIndex(panel.model.index_of(selling))
    assert at_a_map.desk.journey_id == selling


def test_a_name_is_edited_in_place(at_a_map: Person) -> None:
    panel, chat = outline(at_a_map), id_of(at_a_map.desk.atlas, "Chat")
    panel.tree.setFocus()
    panel.tree.setCurrentIndex(panel.model.index_of(chat))
    at_a_map.press("F2")
    at_a_map.type("Video")
    at_a_map.press("Return")
    assert at_a_map.desk.atlas.touchpoints[chat].title == "Video"


def test_delete_in_the_outline_deletes_what_is_chosen(at_a_map: Person) -> None:
    panel, chat = outline(at_a_map), id_of(at_a_map.desk.atlas, "Chat")
    panel.tree.setFocus()
    panel.tree.setCurrentIndex(panel.model.index_of(chat))
    at_a_map.press("Del")
    assert chat not in at_a_map.desk.atlas.touchpoints
    assert panel.model.index_of(chat) == QModelIndex()


def test_a_line_shows_user_text_as_text(at_a_map: Person) -> None:
    panel, chat = outline(at_a_map), id_of(at_a_map.desk.atlas, "Chat")
    at_a_map.desk.set_fields((chat,), title="<img src='/etc/passwd'>")
    tip = str(panel.model.index_of(chat).data(Qt.ItemDataRole.ToolTipRole))
    assert "<img" not in tip
    assert "&lt;img" in tip


def test_ten_thousand_cards_are_not_read_before_their_step_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    builder = a_map("Large").stage("Stage").step("Step").lane("Lane")
    for number in range(300):
        builder.touchpoint(f"Card {number}")
    atlas = builder.build()
    model = OutlineModel(lambda: atlas, str, lambda _id: QIcon(), lambda _id, _text: False)
    journey = model.index(0, 0)
    model.fetchMore(journey)
    stage = model.index(0, 0, journey)
    model.fetchMore(stage)
    assert model.rowCount(stage) == 1
    assert model.hasChildren(model.index(0, 0, stage))
    assert len(model._items) < 10


def test_lines_keep_their_height_when_the_map_changes(at_a_map: Person) -> None:
    tree, model = outline(at_a_map).tree, outline(at_a_map).model
    before = tree.rowHeight(model.index(0, 0))
    assert at_a_map.desk.commit(lambda atlas: delete(atlas, (id_of(atlas, "Call"),)))
    assert tree.rowHeight(model.index(0, 0)) == before >= ROW_HEIGHT


def test_a_name_is_edited_by_a_double_click_and_not_by_a_second_click_or_space(at_a_map: Person) -> None:
    tree, model = outline(at_a_map).tree, outline(at_a_map).model
    chat = model.index_of(id_of(at_a_map.desk.atlas, "Chat"))
    tree.scrollTo(chat)
    tree.setFocus()
    at = tree.visualRect(chat).center()
    nothing = Qt.KeyboardModifier.NoModifier
    for _click in range(2):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, nothing, at)
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert not tree.editTriggers() & QAbstractItemView.EditTrigger.SelectedClicked  # it would wait, then edit
    assert tree.findChildren(QLineEdit) == []
    QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, nothing, at)
    assert [field.text() for field in tree.findChildren(QLineEdit)] == ["Chat"]
