"""The page of promises is true: every number stands in it, and every test it names exists."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "promises.md"


def rows() -> list[str]:
    return [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| R")]


def test_every_promise_has_its_row() -> None:
    assert [row.split("|")[1].strip() for row in rows()] == [f"R{number}" for number in range(1, 24)]


def test_every_test_named_by_the_page_exists() -> None:
    missing = [
        f"{file}: {test}"
        for row in rows()
        for file, tests in re.findall(r"`([\w/]+\.py)`: ((?:`test_\w+`(?:, )?)+)", row)
        for test in re.findall(r"test_\w+", tests)
        if f"def {test}(" not in (TESTS / file).read_text(encoding="utf-8")
    ]
    assert missing == []


def test_every_row_that_holds_names_a_test() -> None:
    assert [row for row in rows() if "| held |" in row and "`test_" not in row] == []
