"""Colour arithmetic against published values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.drawing.frame import rgb
from cjeditor.drawing.look.lab import delta_e76, from_linear, lab, lightness, linear, with_lightness
from cjeditor.drawing.look.vision import contrast, least_delta_e, seen_by

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: 0xFF000000 | value)


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast(rgb("#000000"), rgb("#FFFFFF")) == pytest.approx(21)


def test_contrast_of_a_known_pair() -> None:
    assert contrast(rgb("#777777"), rgb("#FFFFFF")) == pytest.approx(4.48, abs=0.005)


def test_lab_of_the_primaries() -> None:
    assert lab(rgb("#FF0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.02)
    assert lab(rgb("#0000FF")) == pytest.approx((32.30, 79.19, -107.86), abs=0.02)
    assert lightness(rgb("#FFFFFF")) == pytest.approx(100, abs=0.001)


def test_distance_is_measured_in_lab() -> None:
    assert delta_e76(rgb("#000000"), rgb("#FFFFFF")) == pytest.approx(100, abs=0.05)
    assert delta_e76(rgb("#123456"), rgb("#123456")) == 0


def test_red_and_green_come_near_for_a_deutan_reader() -> None:
    red, green = rgb("#B3261E"), rgb("#5A6B12")
    normal = delta_e76(red, green)
    assert delta_e76(seen_by(red, "deutan"), seen_by(green, "deutan")) < normal / 2


@given(COLOURS)
def test_normal_sight_changes_nothing(colour: int) -> None:
    assert seen_by(colour, "normal") == colour


@given(COLOURS)
def test_light_goes_back_to_the_same_colour(colour: int) -> None:
    assert from_linear(linear(colour)) == colour


@given(st.integers(0, 255))
def test_greys_stay_grey_for_everyone(value: int) -> None:
    grey = 0xFF000000 | value << 16 | value << 8 | value
    assert (
        least_delta_e([grey, seen_by(grey, "deutan"), seen_by(grey, "protan"), seen_by(grey, "tritan")]) <= 1
    )
    assert max(abs(part) for part in lab(grey)[1:]) < 0.1


@given(COLOURS, st.floats(0, 100))
def test_lightness_can_be_set_for_any_colour(colour: int, level: float) -> None:
    assert lightness(with_lightness(colour, level)) == pytest.approx(level, abs=0.7)


def test_one_colour_alone_is_never_confused() -> None:
    assert least_delta_e([rgb("#123456")]) == float("inf")
