"""The name of a stage stays in what shows of the stage; on paper it stands in its middle."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt

from cjeditor.canvas.names_in_view import names_in_view
from cjeditor.drawing.frame import Glyphs, Placed
from cjeditor.drawing.look.type import STAGE
from cjeditor.drawing.text.block import text_width
from cjeditor.layout.map_layout import MapLayout, lay_out
from cjeditor.model.atlas import Atlas
from tests.builder import a_map
from tests.canvas.showing import Shown

Show = Callable[..., Shown]


def wide_map(lanes: int = 0) -> Atlas:
    builder = a_map().stage("First").step("one").stage("Middle")
    for number in range(10):
        builder.step(f"step {number}")
    builder.stage("Last").step("end").lane("Web").touchpoint("Chat")
    for number in range(lanes):
        builder.lane(f"Lane {number}").touchpoint(f"Card {number}")
    return builder.build()


def layout_of() -> MapLayout:
    return lay_out(wide_map(), "jo_1")


def words(placed: Placed) -> tuple[str, float, float]:
    """A name and its reach on the map."""
    (found,) = (item for item in placed.frame.items if isinstance(item, Glyphs))
    start = placed.x + found.x
    return found.text, start, start + text_width(found.text, STAGE)


def middle_between(layout: MapLayout, left: float, right: float) -> Placed:
    """The name of the wide stage, moved into this part of the map."""
    (found,) = (name for name in names_in_view(layout, left, right) if words(name)[0] == "Middle")
    return found


def test_a_map_that_is_wholly_in_view_moves_no_name() -> None:
    layout = layout_of()
    assert not list(names_in_view(layout, 0.0, layout.width))


def test_a_name_that_is_in_view_already_stays_in_the_middle() -> None:
    layout = layout_of()
    stage = layout.columns.stages[1]
    assert not list(names_in_view(layout, stage.x + 300.0, stage.right - 300.0))


def test_a_name_out_of_view_comes_to_the_edge_of_what_shows() -> None:
    layout = layout_of()
    stage = layout.columns.stages[1]
    at_right = middle_between(layout, stage.right - 600.0, stage.right - 10.0)
    name, start, _end = words(at_right)
    assert name == "Middle"
    assert 0.0 < start - (stage.right - 600.0) < 20.0
    at_left = middle_between(layout, stage.x + 10.0, stage.x + 600.0)
    _name, _start, end = words(at_left)
    assert 0.0 < stage.x + 600.0 - end < 20.0


def test_a_name_leaves_its_stage_at_neither_end() -> None:
    layout = layout_of()
    stage = layout.columns.stages[1]
    at_right = middle_between(layout, stage.right - 40.0, stage.right - 10.0)
    assert words(at_right)[2] < stage.right
    at_left = middle_between(layout, stage.x + 10.0, stage.x + 40.0)
    assert words(at_left)[1] > stage.x


def test_the_word_of_a_phase_stays_in_view_too() -> None:
    builder = a_map().stage("A", "before").step("a").step("b").step("c").stage("B", "during").step("d")
    layout = lay_out(builder.lane("L").build(), "jo_1")
    stage = layout.columns.stages[0]
    names = list(names_in_view(layout, stage.x + 100.0, layout.width))
    assert [words(name)[0] for name in names] == ["BEFORE"]
    assert words(names[0])[1] > stage.x + 100.0
    assert not list(names_in_view(layout, stage.x - 100.0, stage.x + 400.0)), "it stands at the left already"


def test_a_stage_without_a_name_has_none_to_move() -> None:
    atlas = a_map().stage("").step("a").step("b").step("c").lane("L").build()
    layout = lay_out(atlas, "jo_1")
    stage = layout.columns.stages[0]
    assert not list(names_in_view(layout, stage.right - 100.0, stage.right + 500.0))


def test_the_screen_shows_the_name_over_the_steps_in_view(show: Show) -> None:
    shown = show(wide_map(), width=700.0, zoom=0.8)
    shown.view.lens.pan(-2000, 0)
    assert shown.view.lens.sight.heads_strip is None
    assert lights(shown) > 20


def test_also_while_the_heads_are_pinned(show: Show) -> None:
    shown = show(wide_map(lanes=12), width=700.0, height=700.0, zoom=0.8)
    shown.view.lens.pan(-2000, -400)
    assert shown.view.lens.sight.heads_strip is not None
    assert lights(shown) > 20


def test_the_name_that_is_typed_stays_under_its_caret(show: Show) -> None:
    shown = show(wide_map(), width=700.0, zoom=0.8)
    shown.view.lens.pan(-2000, 0)
    shown.view.edit_text(shown.id("Middle"))
    (line,) = shown.view.writer.lines()
    assert 0.0 <= shown.view.lens.camera.to_view(line.x, line.y).x <= shown.port.width()
    shown.key(Qt.Key.Key_Escape)


def test_a_name_stays_clear_of_the_lane_heads(show: Show) -> None:
    shown = show(wide_map(), width=700.0, zoom=0.8)
    head = shown.box("Middle")
    shown.view.lens.pan(130 - head.x - head.width / 2, 0)
    sight = shown.view.lens.sight
    assert sight.heads_strip is None
    assert sight.free.x > 130, "the lane heads are pinned below"
    picture, y = shown.pixels(), round(head.y + head.height / 2)
    light = [
        x for x in range(round(sight.free.x) + 2, 600) if picture.pixelColor(QPoint(x, y)).lightness() > 200
    ]
    assert light
    assert max(light) - min(light) < 140, "one word"


def lights(shown: Shown) -> int:
    """How many places of the stage's middle line that show are as light as the letters."""
    box, sight = shown.box("Middle"), shown.view.lens.sight
    picture, y = shown.pixels(), round(box.y + box.height / 2)
    across = range(round(max(box.x + 30, sight.free.x)), round(min(box.right - 30, sight.free.right)))
    return sum(picture.pixelColor(QPoint(x, y)).lightness() > 200 for x in across)
