"""The camera is arithmetic: what lies where, and what stays where it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.canvas.camera import (
    LARGEST_ZOOM,
    PIXELS_PER_UNIT,
    SMALLEST_ZOOM,
    Camera,
    fitting,
    next_zoom,
    revealing,
)
from cjeditor.layout.rect import Rect

ZOOMS = st.floats(0.02, 8)
PLACES = st.floats(-2000, 2000)


def test_at_one_hundred_per_cent_an_inch_is_ninety_six_pixels() -> None:
    assert Camera().to_view(72, 36).pair == (96, 48)


@given(ZOOMS, PLACES, PLACES, PLACES, PLACES)
def test_to_the_map_and_back(zoom: float, x: float, y: float, px: float, py: float) -> None:
    camera = Camera(zoom, x, y)
    place = camera.to_map(px, py)
    assert camera.to_view(place.x, place.y).pair == pytest.approx((px, py), abs=1e-4)


@given(ZOOMS, ZOOMS, PLACES, PLACES)
def test_zooming_keeps_what_is_under_the_pointer(before: float, after: float, px: float, py: float) -> None:
    camera = Camera(before, 10, 20)
    kept = camera.to_map(px, py)
    there = camera.zoomed(after, px, py).to_map(px, py)
    assert there.pair == pytest.approx(kept.pair, abs=1e-3)


@pytest.mark.parametrize(("wish", "zoom"), [(100, LARGEST_ZOOM), (0.0001, SMALLEST_ZOOM)])
def test_the_zoom_has_ends(wish: float, zoom: float) -> None:
    assert Camera().zoomed(wish, 0, 0).zoom == zoom


def test_a_map_smaller_than_the_view_stands_in_its_middle() -> None:
    camera = Camera(1, 500, -300).kept_near(Rect(0, 0, 300, 150), 800, 600)
    shown = camera.rect_to_view(Rect(0, 0, 300, 150))
    assert shown.x == pytest.approx(800 - shown.right)
    assert shown.y == pytest.approx(600 - shown.bottom)


def test_a_map_larger_than_the_view_cannot_be_pushed_out_of_it() -> None:
    paper = Rect(0, 0, 5000, 4000)
    camera = Camera(1, 99_999, -99_999).kept_near(paper, 800, 600)
    assert camera.seen(800, 600).meets(paper)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_the_corner_stands_on_a_whole_device_pixel(ratio: float) -> None:
    camera = Camera(0.37, 12.345, 67.89).on_pixels(ratio)
    assert camera.x * camera.scale * ratio == pytest.approx(round(camera.x * camera.scale * ratio))


def test_fitting_shows_all_of_it() -> None:
    rect = Rect(100, 200, 3000, 900)
    seen = fitting(rect, 1000, 700).seen(1000, 700)
    assert seen.x <= rect.x
    assert seen.right >= rect.right


def test_fitting_something_small_does_not_zoom_without_end() -> None:
    assert fitting(Rect(0, 0, 1, 1), 1000, 700).zoom == 2.0


def test_revealing_moves_no_more_than_needed() -> None:
    camera = Camera(1 / PIXELS_PER_UNIT)
    clear = Rect(100, 50, 700, 500)
    assert revealing(camera, Rect(300, 200, 100, 60), clear) == camera
    moved = revealing(camera, Rect(900, 200, 100, 60), clear)
    assert moved.y == camera.y
    assert moved.rect_to_view(Rect(900, 200, 100, 60)).right == pytest.approx(800 - 16)


@pytest.mark.parametrize(
    "rect",
    [
        Rect(100, 50, 100, 60),  # at the very edge
        Rect(320, 200, 4000, 100),  # too wide, begins in view
        Rect(-500, 200, 4000, 100),  # fills the width
        Rect(300, -900, 100, 4000),
    ],
)
def test_what_is_seen_already_is_not_moved(rect: Rect) -> None:
    camera = Camera(1 / PIXELS_PER_UNIT)
    assert revealing(camera, rect, Rect(100, 50, 700, 500)) == camera


@pytest.mark.parametrize("x", [790, 3000, -3950])
def test_what_is_too_long_is_shown_from_its_beginning(x: float) -> None:
    moved = revealing(Camera(1 / PIXELS_PER_UNIT), Rect(x, 200, 4000, 100), Rect(100, 50, 700, 500))
    assert moved.rect_to_view(Rect(x, 200, 4000, 100)).x == pytest.approx(100 + 16)


def test_zoom_steps_go_up_and_down() -> None:
    assert next_zoom(1.0, 1) == 1.25
    assert next_zoom(1.0, -1) == 0.8
    assert next_zoom(LARGEST_ZOOM, 1) == LARGEST_ZOOM
    assert next_zoom(SMALLEST_ZOOM, -1) == SMALLEST_ZOOM
