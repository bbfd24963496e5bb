"""Typing on the map: double-click, F2 or a letter opens a text where it stands; every key is real."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from cjeditor.canvas.handles import LINK_RADIUS_PX
from cjeditor.canvas.ink import CARET, TEXT_SELECTION
from tests.builder import id_of, names_of
from tests.canvas.showing import CTRL, NONE, SHIFT, Shown

Show = Callable[..., Shown]


def differing(before: QImage, after: QImage) -> list[tuple[int, int]]:
    return [
        (x, y)
        for y in range(before.height())
        for x in range(before.width())
        if before.pixel(x, y) != after.pixel(x, y)
    ]


def test_opening_an_editor_moves_no_glyph(show: Show) -> None:
    shown = show(width=700, height=500, zoom=1.0)
    shown.view.ensure_visible(shown.id("Letter"))
    shown.click("Letter")
    shown.view.mouse.leave()
    before = shown.pixels()
    shown.view.edit_text(shown.id("Letter"))
    shown.view.writer.keys.put_caret(6)
    caret = shown.view.writer.caret(shown.view.writer.lines())
    assert caret is not None
    at = shown.view.lens.camera.to_view(caret.x1, caret.y1)
    changed = differing(before, shown.pixels())
    assert changed
    edge = shown.box("Letter").right - LINK_RADIUS_PX - 2
    assert all(round(at.x) <= x <= round(at.x) + 2 or x >= edge for x, y in changed), (
        "or the handles, which go"
    )


def test_an_empty_text_shows_a_caret_and_a_ring_at_once(show: Show) -> None:
    shown = show(width=700, height=500, zoom=1.0)
    shown.click(shown.cell("Personal", "Notice"))
    shown.key(Qt.Key.Key_Return)
    assert shown.pixels().pixel(*caret_pixel(shown)) & 0xFFFFFF == CARET & 0xFFFFFF
    card = shown.view.writer.region
    assert card is not None
    edge = shown.view.lens.sight.rect_on_view(card)
    column = round(edge.x + edge.width / 2)
    above = [QColor(shown.pixels().pixel(column, round(edge.y) + dy)) for dy in (-2, -1, 0, 1)]
    assert any(colour.blue() > colour.red() + 60 for colour in above)


def caret_pixel(shown: Shown) -> tuple[int, int]:
    line = shown.view.writer.caret(shown.view.writer.lines())
    assert line is not None
    at = shown.view.lens.camera.to_view(line.x1, (line.y1 + line.y2) / 2)
    return round(at.x), round(at.y)


def test_double_click_edits_and_enter_records_one_change(show: Show) -> None:
    shown = show()
    shown.double_click("Letter")
    assert shown.view.is_editing
    shown.key(Qt.Key.Key_A, CTRL)
    shown.type("Postcard")
    assert shown.changes == []
    shown.key(Qt.Key.Key_Return)
    assert shown.atlas.touchpoints["tp_1"].title == "Postcard"
    assert len(shown.changes) == 1


def test_each_keystroke_is_a_preview_and_nothing_else(show: Show) -> None:
    shown = show()
    shown.click("Letter")
    shown.key(Qt.Key.Key_F2)
    shown.type("abc")
    assert shown.session.shown.touchpoints["tp_1"].title == "abc"
    assert shown.atlas.touchpoints["tp_1"].title == "Letter"
    assert len(shown.previews) == 3
    assert shown.changes == []


def test_a_letter_replaces_the_text_of_the_selected_card(show: Show) -> None:
    shown = show()
    shown.click("Letter")
    shown.type("New")
    shown.key(Qt.Key.Key_Return)
    assert shown.atlas.touchpoints["tp_1"].title == "New"


def test_escape_ends_typing_and_keeps_what_was_typed(show: Show) -> None:
    shown = show()
    start = shown.atlas
    shown.double_click("Letter")
    shown.type(" box")
    shown.key(Qt.Key.Key_Escape)
    assert shown.atlas.touchpoints["tp_1"].title == "Letter box"
    assert shown.view.selection == ("tp_1",)
    assert not shown.view.is_editing
    assert shown.view.hasFocus()
    shown.key(Qt.Key.Key_Z, CTRL)
    assert shown.atlas == start


def test_enter_goes_on_with_a_kept_text_and_f2_replaces_it(show: Show) -> None:
    shown = show()
    shown.click("Letter")
    shown.key(Qt.Key.Key_Return)
    shown.type(" box")
    shown.key(Qt.Key.Key_Escape)
    shown.key(Qt.Key.Key_Enter)
    shown.type(" 7")
    shown.key(Qt.Key.Key_Escape)
    assert shown.atlas.touchpoints["tp_1"].title == "Letter box 7"
    shown.key(Qt.Key.Key_F2)
    shown.type("Postcard")
    shown.key(Qt.Key.Key_Escape)
    assert shown.atlas.touchpoints["tp_1"].title == "Postcard"


def test_escape_keeps_a_new_card_that_says_something_and_no_other(show: Show) -> None:
    shown = show()
    shown.double_click(shown.cell("Personal", "Decide"))
    shown.type("Sign")
    shown.key(Qt.Key.Key_Escape)
    assert shown.cards_in("Personal", "Decide") == ["Sign"]
    shown.double_click(shown.cell("Digital", "Decide"))
    shown.key(Qt.Key.Key_Escape)
    assert shown.cards_in("Digital", "Decide") == []


def test_escape_keeps_the_name_of_a_new_stage(show: Show) -> None:
    shown = show()
    shown.click(shown.adder("stage"))
    shown.type("Use")
    shown.key(Qt.Key.Key_Escape)
    assert names_of(shown.atlas, *shown.atlas.index.stages(shown.view.journey_id))[-1] == "Use"


def test_enter_opens_the_next_card_below(show: Show) -> None:
    shown = show()
    shown.double_click("Letter")
    shown.key(Qt.Key.Key_Return)
    shown.type("Email")
    shown.key(Qt.Key.Key_Return)
    shown.type("Call")
    shown.key(Qt.Key.Key_Return)
    shown.key(Qt.Key.Key_Escape)
    assert shown.cards_in("Digital", "Notice") == ["Letter", "Email", "Call", "Search"]
    assert len(shown.changes) == 2


def test_an_empty_new_card_is_not_recorded(show: Show) -> None:
    shown = show()
    shown.double_click("Letter")
    shown.key(Qt.Key.Key_Return)
    shown.key(Qt.Key.Key_Return)
    assert shown.changes == []
    assert shown.cards_in("Digital", "Notice") == ["Letter", "Search"]


def test_a_click_elsewhere_records_what_was_typed(show: Show) -> None:
    shown = show()
    shown.double_click("Letter")
    shown.key(Qt.Key.Key_A, CTRL)
    shown.type("Postcard")
    shown.click("Chat")
    assert shown.atlas.touchpoints["tp_1"].title == "Postcard"
    assert shown.view.selection == (shown.id("Chat"),)


def test_double_click_in_an_empty_cell_makes_a_card(show: Show) -> None:
    shown = show()
    shown.double_click(shown.cell("Personal", "Decide"))
    shown.type("Sign")
    shown.key(Qt.Key.Key_Return)
    assert shown.cards_in("Personal", "Decide") == ["Sign"]


def test_typing_in_a_cell_in_focus_makes_a_card(show: Show) -> None:
    shown = show()
    shown.click(shown.cell("Pains", "Decide"))
    shown.type("Fear")
    shown.key(Qt.Key.Key_Return)
    note = shown.atlas.notes[shown.id("Fear")]
    assert note.note_kind == "pain"


def test_shift_enter_starts_a_line_in_a_note_and_ends_a_title(show: Show) -> None:
    shown = show()
    shown.double_click("Too late")
    shown.key(Qt.Key.Key_End)
    shown.key(Qt.Key.Key_Return, SHIFT)
    shown.type("again")
    shown.key(Qt.Key.Key_Return)
    assert [note.text for note in shown.atlas.notes.values()] == ["Too late\nagain"]


def test_heads_lanes_and_the_map_are_named_in_place(show: Show) -> None:
    shown = show()
    for old, new in (("Wake up", "Awake"), ("Notice", "See"), ("Digital", "Online"), ("Saving", "Later")):
        object_id = shown.id(old)
        assert shown.view.edit_text(object_id, "title")
        shown.key(Qt.Key.Key_A, CTRL)
        shown.type(new)
        shown.view.finish_editing()
        assert names_of(shown.atlas, object_id) == [new]


@pytest.mark.parametrize("name", ["Wake up", "Ask", "Personal"])
def test_a_double_click_on_a_head_renames_it_whole(show: Show, name: str) -> None:
    shown = show()
    head = id_of(shown.atlas, name)
    shown.double_click(name)
    shown.type("Other")
    shown.key(Qt.Key.Key_Return)
    assert (names_of(shown.atlas, head), shown.view.is_editing) == (["Other"], False)


def test_the_quote_of_an_emotion_is_edited_in_place(show: Show) -> None:
    shown = show()
    emotion = next(iter(shown.atlas.emotions))
    shown.click(shown.middle(emotion))
    shown.key(Qt.Key.Key_F2)
    shown.type("Oh no")
    shown.key(Qt.Key.Key_Return)
    assert shown.atlas.emotions[emotion].quote == "Oh no"


def test_a_quote_is_edited_at_its_own_place_and_not_at_another(show: Show) -> None:
    shown = show()
    for emotion, said in zip(list(shown.atlas.emotions), ("Oh no", "At last"), strict=True):
        shown.view.edit_text(emotion, "quote")
        shown.type(said)
        assert "".join(line.glyphs.text for line in shown.view.writer.lines()).strip("“”") == said
        shown.key(Qt.Key.Key_Return)


def test_the_card_grows_over_its_neighbours_and_the_lane_stays(show: Show) -> None:
    shown = show()
    before = shown.view.layout_shown
    shown.double_click("Letter")
    shown.type(" with very many words that need a line and another line and one more")
    grown = shown.view.writer.region
    was = before.box_of(shown.id("tp_1"))
    assert grown is not None
    assert was is not None
    assert grown.height > was.height
    assert (grown.x, grown.y) == (was.x, was.y)
    assert shown.view.layout_shown is before
    shown.key(Qt.Key.Key_Escape)


def test_the_caret_stands_where_the_pointer_clicked(show: Show) -> None:
    shown = show(zoom=1.0)
    shown.view.ensure_visible(shown.id("Search"))
    shown.double_click("Search")
    shown.view.writer.keys.put_caret(0)
    line = shown.view.writer.lines()[0]
    x = shown.view.lens.camera.to_view(line.x + line.along(3) + 0.5, line.y - 4)
    from PySide6.QtCore import QPoint
    from PySide6.QtTest import QTest

    QTest.mouseClick(shown.port, Qt.MouseButton.LeftButton, NONE, QPoint(round(x.x), round(x.y)))
    assert shown.view.writer.keys.caret == 3


def test_composed_letters_of_an_input_method_are_seen(show: Show) -> None:
    shown = show()
    shown.double_click("Letter")
    shown.key(Qt.Key.Key_End)
    QApplication.sendEvent(shown.keyboard, QInputMethodEvent("か", []))
    assert shown.session.shown.touchpoints["tp_1"].title == "Letterか"
    done = QInputMethodEvent("", [])
    done.setCommitString("火")
    QApplication.sendEvent(shown.keyboard, done)
    shown.key(Qt.Key.Key_Return)
    assert shown.atlas.touchpoints["tp_1"].title == "Letter火"


def test_letters_beyond_the_basic_plane_keep_the_caret_right(show: Show) -> None:
    shown = show()
    shown.double_click("Letter")
    shown.key(Qt.Key.Key_A, CTRL)
    QGuiApplication.clipboard().setText("a😀b")
    shown.key(Qt.Key.Key_V, CTRL)
    assert shown.view.writer.keys.caret == 3
    shown.view.writer.keys.put_caret(2)
    assert shown.view.writer.keys.textCursor().position() == 3
    shown.key(Qt.Key.Key_Return)
    assert shown.atlas.touchpoints["tp_1"].title == "a😀b"


def test_pasted_lines_become_one_line_in_a_title(show: Show) -> None:
    shown = show()
    shown.double_click("Letter")
    shown.key(Qt.Key.Key_A, CTRL)
    QGuiApplication.clipboard().setText("one\r\ntwo\tthree")
    shown.key(Qt.Key.Key_V, CTRL)
    shown.key(Qt.Key.Key_Return)
    assert shown.atlas.touchpoints["tp_1"].title == "one two three"


def test_arrows_move_the_caret_over_the_lines_on_the_map(show: Show) -> None:
    shown = show()
    shown.double_click("Letter")
    shown.key(Qt.Key.Key_A, CTRL)
    shown.type("a title that is long enough")
    shown.key(Qt.Key.Key_Up)
    first, second = shown.view.writer.lines()[:2]
    assert first.first <= shown.view.writer.keys.caret <= first.last
    shown.key(Qt.Key.Key_Down)
    assert second.first <= shown.view.writer.keys.caret
    shown.key(Qt.Key.Key_Home)
    assert shown.view.writer.keys.caret == second.first


def test_selected_letters_are_marked(show: Show) -> None:
    shown = show()
    shown.double_click("Letter")
    shown.key(Qt.Key.Key_A, CTRL)
    lines = shown.view.writer.lines()
    (rect,) = shown.view.writer.selection(lines)
    assert rect.width > 20
    assert TEXT_SELECTION != CARET


def test_undo_inside_the_editor_takes_back_letters_only(show: Show) -> None:
    shown = show()
    shown.double_click("Letter")
    shown.key(Qt.Key.Key_A, CTRL)
    shown.type("x")
    shown.key(Qt.Key.Key_Z, CTRL)
    assert shown.view.is_editing
    assert shown.view.writer.keys.toPlainText() == "Letter"


def test_nothing_is_edited_in_a_locked_lane(show: Show) -> None:
    from cjeditor.edits.fields import set_fields

    shown = show()
    shown.session.commit(set_fields(shown.atlas, shown.id("Digital"), locked=True))
    shown.double_click("Letter")
    shown.type("x")
    shown.key(Qt.Key.Key_Return)
    assert shown.atlas.touchpoints["tp_1"].title == "Letter"
    assert shown.refusals


def test_typing_goes_on_when_the_document_changes_elsewhere(show: Show) -> None:
    from cjeditor.edits.fields import set_field_text

    shown = show()
    shown.double_click("Letter")
    shown.key(Qt.Key.Key_A, CTRL)
    shown.type("Post")
    shown.session.commit(set_field_text(shown.atlas, shown.id("Chat"), "title", "Talk"))
    assert shown.session.shown.touchpoints["tp_1"].title == "Post"
    shown.type("card")
    shown.key(Qt.Key.Key_Return)
    assert shown.atlas.touchpoints["tp_1"].title == "Postcard"


def test_typing_ends_when_its_own_text_changes_elsewhere(show: Show) -> None:
    from cjeditor.edits.fields import set_field_text

    shown = show()
    shown.double_click("Letter")
    shown.type("x")
    shown.session.commit(set_field_text(shown.atlas, "tp_1", "title", "Other"))
    assert not shown.view.is_editing
    assert shown.atlas.touchpoints["tp_1"].title == "Other"


def test_the_map_is_named_where_its_title_stands(show: Show) -> None:
    shown = show()
    assert shown.view.edit_text(shown.view.journey_id)
    lines = shown.view.writer.lines()
    assert [line.glyphs.text for line in lines] == ["Saving"]
    assert shown.view.writer.caret(lines) is not None


@pytest.mark.parametrize(
    ("key", "is_left"), [(Qt.Key.Key_K, True), (Qt.Key.Key_E, True), (Qt.Key.Key_Z, False)]
)
def test_the_window_keeps_its_shortcuts_while_a_text_is_edited(
    show: Show, key: Qt.Key, *, is_left: bool
) -> None:
    shown = show()
    shown.view.edit_text(shown.id("Letter"))
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
    asked.ignore()
    QApplication.sendEvent(shown.keyboard, asked)
    assert asked.isAccepted() is not is_left
