"""What a document on disk promises: the same bytes, every version for ever, nobody's work saved over (R6, R15)."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from cjeditor.files.document import (
    ChangedOnDiskError,
    document_bytes,
    fingerprint_of,
    fingerprint_on_disk,
    read_document,
    save_document,
)
from cjeditor.files.reasons import because
from cjeditor.model.atlas import Atlas, SetAside, atlas_of
from cjeditor.model.records import (
    AtlasInfo,
    Channel,
)
from tests.files.small_document import SMALL, load, plain, text_of
from tests.files.strategies import RED_DOT, atlases

HERE = Path(__file__).parent / "fixtures"


@given(atlases())
def test_what_was_saved_loads_the_same_and_saves_to_the_same_bytes(atlas: Atlas) -> None:
    data = document_bytes(atlas)
    loaded = load(data)
    assert loaded.atlas == atlas
    assert loaded.is_whole
    assert document_bytes(loaded.atlas) == data


def test_the_file_is_readable_sorted_and_short() -> None:
    assert document_bytes(atlas_of(AtlasInfo(), Channel(id="ch_2"), Channel(id="ch_1", title="Né"))) == (
        """{
  "format": "cjeditor-map",
  "version": 1,
  "atlas": {},
  "channels": [
    {
      "id": "ch_1",
      "title": "Né"
    },
    {
      "id": "ch_2"
    }
  ]
}
""".encode()
    )


def test_pictures_come_last_after_what_a_later_version_added() -> None:
    atlas = Atlas(
        assets={RED_DOT.id: RED_DOT},
        unknown={"views": [1], "goals": {}},
        set_aside=(SetAside("steps", "{", because("no-object")),),
    )
    assert list(plain(atlas)) == ["format", "version", "atlas", "goals", "views", "set_aside", "assets"]


def test_keys_of_a_later_version_survive_everywhere() -> None:
    value = plain()
    value["goals"] = [{"id": "go_1", "deep": [1, 2.5, None, True, "x"]}]
    value["touchpoints"][0]["mood"] = {"a": [1]}
    value["touchpoints"][0]["place"]["corner"] = "left"
    value["lanes"][0]["lane_kind"] = "hologram"
    loaded = load(value)
    assert loaded.findings == ()
    assert json.loads(document_bytes(loaded.atlas)) == value


def test_a_newer_file_is_read_with_a_warning() -> None:
    loaded = load({**plain(), "version": 7})
    assert loaded.is_newer
    assert loaded.is_whole
    assert loaded.version == 7
    assert "format version 7" in text_of(loaded)


@pytest.mark.parametrize("before", sorted(HERE.glob("version-*/*.before.cjmap")), ids=lambda file: file.stem)
def test_every_released_format_is_read_for_ever(before: Path) -> None:
    loaded = read_document(before)
    assert loaded.is_whole
    assert loaded.findings == ()
    after = before.with_name(before.name.replace(".before.", ".after."))
    assert document_bytes(loaded.atlas) == after.read_bytes()


def test_saving_gives_the_fingerprint_of_what_lies_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "map.cjmap"
    assert fingerprint_on_disk(path) is None
    fingerprint = save_document(path, SMALL)
    assert fingerprint == fingerprint_of(path.read_bytes()) == read_document(path).fingerprint
    assert [file.name for file in tmp_path.iterdir()] == ["map.cjmap"]


def test_a_file_changed_by_somebody_else_is_not_saved_over(tmp_path: Path) -> None:
    path = tmp_path / "map.cjmap"
    fingerprint = save_document(path, SMALL)
    theirs = path.read_bytes().replace(b"Small", b"Smell")
    status = path.stat()
    path.write_bytes(theirs)
    import os

    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    with pytest.raises(ChangedOnDiskError, match="changed by somebody else"):
        save_document(path, SMALL, fingerprint)
    assert path.read_bytes() == theirs
    path.unlink()
    assert save_document(path, SMALL, fingerprint) == fingerprint
    assert save_document(path, SMALL, fingerprint) == fingerprint
