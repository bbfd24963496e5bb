"""What is no map, out of reach or too large is refused in a sentence (R13)."""

from pathlib import Path

import pytest

from cjeditor.files import reading
from cjeditor.files.document import (
    document_bytes,
    read_document,
    save_document,
)
from cjeditor.model.messages import UserError
from tests.files.small_document import SMALL, load, refusal


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"\x00\x01\xff\xfe", "not text in UTF-8"),
        ("{}".encode("utf-16"), "UTF-16"),
        ("{}".encode("utf-32"), "UTF-32"),
        (b"{", "breaks off in line 1"),
        (b'{"format": "cjed', "breaks off"),
        (b'{"format" "x", "b": 1}', "not valid JSON"),
        (b"[]", "not a map"),
        (b"{}", "not a map"),
        (b'{"format": "other"}', "not a map"),
        (b'{"format": "cjeditor-map", "version": 1}x', "not valid JSON from line 1, column 41 on"),
        (b'{"format": "cjeditor-map"}', "gives no version"),
        (b'{"format": "cjeditor-map", "version": null}', "gives no version"),
        (b'{"format": "cjeditor-map", "version": [1.0]}', "“[1.0]”"),
        (b'{"format": "cjeditor-map", "version": "1"}', "“1”"),
        (b'{"format": "cjeditor-map", "version": true}', "“true”"),
        (b'{"format": "cjeditor-map", "version": -1}', "“-1”"),
        (b'{"format": "cjeditor-map", "version": NaN}', "“NaN”"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_map_is_refused_in_a_sentence(content: bytes, says: str) -> None:
    assert says in refusal(content)


def test_a_cut_off_document_is_refused_wherever_it_is_cut() -> None:
    data = document_bytes(SMALL)
    for end in range(len(data) - 2):
        assert refusal(data[:end]).startswith("map.cjmap: This file cannot be opened as a map.")


def test_a_byte_order_mark_is_read_over() -> None:
    assert load(b"\xef\xbb\xbf" + document_bytes(SMALL)).atlas == SMALL


def test_a_file_that_is_not_there_a_folder_and_a_device_are_refused(tmp_path: Path) -> None:
    for path, says in (
        (tmp_path / "none", "no such file"),
        (tmp_path, "folder"),
        (Path("/dev/null"), "ordinary"),
    ):
        with pytest.raises(UserError, match=says):
            read_document(path)


def test_a_file_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "huge.cjmap"
    with path.open("wb") as file:
        file.truncate(reading.LARGEST_FILE + 1)
    with pytest.raises(UserError, match="larger than a map may be"):
        read_document(path)


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "growing.cjmap"
    path.write_bytes(b"x" * 20)
    size = path.stat()
    path.write_bytes(b"x" * 40)
    monkeypatch.setattr(reading, "LARGEST_FILE", 30)
    monkeypatch.setattr(Path, "stat", lambda _self: size)
    with pytest.raises(UserError, match="larger"):
        read_document(path)


def test_too_many_values_or_too_wide_a_text_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_VALUES", 10)
    assert "larger" in refusal(b"[" + b"{}," * 20)
    monkeypatch.setattr(reading, "LARGEST_TEXT", 40)
    assert "larger" in refusal('{"format": "🙂"}')


def test_what_could_not_be_read_again_is_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_VALUES", 3)
    with pytest.raises(UserError, match="larger"):
        save_document(tmp_path / "map.cjmap", SMALL)
    assert list(tmp_path.iterdir()) == []
