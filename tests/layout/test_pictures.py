"""Pictures fill their boxes or fit into them, and are never stretched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.layout.pictures import filling, fitting

ASPECTS = st.floats(0.1, 10.0)
EDGES = st.floats(0.0, 0.4)


@given(st.tuples(EDGES, EDGES, EDGES, EDGES), ASPECTS, ASPECTS)
def test_what_fills_a_box_has_its_shape_and_lies_within_the_crop(
    insets: tuple[float, float, float, float], whole: float, box: float
) -> None:
    crop = (insets[0], insets[1], 1 - insets[2], 1 - insets[3])
    aspect = whole * (crop[3] - crop[1]) / (crop[2] - crop[0])
    left, top, right, bottom = filling(crop, aspect, box)
    assert whole * (bottom - top) / (right - left) == pytest.approx(box)
    assert (left, top) >= (crop[0], crop[1])
    assert right <= crop[2] + 1e-9
    assert bottom <= crop[3] + 1e-9
    assert (left + right) / 2 == pytest.approx((crop[0] + crop[2]) / 2)


@given(ASPECTS, st.floats(10, 500), st.floats(10, 500))
def test_what_fits_into_a_box_is_whole_and_touches_two_of_its_sides(
    aspect: float, width: float, height: float
) -> None:
    across, down = fitting(aspect, width, height)
    assert down / across == pytest.approx(aspect)
    assert across == pytest.approx(width) or down == pytest.approx(height)
    assert across <= width + 1e-9
    assert down <= height + 1e-9
