"""Words of people in labels, lists and menus, with the "&" that Qt takes for a mnemonic in some of them."""

from __future__ import annotations

import pytest

from cjeditor.ui.labels import bare_title, one_line, shortened


def test_a_menu_doubles_the_sign_that_it_would_swallow() -> None:
    assert one_line("R&D\n team") == "R&&D team"


def test_a_list_shows_it_as_it_is() -> None:
    assert shortened("R&D\n team") == "R&D team"


def test_long_words_end_in_an_ellipsis() -> None:
    assert shortened("abcdef", 4) == one_line("abcdef", 4) == "abc…"


@pytest.mark.parametrize(
    ("title", "bare"), [("&Save as…", "Save as"), ("R&&D", "R&D"), ("E&xport", "Export")]
)
def test_a_title_stands_elsewhere_without_its_mnemonic(title: str, bare: str) -> None:
    assert bare_title(title) == bare
