"""A document with the longest name that a disk takes is saved, locked and tidied like any other."""

from pathlib import Path

import pytest

from cjeditor.files.atomic import remove_litter
from cjeditor.files.beside import name_beside
from cjeditor.files.document import read_document, save_document
from cjeditor.files.locks import LockedError, lock_path, take_lock
from tests.builder import a_map

LONG = [("a" * 249) + ".cjmap", ("地図" * 41) + "abc.cjmap", ("é" * 120) + ".cjmap"]


@pytest.mark.parametrize("name", LONG)
def test_a_document_with_a_long_name_is_saved_and_saved_over(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    save_document(file, a_map("First").build())
    lock = take_lock(file)
    save_document(file, a_map("Second").build())
    with pytest.raises(LockedError):
        take_lock(file)
    take_lock(file, by_force=True).release()
    lock.release()
    assert [journey.title for journey in read_document(file).atlas.journeys.values()] == ["Second"]
    assert [found.name for found in tmp_path.iterdir()] == [name]


def test_what_a_killed_save_left_beside_a_long_name_is_removed(tmp_path: Path) -> None:
    file = tmp_path / LONG[0]
    save_document(file, a_map().build())
    (tmp_path / f".{name_beside(file.name)}.0123456789ab.part").write_text("half")
    remove_litter(file)
    assert [found.name for found in tmp_path.iterdir()] == [LONG[0]]


def test_long_names_that_begin_alike_have_locks_of_their_own(tmp_path: Path) -> None:
    one, other = tmp_path / ("a" * 248 + "1.cjmap"), tmp_path / ("a" * 248 + "2.cjmap")
    assert lock_path(one) != lock_path(other)


def test_a_short_name_is_kept() -> None:
    assert name_beside("buying.cjmap") == "buying.cjmap"
