"""What stays in view: pinned heads, titles of lanes, "+" marks, the handle of a small card, the map's start."""

from collections.abc import Callable
from math import ceil

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from cjeditor.canvas.adders import RADIUS_PX, adder_place, adders_of
from cjeditor.canvas.camera import Camera
from cjeditor.canvas.lens import READABLE_PX, SMALLEST_TEXT
from cjeditor.drawing.look.sizes import STEP_CIRCLE
from cjeditor.layout.rect import Rect
from tests.canvas.showing import CTRL, SHIFT, Shown

Show = Callable[..., Shown]


def test_the_start_is_readable(show: Show) -> None:
    shown = show(width=700, height=500)
    shown.view.show_start()
    assert SMALLEST_TEXT * shown.view.lens.camera.scale >= READABLE_PX - 1e-6
    assert shown.view.lens.sight.seen.contains(0, shown.view.layout_shown.heads_top)


def test_the_lasting_plus_marks_stay_clear_of_the_map_at_any_zoom(show: Show) -> None:
    shown = show(zoom=0.1)
    stage = shown.box("Compare")
    assert shown.adder("stage").x() - RADIUS_PX > stage.right
    lane = shown.box("Pains")
    assert shown.adder("lane").x() + RADIUS_PX < lane.x, "beside the titles, where no legend is"


def test_the_plus_marks_show_wherever_the_pointer_is_over_heads_and_lane_titles(show: Show) -> None:
    shown = show()
    shown.hover(shown.middle("Notice"))
    assert [adder.adds for adder in shown.view.hand.adders()].count("step") == 2
    shown.hover(shown.middle("Compare"))
    assert [adder.adds for adder in shown.view.hand.adders()].count("stage") == 2
    shown.hover(shown.middle("Personal"))
    assert [adder.adds for adder in shown.view.hand.adders()].count("lane") == 3


def test_a_plus_between_lanes_is_reached_without_vanishing(show: Show) -> None:
    shown = show(zoom=0.45)
    shown.hover(shown.middle("Personal"))
    place = shown.adder("lane", 2)
    shown.click(place)
    assert shown.view.is_editing
    lanes = shown.atlas.index.lanes(shown.view.journey_id)
    assert shown.view.writer.editing is not None
    assert lanes[2] == shown.view.writer.editing.object_id


@pytest.mark.parametrize("name", ["Notice", "Worry", "Ask"])
def test_a_double_click_on_the_edge_of_a_steps_number_edits_the_step(show: Show, name: str) -> None:
    shown = show(zoom=0.43)
    head, scale = shown.box(name), shown.view.lens.camera.scale
    shown.double_click(QPoint(ceil(head.x), round(head.y + STEP_CIRCLE / 2 * scale)))
    assert len(shown.atlas.steps) == 4
    assert shown.view.writer.editing is not None
    assert shown.view.writer.editing.object_id == shown.id(name)


@pytest.mark.parametrize("zoom", [0.43, 1.0, 2.0])
def test_no_plus_lies_on_a_steps_number_or_title(show: Show, zoom: float) -> None:
    shown = show(zoom=zoom)
    sight = shown.view.lens.sight
    for adder in (known for known in adders_of(shown.view.layout_shown) if known.adds == "step"):
        x, y = adder_place(sight, adder)
        for name in ("Notice", "Worry", "Ask", "Decide"):
            head, scale = shown.box(name), sight.camera.scale
            number = Rect(head.x, head.y, STEP_CIRCLE * scale, STEP_CIRCLE * scale)
            title = Rect(head.x, number.bottom + 0.1, head.width, head.bottom - number.bottom)
            mark = Rect(x - RADIUS_PX, y - RADIUS_PX, 2 * RADIUS_PX, 2 * RADIUS_PX)
            assert not mark.meets(number), name
            assert not mark.meets(title), name


def test_a_plus_beside_the_first_step_of_a_stage_stays_under_the_pointer(show: Show) -> None:
    shown = show(zoom=0.43)
    shown.hover(shown.middle("Ask"))
    place = QPoint(shown.adder("step", 3).x(), shown.adder("step", 3).y())
    for away in (0, 4, 8):
        shown.hover(place - QPoint(away, 0))
    shown.click(place - QPoint(8, 0))
    assert shown.view.writer.editing is not None
    stage = shown.atlas.index.stages(shown.view.journey_id)[1]
    assert shown.atlas.index.steps(stage)[0] == shown.view.writer.editing.object_id


def test_where_columns_are_narrow_only_the_lasting_plus_marks_show(show: Show) -> None:
    shown = show(zoom=0.17)
    before = shown.atlas
    head = shown.box("Worry")
    for x in range(round(head.x) - 16, round(head.right) + 16, 2):
        shown.click(QPoint(x, round(head.y + 2)))
    for name in ("Compare", "Personal", "Worry"):
        shown.hover(shown.middle(name))
        assert [adder.near for adder in shown.view.hand.adders()] == [None, None]
    assert shown.atlas is before


def test_a_small_chosen_card_has_its_handle_beside_it(show: Show) -> None:
    shown = show(zoom=0.15)
    shown.hover(shown.middle("Letter"))
    assert shown.view.hand.with_handles() == (), "or it would lie on others wherever the pointer passes"
    shown.click("Letter")
    handle = shown.handle("Letter", "link")
    assert handle.x() > shown.box("Letter").right
    shown.drag(handle, shown.middle("Chat"))
    assert len(shown.atlas.flows) == 1


def test_pinned_lane_titles_lie_beside_the_lanes_and_over_nothing_else(show: Show) -> None:
    shown = show(width=700, height=700, zoom=0.5)
    shown.view.show_start()
    shown.view.lens.pan(-200, 0)
    sight = shown.view.lens.sight
    assert sight.lanes_strip is not None
    layout = shown.view.layout_shown
    assert sight.lanes_strip.y >= sight.camera.to_view(0, layout.heads_top).y
    title = sight.camera.to_view(layout.title_block.x + 80, layout.title_block.y + 40)
    assert shown.view.hand.hit(title.x + 160, title.y) is not None
    assert sight.to_map(4, title.y).x == sight.camera.to_map(4, title.y).x


@pytest.mark.parametrize("down", [0, 60, 400], ids=["unpinned", "passing", "pinned"])
def test_no_head_stands_over_the_titles_of_lanes(show: Show, down: int) -> None:
    shown = show(width=700, height=500, zoom=0.8)
    shown.view.show_start()
    shown.view.lens.pan(-360, -down)
    sight, layout = shown.view.lens.sight, shown.view.layout_shown
    assert sight.lanes_strip is not None
    stage = shown.box("Wake up")
    assert stage.x < 40 < sight.free.x - 40 < stage.right, "it would reach over the titles"
    top, bottom = max(1, round(stage.y) + 2), round(shown.box("Notice").bottom) - 2
    places = [(x, y) for x in range(2, round(sight.free.x) - 2, 3) for y in range(top, bottom, 3)]
    picture = shown.pixels()
    assert {picture.pixelColor(x, y).name() for x, y in places} == {"#ffffff"}
    assert all(
        shown.view.hand.hit(x, y) is None
        for x, y in places
        if y < sight.camera.to_view(0, layout.heads_bottom).y
    )


def test_the_title_of_a_tall_lane_stays_while_any_of_it_is_in_view(show: Show) -> None:
    shown = show(width=900, height=500, zoom=0.8)
    shown.view.show_start()
    shown.view.lens.pan(0, 100 - shown.box("Mood").y)
    lane = shown.box("Mood")
    assert lane.y < shown.view.lens.sight.free.y - 20
    sight = shown.view.lens.sight
    top = round(sight.free.y)
    left, right = round(lane.x), round(lane.x + 120)
    picture = shown.pixels()
    inks = {picture.pixel(x, y) for x in range(left, right) for y in range(top, top + 70)}
    assert any(QColor(ink).lightness() < 80 for ink in inks), "its words are there"


def test_pinned_heads_leave_most_of_a_small_window_to_the_lanes(show: Show) -> None:
    shown = show(width=900, height=420, zoom=1.0)
    shown.view.ensure_visible(shown.id("Too late"))
    strip = shown.view.lens.sight.heads_strip
    assert strip is not None
    assert strip.height <= 420 * 0.34


def test_the_start_shows_the_first_cards_if_need_be_without_the_title(show: Show) -> None:
    shown = show(width=900, height=430)
    shown.view.show_start()
    assert shown.box("Letter").y + 20 < 430
    tall = show(width=900, height=900)
    tall.view.show_start()
    assert tall.view.lens.camera.y < tall.view.layout_shown.title_block.y


@pytest.mark.parametrize("where", ["left", "right"])
def test_pinned_heads_end_where_the_paper_does(show: Show, where: str) -> None:
    shown = show(width=1600, height=330, zoom=0.7)
    shown.view.lens.look(Camera(0.7, -40, shown.view.layout_shown.body_top + 150))
    sight, picture = shown.view.lens.sight, shown.pixels()
    layout = sight.layout
    assert sight.heads_strip is not None
    page = sight.camera.rect_to_view(Rect(0, 0, layout.width, layout.height))
    edge = round(page.x) - 4 if where == "left" else round(page.right) + 4
    assert 0 < edge < 1600, "the surround is in view"
    assert picture.pixel(edge, 5) == picture.pixel(edge, 325)


def test_what_lies_beside_the_paper_is_where_it_is_seen_at_any_height(show: Show) -> None:
    shown = show(width=1600, height=330, zoom=0.7)
    shown.view.lens.look(Camera(0.7, -40, shown.view.layout_shown.body_top + 150))
    sight = shown.view.lens.sight
    assert sight.heads_strip is not None
    assert sight.to_map(1590, 4).y == sight.camera.to_map(1590, 4).y


def test_a_card_that_grows_keeps_its_beginning_clear_of_the_lane_heads(show: Show) -> None:
    shown = show(width=1000, height=700, zoom=1.0)
    shown.view.lens.look(Camera(1.0, 0.0, shown.view.layout_shown.heads_top))
    assert shown.view.lens.sight.lanes_strip is None, "the heads of the lanes lie where they are"
    shown.click("Letter")
    for _ in range(2):
        shown.key(Qt.Key.Key_Right, CTRL | SHIFT)
    sight, letter = shown.view.lens.sight, shown.box("Letter")
    assert letter.right > sight.width_px, "it is wider than there is room"
    assert letter.x >= sight.camera.to_view(sight.layout.columns.left + sight.lanes_shift, 0.0).x


def test_a_lasting_plus_mark_out_of_the_viewport_is_not_drawn(show: Show) -> None:
    shown = show(width=700, height=500, zoom=1.0)
    assert [adder.adds for adder in shown.view.hand.adders()] == []
    shown.view.fit_all()
    assert [adder.adds for adder in shown.view.hand.adders()] == ["stage", "lane"]


def test_what_a_sight_worked_out_is_kept_while_nothing_moves(show: Show) -> None:
    shown = show(width=700, height=500, zoom=1.0)
    sight = shown.view.lens.sight
    assert shown.view.lens.sight is sight
    shown.view.lens.pan(-10, 0)
    assert shown.view.lens.sight is not sight
