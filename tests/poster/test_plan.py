from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.drawing.look.sizes import PAGE_MARGIN
from cjeditor.drawing.painters.pdf_sheets import PT_PER_MM, Area
from cjeditor.model.messages import UserError
from cjeditor.poster.paper import ROLLS, SHEETS, Roll, Sheet, find_paper
from cjeditor.poster.plan import PosterPlan, plan_poster
from cjeditor.poster.setup import PosterSetup

WIDE = (3300.0, 2300.0)


def ink(plan: PosterPlan, size: tuple[float, float]) -> Area:
    """Where the map may have ink on the page, in millimetres."""
    unit = plan.scale / PT_PER_MM
    inner = [(side - 2 * PAGE_MARGIN) * unit for side in size]
    return Area(plan.x + PAGE_MARGIN * unit, plan.y + PAGE_MARGIN * unit, inner[0], inner[1])


def test_without_paper_the_page_is_the_map_at_natural_size() -> None:
    plan = plan_poster(*WIDE, PosterSetup())
    assert (plan.scale, plan.x, plan.y) == (1, 0, 0)
    assert plan.width == pytest.approx(3300 / PT_PER_MM)


def test_a_sheet_has_its_exact_size_and_the_turn_that_shows_the_map_larger() -> None:
    plan = plan_poster(*WIDE, PosterSetup(paper=find_paper("A0")))
    assert (plan.width, plan.height, plan.is_landscape) == (1189, 841, True)
    tall = plan_poster(1000, 2000, PosterSetup(paper=find_paper("A0")))
    assert (tall.width, tall.height, tall.is_landscape) == (841, 1189, False)


def test_a_turn_that_was_chosen_is_kept() -> None:
    plan = plan_poster(*WIDE, PosterSetup(paper=find_paper("A0"), landscape=False))
    assert (plan.width, plan.height) == (841, 1189)


def test_marks_and_bleed_enlarge_the_media_and_never_the_trim() -> None:
    plan = plan_poster(*WIDE, PosterSetup(paper=find_paper("A0"), marks=True, bleed=3))
    assert (plan.trim.width, plan.trim.height) == (1189, 841)
    assert plan.width == 1189 + 18
    assert plan.bleed == Area(6, 6, 1195, 847)


def test_a_roll_is_as_wide_as_it_is_and_as_long_as_the_map_needs() -> None:
    plan = plan_poster(*WIDE, PosterSetup(paper=find_paper("Roll 36in")))
    assert plan.height == pytest.approx(914.4)
    assert plan.width == pytest.approx(3300 * plan.scale / PT_PER_MM, abs=1)
    upright = plan_poster(*WIDE, PosterSetup(paper=find_paper("Roll 36in"), landscape=False))
    assert upright.width == pytest.approx(914.4)


def test_a_percentage_is_kept_and_the_map_stands_in_the_middle() -> None:
    plan = plan_poster(*WIDE, PosterSetup(paper=find_paper("A0"), scale_percent=50))
    assert plan.percent == 50
    assert plan.x == pytest.approx((1189 - 3300 * 0.5 / PT_PER_MM) / 2)


def test_a_percentage_that_does_not_fit_is_refused_with_the_one_that_does() -> None:
    setup = PosterSetup(paper=find_paper("A4"), scale_percent=100)
    with pytest.raises(UserError, match=r"At 100 % the map does not fit on A4\. It fits at"):
        plan_poster(*WIDE, setup)


def test_a_roll_too_narrow_for_the_percentage_says_what_fits() -> None:
    with pytest.raises(UserError, match="does not fit on Roll 24in"):
        plan_poster(*WIDE, PosterSetup(paper=find_paper("Roll 24in"), scale_percent=200))


def test_a_page_longer_than_a_pdf_can_be_is_refused() -> None:
    with pytest.raises(UserError, match="5080 mm"):
        plan_poster(100_000, 1000, PosterSetup())
    with pytest.raises(UserError, match="5080 mm"):
        plan_poster(
            100_000, 1000, PosterSetup(paper=find_paper("Roll A0"), scale_percent=100, landscape=True)
        )


@pytest.mark.parametrize(
    "setup", [PosterSetup(margin=-1), PosterSetup(bleed=99), PosterSetup(scale_percent=0.5)]
)
def test_numbers_that_make_no_sense_are_refused(setup: PosterSetup) -> None:
    with pytest.raises(UserError, match="must be from"):
        plan_poster(*WIDE, setup)


@pytest.mark.parametrize("paper", ["A4", "roll 250mm"])
def test_a_margin_that_leaves_no_room_is_refused(paper: str) -> None:
    with pytest.raises(UserError, match="leaves no room"):
        plan_poster(*WIDE, PosterSetup(paper=find_paper(paper), margin=190))


@given(
    paper=st.sampled_from([*SHEETS, *ROLLS]),
    width=st.floats(500, 20_000),
    height=st.floats(500, 6_000),
    margin=st.floats(0, 20),
    bleed=st.floats(0, 10),
)
def test_no_ink_ever_lies_in_the_margin(
    width: float, height: float, margin: float, bleed: float, paper: Sheet | Roll
) -> None:
    setup = PosterSetup(paper=paper, margin=margin, bleed=bleed)
    plan = plan_poster(width, height, setup)
    area = ink(plan, (width, height))
    assert area.x >= plan.trim.x + margin - 1e-6
    assert area.y >= plan.trim.y + margin - 1e-6
    assert area.x + area.width <= plan.trim.x + plan.trim.width - margin + 1e-6
    assert area.y + area.height <= plan.trim.y + plan.trim.height - margin + 1e-6
