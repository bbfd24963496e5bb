"""A display that cannot be used ends in one line and status 3, never in Qt's many and a core dump."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL", "LC_MESSAGES", "LANG")
ONLY_LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems always have a display"
)

WITHOUT_A_LIBRARY = """
import sys
class Lacking:
    def find_spec(self, name, *_):
        if name == "PySide6.QtWidgets":
            raise ImportError("libEGL.so.1: cannot open.")
sys.meta_path.insert(0, Lacking())
"""
"""Qt's libraries are asked for when PySide6 is imported, before there is a plugin to complain."""


@pytest.fixture(autouse=True)
def no_display_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def started(*before: str) -> subprocess.CompletedProcess[str]:
    program = "\n".join(
        [*before, "import sys; from cjeditor.app.command_line import main; sys.exit(main([]))"]
    )
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def the_line(ended: subprocess.CompletedProcess[str]) -> str:
    assert ended.returncode == 3, ended.stderr
    assert ended.stdout == ""
    lines = ended.stderr.splitlines()
    assert len(lines) == 1, ended.stderr
    assert lines[0].startswith("cjeditor: The window needs a ")
    return lines[0]


@ONLY_LINUX
def test_without_a_display_there_is_no_window() -> None:
    assert "there is none here" in the_line(started())


@ONLY_LINUX
@pytest.mark.parametrize("display", [":77", "localhost:77", "nonsense"])
def test_a_display_that_does_not_answer(display: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert "cannot be used. Qt says: " in the_line(started())


@ONLY_LINUX
def test_a_wayland_display_that_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-77")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert "cannot be used. Qt says: " in the_line(started())


@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
def test_a_platform_that_qt_does_not_have(locale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonsense")
    monkeypatch.setenv("LC_ALL", locale)
    assert 'Qt says: Could not find the Qt platform plugin "nonsense"' in the_line(started())


@ONLY_LINUX
def test_what_qt_says_of_lesser_troubles_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("LC_ALL", "C")
    program = (
        "from cjeditor.app.display import no_core_dump\n"
        "from PySide6.QtWidgets import QApplication\n"
        "with no_core_dump(): QApplication([])\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "UTF-8 locale" in ended.stderr


def test_a_system_library_that_qt_misses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert "The system says: libEGL.so.1: cannot open." in the_line(started(WITHOUT_A_LIBRARY))
