"""The small drawings with a meaning: right number, right place, nothing outside their size."""

from collections.abc import Iterable

import pytest

from cjeditor.drawing.frame import Box, ClosePath, Path
from cjeditor.drawing.look import colours, marks, sizes


def _extent(items: Iterable[Path]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the drawn paths, lines included, by end points."""
    xs: list[float] = []
    ys: list[float] = []
    for item in items:
        half = item.stroke.width / 2 if item.stroke else 0.0
        for segment in item.segments:
            if not isinstance(segment, ClosePath):
                xs += [segment.x - half, segment.x + half]
                ys += [segment.y - half, segment.y + half]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (-2, -2),
        (-1.6, -2),
        (-1.5, -2),
        (-0.5, -1),
        (-0.4, 0),
        (0.4, 0),
        (0.5, 1),
        (1.5, 2),
        (2, 2),
        (7, 2),
        (-9, -2),
    ],
)
def test_the_nearest_face_stands_for_a_score(score: float, level: int) -> None:
    assert marks.face_level(score) == level


def test_five_moods_have_five_faces() -> None:
    faces = {marks.emotion_face(level, 0, 0, 30, colours.INK) for level in marks.FACE_LEVELS}
    assert len(faces) == 5


def test_a_face_is_centred_filled_white_and_outlined_in_the_personas_colour() -> None:
    head, *features = marks.emotion_face(1, 50, 60, 30, colours.STRUCTURE)
    assert head.fill == colours.PAPER
    assert head.stroke is not None
    assert (head.stroke.colour, head.stroke.width) == (colours.STRUCTURE, 3)
    assert _extent([head]) == pytest.approx((33.5, 43.5, 66.5, 76.5))
    left, top, right, bottom = _extent(features)
    assert 36 < left < right < 64
    assert 46 < top < bottom < 74
    assert left + right == pytest.approx(100)


@pytest.mark.parametrize(("level", "filled"), [("measured", 3), ("partly", 2), ("assumed", 1), ("", 0)])
def test_evidence_fills_its_dots(level: str, filled: int) -> None:
    dots = marks.evidence_dots(level, 10, 20)
    assert [dot.fill is not None for dot in dots] == [number < filled for number in range(3)]
    assert _extent(dots) == pytest.approx((10, 17, 10 + marks.EVIDENCE_WIDTH, 23))


def test_persona_markers_differ_and_stay_in_place() -> None:
    drawn = [marks.persona_marker(persona.marker, 5, 5, 12, 0) for persona in colours.PERSONA_COLOURS]
    assert len({mark.segments for mark in drawn}) == 4
    for mark in drawn:
        left, _, right, _ = _extent([mark])
        assert left + right == pytest.approx(10)


def test_the_star_points_up_and_fits_its_size() -> None:
    mark = marks.star(0, 0, 28)
    assert mark.fill == colours.INK
    left, top, right, bottom = _extent([mark])
    assert (left, top) == pytest.approx((-right, -15), abs=0.01)
    assert bottom < 14


def test_flow_ends_are_red_and_green() -> None:
    for items, colour in ((marks.exit_end(5, 5), colours.WARNING), (marks.done_end(5, 5), colours.GOOD)):
        assert all(item.stroke is not None and item.stroke.colour == colour for item in items)
        assert _extent(items[:1]) == pytest.approx((-5, -5, 15, 15))


def test_an_arrow_head_ends_at_its_point() -> None:
    head = marks.arrow_head(100, 50, 1, 0)
    left, top, right, bottom = _extent([head])
    assert (left, right) == (100 - sizes.FLOW_HEAD, 100)
    assert (top, bottom) == (45, 55)


def test_hand_off_bars_stand_across_the_line() -> None:
    level = _extent([marks.hand_off_bars(0, 0, 1, 0)])
    upright = _extent([marks.hand_off_bars(0, 0, 0, 1)])
    assert level[3] - level[1] > level[2] - level[0]
    assert upright == pytest.approx((level[1], level[0], level[3], level[2]))


def test_hatching_stays_inside_its_strip() -> None:
    left, top, right, bottom = _extent([marks.hatching(10, 20, 8, 61, colours.THIRD_PARTY)])
    assert left >= 10
    assert right <= 18
    assert top >= 20
    assert bottom <= 81
    assert bottom > 76


def test_an_icon_tile_is_a_white_icon_on_its_colour() -> None:
    tile, drawn = marks.icon_tile("mail", 3, 4, colours.STRUCTURE)
    assert isinstance(tile, Box)
    assert (tile.x, tile.y, tile.width, tile.fill) == (3, 4, sizes.ICON_TILE, colours.STRUCTURE)
    assert isinstance(drawn, Path)
    assert drawn.stroke is not None
    assert drawn.stroke.colour == colours.PAPER
