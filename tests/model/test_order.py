"""Order keys: always room between two, sorted as given, short for long rows."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.model.order import FIRST, between, is_order_key, spread


def is_sorted(keys: list[str]) -> bool:
    return all(low < high for low, high in pairwise(keys))


def test_the_first_key_stands_alone() -> None:
    assert between(None, None) == FIRST == "a0"


@given(st.lists(st.integers(0, 10_000), max_size=200))
def test_keys_sort_as_they_were_put(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        index = place % (len(keys) + 1)
        low = keys[index - 1] if index else None
        high = keys[index] if index < len(keys) else None
        keys.insert(index, between(low, high))
    assert is_sorted(keys)
    assert all(is_order_key(key) for key in keys)


def test_ten_thousand_at_the_same_place_still_find_room() -> None:
    low, high = between(None, None), between(FIRST, None)
    for _ in range(10_000):
        high = between(low, high)
        assert low < high
    assert len(high) < 2_100


def test_ten_thousand_always_after_the_last_put_still_find_room() -> None:
    low, high = between(None, None), between(FIRST, None)
    for _ in range(10_000):
        low = between(low, high)
    assert low < high
    assert len(low) < 2_100


def test_appending_ten_thousand_keeps_keys_short() -> None:
    assert max(map(len, spread(10_000))) <= 4


def test_prepending_ten_thousand_keeps_keys_short() -> None:
    first = FIRST
    for _ in range(10_000):
        before = between(None, first)
        assert before < first
        first = before
    assert len(first) <= 4


@pytest.mark.parametrize(("low", "high"), [("a1", "a0"), ("a0", "a0")])
def test_neighbours_in_the_wrong_order_are_refused(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="does not sort before"):
        between(low, high)


@given(
    st.integers(0, 60),
    st.sampled_from([(None, None), ("a0", None), (None, "a0"), ("a0", "a1"), ("a0V", "a1")]),
)
def test_spread_gives_as_many_keys_as_asked_in_order(count: int, ends: tuple[str | None, str | None]) -> None:
    low, high = ends
    keys = spread(count, low, high)
    assert len(keys) == count
    assert is_sorted([key for key in (low, *keys, high) if key is not None])


@pytest.mark.parametrize("key", ["", "0", "a", "a00", "é0", "a0!", "b0", "A" + "0" * 26])
def test_what_between_never_makes_is_no_key(key: str) -> None:
    assert not is_order_key(key)


@pytest.mark.parametrize("key", ["a0", "Zz", "a0V", "b00", "A" + "0" * 26 + "V"])
def test_what_between_makes_is_a_key(key: str) -> None:
    assert is_order_key(key)


def test_the_largest_whole_number_goes_on_in_fractions() -> None:
    largest = "z" + "z" * 26
    assert between(largest, None) == largest + "V"
    assert largest < between(largest, largest + "V") < largest + "V"


def test_the_smallest_whole_number_goes_on_in_fractions() -> None:
    smallest = "A" + "0" * 26
    above = smallest + "V"
    assert smallest < between(None, above) < above
    assert between(None, "A" + "0" * 25 + "1").startswith(smallest)
    assert is_order_key(between(None, "A" + "0" * 25 + "1"))


def test_between_a_fraction_and_the_next_whole_number_but_one_lies_the_whole_number() -> None:
    assert between("a0V", "a2") == "a1"
    assert between("a0V", "a1") > "a0V"
    assert between(None, "a0V") == "a0"


def test_from_the_largest_of_its_length_the_key_grows() -> None:
    assert between("az", None) == "b00"
    assert between(None, "Z0") == "Yzz"
    assert between("Zz", None) == "a0"
    assert between(None, "b00") == "az"


def test_close_fractions_share_their_beginning() -> None:
    assert "a0V" < between("a0V", "a0W") < "a0W"
    assert between("a0", "a01") == "a00V"
    assert between("a0V", "a0W1") == "a0W"
