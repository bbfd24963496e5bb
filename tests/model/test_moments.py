"""A moment is told alike wherever it is told, and in the language of its sentence."""

from datetime import UTC, datetime

import pytest

from cjeditor.model.moments import moment
from cjeditor.ui.wording import wording


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "2 November 2026, 04:36"),
        ("es", "2 de noviembre de 2026, 04:36"),
        ("pt_BR", "2 de novembro de 2026, 04:36"),
    ],
)
def test_a_moment_is_told_in_the_language_of_its_sentence(language: str, words: str) -> None:
    assert wording(language)(moment(datetime(2026, 11, 2, 4, 36, tzinfo=UTC))) == words
