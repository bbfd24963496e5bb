"""`frozen` makes the values that the standard library's frozen, slotted dataclass makes."""

from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from functools import cached_property
from typing import Any, Generic, TypeVar

import pytest

from cjeditor.frozen import ByIdentity, Remembering, frozen

V = TypeVar("V")


@frozen
class Card:
    """A value with all that a field can say."""

    title: str
    width: float = 12.0
    tags: Mapping[str, int] = field(default_factory=dict)
    memo: str = field(default="", compare=False, repr=False)

    @property
    def is_wide(self) -> bool:
        return self.width > 100


@frozen
class Other:
    title: str
    width: float = 12.0


@frozen
class Empty:
    """No field at all."""


@frozen
class Found(Generic[V]):
    what: V


@frozen
class Counted(Remembering):
    words: tuple[str, ...]

    @cached_property
    def longest(self) -> list[int]:
        return [max(map(len, self.words))]


@frozen
class Sheet(ByIdentity):
    names: list[str] = field(default_factory=list)


class LateSheet(Sheet):
    """Of a class that is a value itself."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Standard:
    """What `Card` is held against."""

    title: str
    width: float = 12.0
    tags: Mapping[str, int] = field(default_factory=dict)
    memo: str = field(default="", compare=False, repr=False)


def test_fields_are_taken_by_place_and_by_name_with_their_defaults() -> None:
    card = Card("Visit", width=30)
    assert (card.title, card.width, card.tags, card.memo) == ("Visit", 30, {}, "")


def test_a_field_without_default_is_asked_for_by_name() -> None:
    with pytest.raises(TypeError, match=r"Card\.__init__\(\) missing .* 'title'"):
        Card()  # type: ignore[call-arg]  # what is tried


def test_each_value_gets_a_default_of_its_own() -> None:
    assert Card("a").tags is not Card("b").tags


def test_equal_values_are_equal_and_hash_alike() -> None:
    assert Other("a", 1) == Other("a", 1)
    assert hash(Other("a", 1)) == hash(Other("a", 1))
    assert Other("a", 1) != Other("a", 2)


def test_a_value_differs_from_one_of_another_class_and_from_a_tuple() -> None:
    others: tuple[object, ...] = (Found("a"), ("a", 12.0))
    assert Other("a") not in others


def test_what_is_no_number_equals_itself_as_in_a_tuple() -> None:
    nan = float("nan")
    assert Found(nan) == Found(nan)


def test_fields_left_out_of_comparisons_are_not_looked_at() -> None:
    assert Card("a", memo="x") == Card("a", memo="y")


def test_values_without_fields_are_all_equal() -> None:
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())
    assert repr(Empty()) == "Empty()"


@pytest.mark.parametrize("name", ["title", "is_wide", "anything"])
def test_nothing_can_be_set_or_deleted(name: str) -> None:
    card = Card("a")
    with pytest.raises(FrozenInstanceError):
        setattr(card, name, 1)
    with pytest.raises(FrozenInstanceError):
        delattr(card, name)


def test_values_have_slots_and_no_dict() -> None:
    assert not hasattr(Card("a"), "__dict__")


@pytest.mark.parametrize("given", [{}, {"width": 3}, {"tags": {"a": 1}}, {"memo": "kept"}])
def test_it_is_shown_copied_and_taken_apart_as_a_dataclass(given: dict[str, Any]) -> None:
    mine, standard = Card("a", **given), Standard("a", **given)
    assert repr(mine) == repr(standard).replace("Standard", "Card")
    assert repr(replace(mine, title="b")) == repr(replace(standard, title="b")).replace("Standard", "Card")
    assert [item.name for item in fields(mine)] == [item.name for item in fields(standard)]
    assert Card.__match_args__ == Standard.__match_args__


def test_what_is_worked_out_is_remembered_and_not_compared() -> None:
    asked, new = Counted(("a", "bcd")), Counted(("a", "bcd"))
    assert asked.longest == [3]
    assert asked.longest is asked.longest
    assert asked == new
    assert vars(asked).keys() == {"longest"}


def test_a_value_can_be_matched() -> None:
    match Other("a", 5):
        case Other(title, 5):
            assert title == "a"
        case _:
            pytest.fail("not matched")


def test_a_value_by_identity_equals_itself_alone() -> None:
    sheet = Sheet()
    assert sheet == sheet  # noqa: PLR0124  # what is tried
    assert sheet != Sheet()
    assert len({sheet, Sheet()}) == 2
    assert not hasattr(sheet, "__dict__")


def test_a_class_below_has_the_same_fields() -> None:
    assert [item.name for item in fields(LateSheet)] == [item.name for item in fields(Sheet)] == ["names"]
    assert replace(Sheet(["a"])).names == replace(LateSheet(["a"])).names == ["a"]
