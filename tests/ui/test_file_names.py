"""What files are proposed to be called."""

import pytest

from cjeditor.ui.file_names import file_name_of, poster_name
from tests.builder import a_map


@pytest.mark.parametrize(
    ("words", "name"),
    [("Buying / renting: a home?", "Buying renting a home"), ("…", "…"), ("...", ""), ("a\nb", "a b")],
)
def test_what_file_systems_refuse_is_left_out(words: str, name: str) -> None:
    assert file_name_of(words) == name


@pytest.mark.parametrize("letter", ["a", "é", "漢", "🙂"])
def test_names_are_as_short_as_disks_want_them(letter: str) -> None:
    atlas = a_map(letter * 300).journey(letter * 300).build()
    for journey in atlas.index.journeys():
        name = poster_name(letter * 240, atlas, (journey,))
        assert name.count(letter) > 50
        assert len(f"{name}.html".encode()) <= 255


def test_each_journey_of_several_has_a_name_of_its_own() -> None:
    atlas = a_map("Buying").journey("R&D / 2").journey("").journey("Twice").journey("Twice").build()
    known = atlas.index.journeys()
    assert [poster_name("home", atlas, (journey,)) for journey in known] == [
        "home – Buying",
        "home – R&D 2",
        "home – 3",
        "home – Twice 4",
        "home – Twice 5",
    ]


def test_a_file_of_one_journey_and_all_journeys_together_are_called_as_the_document() -> None:
    one, two = a_map("Buying").build(), a_map("Buying").journey("Selling").build()
    assert poster_name("home", one, one.index.journeys()) == "home"
    assert poster_name("home", two, two.index.journeys()) == "home"


def test_a_journey_called_as_the_document_is_not_said_twice() -> None:
    atlas = a_map("Buying").journey("Selling").build()
    assert poster_name("Buying", atlas, (atlas.index.journeys()[0],)) == "Buying"
