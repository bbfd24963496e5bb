"""The rules of the house that no other tool checks."""

import re
from pathlib import Path

import pytest

import cjeditor

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

LONG_FILES: dict[str, str] = {
    "cjeditor/canvas/map_view.py": "Qt brings all its events to one class; each override hands on in two lines",
}
"""Files of more than 400 lines, each with the reason why it is one noun all the same."""


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_registry(lock: Path) -> None:
    assert not re.search(r"https?:|file:|index-url|find-links|trusted-host", lock.read_text())


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_pins_and_hashes_every_package(lock: Path) -> None:
    requirements = lock.read_text().replace("\\\n", " ").splitlines()
    loose = [line for line in requirements if not re.match(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)]
    assert requirements
    assert not loose


def test_pyside_stays_below_the_release_that_steals_references() -> None:
    assert re.search(
        r"^pyside6-essentials==6\.11\.", (ROOT / "requirements/run.txt").read_text(), re.MULTILINE
    )


def test_the_changelog_knows_this_version() -> None:
    assert f"## {cjeditor.__version__}" in (ROOT / "CHANGELOG.md").read_text()


def test_a_file_is_one_noun_of_at_most_400_lines() -> None:
    long = {
        str(file.relative_to(ROOT).as_posix())
        for room in ("cjeditor", "packaging", "tests")
        for file in (ROOT / room).rglob("*.py")
        if len(file.read_text(encoding="utf-8").splitlines()) > 400
    }
    assert long == set(LONG_FILES)


def test_what_is_excepted_from_a_check_has_its_reason_beside_it() -> None:
    without = re.compile(
        r"# (?:noqa(?:: [A-Z0-9, ]+)?|type: ignore(?:\[[^]]*\])?|pragma: .*)\s*$", re.MULTILINE
    )
    files = (file for room in ("cjeditor", "packaging", "tests") for file in (ROOT / room).rglob("*.py"))
    assert [str(file) for file in files if without.search(file.read_text(encoding="utf-8"))] == []


def test_every_room_of_tests_has_its_own_package() -> None:
    """So that two tests of one name in two rooms are two modules."""
    folders = {file.parent for file in (ROOT / "tests").rglob("test_*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_links_to_what_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
