from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cjeditor.app.command_line import main
from cjeditor.files.document import save_document
from tests.builder import a_map


@dataclass(frozen=True)
class Ran:
    """What a command left: its status and what it said."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("CJEDITOR_DEBUG", "1")

    def running(*words: object) -> Ran:
        status = main([str(word) for word in words])
        said = capfd.readouterr()
        return Ran(status, said.out, said.err)

    return running


@pytest.fixture
def chat_map(tmp_path: Path) -> Path:
    """A map of one stage, one step, one lane and one touchpoint."""
    path = tmp_path / "chat.cjmap"
    save_document(path, a_map().stage("Compare", "before").step("Ask").lane("Web").touchpoint("Chat").build())
    return path
