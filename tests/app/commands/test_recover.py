from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import time

import pytest

from cjeditor.files.discarded import set_aside
from cjeditor.files.document import read_document
from cjeditor.files.recovery import find_recoverable
from tests.app.commands.conftest import Run

CRASH = """
import os, signal
from cjeditor.edits.fields import set_fields
from cjeditor.files.document import document_bytes
from cjeditor.files.journal import Base, Journal
from cjeditor.model.change import apply
from tests.builder import a_map
atlas = a_map().stage("Compare").step("Ask").lane("Web").touchpoint("Chat").build()
journal = Journal(Base(content=lambda: document_bytes(atlas), title="Workshop"))
change = set_fields(atlas, "tp_1", title="Ring up")
journal.append(change)
journal.flush()
print(journal.id, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def crashed() -> str:
    """The id of what a killed session left."""
    done = subprocess.run(
        [sys.executable, "-c", CRASH], capture_output=True, text=True, check=False, env=os.environ
    )
    return done.stdout.strip()


def test_recover_lists_what_a_killed_session_left(run: Run, crashed: str) -> None:
    ran = run("recover")
    assert ran.status == 0
    assert crashed in ran.out
    assert "Workshop" in ran.out
    assert "1 edit" in ran.out


def test_restore_writes_the_last_state_into_a_new_file_and_keeps_the_journal(
    run: Run, crashed: str, tmp_path: Path
) -> None:
    assert run("recover", "--restore", crashed, "-o", tmp_path / "back.cjmap").status == 0
    assert read_document(tmp_path / "back.cjmap").atlas.touchpoints["tp_1"].title == "Ring up"
    assert crashed in run("recover", "--list").out


def test_restore_never_replaces_a_file(run: Run, crashed: str, chat_map: Path) -> None:
    before = chat_map.read_bytes()
    assert run("recover", "--restore", crashed, "-o", chat_map).status == 2
    assert chat_map.read_bytes() == before


def test_an_unknown_id_and_a_missing_output_are_wrong_use(run: Run, crashed: str, tmp_path: Path) -> None:
    assert run("recover", "--restore", "nothing", "-o", tmp_path / "a.cjmap").status == 2
    assert run("recover", "--restore", crashed).status == 2


def test_with_nothing_to_recover_nothing_is_listed(run: Run) -> None:
    ran = run("recover", "--list")
    assert (ran.status, ran.out) == (0, "")


def test_what_was_discarded_is_listed_and_restored(run: Run, crashed: str, tmp_path: Path) -> None:
    set_aside(find_recoverable(crashed), time())
    ran = run("recover", "--list")
    assert crashed in ran.out
    assert "discarded, kept until" in ran.out
    assert run("recover", "--restore", crashed, "-o", tmp_path / "back.cjmap").status == 0
    assert "Ring up" in (tmp_path / "back.cjmap").read_text(encoding="utf-8")
