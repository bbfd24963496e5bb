"""Parsing at once: the same values as Python's parser, or none at all."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.files.at_once import parsed_at_once

texts = st.text(st.sampled_from('ab:"\\ \n\t,{}[]é漢😀́'), max_size=6)
scalars = st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.floats(-1e9, 1e9) | texts
values = st.recursive(
    scalars, lambda part: st.lists(part, max_size=3) | st.dictionaries(texts, part, max_size=3), max_leaves=12
)
spacing = st.sampled_from([(",", ":"), (", ", ": "), (" ,\n", " : "), (",\t", "\n:\r ")])


@given(value=values, spaced=spacing, ascii_only=st.booleans())
def test_it_gives_the_same_values_as_pythons_parser_or_none(
    value: Any, spaced: tuple[str, str], ascii_only: bool
) -> None:
    data = json.dumps(value, separators=spaced, ensure_ascii=ascii_only).encode()
    found = parsed_at_once(data)
    assert found is None or found == value


@given(value=values)
def test_a_document_as_it_is_saved_needs_no_closer_look(value: Any) -> None:
    data = json.dumps([value], indent=2, ensure_ascii=False).encode()
    assert parsed_at_once(data) == [value] or b'\\\\"' in data


@given(name=texts, value=scalars, spaced=spacing)
def test_a_repeated_key_is_left_to_a_closer_look_however_it_is_written(
    name: str, value: Any, spaced: tuple[str, str]
) -> None:
    comma, colon = spaced
    pair = json.dumps(name) + colon + json.dumps(value)
    assert parsed_at_once(f"[{{{pair}{comma}{pair}}}]".encode()) is None


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1,]", "[NaN]", "[-Infinity]", "[1e999]", "[1000000000000000000]", '["\\ud800"]', "[" * 300],
)
def test_what_no_document_may_hold_is_left_to_a_closer_look(text: str) -> None:
    assert parsed_at_once(text.encode()) is None


def test_bytes_that_are_no_text_are_left_to_a_closer_look() -> None:
    assert parsed_at_once(b'["\xff"]') is None
