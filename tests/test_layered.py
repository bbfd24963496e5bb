"""`updated` gives what a copy of a dict would, whatever came before; versions of one mapping do not disturb each other."""

from __future__ import annotations

import pickle
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.layered import Layered, differing_keys, updated

KEYS = st.integers(0, 60)
NEWS = st.dictionaries(KEYS, st.none() | st.text(max_size=1), max_size=4)
BASES = st.builds(lambda keys: {key: str(key) for key in keys}, st.lists(KEYS, max_size=60, unique=True))


def copied(before: Mapping[int, str], news: Mapping[int, str | None]) -> dict[int, str]:
    """Return what `updated` stands for."""
    return {key: value for key, value in {**before, **news}.items() if value is not None}


def layered(size: int = 100) -> Mapping[int, str]:
    """Return a mapping whose first value is another than below, whose second is gone, and that has one more."""
    return updated({key: str(key) for key in range(size)}, {0: "other", 1: None, size: "more"})


@given(BASES, st.lists(NEWS, max_size=20))
def test_every_version_is_what_copies_would_be(
    base: dict[int, str], changes: list[dict[int, str | None]]
) -> None:
    mapping: Mapping[int, str] = base
    plain = dict(base)
    versions = [(mapping, plain)]
    for news in changes:
        mapping, plain = updated(mapping, news), copied(plain, news)
        versions.append((mapping, plain))
    for found, expected in versions:
        assert {key: found.get(key) for key in range(61)} == {key: expected.get(key) for key in range(61)}
        assert [key in found for key in range(61)] == [key in expected for key in range(61)]
        assert len(found) == len(expected)
        assert list(found.items()) == list(expected.items())
        assert (list(found), list(found.values())) == (list(expected), list(expected.values()))


@given(BASES, st.lists(NEWS, max_size=6), st.integers(0, 6))
def test_the_keys_that_differ_are_found(
    base: dict[int, str], changes: list[dict[int, str | None]], back: int
) -> None:
    versions: list[Mapping[int, str]] = [base]
    for news in changes:
        versions.append(updated(versions[-1], news))
    old, new = versions[max(0, len(versions) - 1 - back)], versions[-1]
    found = differing_keys(old, new)
    assert len(found) == len(set(found))
    assert set(found) == {key for key in {*old, *new} if old.get(key) is not new.get(key)}


def test_a_large_mapping_is_shared_and_not_copied() -> None:
    base = {key: str(key) for key in range(100)}
    after = updated(base, {0: "other"})
    assert isinstance(after, Layered)
    assert after.base is base
    assert base[0] == "0"


def test_many_changes_make_a_dict_again() -> None:
    mapping: Mapping[int, str] = {key: str(key) for key in range(100)}
    kinds = set()
    for key in range(30):
        mapping = updated(mapping, {key: "other"})
        kinds.add(type(mapping))
        assert not isinstance(mapping, Layered) or len(mapping.above) <= 10
    assert kinds == {dict, Layered}


def test_nothing_new_is_the_same_object() -> None:
    mapping = layered()
    assert updated(mapping, {}) is mapping


def test_what_comes_back_comes_last() -> None:
    assert list(updated(layered(), {1: "1"}))[-1] == 1


def test_a_key_that_is_gone_or_never_was_there_is_an_error() -> None:
    for key in (1, 1000):
        with pytest.raises(KeyError):
            layered()[key]


def test_it_equals_a_dict_and_other_versions_by_what_they_hold() -> None:
    one = layered()
    assert one == dict(one.items())
    assert dict(one.items()) == one
    assert one == layered()
    assert one != updated(one, {0: "0"})


def test_it_shows_itself_as_a_dict_and_survives_pickling() -> None:
    one = layered(10)
    assert repr(one) == repr(dict(one.items()))
    assert pickle.loads(pickle.dumps(layered())) == layered()
