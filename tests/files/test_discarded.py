"""What was discarded of a dead session can be taken back for 30 days (R8)."""

from pathlib import Path

import pytest

from cjeditor.files.discarded import KEPT_DAYS, discarded, forget_old, set_aside, take_back
from cjeditor.files.recovery import recoverables, restore
from cjeditor.model.messages import UserError
from tests.files.test_journal import crash, crashed_journal

NOW = 1_700_000_000.0
DAY = 86_400


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    crash(crashed_journal(tmp_path, "Found again")[0])
    return tmp_path


def test_what_is_discarded_is_offered_no_more_and_kept(folder: Path) -> None:
    (item,) = recoverables(folder)
    set_aside(item, NOW)
    assert recoverables(folder) == []
    (kept,) = discarded(NOW + DAY, folder)
    assert kept.item.id == item.id
    assert kept.until == NOW + KEPT_DAYS * DAY
    assert restore(kept.item).atlas.info.title == "Found again"


def test_what_was_discarded_can_be_taken_back(folder: Path) -> None:
    (item,) = recoverables(folder)
    set_aside(item, NOW)
    (kept,) = discarded(NOW, folder)
    assert take_back(kept) == item
    assert recoverables(folder) == [item]
    assert discarded(NOW, folder) == []


def test_it_is_forgotten_after_its_days_and_not_before(folder: Path) -> None:
    (item,) = recoverables(folder)
    set_aside(item, NOW)
    forget_old(NOW + KEPT_DAYS * DAY - 1, folder)
    assert len(discarded(NOW, folder)) == 1
    assert discarded(NOW + KEPT_DAYS * DAY, folder) == []
    forget_old(NOW + KEPT_DAYS * DAY, folder)
    assert discarded(NOW, folder) == []


def test_a_file_of_another_naming_is_left_alone(folder: Path) -> None:
    (item,) = recoverables(folder)
    set_aside(item, NOW)
    stranger = folder / "discarded" / "mine.journal"
    stranger.write_text("kept")
    forget_old(NOW + 99 * KEPT_DAYS * DAY, folder)
    assert stranger.is_file()
    assert discarded(NOW, folder) == []


def test_a_journal_that_cannot_be_moved_is_refused_in_a_sentence(folder: Path) -> None:
    (item,) = recoverables(folder)
    (folder / "discarded").write_text("in the way")
    with pytest.raises(UserError):
        set_aside(item, NOW)
    assert recoverables(folder) == [item]


def test_one_that_is_gone_meanwhile_is_not_taken_back_and_a_sentence_says_so(folder: Path) -> None:
    (item,) = recoverables(folder)
    kept = set_aside(item, NOW)
    kept.item.file.unlink()
    with pytest.raises(UserError, match="could not be written"):
        take_back(kept)
    assert recoverables(folder) == []
