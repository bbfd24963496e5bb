"""Selecting, panning and zooming, with real mouse and wheel events."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjeditor.model.marks import Badge, Marks
from cjeditor.model.messages import message
from tests.builder import a_map, names_of
from tests.canvas.showing import CTRL, LEFT, MIDDLE, NONE, SHIFT, Shown

Show = Callable[..., Shown]


def turn(
    shown: Shown, at: QPoint, down: int, mods: Qt.KeyboardModifier = NONE, pixels: QPoint | None = None
) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(shown.port.mapToGlobal(at)),
        pixels or QPoint(),
        QPoint(0, down),
        Qt.MouseButton.NoButton,
        mods,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(shown.port, event)


def names(shown: Shown) -> list[str]:
    return names_of(shown.atlas, *shown.view.selection)


def is_zooming(shown: Shown) -> bool:
    return shown.view.lens.is_zooming


def test_a_click_selects_and_a_click_on_paper_lets_go(show: Show) -> None:
    shown = show()
    shown.click("Letter")
    assert names(shown) == ["Letter"]
    shown.click(shown.cell("Mood", "Worry", 0.95))
    assert names(shown) == []


def test_shift_and_ctrl_click_add_and_take_away(show: Show) -> None:
    shown = show()
    shown.click("Letter")
    shown.click("Chat", SHIFT)
    shown.click("Visit", CTRL)
    assert names(shown) == ["Letter", "Chat", "Visit"]
    shown.click("Chat", CTRL)
    assert names(shown) == ["Letter", "Visit"]


def test_a_click_on_one_of_several_selects_it_alone(show: Show) -> None:
    shown = show()
    shown.click("Letter")
    shown.click("Chat", SHIFT)
    shown.click("Chat")
    assert shown.view.selection == (shown.id("Chat"),)


def test_heads_lanes_points_and_notes_are_selected_by_a_click(show: Show) -> None:
    shown = show()
    for name in ("Wake up", "Worry", "Personal", "em_1", "Too late"):
        shown.click(name)
        assert shown.view.selection == (shown.id(name),)


def test_select_all_takes_cards_and_points(show: Show) -> None:
    shown = show()
    shown.key(Qt.Key.Key_A, CTRL)
    assert len(shown.view.selection) == 7


def test_a_selection_is_told_once(show: Show) -> None:
    shown = show()
    told: list[int] = []
    shown.view.selection_changed.connect(lambda: told.append(1))
    shown.view.select((shown.id("Letter"),))
    shown.view.select((shown.id("Letter"),))
    assert len(told) == 1


def test_what_lies_under_the_pointer_is_shown(show: Show) -> None:
    shown = show()
    before = shown.pixels()
    shown.hover(shown.middle("Letter"))
    assert shown.view.hand.hover.object_id == shown.id("Letter")
    assert shown.pixels() != before


def test_the_wheel_pans_and_with_shift_across(show: Show) -> None:
    shown = show(width=600, height=500, zoom=1.0)
    shown.view.show_start()
    shown.view.set_zoom(1.0)
    before = shown.view.lens.camera
    turn(shown, QPoint(200, 200), -120)
    assert shown.view.lens.camera.y > before.y
    assert shown.view.lens.camera.x == before.x
    turn(shown, QPoint(200, 200), -120, SHIFT)
    assert shown.view.lens.camera.x > before.x


def test_two_fingers_pan_by_pixels(show: Show) -> None:
    shown = show(width=600, height=500, zoom=1.0)
    before = shown.view.lens.camera
    turn(shown, QPoint(200, 200), 0, pixels=QPoint(-15, -20))
    after = shown.view.lens.camera
    assert round((after.x - before.x) * after.scale) == 15
    assert round((after.y - before.y) * after.scale) == 20


def test_ctrl_wheel_zooms_at_the_pointer(show: Show) -> None:
    shown = show(width=600, height=500, zoom=1.0)
    at = QPoint(300, 260)
    kept = shown.view.lens.camera.to_map(at.x(), at.y())
    turn(shown, at, 120, CTRL)
    shown.view.lens.rest()
    assert shown.view.zoom > 1.0
    after = shown.view.lens.camera.to_map(at.x(), at.y())
    assert abs(after.x - kept.x) < 1
    assert abs(after.y - kept.y) < 1


def test_a_zoom_shows_the_scaled_snapshot_until_it_rests(show: Show) -> None:
    shown = show(width=600, height=500, zoom=1.0)
    shown.pixels()
    turn(shown, QPoint(300, 250), 120, CTRL)
    assert is_zooming(shown)
    blurred = shown.pixels()
    shown.view.lens.rest()
    assert not is_zooming(shown)
    assert shown.pixels() != blurred


def test_the_middle_button_and_the_space_bar_push_the_map(show: Show) -> None:
    shown = show(width=600, height=500, zoom=1.0)
    before = shown.view.lens.camera
    QTest.mousePress(shown.port, MIDDLE, NONE, QPoint(300, 300))
    shown.pull_on(QPoint(260, 270))
    QTest.mouseRelease(shown.port, MIDDLE, NONE, QPoint(260, 270))
    after = shown.view.lens.camera
    assert round((after.x - before.x) * after.scale) == 40
    assert round((after.y - before.y) * after.scale) == 30
    QTest.keyPress(shown.view, Qt.Key.Key_Space)
    assert shown.port.cursor().shape() == Qt.CursorShape.OpenHandCursor
    QTest.mousePress(shown.port, LEFT, NONE, QPoint(300, 300))
    shown.pull_on(QPoint(310, 300))
    QTest.mouseRelease(shown.port, LEFT, NONE, QPoint(310, 300))
    QTest.keyRelease(shown.view, Qt.Key.Key_Space)
    assert round((shown.view.lens.camera.x - after.x) * after.scale) == -10
    assert shown.view.selection == ()


def test_scroll_bars_move_the_map(show: Show) -> None:
    shown = show(width=600, height=500, zoom=1.0)
    shown.view.lens.sync()
    bar = shown.view.verticalScrollBar()
    bar.setValue(bar.minimum() + 120)
    assert round(shown.view.lens.camera.y * shown.view.lens.camera.scale) == bar.minimum() + 120


def test_fit_all_shows_the_whole_page(show: Show) -> None:
    shown = show(width=600, height=500)
    shown.key(Qt.Key.Key_0, CTRL)
    seen, layout = shown.view.lens.sight.seen, shown.view.layout_shown
    assert seen.x <= 0
    assert seen.y <= 0
    assert seen.right >= layout.width
    assert seen.bottom >= layout.height


def test_zoom_to_the_selection(show: Show) -> None:
    shown = show(width=600, height=500)
    shown.view.select((shown.id("Chat"),))
    shown.key(Qt.Key.Key_2, CTRL)
    box = shown.view.layout_shown.box_of(shown.id("Chat"))
    assert box is not None
    sight = shown.view.lens.sight
    drawn = sight.camera.rect_to_view(box)
    assert sight.free.contains(drawn.x, drawn.y)
    assert sight.free.contains(drawn.right, drawn.bottom)
    assert 0.5 < shown.view.zoom <= 1.0


def test_zoom_keys(show: Show) -> None:
    shown = show()
    shown.key(Qt.Key.Key_1, CTRL)
    assert shown.view.zoom == 1.0
    shown.key(Qt.Key.Key_Plus, CTRL)
    assert shown.view.zoom == 1.25
    shown.key(Qt.Key.Key_Minus, CTRL)
    assert shown.view.zoom == 1.0


def test_heads_and_lane_heads_stay_in_view(show: Show) -> None:
    shown = show(width=900, height=560, zoom=1.0)
    shown.view.ensure_visible(shown.id("Too late"))
    shown.view.lens.pan(-250, -100)
    sight = shown.view.lens.sight
    assert sight.heads_strip is not None
    assert sight.lanes_strip is not None
    step = shown.box("Ask")
    assert 0 <= step.y < sight.heads_strip.bottom
    hit = shown.view.hand.hit(step.x + 30, step.y + 30)
    assert hit is not None
    assert hit.object_id == shown.id("Ask")


def test_a_pinned_head_is_clicked_where_it_is_shown(show: Show) -> None:
    shown = show(width=700, height=500, zoom=1.0)
    shown.view.ensure_visible(shown.id("Too late"))
    shown.view.lens.pan(-250, -100)
    shown.click("Ask")
    assert shown.view.selection == (shown.id("Ask"),)


def test_an_object_is_brought_into_the_free_part_of_the_view(show: Show) -> None:
    shown = show(width=700, height=500, zoom=1.0)
    shown.view.show_start()
    shown.view.select((shown.id("Chat"),), reveal=True)
    free, box = shown.view.lens.sight.free, shown.box("Chat")
    assert free.contains(box.x, box.y)
    assert free.contains(box.right - 1, box.bottom - 1)


def test_marks_of_a_question_are_drawn(show: Show) -> None:
    shown = show()
    before = shown.pixels()
    badge = Badge("3", "bad", message("test.badge", "Three hand-offs"))
    chat, letter = shown.id("Chat"), shown.id("Letter")
    shown.view.set_marks(Marks({chat: badge}, {letter: 0.8}, ((letter, chat),)))
    assert shown.pixels() != before
    shown.view.set_marks()
    assert shown.pixels() == before


def test_the_dark_surround_leaves_the_paper_white(show: Show) -> None:
    shown = show()
    shown.view.fit_all()
    shown.view.set_dark(True)
    image = shown.pixels()
    assert image.pixelColor(2, 2).lightness() < 60
    paper = shown.view.lens.camera.to_view(10, 10)
    assert image.pixelColor(round(paper.x), round(paper.y)).lightness() == 255


def test_a_right_click_selects_and_asks_for_a_menu(show: Show) -> None:
    from PySide6.QtGui import QContextMenuEvent

    shown = show()
    asked: list[object] = []
    shown.view.menu_wanted.connect(lambda hit, _place: asked.append(hit))
    place = shown.middle("Letter")
    QTest.mouseClick(shown.port, Qt.MouseButton.RightButton, NONE, place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, shown.port.mapToGlobal(place))
    QApplication.sendEvent(shown.port, event)
    assert shown.view.selection == (shown.id("Letter"),)
    assert getattr(asked[0], "object_id", "") == shown.id("Letter")


def test_plus_marks_add_stages_steps_and_lanes(show: Show) -> None:
    shown = show()
    journey = shown.view.journey_id
    for adds, table in (("stage", "stages"), ("step", "steps"), ("lane", "lanes")):
        before = len(shown.atlas.table(table))
        shown.click(shown.adder(adds))
        assert len(shown.atlas.table(table)) == before + 1 or table == "steps"
        assert shown.view.is_editing
        shown.type("New")
        shown.key(Qt.Key.Key_Return)
        assert any(getattr(record, "title", "") == "New" for record in shown.atlas.table(table).values())
    assert len(shown.atlas.index.lanes(journey)) == 5


def test_what_a_plus_adds_is_one_step_of_undo_with_its_title(show: Show) -> None:
    shown = show()
    before = shown.atlas
    shown.click(shown.adder("stage"))
    shown.type("New")
    shown.key(Qt.Key.Key_Escape)
    shown.click(shown.adder("stage"))
    shown.type("Newer")
    shown.key(Qt.Key.Key_Return)
    shown.view.commander.undo()
    assert len(shown.atlas.stages) == len(before.stages) + 1
    shown.view.commander.undo()
    assert shown.atlas == before


def test_two_edits_of_one_title_are_two_steps_of_undo(show: Show) -> None:
    shown = show()
    for word in ("One", "Two"):
        shown.view.edit_text(shown.id("Notice") if word == "One" else shown.id("One"))
        shown.type(word)
        shown.key(Qt.Key.Key_Return)
    shown.view.commander.undo()
    assert "One" in {step.title for step in shown.atlas.steps.values()}


def test_marks_tell_what_they_do(show: Show) -> None:
    shown = show()
    told: list[object] = []
    shown.view.tip_wanted.connect(lambda words, _place: told.append(words))
    for place in (shown.adder("lane"), shown.handle("Letter", "link"), shown.middle("Letter")):
        shown.hover(shown.middle("Letter"))
        shown.hover(place)
        event = QHelpEvent(QEvent.Type.ToolTip, place, shown.port.mapToGlobal(place))
        QApplication.sendEvent(shown.port, event)
    assert [getattr(words, "id", None) for words in told] == ["canvas.add_lane", "canvas.tip_link", None]


def test_nothing_stays_outlined_when_the_map_moves_under_the_pointer(show: Show) -> None:
    shown = show()
    shown.hover(shown.middle("Letter"))
    assert shown.view.hand.hover.object_id == shown.id("Letter")
    turn(shown, shown.middle("Letter"), -120)
    assert not shown.view.hand.hover.object_id


def test_the_map_is_named_for_screen_readers(show: Show) -> None:
    assert show().view.accessibleName() == "Saving"


def test_of_very_many_selected_objects_those_in_view_are_marked(show: Show) -> None:
    builder = a_map("Large").stage("Stage").step("Step").lane("Lane").at("Step", "Lane")
    for number in range(250):
        builder.touchpoint(f"Card {number}")
    shown = show(builder.build(), zoom=0.05)
    place = shown.middle("Card 90")
    plain = shown.view.grab().toImage().pixelColor(place)
    shown.key(Qt.Key.Key_A, CTRL)
    assert len(shown.view.selection) == 250
    marked = shown.view.grab().toImage().pixelColor(place)
    assert marked != plain
    assert marked.blue() > marked.red()


def test_a_double_click_beside_a_face_edits_it_and_makes_no_second(show: Show) -> None:
    shown = show()
    points = dict(shown.atlas.emotions)
    face = shown.middle(next(iter(points)))
    shown.double_click(face + QPoint(18, 0))
    assert dict(shown.atlas.emotions) == points
    assert shown.view.is_editing
