"""The program around its windows: what it remembers, how it survives a mistake, when it collects garbage."""

import gc
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from cjeditor.app.collection import IdleCollector
from cjeditor.app.crashes import CrashWatch
from cjeditor.app.settings import MOST_RECENT, Settings, settings_path
from cjeditor.model.messages import Message
from cjeditor.ui.dialogs.boxes import Box
from tests.app.test_start import modules_after


def test_settings_are_remembered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "a" / "settings.json")
    settings.put("theme", "dark")
    for number in range(MOST_RECENT + 3):
        settings.add_recent(Path(f"/maps/{number}.cjmap"))
    settings.add_recent(Path("/maps/5.cjmap"))
    settings.save()
    again = Settings(tmp_path / "a" / "settings.json")
    assert again.text("theme") == "dark"
    assert len(again.recent) == MOST_RECENT
    assert again.recent[0] == Path("/maps/5.cjmap")
    again.drop_recent(Path("/maps/5.cjmap"))
    assert Path("/maps/5.cjmap") not in again.recent


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"theme": 3, "recent": [1, "a"]}', b"\xff\xfe"])
def test_broken_settings_are_a_first_start(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    settings = Settings(file)
    assert settings.text("theme", "system") == "system"
    assert settings.recent in ((), (Path("a"),))


def test_settings_that_cannot_be_written_cost_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.put("theme", "dark")
    settings.save()
    assert settings.text("theme") == "dark"


def test_settings_lie_in_the_persons_own_folder(personal_places: Path) -> None:
    assert personal_places in settings_path().parents


def test_the_bare_window_reads_neither_the_document_nor_pydantic() -> None:
    statement = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from cjeditor.app.window import _program\n"
        "_program().add_window()"
    )
    heavy = {"pydantic", "networkx", "reportlab", "numpy", "cjeditor.session", "cjeditor.model.records"}
    assert not heavy & modules_after(statement)


def test_a_window_with_a_map_reads_neither_networkx_nor_reportlab() -> None:
    statement = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from cjeditor.app import open_window\n"
        "open_window()"
    )
    assert not {"networkx", "reportlab", "numpy", "scipy"} & modules_after(statement)


class Watched:
    """A crash watch, and who reads and dismisses the dialogs it shows."""

    def __init__(self) -> None:
        self.flushed: list[bool] = []
        self.seen: list[str] = []
        self.watch = CrashWatch(Message.english, lambda: self.flushed.append(True))
        self.timer = QTimer()
        self.timer.timeout.connect(self._dismiss)
        self.timer.start(5)

    def _dismiss(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, Box):
            details = box.findChild(QPlainTextEdit)
            button = box.findChild(QPushButton, "answer_ok")
            assert details is not None
            assert button is not None
            self.seen.append(details.toPlainText())
            button.click()


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Watched]:
    """A crash watch for one test, with the hooks put back and nobody left to dismiss the dialogs of others."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    found = Watched()
    yield found
    found.timer.stop()


def boom() -> None:
    raise ValueError("boom")


def crash() -> None:
    """Hand an exception to the hook, as PySide does for one raised in a slot or a timer."""
    try:
        boom()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)


def test_a_mistake_of_ours_shows_a_dialog_and_keeps_the_journal(
    watched: Watched, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    crash()
    qtbot.waitUntil(lambda: bool(watched.seen), timeout=60_000)
    assert "boom" in watched.seen[0]
    assert watched.flushed == [True]
    assert "boom" in capsys.readouterr().err


def test_a_mistake_in_a_worker_is_told_on_the_main_thread(
    watched: Watched, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    worker = threading.Thread(target=boom)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(watched.seen), timeout=60_000)
    assert "boom" in watched.seen[0]


def test_garbage_is_collected_only_when_the_program_rests(qtbot: QtBot) -> None:
    holder = QObject()
    collector = IdleCollector(holder)
    try:
        assert not gc.isenabled()
        collector.collect()
        loops: list[list[object]] = [[] for _ in range(3000)]
        for loop in loops:
            loop.append(loop)
        del loop, loops
        collector.collect()
        assert gc.get_count()[0] < 1000
    finally:
        holder.deleteLater()
        gc.enable()
