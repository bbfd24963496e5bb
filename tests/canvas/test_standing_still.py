"""The map stands still under an edit, and comes near where a person goes to something."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cjeditor.canvas.camera import Camera
from cjeditor.canvas.lens import READABLE_ZOOM
from cjeditor.edits.touchpoints import add_touchpoint
from cjeditor.layout.rect import Rect
from cjeditor.model.slot import Slot
from tests.canvas.showing import Shown

Show = Callable[..., Shown]


def add_cards(shown: Shown, count: int) -> None:
    """Make a lane higher, which makes the whole page higher."""
    for number in range(count):
        slot = Slot(shown.id("Digital"), shown.id("Notice"), 0)
        shown.session.commit(add_touchpoint(shown.session.atlas, f"tp_{number}", slot, "One more"))


def test_an_edit_that_makes_the_page_higher_moves_nothing_in_view(show: Show) -> None:
    shown = show(zoom=0.2)
    before, height = shown.view.lens.camera, shown.view.lens.paper.height
    add_cards(shown, 2)
    assert shown.view.lens.paper.height > height
    assert shown.view.lens.camera == before


def test_the_whole_map_on_show_stands_still_under_an_edit(show: Show) -> None:
    shown = show()
    shown.view.commander.fit_all()
    before = shown.view.lens.camera
    add_cards(shown, 1)
    assert shown.view.lens.camera == before


def test_undo_of_an_edit_moves_nothing_either(show: Show) -> None:
    shown = show(zoom=0.2)
    before = shown.view.lens.camera
    add_cards(shown, 2)
    shown.view.commander.undo()
    assert shown.view.lens.camera == before


def test_the_wheel_does_not_centre_what_an_edit_left_off_the_middle(show: Show) -> None:
    shown = show(zoom=0.2)
    before = shown.view.lens.camera
    add_cards(shown, 2)
    shown.view.lens.pan(0, -40)
    assert shown.view.lens.camera == before


def test_a_page_that_an_edit_made_too_high_stays_in_view() -> None:
    camera = Camera(1, 0, -300)
    kept = camera.kept_near(Rect(0, 0, 300, 2000), 800, 600, held=camera)
    assert kept.seen(800, 600).meets(Rect(0, 0, 300, 100))


def test_going_to_an_object_on_a_tiny_map_brings_it_to_a_size_to_read(show: Show) -> None:
    shown = show(width=700, height=500, zoom=0.1)
    shown.view.show_in_the_middle(shown.id("Visit"))
    assert shown.view.zoom == pytest.approx(READABLE_ZOOM)
    box = shown.view.board.layout.box_of(shown.id("Visit"))
    assert box is not None
    on_view = shown.view.lens.sight.rect_on_view(box)
    assert on_view.x > 0
    assert on_view.right < 700
    assert on_view.y > 0
    assert on_view.bottom < 500


def test_going_to_an_object_keeps_a_zoom_that_can_be_read(show: Show) -> None:
    shown = show(zoom=0.8)
    shown.view.show_in_the_middle(shown.id("Visit"))
    assert shown.view.zoom == pytest.approx(0.8)
