"""The map by keyboard alone: going round, moving, copying, undoing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from cjeditor.canvas.clipboard import CARDS_TYPE
from cjeditor.model.index import Index
from cjeditor.model.records import Cell
from tests.builder import names_of
from tests.canvas.showing import ALT, CTRL, SHIFT, Shown

Show = Callable[..., Shown]
K = Qt.Key


def name(shown: Shown) -> str:
    """What is in focus: an object's name, or the lane and step of an empty cell."""
    focus = shown.view.board.focus
    if focus.cell is not None:
        return " / ".join(names_of(shown.atlas, focus.cell.lane, focus.cell.over))
    return names_of(shown.atlas, focus.current)[0] or focus.current if focus.current else ""


def test_the_first_arrow_goes_to_the_first_stage(show: Show) -> None:
    shown = show()
    shown.key(K.Key_Right)
    assert name(shown) == "Wake up"


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("Wake up", K.Key_Right, "Compare"),
        ("Wake up", K.Key_Down, "Notice"),
        ("Wake up", K.Key_Up, "Saving"),
        ("Notice", K.Key_Up, "Wake up"),
        ("Worry", K.Key_Right, "Ask"),
        ("Notice", K.Key_Down, "em_1"),
        ("em_1", K.Key_Down, "Letter"),
        ("Letter", K.Key_Down, "Search"),
        ("Search", K.Key_Down, "Personal / Notice"),
        ("Search", K.Key_Up, "Letter"),
        ("Letter", K.Key_Right, "Digital / Worry"),
        ("Letter", K.Key_Left, "Digital"),
        ("Digital", K.Key_Down, "Personal"),
        ("Digital", K.Key_Right, "Letter"),
        ("Mood", K.Key_Up, "Wake up"),
        ("Chat", K.Key_Home, "Letter"),
        ("Chat", K.Key_End, "Digital / Decide"),
        ("Chat", K.Key_Left, "Digital / Worry"),
        ("Ask", K.Key_Home, "Notice"),
        ("Wake up", K.Key_End, "Compare"),
        ("Letter", K.Key_Tab, "Digital / Worry"),
        ("Digital", K.Key_Tab, "Personal"),
        ("Notice", K.Key_Tab, "Worry"),
    ],
)
def test_keys_go_round_the_map(show: Show, start: str, key: Qt.Key, end: str) -> None:
    shown = show()
    shown.view.select((shown.id(start),))
    shown.key(key)
    assert name(shown) == end


def test_arrows_walk_through_empty_cells(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"),))
    shown.key(K.Key_Right)
    shown.key(K.Key_Right)
    assert name(shown) == "Chat"


def test_shift_arrows_add_to_the_selection(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"),))
    shown.key(K.Key_Down, SHIFT)
    assert shown.view.selection == (shown.id("Letter"), shown.id("Search"))


def test_ctrl_arrows_move_the_cards(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"),))
    shown.key(K.Key_Right, CTRL)
    assert shown.cards_in("Digital", "Worry") == ["Letter"]
    shown.key(K.Key_Down, CTRL)
    assert "Letter" in shown.cards_in("Personal", "Worry")
    assert shown.view.selection == (shown.id("Letter"),)


def test_ctrl_arrows_move_within_a_cell_first(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"),))
    shown.key(K.Key_Down, CTRL)
    assert shown.cards_in("Digital", "Notice") == ["Search", "Letter"]


def test_ctrl_arrows_move_stages_steps_and_lanes(show: Show) -> None:
    shown = show()

    def index() -> Index:
        return shown.atlas.index

    shown.view.select((shown.id("Wake up"),))
    shown.key(K.Key_Right, CTRL)
    assert names_of(shown.atlas, *index().stages(shown.view.journey_id)) == ["Compare", "Wake up"]
    shown.view.select((shown.id("Notice"),))
    shown.key(K.Key_Left, CTRL)
    assert names_of(shown.atlas, *index().steps(shown.id("Compare"))) == ["Ask", "Decide", "Notice"]
    shown.view.select((shown.id("Digital"),))
    shown.key(K.Key_Up, CTRL)
    assert names_of(shown.atlas, *index().lanes(shown.view.journey_id))[0] == "Digital"


def test_a_move_that_cannot_be_is_refused_in_words(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"),))
    shown.key(K.Key_Left, CTRL)
    assert shown.changes == []
    assert len(shown.refusals) == 1


def test_delete_takes_away_and_selects_the_next(show: Show) -> None:
    shown = show()
    search = shown.id("Search")
    shown.view.select((shown.id("Letter"),))
    shown.key(K.Key_Delete)
    assert "tp_1" not in shown.atlas.touchpoints
    assert shown.view.selection == (search,)


def test_deleting_the_last_card_leaves_the_keys_in_its_cell(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Chat"),))
    shown.key(K.Key_Delete)
    assert name(shown) == "Digital / Ask"


def test_enter_edits_and_in_an_empty_cell_adds(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"),))
    shown.key(K.Key_Return)
    assert shown.view.is_editing
    shown.key(K.Key_Escape)
    shown.key(K.Key_Right)
    shown.key(K.Key_Return)
    shown.type("Fresh")
    shown.key(K.Key_Return)
    assert shown.cards_in("Digital", "Worry") == ["Fresh"]


def test_undo_and_redo_go_to_what_they_touch(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"),))
    shown.key(K.Key_Right, CTRL)
    shown.view.select((shown.id("Visit"),))
    shown.key(K.Key_Z, CTRL)
    assert shown.cards_in("Digital", "Notice") == ["Letter", "Search"]
    assert shown.view.selection == (shown.id("Letter"),)
    shown.key(K.Key_Y, CTRL)
    assert shown.cards_in("Digital", "Worry") == ["Letter"]


def test_undo_scrolls_to_where_the_edit_was_made(show: Show) -> None:
    shown = show(width=700, height=500, zoom=1.0)
    shown.view.select((shown.id("Chat"),), reveal=True)
    shown.key(K.Key_Delete)
    shown.view.show_start()
    shown.key(K.Key_Z, CTRL)
    free, box = shown.view.lens.sight.free, shown.box("Chat")
    assert free.contains(box.x + 5, box.y + 5)


def test_copy_gives_text_and_cards(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"), shown.id("Search")))
    shown.key(K.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Letter\nSearch"
    assert data.hasFormat(CARDS_TYPE)


def test_copied_cards_are_pasted_into_the_cell_in_focus(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"), shown.id("Search")))
    shown.key(K.Key_C, CTRL)
    shown.click(shown.cell("Personal", "Decide"))
    shown.key(K.Key_V, CTRL)
    assert shown.cards_in("Personal", "Decide") == ["Letter", "Search"]
    assert len(shown.view.selection) == 2
    assert len(shown.changes) == 1


def test_cut_cards_come_back_by_paste(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"),))
    shown.key(K.Key_X, CTRL)
    assert "tp_1" not in shown.atlas.touchpoints
    shown.click(shown.cell("Digital", "Decide"))
    shown.key(K.Key_V, CTRL)
    assert shown.cards_in("Digital", "Decide") == ["Letter"]


def test_duplicate_puts_a_copy_below(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"),))
    shown.key(K.Key_D, CTRL)
    assert shown.cards_in("Digital", "Notice") == ["Letter", "Letter", "Search"]


def test_pasted_lines_become_cards_in_one_step_of_undo(show: Show) -> None:
    shown = show()
    shown.click(shown.cell("Pains", "Decide"))
    QGuiApplication.clipboard().setText("too slow\n\n too dear \r\ntoo far")
    shown.key(K.Key_V, CTRL)
    assert shown.cards_in("Pains", "Decide") == ["too slow", "too dear", "too far"]
    shown.key(K.Key_Z, CTRL)
    assert shown.cards_in("Pains", "Decide") == []


def test_a_spreadsheet_spreads_over_the_steps(show: Show) -> None:
    shown = show()
    shown.click(shown.cell("Digital", "Ask"))
    QGuiApplication.clipboard().setText('a\tx\n"b ""two"""\ty\n')
    shown.click(shown.cell("Personal", "Ask"))
    shown.key(K.Key_V, CTRL)
    assert shown.cards_in("Personal", "Ask") == ["a", 'b "two"']
    assert shown.cards_in("Personal", "Decide") == ["x", "y"]


def test_hostile_clipboard_data_is_taken_as_text_or_not_at_all(show: Show) -> None:
    shown = show()
    shown.click(shown.cell("Digital", "Decide"))
    data = QMimeData()
    data.setData(CARDS_TYPE, b'{"cards": [{"kind": "touchpoints", "id": 3}, 7]}')
    data.setText("plain \u202e words\x00")
    QGuiApplication.clipboard().setMimeData(data)
    shown.key(K.Key_V, CTRL)
    assert shown.cards_in("Digital", "Decide") == ["plain words"]


def test_shift_f10_asks_for_the_menu_of_the_selection(show: Show) -> None:
    shown = show()
    asked: list[object] = []
    shown.view.menu_wanted.connect(lambda hit, _place: asked.append(hit))
    shown.view.select((shown.id("Letter"),))
    shown.key(K.Key_F10, SHIFT)
    assert [getattr(hit, "object_id", "") for hit in asked] == [shown.id("Letter")]


def test_page_keys_scroll(show: Show) -> None:
    shown = show(width=700, height=400, zoom=1.0)
    shown.view.show_start()
    shown.view.set_zoom(1.0)
    before = shown.view.lens.camera.y
    shown.key(K.Key_PageDown)
    assert shown.view.lens.camera.y > before
    shown.key(K.Key_PageUp)
    assert shown.view.lens.camera.y == pytest.approx(before, abs=2)


def test_escape_lets_go_of_the_selection(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"),))
    shown.key(K.Key_Escape)
    assert shown.view.selection == ()


def test_cards_put_into_place_by_keys_alone(show: Show) -> None:
    shown = show()
    for key in (K.Key_Right, K.Key_Right, K.Key_Down, K.Key_Down, K.Key_Down):
        shown.key(key)
    assert name(shown) == "Chat"
    shown.key(K.Key_Right)
    shown.type("Signed")
    shown.key(K.Key_Return)
    shown.key(K.Key_Escape)
    card = shown.atlas.touchpoints[shown.id("Signed")]
    assert isinstance(card.place, Cell)
    assert names_of(shown.atlas, card.place.step) == ["Decide"]


def test_commands_answer_whether_they_can(show: Show) -> None:
    shown = show()
    assert not shown.view.can_delete()
    assert not shown.view.can_copy()
    shown.view.select((shown.id("Letter"),))
    assert shown.view.can_delete()
    assert shown.view.can_copy()
    QGuiApplication.clipboard().setText("x")
    assert shown.view.can_paste()


def test_two_selected_touchpoints_are_linked_by_a_key(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"), shown.id("Chat")))
    shown.key(K.Key_L, CTRL)
    (flow,) = shown.atlas.flows.values()
    assert (flow.source, flow.target) == (shown.id("Letter"), shown.id("Chat"))


def test_alt_arrows_go_along_a_flow(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"), shown.id("Chat")))
    shown.key(K.Key_L, CTRL)
    shown.view.select((shown.id("Letter"),))
    for key, end in (
        (K.Key_Right, next(iter(shown.atlas.flows))),
        (K.Key_Right, shown.id("Chat")),
        (K.Key_Left, next(iter(shown.atlas.flows))),
        (K.Key_Left, shown.id("Letter")),
    ):
        shown.key(key, ALT)
        assert shown.view.selection == (end,)


def test_ctrl_shift_arrows_change_the_span(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Letter"),))
    shown.key(K.Key_Right, CTRL | SHIFT)
    shown.key(K.Key_Right, CTRL | SHIFT)
    assert shown.atlas.touchpoints["tp_1"].last_step == shown.id("Ask")
    shown.key(K.Key_Left, CTRL | SHIFT)
    shown.key(K.Key_Left, CTRL | SHIFT)
    assert shown.atlas.touchpoints["tp_1"].last_step is None


def test_ctrl_arrows_move_points_of_the_curve(show: Show) -> None:
    shown = show()
    shown.view.select(("em_1",))
    shown.key(K.Key_Up, CTRL)
    shown.key(K.Key_Right, CTRL)
    point = shown.atlas.emotions["em_1"]
    assert (point.score, point.at) == (-0.5, 0.625)


def test_enter_in_an_empty_step_of_a_curve_adds_a_point(show: Show) -> None:
    shown = show()
    shown.view.select(("em_1",))
    shown.key(K.Key_Right)
    assert name(shown) == "Mood / Worry"
    shown.key(K.Key_Return)
    point = shown.atlas.emotions[shown.view.selection[0]]
    assert (point.step, point.score) == (shown.id("Worry"), 0.0)
    assert point.persona == shown.id("Ana")


def test_the_mark_of_an_empty_step_of_a_curve_lies_on_its_neutral_line(show: Show) -> None:
    shown = show()
    shown.click(shown.cell("Mood", "Worry"))
    layout, cell = shown.view.layout_shown, shown.view.board.focus.cell
    assert cell is not None
    row, mark = layout.row_of(cell.lane), layout.slot_box(cell)
    assert row is not None
    assert mark is not None
    assert mark.y + mark.height / 2 == row.y + row.height / 2


def test_what_is_typed_in_an_empty_step_of_a_curve_begins_the_quote_of_its_point(show: Show) -> None:
    shown = show()
    shown.click(shown.cell("Mood", "Worry"))
    assert name(shown) == "Mood / Worry"
    shown.type("Oh no")
    shown.key(K.Key_Return)
    (point,) = (e for e in shown.atlas.emotions.values() if e.step == shown.id("Worry"))
    assert point.quote == "Oh no"


def test_a_double_click_in_a_curve_adds_a_point_there(show: Show) -> None:
    shown = show()
    shown.double_click(shown.cell("Mood", "Decide", 0.3))
    (point,) = (e for e in shown.atlas.emotions.values() if e.step == shown.id("Decide"))
    assert point.score > 0


def test_escape_lets_go_and_leaves_the_view_where_it_is(show: Show) -> None:
    shown = show(zoom=1.0, height=500)
    shown.click("Letter")
    shown.view.lens.pan(-40, -300)
    before = shown.view.lens.camera
    shown.key(Qt.Key.Key_Escape)
    assert shown.view.selection == ()
    assert shown.view.lens.camera == before
