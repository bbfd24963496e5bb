"""The kept picture of the viewport: moved by pans, mended by changes, the same as painted anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from cjeditor.canvas import screen
from cjeditor.canvas.backdrop import Backdrop, blank
from cjeditor.canvas.camera import Camera
from cjeditor.canvas.ink import painting, rect_of
from cjeditor.canvas.sight import Sight
from cjeditor.edits.fields import set_fields
from cjeditor.layout.map_layout import MapLayout, lay_out
from cjeditor.layout.rect import Rect
from cjeditor.session.view_state import ViewState
from tests.canvas.showing import Shown, small_map

Show = Callable[..., Shown]
MOST_TILES_IN_VIEW = 4 * 3


class Squares:
    """Paints squares of the map, and remembers which regions it was asked for."""

    def __init__(self) -> None:
        self.regions: list[Rect] = []
        self.colour = QColor("teal")

    def __call__(self, painter: QPainter, region: Rect, _scale: float, _ratio: float) -> None:
        self.regions.append(region)
        painter.fillRect(rect_of(region.grown(1)), QColor("white"))
        for column in range(-20, 40):
            for row in range(-20, 40):
                painter.fillRect(rect_of(Rect(column * 50, row * 50, 30, 20)), self.colour)


@pytest.fixture
def layout() -> MapLayout:
    atlas = small_map()
    return lay_out(atlas, atlas.index.journeys()[0])


@pytest.fixture
def squares(qtbot: QtBot) -> Squares:
    return Squares()


def at(layout: MapLayout, camera: Camera, ratio: float = 1.0) -> Sight:
    return Sight(layout, camera.on_pixels(ratio), 400.0, 300.0)


def picture(backdrop: Backdrop, squares: Squares, sight: Sight, ratio: float = 1.0) -> QImage:
    image = blank(sight.width_px, sight.height_px, ratio)
    with painting(image) as painter:
        backdrop.show(painter, sight, squares)
    return image.toImage()


pushes = st.lists(st.tuples(st.integers(-450, 450), st.integers(-350, 350)), min_size=1, max_size=5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(pushes=pushes, ratio=st.sampled_from([1.0, 1.25, 2.0]))
def test_however_it_is_pushed_it_shows_what_is_painted_anew(
    layout: MapLayout, squares: Squares, pushes: list[tuple[int, int]], ratio: float
) -> None:
    backdrop, camera = Backdrop(), Camera(0.8, 10, 20)
    picture(backdrop, squares, at(layout, camera, ratio), ratio)
    for dx, dy in pushes:
        camera = camera.panned(dx, dy).on_pixels(ratio)
        sight = at(layout, camera, ratio)
        assert picture(backdrop, squares, sight, ratio) == picture(Backdrop(), squares, sight, ratio)


def test_a_pan_paints_only_what_comes_into_view(layout: MapLayout, squares: Squares) -> None:
    backdrop = Backdrop()
    picture(backdrop, squares, at(layout, Camera(0.75)))
    squares.regions.clear()
    picture(backdrop, squares, at(layout, Camera(0.75).panned(-20, 0)))
    (region,) = squares.regions
    assert (round(region.width), round(region.height)) == (20, 300)


def test_the_same_view_again_paints_nothing(layout: MapLayout, squares: Squares) -> None:
    backdrop = Backdrop()
    picture(backdrop, squares, at(layout, Camera()))
    squares.regions.clear()
    picture(backdrop, squares, at(layout, Camera()))
    assert not squares.regions


def test_a_spoiled_region_is_painted_anew_where_it_is_in_view(layout: MapLayout, squares: Squares) -> None:
    backdrop, sight = Backdrop(), at(layout, Camera(0.75))
    picture(backdrop, squares, sight)
    squares.colour = QColor("red")
    backdrop.spoil([Rect(0, 0, 60, 30), Rect(5000, 0, 60, 30)])
    image = picture(backdrop, squares, sight)
    assert image.pixelColor(5, 5) == QColor("red")
    assert image.pixelColor(205, 205) == QColor("teal")


def test_another_zoom_paints_all_of_it_anew(layout: MapLayout, squares: Squares) -> None:
    backdrop = Backdrop()
    picture(backdrop, squares, at(layout, Camera(0.75)))
    squares.regions.clear()
    picture(backdrop, squares, at(layout, Camera(1.5)))
    assert len(squares.regions) == 1


@pytest.mark.parametrize("most_direct_cards", [0, 130])
def test_after_edits_and_pans_the_map_looks_as_if_painted_at_once(
    show: Show, monkeypatch: pytest.MonkeyPatch, most_direct_cards: int
) -> None:
    monkeypatch.setattr(screen, "DIRECT_CARDS", most_direct_cards)
    shown = show(width=700, height=500, zoom=0.8)
    grab(shown)
    letter = shown.id("Letter")
    for title in ("Letter of a bank that writes at length", "Letter"):
        shown.session.commit(set_fields(shown.atlas, letter, title=title), ViewState())
        grab(shown)
        shown.view.lens.pan(-90.0, -60.0)
        mended = grab(shown)
        shown.view.set_options(shown.view.layout_shown.options)
        assert grab(shown) == mended


def test_a_pan_onto_fewer_cards_goes_on_with_the_picture_of_the_tiles(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = show(width=700, height=500, zoom=0.8)
    monkeypatch.setattr(screen, "DIRECT_CARDS", 0)
    grab(shown)
    monkeypatch.setattr(screen, "DIRECT_CARDS", 130)
    shown.view.lens.pan(-90.0, -60.0)
    mended = grab(shown)
    shown.view.set_options(shown.view.layout_shown.options)
    assert grab(shown) == mended


def grab(shown: Shown) -> QImage:
    """Return the viewport once every tile of it is there: each frame paints one at least."""
    for _ in range(MOST_TILES_IN_VIEW):
        shown.port.grab()
    return shown.port.grab().toImage()
