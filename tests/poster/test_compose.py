from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from cjeditor.drawing.frame import Frame, Glyphs, Placed, walk
from cjeditor.drawing.look.sizes import PAGE_MARGIN
from cjeditor.drawing.look.type import SHEET_NOTE
from cjeditor.poster.compose import compose_page, scale_note, sheet_frame
from cjeditor.poster.paper import PAPERS, Roll, Sheet, find_paper
from cjeditor.poster.plan import plan_poster
from cjeditor.poster.ruler import GAP_MM
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


PAPERS_AND_NONE = [None, *PAPERS.values()]


@pytest.mark.parametrize("paper", PAPERS_AND_NONE, ids=lambda paper: paper.name if paper else "none")
def test_every_poster_has_room_for_the_check_ruler_above_the_printers_margin(
    paper: Sheet | Roll | None,
) -> None:
    sizes = ((8036, 2900), (3300, 2300), (1600, 3600))
    for size, turn, margin, marks in product(sizes, (None, True, False), (0, 5, 12), (False, True)):
        bleed = 3.0 if marks else 0.0
        setup = PosterSetup(paper, turn, None, margin, marks=marks, registration=marks, bleed=bleed)
        plan = plan_poster(*size, setup)
        ruler = the_ruler(sheet_frame(Frame(*size), plan, setup, lambda words: words.english()))
        unit, trim = plan.units_per_mm, plan.trim
        assert getattr(ruler.frame.items[0], "width", 0) / unit == pytest.approx(100)
        assert ruler.x / unit >= trim.x + margin - 1e-6
        assert (ruler.x + ruler.frame.width) / unit <= trim.x + trim.width - margin + 1e-6
        assert ruler.y / unit >= plan.y + (size[1] - PAGE_MARGIN) / unit + GAP_MM - 1e-6
        assert (ruler.y + ruler.frame.height) / unit <= trim.y + trim.height - margin + 1e-6


@pytest.mark.parametrize("percent", [5, 10, 30, 60, 100, 300])
def test_a_page_without_paper_has_room_for_the_ruler_at_any_percentage(percent: float) -> None:
    setup = PosterSetup(scale_percent=percent)
    plan = plan_poster(4_000, 1_800, setup)
    ruler = the_ruler(sheet_frame(Frame(4_000, 1_800), plan, setup, lambda words: words.english()))
    assert (ruler.y + ruler.frame.height) / plan.units_per_mm <= plan.height - setup.margin + 1e-6


def test_without_the_ruler_the_map_has_the_whole_paper() -> None:
    with_it = PosterSetup(paper=find_paper("A4"), landscape=False)
    without = replace(with_it, ruler=False)
    tall = Frame(1600, 3600)
    plan = plan_poster(tall.width, tall.height, without)
    assert plan.scale > plan_poster(tall.width, tall.height, with_it).scale
    assert plan.y == pytest.approx((297 - tall.height / plan.units_per_mm) / 2)
    assert parts(sheet_frame(tall, plan, without, lambda words: words.english())) == [""]


@pytest.mark.parametrize(
    ("paper", "length", "words"),
    [
        ("A4", 100, "100 mm. If this is not 100 mm, print at actual size.  17.7 % of natural size, on A4."),
        ("180x260", 100, "100 mm. If this is not 100 mm, print at actual size."),
        ("A5", 50, "50 mm. If this is not 50 mm, print at actual size."),
        ("80x110", 50, "50 mm"),
    ],
)
def test_on_small_paper_the_words_and_then_the_ruler_become_shorter(
    paper: str, length: float, words: str
) -> None:
    setup = PosterSetup(paper=find_paper("148x210" if paper == "A5" else paper), landscape=False)
    plan = plan_poster(MAP.width, MAP.height, setup)
    base, *_, said = the_ruler(composed(setup)).frame.items
    assert getattr(base, "width", 0) / plan.units_per_mm == pytest.approx(length)
    assert isinstance(said, Glyphs)
    assert said.text == words
    assert said.size / plan.units_per_mm >= 2


def test_paper_narrower_than_any_ruler_has_none() -> None:
    assert parts(composed(PosterSetup(paper=find_paper("50x50")))) == [""]


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
