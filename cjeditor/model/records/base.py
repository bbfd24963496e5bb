"""What every record shares: frozen values with strict fields, unknown keys kept, references marked by kind.

Validation happens here, at the border; inside the program a record is trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, NoReturn, Self, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict, WithJsonSchema
from pydantic_core import PydanticCustomError

from cjeditor.frozen import frozen
from cjeditor.model.order import FIRST, is_order_key
from cjeditor.model.text import clean_text


class FrozenMap(dict[str, Any]):
    """A dict that refuses every change, because a frozen pydantic record does not freeze its dicts."""

    __slots__ = ()

    def _refuse(self, *_args: object, **_named: object) -> NoReturn:
        raise TypeError("a map of a record cannot be changed; make a new record")

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _refuse

    def __hash__(self) -> int:  # type: ignore[override]  # pydantic copies a default that cannot be hashed
        """Hash by keys: values may be lists."""
        return hash(frozenset(self))

    def __deepcopy__(self, _memo: object) -> Self:
        """Return itself: it cannot be changed."""
        return self


EMPTY_MAP = FrozenMap()


def _iso_day(value: object) -> object:
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        with suppress(ValueError):
            day = date.fromisoformat(value)
            if day.isoformat() == value:
                return day
    raise PydanticCustomError("day", "a date is written YYYY-MM-DD")


def _no_flag(value: object) -> object:
    if isinstance(value, bool):
        raise PydanticCustomError("no_flag", "a number, not true or false")
    return value


def _order_key(value: str) -> str:
    if not is_order_key(value):
        raise PydanticCustomError("order_key", "not an order key")
    return value


Text: TypeAlias = Annotated[str, AfterValidator(clean_text)]
Flag: TypeAlias = Annotated[bool, Strict()]
Number: TypeAlias = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-1e12, le=1e12)]
Amount: TypeAlias = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=1e12)]
Share: TypeAlias = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=1)]
Whole: TypeAlias = Annotated[int, Field(strict=True, ge=0, le=10**12)]
Level: TypeAlias = Annotated[Literal[1, 2, 3, 4, 5], BeforeValidator(_no_flag)]
Day: TypeAlias = Annotated[
    date,
    BeforeValidator(_iso_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
HexColour: TypeAlias = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
OrderKey: TypeAlias = Annotated[
    str,
    AfterValidator(_order_key),
    WithJsonSchema({"type": "string", "pattern": r"^[A-Za-z][0-9A-Za-z]+$"}),
]
Identifier: TypeAlias = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{1,120}$")]
Texts: TypeAlias = tuple[Text, ...]
Custom: TypeAlias = Annotated[Mapping[str, Text], AfterValidator(FrozenMap)]


@frozen
class Reference:
    """Marks a field whose text is the id of a record of one of these kinds; no kinds means any record.

    A `required` reference carries the record: without its target the record has no place.
    """

    kinds: tuple[str, ...]
    required: bool = False


JourneyId: TypeAlias = Annotated[str, Reference(("journeys",))]
StageId: TypeAlias = Annotated[str, Reference(("stages",))]
StepId: TypeAlias = Annotated[str, Reference(("steps",))]
LaneId: TypeAlias = Annotated[str, Reference(("lanes",))]
LaneGroupId: TypeAlias = Annotated[str, Reference(("lane_groups",))]
TouchpointId: TypeAlias = Annotated[str, Reference(("touchpoints",))]
NoteId: TypeAlias = Annotated[str, Reference(("notes",))]
PersonaId: TypeAlias = Annotated[str, Reference(("personas",))]
ChannelId: TypeAlias = Annotated[str, Reference(("channels",))]
ActorId: TypeAlias = Annotated[str, Reference(("actors",))]
ProductId: TypeAlias = Annotated[str, Reference(("products",))]
CrewId: TypeAlias = Annotated[str, Reference(("crews",))]
PersonId: TypeAlias = Annotated[str, Reference(("people",))]
SystemId: TypeAlias = Annotated[str, Reference(("systems",))]
SourceId: TypeAlias = Annotated[str, Reference(("sources",))]
AssetId: TypeAlias = Annotated[str, Reference(("assets",))]
OwnerId: TypeAlias = Annotated[str, Reference(("people", "crews"))]
AnyId: TypeAlias = Annotated[str, Reference(())]


class Value(BaseModel):
    """A frozen value inside a record; keys that this version does not know are kept."""

    # Built when a kind is first used: a new map uses a few of the kinds, and the start of the window waits for all.
    model_config = ConfigDict(frozen=True, extra="allow", protected_namespaces=(), defer_build=True)

    def replaced(self, **fields: object) -> Self:
        """Return a validated copy with some fields changed.

        Raises pydantic's ValidationError; `model_copy(update=…)` would not check.
        """
        return type(self).model_validate({**self.__dict__, **(self.__pydantic_extra__ or {}), **fields})


class Record(Value):
    """A value with an id, held by the atlas in the map of its kind."""

    kind: ClassVar[str]

    id: Identifier
    custom: Custom = EMPTY_MAP


class Ordered(Record):
    """A record among siblings, which sort by (order, id)."""

    order: OrderKey = FIRST

    @property
    def sort_key(self) -> tuple[str, str]:
        """Where it stands among its siblings."""
        return self.order, self.id
