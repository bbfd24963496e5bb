"""The window stands before heavy libraries are read: its shell imports none of them."""

import subprocess
import sys

import pytest

HEAVY = ("networkx", "reportlab", "scipy", "numpy")


def modules_after(statement: str) -> set[str]:
    """The names of all modules that a fresh interpreter knows after one statement."""
    program = f"import sys\n{statement}\nprint(*sys.modules)"
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(finished.stdout.split())


@pytest.fixture(scope="module")
def modules_of_the_shell() -> set[str]:
    return modules_after("import cjeditor.ui.shell")


@pytest.mark.parametrize("library", HEAVY)
def test_the_shell_does_not_import(library: str, modules_of_the_shell: set[str]) -> None:
    assert library not in modules_of_the_shell


def test_the_shell_imports_neither_session_nor_model(modules_of_the_shell: set[str]) -> None:
    assert not {"cjeditor.session", "cjeditor.model", "pydantic"} & modules_of_the_shell


@pytest.mark.parametrize("library", HEAVY)
def test_a_heavy_library_would_be_noticed(library: str) -> None:
    assert library in modules_after(f"import {library}")
