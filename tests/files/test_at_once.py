"""Reading at once: the same atlas as the longer way gives, or none at all."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.files.at_once import read_at_once
from cjeditor.files.document import document_bytes, load_document
from cjeditor.model.atlas import Atlas, atlas_of
from cjeditor.model.records import AtlasInfo, Journey, Lane, Step
from tests.files.small_document import SMALL, plain
from tests.files.strategies import atlases

SAVED = document_bytes(SMALL)
LINES = SAVED.decode().split("\n")


def the_longer_way(data: bytes) -> Atlas:
    """Read a document after laying it out as no save does."""
    return load_document(json.dumps(json.loads(data)).encode(), "a.cjmap").atlas


def changed(**parts: Any) -> bytes:
    """Return the small document with top-level values exchanged, laid out as a save does."""
    return json.dumps({**plain(), **parts}, indent=2, ensure_ascii=False).encode()


@given(atlas=atlases())
def test_it_gives_the_same_atlas_as_the_longer_way_or_none(atlas: Atlas) -> None:
    data = document_bytes(atlas)
    found = read_at_once(data)
    if found is not None:
        assert found[0] == the_longer_way(data) == atlas
        assert document_bytes(found[0]) == data


@pytest.mark.parametrize(
    "atlas",
    [
        SMALL,
        Atlas(),
        atlas_of(
            AtlasInfo(title="Número “7”: “\\o/”"),
            Journey(id="jo_1", title='Said: "no": never', custom={"a": "1", "b:": ""}),
            Lane(id="ln_1", journey="jo_1", props={"rows": (1, 2.5, "x"), "on": True}),
        ),
    ],
)
def test_a_document_as_it_is_saved_goes_no_longer_way(atlas: Atlas) -> None:
    found = read_at_once(document_bytes(atlas))
    assert found is not None
    assert found[0] == atlas
    assert document_bytes(found[0]) == document_bytes(atlas)


@pytest.mark.parametrize("number", [7, 7.0])
def test_numbers_are_what_the_longer_way_makes_of_them(number: float) -> None:
    steps = [{"id": "sp_1", "stage": "st_1", "width": 1}]
    lanes = [{"id": "ln_1", "journey": "jo_1", "height": number, "props": {"n": number, "many": [number]}}]
    data = changed(steps=steps, lanes=lanes)
    found = read_at_once(data)
    assert found is not None
    assert isinstance(found[0].steps["sp_1"], Step)
    assert document_bytes(found[0]) == document_bytes(the_longer_way(data))


@pytest.mark.parametrize(
    "line", [place for place, line in enumerate(LINES) if '": ' in line and line[-1] not in "[{"]
)
@pytest.mark.parametrize("spaces", ["", " ", "\n\t"])
def test_a_key_given_twice_goes_the_longer_way(line: int, spaces: str) -> None:
    again = LINES[line].removesuffix(",").replace('":', f'"{spaces}:')
    data = "\n".join([*LINES[:line], f"{again},", *LINES[line:]]).encode()
    assert read_at_once(data) is None


@given(
    key=st.text(st.sampled_from('a":\\ {[,'), max_size=4),
    value=st.text(st.sampled_from('a":\\ {['), max_size=4),
)
def test_a_key_of_a_map_given_twice_goes_the_longer_way(key: str, value: str) -> None:
    pair = f"{json.dumps(key)}: {json.dumps(value)}"
    custom = changed(journeys=[{"id": "jo_1", "custom": {"here": "it is"}}])
    assert read_at_once(custom.replace(b'"here": "it is"', f"{pair}, {pair}".encode())) is None


def test_a_kind_given_twice_goes_the_longer_way() -> None:
    twice = SAVED.replace(b'\n  "flows": [\n', b'\n  "steps": [],\n  "flows": [\n')
    assert read_at_once(twice) is None


def test_a_list_inside_another_value_is_not_taken_for_a_kind() -> None:
    inside = b'\n  "atlas": {\n  "notes": [\n    {"id": "nt_1", "place": {"journey": "jo_1"}}\n  ]\n},\n  "notes": [],'
    assert read_at_once(SAVED.replace(b'\n  "channels"', inside + b'\n  "channels"')) is None


@pytest.mark.parametrize(
    "parts",
    [
        {"format": "another"},
        {"version": 0},
        {"version": 99},
        {"version": True},
        {"version": 1.0},
        {"later": []},
        {"set_aside": []},
        {"flows": {}},
        {"atlas": []},
        {"atlas": {"later": 1}},
        {"atlas": {"viewing_distance_m": 10**400}},
        {"journeys": [{"id": "jo_1", "later": {"a": [1]}}]},
        {"journeys": [{"id": "jo_1"}, {"id": "jo_1"}]},
        {"stages": [{"id": "jo_1", "journey": "jo_1"}]},
        {"steps": [{"id": "sp_1"}]},
        {"steps": [{"id": "sp_1", "stage": "st_1", "width": float("nan")}]},
        {"lanes": [{"id": "ln_1", "journey": "jo_1", "props": {"n": 10**18}}]},
        {"lanes": [{"id": "ln_1", "journey": "jo_1", "props": {"n": [-(10**18)]}}]},
        {"lanes": [{"id": "ln_1", "journey": "jo_1", "props": {"n": float("inf")}}]},
        {"journeys": [{"id": "jo_1", "title": "e\u0301"}]},
        {"journeys": [{"id": "jo_1", "title": "a\tb"}]},
    ],
)
def test_what_is_not_as_this_version_saves_it_goes_the_longer_way(parts: dict[str, Any]) -> None:
    assert read_at_once(changed(**parts)) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"\x00\x01\xff\xfe",
        b"\xef\xbb\xbf" + SAVED,
        SAVED.replace(b"\n", b"\r\n"),
        SAVED.replace(b"Call", b"C\xffll"),
        SAVED[:-3],
        SAVED + b"}",
        b"[" * 300,
    ],
)
def test_what_is_no_sound_text_goes_the_longer_way(data: bytes) -> None:
    assert read_at_once(data) is None
