"""Atlas: the whole document as one frozen value, flat maps of records by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, fields
from functools import cached_property
from typing import Any, TypeAlias

from cjeditor.frozen import Remembering, frozen
from cjeditor.model.index import Index
from cjeditor.model.messages import Message
from cjeditor.model.records import (
    KINDS,
    Actor,
    Asset,
    AtlasInfo,
    Card,
    Channel,
    Crew,
    Emotion,
    Flow,
    Journey,
    Lane,
    LaneGroup,
    Membership,
    Metric,
    Note,
    Person,
    Persona,
    Product,
    Record,
    Source,
    Stage,
    Step,
    System,
    Touchpoint,
    Vote,
)
from cjeditor.model.records.base import EMPTY_MAP

Table: TypeAlias = Mapping[str, Record]
_EMPTY: Mapping[str, Any] = EMPTY_MAP


@frozen
class SetAside:
    """A damaged record as it was read: its kind, its plain JSON value as text, and why it could not be used."""

    kind: str
    raw: str
    reason: Message


@frozen
class Atlas(Remembering):
    """Journeys plus the dictionaries they share.

    The maps must not be changed; a Change makes a new atlas. `unknown` keeps top-level keys of a later version as
    they were read; `set_aside` keeps damaged records. Equality compares content; `index` is derived and never saved.
    """

    info: AtlasInfo = field(default_factory=AtlasInfo)
    personas: Mapping[str, Persona] = _EMPTY
    channels: Mapping[str, Channel] = _EMPTY
    actors: Mapping[str, Actor] = _EMPTY
    products: Mapping[str, Product] = _EMPTY
    crews: Mapping[str, Crew] = _EMPTY
    people: Mapping[str, Person] = _EMPTY
    memberships: Mapping[str, Membership] = _EMPTY
    systems: Mapping[str, System] = _EMPTY
    sources: Mapping[str, Source] = _EMPTY
    metrics: Mapping[str, Metric] = _EMPTY
    journeys: Mapping[str, Journey] = _EMPTY
    stages: Mapping[str, Stage] = _EMPTY
    steps: Mapping[str, Step] = _EMPTY
    lane_groups: Mapping[str, LaneGroup] = _EMPTY
    lanes: Mapping[str, Lane] = _EMPTY
    touchpoints: Mapping[str, Touchpoint] = _EMPTY
    notes: Mapping[str, Note] = _EMPTY
    votes: Mapping[str, Vote] = _EMPTY
    emotions: Mapping[str, Emotion] = _EMPTY
    flows: Mapping[str, Flow] = _EMPTY
    assets: Mapping[str, Asset] = _EMPTY
    unknown: Mapping[str, Any] = _EMPTY
    set_aside: tuple[SetAside, ...] = ()

    @cached_property
    def index(self) -> Index:
        """The by-parent lookups, built on first use and advanced by each Change."""
        return Index.build(self)

    def table(self, kind: str) -> Table:
        """Return the map of one kind of record; raises KeyError for a kind that does not exist."""
        if kind not in KINDS:
            raise KeyError(kind)
        table: Table = getattr(self, kind)
        return table

    def find(self, record_id: str) -> Record | None:
        """Return the record with this id, of whatever kind, or None."""
        for table in self._tables:
            record = table.get(record_id)
            if record is not None:
                return record
        return None

    @cached_property
    def _tables(self) -> tuple[Table, ...]:
        """The maps that hold anything, the largest first, where a record most likely is."""
        tables = [table for kind in KINDS if (table := self.table(kind))]
        return tuple(sorted(tables, key=len, reverse=True))

    def card(self, card_id: str) -> Card | None:
        """Return the touchpoint or note with this id, or None."""
        return self.touchpoints.get(card_id) or self.notes.get(card_id)

    def cards(self, ids: Iterable[str]) -> list[Card]:
        """Return the touchpoints and notes with these ids; what is no card is left out."""
        return [card for card in map(self.card, ids) if card is not None]

    def records(self) -> Iterator[Record]:
        """Yield every record, in the order of the file's kinds."""
        for kind in KINDS:
            yield from self.table(kind).values()

    def with_tables(self, info: AtlasInfo, tables: Mapping[str, Table]) -> Atlas:
        """Return an atlas with some maps exchanged; the caller hands the maps over and changes them no more."""
        values: dict[str, Any] = {item.name: getattr(self, item.name) for item in fields(self)}
        return Atlas(**{**values, "info": info, **tables})


def atlas_of(info: AtlasInfo, *records: Record) -> Atlas:
    """Return an atlas that holds these records; raises ValueError when two share an id."""
    tables: dict[str, dict[str, Record]] = {}
    seen: set[str] = set()
    for record in records:
        if record.id in seen:
            raise ValueError(f"two records have the id {record.id}")
        seen.add(record.id)
        tables.setdefault(record.kind, {})[record.id] = record
    return Atlas().with_tables(info, tables)
