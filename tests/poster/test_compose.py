from __future__ import annotations

import pytest

from cjeditor.drawing.frame import Frame, Glyphs, Placed, walk
from cjeditor.drawing.look.type import SHEET_NOTE
from cjeditor.poster.compose import compose_page, scale_note, sheet_frame
from cjeditor.poster.paper import find_paper
from cjeditor.poster.plan import plan_poster
from cjeditor.poster.setup import PosterSetup

MAP = Frame(3300, 2300)


def composed(setup: PosterSetup) -> Frame:
    return sheet_frame(MAP, plan_poster(MAP.width, MAP.height, setup), setup, lambda words: words.english())


def parts(sheet: Frame) -> list[str]:
    return [child.frame.part for child in sheet.children]


def the_ruler(sheet: Frame) -> Placed:
    return next(child for child in sheet.children if child.frame.part == "ruler")


def test_a_plain_poster_is_the_map_and_the_check_ruler() -> None:
    assert parts(composed(PosterSetup(paper=find_paper("A0")))) == ["", "ruler"]


@pytest.mark.parametrize("paper", ["A0", "A1", "Arch E", "roll 36in"])
def test_the_ruler_is_exactly_100_mm_whatever_the_scale(paper: str) -> None:
    setup = PosterSetup(paper=find_paper(paper))
    plan = plan_poster(MAP.width, MAP.height, setup)
    base = the_ruler(composed(setup)).frame.items[0]
    assert getattr(base, "width", 0) / plan.units_per_mm == pytest.approx(100)


def test_the_ruler_stays_out_of_the_printers_margin_or_is_left_out() -> None:
    assert parts(composed(PosterSetup(paper=find_paper("A4")))) == [""]


def test_marks_lie_outside_the_trim_on_a_larger_page() -> None:
    setup = PosterSetup(paper=find_paper("A0"), marks=True, registration=True)
    sheet = composed(setup)
    plan = plan_poster(MAP.width, MAP.height, setup)
    assert parts(sheet) == ["", "marks", "ruler"]
    page = compose_page(sheet, plan)
    assert (page.trim, page.bleed) == (plan.trim, plan.bleed)
    assert plan.trim.x == 9


def test_a_page_without_marks_and_bleed_has_its_trim_only() -> None:
    setup = PosterSetup(paper=find_paper("A0"))
    assert compose_page(composed(setup), plan_poster(MAP.width, MAP.height, setup)).bleed is None


def test_the_scale_note_names_scale_and_paper() -> None:
    setup = PosterSetup(paper=find_paper("A0"), scale_percent=87.5)
    assert scale_note(plan_poster(3000, 2000, setup)).english() == "87.5 % of natural size, on A0."
    assert scale_note(plan_poster(3000, 2000, PosterSetup())).english() == "100 % of natural size."


def test_the_ruler_says_what_to_do_when_it_measures_otherwise() -> None:
    sheet = composed(PosterSetup(paper=find_paper("A0")))
    words = [item.text for _, _, frame in walk(sheet) for item in frame.items if isinstance(item, Glyphs)]
    assert words == ["100 mm. If this is not 100 mm, print at actual size.  102.1 % of natural size, on A0."]


@pytest.mark.parametrize("scale", [60, 80, 190])
def test_the_rulers_words_are_never_smaller_than_the_notes_of_the_legend(scale: int) -> None:
    setup = PosterSetup(scale_percent=scale)
    [words] = [item for item in the_ruler(composed(setup)).frame.items if isinstance(item, Glyphs)]
    plan = plan_poster(MAP.width, MAP.height, setup)
    assert words.size >= SHEET_NOTE.size
    assert words.size / plan.units_per_mm >= 2.99


def test_the_ruler_leaves_the_legend_room_where_the_margin_lets_it() -> None:
    ruler = the_ruler(composed(PosterSetup(paper=find_paper("A0"), margin=15)))
    roomy = the_ruler(composed(PosterSetup(paper=find_paper("A0"), margin=0)))
    assert ruler.y < roomy.y
