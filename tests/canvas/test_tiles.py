"""Tiles are painted once, shown again, and thrown away where the map changed."""

from math import inf

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from cjeditor.canvas.camera import Camera
from cjeditor.canvas.ink import rect_of
from cjeditor.canvas.tiles import MOST_TILES, Tiles
from cjeditor.layout.rect import Rect


class Paint:
    """Counts regions and fills them with a colour of their own."""

    def __init__(self) -> None:
        self.regions: list[Rect] = []
        self.colour = QColor("red")

    def __call__(self, painter: QPainter, region: Rect, _scale: float, _ratio: float) -> None:
        self.regions.append(region)
        painter.fillRect(rect_of(region.grown(1)), self.colour)


@pytest.fixture
def paint(qtbot: QtBot) -> Paint:
    return Paint()


def shown(tiles: Tiles, camera: Camera, budget: float = inf, ratio: float = 1.0) -> tuple[QImage, bool]:
    image = QImage(round(600 * ratio), round(400 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("black"))
    painter = QPainter(image)
    complete = tiles.prepare(camera, 600, 400, ratio, budget)
    tiles.draw(painter, camera, 600, 400)
    painter.end()
    return image, complete


def test_a_second_frame_paints_nothing(paint: Paint) -> None:
    tiles = Tiles(paint)
    shown(tiles, Camera())
    count = len(paint.regions)
    image, complete = shown(tiles, Camera())
    assert complete
    assert len(paint.regions) == count == 6
    assert image.pixelColor(599, 399) == paint.colour


def test_a_pan_paints_only_what_comes_into_view(paint: Paint) -> None:
    tiles = Tiles(paint)
    shown(tiles, Camera())
    shown(tiles, Camera().panned(-200, 0))
    assert len(paint.regions) == 8


def test_another_zoom_starts_anew(paint: Paint) -> None:
    tiles = Tiles(paint)
    shown(tiles, Camera())
    shown(tiles, Camera(0.5))
    assert len(paint.regions) == 12


def test_only_spoilt_tiles_are_painted_again(paint: Paint) -> None:
    tiles = Tiles(paint)
    shown(tiles, Camera())
    tiles.spoil([Rect(10, 10, 5, 5)])
    shown(tiles, Camera())
    assert len(paint.regions) == 7


def test_without_time_the_old_tiles_are_shown_and_more_frames_asked_for(paint: Paint) -> None:
    tiles = Tiles(paint)
    shown(tiles, Camera())
    paint.colour = QColor("blue")
    tiles.clear()
    image, complete = shown(tiles, Camera(), budget=-1.0)
    assert not complete
    assert image.pixelColor(300, 200) == QColor("red")
    image, complete = shown(tiles, Camera())
    assert complete
    assert image.pixelColor(300, 200) == QColor("blue")


def test_the_tiles_kept_have_a_bound(paint: Paint) -> None:
    tiles = Tiles(paint)
    for step in range(MOST_TILES // 4):
        shown(tiles, Camera().panned(-600 * step, 0))
    assert len(tiles) <= MOST_TILES


def test_tiles_fill_every_device_pixel_at_twice_the_ratio(paint: Paint) -> None:
    image, _complete = shown(Tiles(paint), Camera(1.0, 3.3, 4.1).on_pixels(2.0), ratio=2.0)
    assert {image.pixelColor(x, y).name() for x in (0, 511, 512, 1199) for y in (0, 511, 512, 799)} == {
        "#ff0000"
    }


def test_a_part_of_a_picture_is_drawn_from_tiles_where_it_lies(qtbot: QtBot) -> None:
    def square(painter: QPainter, region: Rect, _scale: float, _ratio: float) -> None:
        painter.fillRect(rect_of(region.grown(1)), QColor("white"))
        painter.fillRect(rect_of(Rect(320, 60, 10, 10)), QColor("red"))

    tiles = Tiles(square)
    shown(tiles, Camera(0.75))
    part = QImage(40, 30, QImage.Format.Format_RGB32)
    painter = QPainter(part)
    painter.translate(-300, -50)
    tiles.paint(painter, Rect(300, 50, 40, 30), 1.0, 1.0)
    painter.end()
    assert part.pixelColor(20, 10) == QColor("red")
    assert part.pixelColor(19, 10) == QColor("white")
