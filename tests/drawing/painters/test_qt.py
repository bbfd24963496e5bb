from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from cjeditor.drawing.frame import Box, Frame, Glyphs, LineTo, MoveTo, Path, Picture, Placed, Stroke, rgb
from cjeditor.drawing.painters.qt import clear_caches, images, paint_frame, painting
from cjeditor.drawing.text import metrics
from tests.drawing.painters.sample import cards_frame, picture, sample_frame

INK = rgb("#000000")
RED = rgb("#FF0000")

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def _cold() -> None:
    clear_caches()


def painted(
    frame: Frame,
    size: tuple[int, int] = (100, 60),
    prepare: Callable[[QPainter], None] = lambda _: None,
    ratio: float = 1.0,
    **options: Any,
) -> QImage:
    image = QImage(round(size[0] * ratio), round(size[1] * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    prepare(painter)
    paint_frame(painter, frame, pictures=picture, **options)
    painter.end()
    return image


def darkness(image: QImage) -> NDArray[np.int_]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    flat = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return 255 - flat[:, : grey.width()].astype(int)


def inked(image: QImage) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all ink, in device pixels."""
    rows, columns = np.nonzero(darkness(image) > 8)
    return int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1


def line(text: str, size: float = 16, y: float = 40, **facts: Any) -> Frame:
    return Frame(100, 60, (Glyphs(text, "regular", size, 10, y, INK, **facts),))


# Shapes


def test_edges_stand_on_whole_pixels() -> None:
    image = painted(Frame(100, 60, (Box(10.3, 10.4, 20, 20, INK),)))
    assert inked(image) == (10, 10, 30, 30)
    assert set(np.unique(darkness(image))) == {0, 255}


def test_an_upright_line_is_crisp_and_as_wide_as_its_pixels() -> None:
    pen = Stroke(INK, 2.3)
    image = painted(Frame(100, 60, (Path((MoveTo(10, 20.7), LineTo(50, 20.7)), None, pen),)))
    rows = np.nonzero(darkness(image)[:, 30])[0]
    assert len(rows) == 2
    assert set(np.unique(darkness(image)[:, 30])) == {0, 255}


def test_a_hairline_never_vanishes() -> None:
    box = Box(10, 10, 40, 30, None, Stroke(INK, 0.2))
    image = painted(Frame(100, 60, (box,)), prepare=lambda painter: painter.scale(0.5, 0.5))
    assert darkness(image)[5:20, 5].min() == 255


def test_frames_paint_alike_at_twice_the_pixels_of_a_screen() -> None:
    def double(painter: QPainter) -> None:
        painter.scale(2, 2)

    plain = painted(sample_frame(), (600, 400), double)
    dense = painted(sample_frame(), (300, 200), ratio=2.0)
    assert np.array_equal(darkness(plain), darkness(dense))


def test_a_shifted_painter_shifts_the_picture_and_nothing_else() -> None:
    plain = darkness(painted(cards_frame(2, 1), (300, 120)))
    moved = darkness(painted(cards_frame(2, 1), (300, 120), lambda painter: painter.translate(7, 5)))
    assert np.array_equal(plain[:-5, :-7], moved[5:, 7:])


def test_a_turned_painter_draws_the_frame_turned() -> None:
    def turn(painter: QPainter) -> None:
        painter.translate(0, 60)
        painter.rotate(-90)

    image = painted(Frame(60, 100, (Box(10, 20, 20, 40, INK),)), (100, 60), turn)
    assert inked(image) == (20, 30, 60, 50)


def test_the_painter_is_as_it_was() -> None:
    image = QImage(50, 50, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.translate(3, 4)
    before = (painter.worldTransform(), painter.pen(), painter.renderHints())
    paint_frame(painter, sample_frame())
    assert (painter.worldTransform(), painter.pen(), painter.renderHints()) == before
    painter.end()


def test_a_scale_of_nothing_draws_nothing() -> None:
    image = painted(sample_frame(), prepare=lambda painter: painter.scale(0, 0))
    assert darkness(image).max() == 0


# Text


def test_a_line_is_as_long_as_the_table_says() -> None:
    image = painted(line("HHHHHHHH"), (200, 60))
    left, _, right, _ = inked(image)
    assert right - left == pytest.approx(metrics.advance("HHHHHHHH", "regular", 16), abs=4)


@pytest.mark.parametrize("size", [12, 32, 34, 60, 63, 65, 80, 200])
def test_letters_of_every_size_are_drawn_on_their_baseline(size: float) -> None:
    image = painted(Frame(400, 300, (Glyphs("H", "regular", size, 10, 250, INK),)), (400, 300))
    _, top, _, bottom = inked(image)
    assert bottom == 250
    assert bottom - top == pytest.approx(metrics.cap_height(size), abs=1.5)


def test_turned_text_runs_upward_from_its_start() -> None:
    glyphs = Glyphs("HHHH", "regular", 16, 40, 90, INK, turned=True)
    left, top, right, bottom = inked(painted(Frame(100, 100, (glyphs,)), (100, 100)))
    assert right == pytest.approx(40, abs=1)
    assert left == pytest.approx(40 - metrics.cap_height(16), abs=1.5)
    assert bottom <= 90
    assert top == pytest.approx(90 - metrics.advance("HHHH", "regular", 16), abs=3)


def test_marks_emoji_and_turned_large_text_leave_ink() -> None:
    for text in ("x̂", "👩‍💻", "★", "→"):
        assert darkness(painted(line(text))).max() > 100, text


def test_a_character_no_face_has_stays_in_its_box() -> None:
    frame = line("\U0001234d", 20)
    width = metrics.advance("\U0001234d", "regular", 20)
    ink = darkness(painted(frame))
    assert ink[:, : 10 - 1].max() == 0
    assert ink[:, round(10 + width) + 2 :].max() == 0


def test_a_turned_character_no_face_has_is_drawn_without_complaint() -> None:
    painted(line("\U0001234d", 20, turned=True))


def test_blank_text_draws_nothing() -> None:
    assert darkness(painted(line("   "))).max() == 0


@pytest.mark.parametrize("turned", [False, True])
def test_small_text_becomes_a_bar_of_its_real_length(turned: bool) -> None:
    frame = Frame(400, 400, (Glyphs("Hamburgefons", "regular", 16, 40, 300, INK, turned=turned),))

    def far(painter: QPainter) -> None:
        painter.scale(0.2, 0.2)

    left, top, right, bottom = inked(painted(frame, (100, 100), far, detail="bars"))
    long = bottom - top if turned else right - left
    assert long == pytest.approx(metrics.advance("Hamburgefons", "regular", 16) * 0.2, abs=2)
    assert darkness(painted(frame, (100, 100), far, detail="bars")).max() < 150


def test_readable_text_is_text_in_both_details() -> None:
    assert np.array_equal(darkness(painted(line("Hello"))), darkness(painted(line("Hello"), detail="bars")))


# Pictures


def test_a_picture_fills_its_box() -> None:
    assert inked(painted(Frame(100, 60, (Picture("photo", 10, 10, 40, 20),))))[:3] == (10, 10, 50)


def test_a_crop_shows_only_its_part() -> None:
    whole = darkness(painted(Frame(100, 60, (Picture("photo", 10, 10, 40, 40),))))
    top = darkness(painted(Frame(100, 60, (Picture("photo", 10, 10, 40, 40, (0, 0, 1, 0.25)),))))
    assert top[48, 30] > 180
    assert whole[48, 30] < 40


@pytest.mark.parametrize("content", [None, b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_a_pale_box(content: bytes | None) -> None:
    image = QImage(100, 60, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_frame(painter, Frame(100, 60, (Picture("x", 10, 10, 40, 20),)), pictures=lambda _: content)
    painter.end()
    assert darkness(image)[20, 30] == pytest.approx(25, abs=3)


def test_a_picture_of_too_many_pixels_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MAX_PIXELS", 100)
    image = painted(Frame(100, 60, (Picture("photo", 10, 10, 40, 20),)))
    assert darkness(image)[12, 30] == pytest.approx(25, abs=3)


# Culling and keeping


def test_only_children_that_reach_into_the_clip_are_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Frame] = []
    original = painting._Pass._draw_items

    def counted(self: painting._Pass, frame: Frame, x: float, y: float) -> None:
        drawn.append(frame)
        original(self, frame, x, y)

    monkeypatch.setattr(painting._Pass, "_draw_items", counted)
    painted(cards_frame(20, 20), (4000, 3000), lambda p: p.setClipRect(QRect(300, 300, 100, 100)))
    assert 0 < len(drawn) <= 24
    drawn.clear()
    painted(cards_frame(20, 20), (4000, 3000), visible=(300, 300, 400, 400))
    assert 0 < len(drawn) <= 24


def test_ink_that_bleeds_into_view_is_drawn() -> None:
    star = Frame(10, 10, (Box(-8, 0, 10, 10, RED),), bleed=8)
    image = painted(Frame(200, 60, (), (Placed(104, 10, star),)))
    assert darkness(image).max() > 0


def test_frames_are_prepared_once_for_a_place_within_the_pixel() -> None:
    frame = cards_frame(3, 1)
    painted(frame, (700, 200))
    kept = len(painting._prepared)
    painted(frame, (700, 200), lambda painter: painter.translate(5, 0))
    assert len(painting._prepared) == kept
    painted(frame, (700, 200), lambda painter: painter.translate(0.5, 0))
    assert len(painting._prepared) > kept


def test_clearing_the_caches_forgets_everything() -> None:
    painted(sample_frame())
    clear_caches()
    assert len(painting._prepared) == 0


def test_dots_of_a_long_dotted_line_do_not_drift() -> None:
    pen = Stroke(INK, 2, (0, 5), "round")
    path = Path((MoveTo(5, 10), LineTo(4995, 10)), None, pen)
    row = darkness(painted(Frame(5000, 20, (path,)), (5000, 20)))[9]
    assert row[4] == row[5] > 100
    assert row[4984] == row[4985] == pytest.approx(row[4], abs=12)
