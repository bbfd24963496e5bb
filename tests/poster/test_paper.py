from __future__ import annotations

import pytest

from cjeditor.model.messages import UserError
from cjeditor.poster.paper import PAPERS, Roll, Sheet, find_paper


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_found_by_its_name(name: str) -> None:
    assert find_paper(name) is PAPERS[name]


@pytest.mark.parametrize(("short", "full"), [("E1", "Arch E1"), ('24"', "Roll 24in"), ("36in", "Roll 36in")])
def test_a_name_that_is_clear_by_itself_is_enough(short: str, full: str) -> None:
    assert find_paper(short) == PAPERS[full]


@pytest.mark.parametrize("name", ["a1", "a0", "e"])
def test_a_short_name_never_hides_a_sheet(name: str) -> None:
    if name == "e":
        with pytest.raises(UserError):
            find_paper(name)
    else:
        assert find_paper(name) == PAPERS[name.upper()]


@pytest.mark.parametrize("name", ["a0", " A0 ", "ansi-d", "ANSI_D", "arch e1", 'roll 36"', "roll-36in"])
def test_case_spaces_and_dashes_do_not_matter(name: str) -> None:
    assert find_paper(name) in PAPERS.values()


def test_a_size_in_millimetres_is_a_paper_standing_upright() -> None:
    assert find_paper("1200x900 mm") == Sheet("900 × 1200 mm", 900, 1200)
    assert find_paper("215,9×279,4") == Sheet("215.9 × 279.4 mm", 215.9, 279.4)


def test_a_roll_may_have_any_width() -> None:
    assert find_paper("roll 700mm") == Roll("Roll 700 mm", 700)
    assert find_paper("roll 30in") == Roll("Roll 762 mm", 762)


def test_an_unknown_paper_is_refused_with_the_nearest_names_and_all_others() -> None:
    with pytest.raises(UserError) as refused:
        find_paper("A9")
    assert refused.value.remedy is not None
    assert all(name in refused.value.remedy.english() for name in PAPERS)
    with pytest.raises(UserError, match=r"no paper called “Ao”.*A4, A3"):
        find_paper("Ao")


@pytest.mark.parametrize("name", ["10x900", "900x6000", "roll 9000mm"])
def test_a_paper_nobody_can_print_on_is_refused(name: str) -> None:
    with pytest.raises(UserError, match="cannot be printed on"):
        find_paper(name)


def test_sheets_stand_upright_and_iso_sizes_are_exact() -> None:
    assert all(paper.width < paper.height for paper in PAPERS.values() if isinstance(paper, Sheet))
    assert (find_paper("A0"), find_paper("Letter")) == (Sheet("A0", 841, 1189), Sheet("Letter", 215.9, 279.4))
