import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.drawing.frame import ClosePath, CurveTo, LineTo, MoveTo, Path, Stroke, rgb
from cjeditor.drawing.painters import pixels

PEN = Stroke(rgb("#000000"), 2)
places = st.floats(-5000, 5000)


@pytest.mark.parametrize(("value", "pixel"), [(1.0, 1), (0.9999, 1), (0.99, 0), (-0.5, -1)])
def test_rounding_noise_does_not_lift_a_baseline_to_the_pixel_before(value: float, pixel: int) -> None:
    assert pixels.floor_px(value) == pixel


@given(places, st.floats(0, 500))
def test_a_span_never_vanishes_and_stays_within_a_pixel(low: float, length: float) -> None:
    first, last = pixels.span(low, low + length)
    assert last > first
    assert abs(first - low) <= 0.51
    assert abs(last - low - length) <= 1.51


def test_equal_lines_keep_equal_widths_when_a_whole_number_of_pixels_wide() -> None:
    widths = {high - low for low, high in (pixels.band(place / 7, 3.0) for place in range(100))}
    assert widths == {3}


def test_an_upright_stroke_stands_on_whole_pixels() -> None:
    bent = Path((MoveTo(0.3, 1.3), LineTo(9.3, 1.3), LineTo(9.3, 5)), None, PEN)
    assert pixels.settled(bent, 1, 0, 0) == ((MoveTo(0.3, 1.0), LineTo(9.0, 1.0), LineTo(9.0, 5)), 2)


@pytest.mark.parametrize(
    "outline",
    [
        (MoveTo(0, 0), LineTo(5, 4)),
        (MoveTo(0, 0), LineTo(5, 0), CurveTo(6, 0, 7, 1, 7, 2)),
    ],
)
def test_other_strokes_stay_where_they_are(outline: tuple[MoveTo | LineTo | CurveTo, ...]) -> None:
    assert pixels.settled(Path(outline, None, PEN), 1, 0, 0) is None


def test_a_filled_path_without_a_stroke_stays_where_it_is() -> None:
    assert pixels.settled(Path((MoveTo(0, 0), LineTo(5, 0)), rgb("#000000")), 1, 0, 0) is None


def test_a_closed_upright_path_and_several_lines_settle() -> None:
    outline = (MoveTo(0.2, 0.2), LineTo(4.2, 0.2), ClosePath(), MoveTo(0.2, 3.2), LineTo(4.2, 3.2))
    settled = pixels.settled(Path(outline, None, PEN), 2, 0.25, 0.25)
    assert settled is not None
    segments, width = settled
    assert width == 4
    assert segments[2] == ClosePath()
    assert {s.y for s in segments if isinstance(s, LineTo)} == {1.0, 7.0}


def test_strokes_with_round_ends_stay_where_they_are() -> None:
    dots = Stroke(PEN.colour, 2, (0, 4), "round")
    assert pixels.settled(Path((MoveTo(0, 0), LineTo(5, 0)), None, dots), 1, 0, 0) is None
