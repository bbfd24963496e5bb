"""Each line of a menu has a letter of its own, in every language."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QMenu

from cjeditor.ui.mnemonics import own_letters
from tests.windows import Person


@pytest.mark.parametrize(
    ("titles", "given"),
    [
        (["&Undo", "&Redo"], ["&Undo", "&Redo"]),
        (["&Undo", "D&uplicate"], ["&Undo", "&Duplicate"]),
        (["English", "Español"], ["&English", "E&spañol"]),
        (["&Salt && &pepper"], ["&Salt && &pepper"]),
        (["&A", "A"], ["&A", "A"]),
        (["Q && A"], ["&Q && A"]),
    ],
)
def test_a_letter_is_given_once(titles: list[str], given: list[str]) -> None:
    assert own_letters(titles) == given


@pytest.mark.parametrize("language", ["en", "es", "pt_BR"])
def test_no_menu_has_a_letter_twice(person: Person, language: str) -> None:
    person.desk.services.set_language(language)
    for menu in person.window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
        texts = [action.text().replace("&&", "") for action in menu.actions()]
        letters = [found[1].lower() for text in texts if (found := re.search("&(.)", text))]
        assert len(letters) == len(set(letters)), texts
