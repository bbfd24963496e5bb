from __future__ import annotations

import pytest

from cjeditor.drawing.frame import Frame, Glyphs, walk
from cjeditor.drawing.painters.pdf_sheets import PT_PER_MM, Page
from cjeditor.poster.compose import compose_page, scale_note
from cjeditor.poster.paper import find_paper
from cjeditor.poster.plan import plan_poster
from cjeditor.poster.setup import PosterSetup

MAP = Frame(3300, 2300)


def composed(setup: PosterSetup) -> Page:
    plan = plan_poster(MAP.width, MAP.height, setup)
    return compose_page(MAP, plan, setup, lambda words: words.english())


def parts(page: Page) -> list[str]:
    return [placed.frame.part for placed in page.placed]


def test_a_plain_poster_is_the_map_and_the_check_ruler() -> None:
    assert parts(composed(PosterSetup(paper=find_paper("A0")))) == ["", "ruler"]


def test_the_ruler_is_exactly_100_mm_whatever_the_scale() -> None:
    page = composed(PosterSetup(paper=find_paper("A1")))
    (drawn,) = [placed for placed in page.placed if placed.frame.part == "ruler"]
    base = drawn.frame.items[0]
    assert getattr(base, "width", 0) / PT_PER_MM == pytest.approx(100)
    assert drawn.scale == 1


def test_the_ruler_stays_out_of_the_printers_margin_or_is_left_out() -> None:
    assert parts(composed(PosterSetup(paper=find_paper("A4")))) == [""]


def test_marks_lie_outside_the_trim_on_a_larger_page() -> None:
    page = composed(PosterSetup(paper=find_paper("A0"), marks=True, registration=True))
    assert parts(page) == ["", "marks", "ruler"]
    assert page.trim is not None
    assert page.trim.x == 9


def test_the_scale_note_names_scale_and_paper() -> None:
    setup = PosterSetup(paper=find_paper("A0"), scale_percent=87.5)
    assert scale_note(plan_poster(3000, 2000, setup)).english() == "87.5 % of natural size, on A0."
    assert scale_note(plan_poster(3000, 2000, PosterSetup())).english() == "100 % of natural size."


def test_the_ruler_says_what_to_do_when_it_measures_otherwise() -> None:
    page = composed(PosterSetup(paper=find_paper("A0")))
    words = [
        item.text
        for placed in page.placed
        for _, _, frame in walk(placed.frame)
        for item in frame.items
        if isinstance(item, Glyphs)
    ]
    assert words == ["100 mm. If this is not 100 mm, print at actual size.  102.1 % of natural size, on A0."]
