"""The curve never overshoots, meets every point, and its areas end at the neutral line."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cjeditor.drawing.frame import CurveTo, LineTo, MoveTo
from cjeditor.layout.curve.monotone import areas, monotone, samples

SCORES = st.lists(st.floats(-2, 2, allow_nan=False), min_size=2, max_size=12)


@given(SCORES)
def test_between_two_points_the_curve_stays_between_their_scores(scores: list[float]) -> None:
    pieces = monotone([(100.0 * place, score) for place, score in enumerate(scores)])
    for piece in pieces:
        low, high = sorted((piece.y0, piece.y3))
        assert all(low - 1e-9 <= piece.at(step / 20)[1] <= high + 1e-9 for step in range(21))


@given(SCORES)
def test_the_curve_goes_through_every_point(scores: list[float]) -> None:
    points = [(100.0 * place, score) for place, score in enumerate(scores)]
    pieces = monotone(points)
    assert [(piece.x0, piece.y0) for piece in pieces] == points[:-1]
    assert (pieces[-1].x3, pieces[-1].y3) == points[-1]


def test_one_point_makes_no_curve() -> None:
    assert monotone([(0.0, 1.0)]) == ()


def test_two_points_above_each_other_are_joined() -> None:
    (piece,) = monotone([(0.0, 1.0), (0.0, -1.0)])
    assert piece.at(0.5) == (0.0, 0.0)


def test_the_areas_are_cut_where_the_curve_crosses_the_line() -> None:
    pieces = monotone([(0.0, -1.0), (100.0, 1.0), (200.0, -1.0)])
    over = list(areas(pieces, 0.0, above=True))
    under = list(areas(pieces, 0.0, above=False))
    assert (len(over), len(under)) == (2, 1)
    for outline in (*over, *under):
        first, last = outline[0], outline[-2]
        assert isinstance(first, MoveTo)
        assert isinstance(last, LineTo)
        assert first.y == last.y == 0.0
        assert any(isinstance(part, CurveTo) for part in outline)


def test_a_curve_on_the_line_has_no_area() -> None:
    pieces = monotone([(0.0, 0.0), (100.0, 0.0)])
    assert not [*areas(pieces, 0.0, above=True), *areas(pieces, 0.0, above=False)]


def test_samples_are_near_each_other() -> None:
    found = list(samples(monotone([(0.0, 0.0), (100.0, 40.0)]), 8.0))
    assert all(abs(a[0] - b[0]) <= 16.0 for a, b in pairwise(found))
