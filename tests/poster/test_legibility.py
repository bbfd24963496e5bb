from __future__ import annotations

import pytest

from cjeditor.poster.legibility import least_size, legibility
from cjeditor.poster.paper import find_paper
from cjeditor.poster.plan import PosterPlan, plan_poster
from cjeditor.poster.setup import PosterSetup


def at(percent: float) -> PosterPlan:
    return plan_poster(3000, 2000, PosterSetup(paper=find_paper("2A0"), scale_percent=percent))


@pytest.mark.parametrize(
    ("distance", "minutes", "size"),
    [(0.75, 10, 8.5), (0.75, 16, 13.6), (1.5, 16, 27.2), (1.5, 22, 37.4), (3, 22, 74.8)],
)
def test_the_least_size_is_the_one_of_the_norm(distance: float, minutes: float, size: float) -> None:
    assert least_size(distance, minutes) == pytest.approx(size, abs=0.06)


def test_a_map_at_natural_size_is_read_from_a_metre_and_a_half() -> None:
    assert legibility(at(100), "jo", 1.5) == ()


def test_a_smaller_print_names_what_is_small_and_the_scale_that_mends_it() -> None:
    findings = legibility(at(75), "jo", 1.5)
    assert [finding.rule for finding in findings] == ["P02"] * 2
    assert "Card titles are small at 0.75 m: 13.5 pt" in findings[0].message.english()
    assert findings[0].remedy is not None
    assert findings[0].remedy.values["percent"] == 76


def test_a_tiny_print_is_an_error() -> None:
    assert {finding.severity for finding in legibility(at(25), "jo", 1.5)} == {"error"}
