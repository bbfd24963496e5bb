"""A map for tests that reads like a sentence.

    atlas = a_map().stage("Compare", "before").step("Ask").lane("Web").touchpoint("Chat").build()
    chat = id_of(atlas, "Chat")

Each word adds after the last one of its kind; cards, notes and emotions go to the current step and lane, which are
those added last or named by `at`. What a word needs and nobody named (a stage for a step …) is added. Ids count up
by kind: "st_1", "sp_1", "ln_1", "tp_1".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

from cjeditor.model.atlas import Atlas, atlas_of
from cjeditor.model.ids import counting_ids
from cjeditor.model.order import spread
from cjeditor.model.records import (
    KINDS,
    AtlasInfo,
    Emotion,
    Flow,
    Journey,
    Lane,
    LaneGroup,
    Note,
    Record,
    Stage,
    Step,
    Touchpoint,
    Vote,
)
from cjeditor.model.records.base import Ordered

_ORDERS = spread(5000)
_NAMES = ("title", "name", "text")


def a_map(title: str = "Journey", **fields: Any) -> MapBuilder:
    """Begin an atlas with one journey."""
    return MapBuilder().journey(title, **fields)


def id_of(atlas: Atlas, name: str) -> str:
    """Return the id of the only record with this title, name or text; an id stands for itself."""
    if atlas.find(name) is not None:
        return name
    found = [record.id for record in atlas.records() if name in _names(record)]
    assert len(found) == 1, f"{len(found)} records are called {name!r}"
    return found[0]


def ids_of(atlas: Atlas, *names: str) -> tuple[str, ...]:
    """Return the ids of several records by name."""
    return tuple(id_of(atlas, name) for name in names)


def names_of(atlas: Atlas, *ids: str) -> list[str]:
    """Return the titles, names or texts of records, to be compared in a test."""
    found = [atlas.find(record_id) for record_id in ids]
    return [next(iter(_names(record)), "") if record is not None else "(gone)" for record in found]


def _names(record: Record) -> list[str]:
    values = record.__dict__
    return [values[field] for field in _NAMES if values.get(field)]


class MapBuilder:
    """Collects records; every word returns the builder."""

    def __init__(self) -> None:
        self.info = AtlasInfo()
        self.records: dict[str, Record] = {}
        self._new_id = counting_ids()
        self._current: dict[str, str] = {}

    def about(self, **fields: Any) -> Self:
        """Set what the atlas says about itself."""
        self.info = self.info.replaced(**fields)
        return self

    def journey(self, title: str = "Journey", **fields: Any) -> Self:
        self._current = {}
        return self._add(Journey, title=title, **fields)

    def persona(self, name: str, **fields: Any) -> Self:
        """Add a persona to the atlas and to the current journey."""
        return self._entry("personas", name=name, **fields)._join("personas")

    def channel(self, title: str, **fields: Any) -> Self:
        return self._entry("channels", title=title, **fields)

    def actor(self, title: str, **fields: Any) -> Self:
        return self._entry("actors", title=title, **fields)

    def product(self, title: str, **fields: Any) -> Self:
        """Add a product to the atlas and to the current journey."""
        return self._entry("products", title=title, **fields)._join("products")

    def crew(self, title: str, **fields: Any) -> Self:
        return self._entry("crews", title=title, **fields)

    def system(self, title: str, **fields: Any) -> Self:
        return self._entry("systems", title=title, **fields)

    def entry(self, kind: str, **fields: Any) -> Self:
        """Add a record of any kind that stands on no map: a person, a source, a metric, an asset …"""
        return self._entry(kind, **fields)

    def stage(self, title: str, phase: str | None = None, **fields: Any) -> Self:
        self._current.pop("steps", None)
        return self._add(Stage, journey=self._here("journeys"), title=title, phase=phase, **fields)

    def step(self, title: str = "", **fields: Any) -> Self:
        return self._add(Step, stage=self._here("stages"), title=title, **fields)

    def lane_group(self, title: str, **fields: Any) -> Self:
        """Add a lane group; the lanes that follow belong to it, until `lane_group("")` ends it."""
        if not title:
            self._current.pop("lane_groups", None)
            return self
        return self._add(LaneGroup, journey=self._here("journeys"), title=title, **fields)

    def lane(self, title: str, kind: str = "channel", **fields: Any) -> Self:
        """Add a lane; channels are ids or titles."""
        fields["channels"] = tuple(self.id(name, "channels") for name in fields.get("channels", ()))
        journey, group = self._here("journeys"), self._current.get("lane_groups")
        return self._add(Lane, journey=journey, group=group, lane_kind=kind, title=title, **fields)

    def note_lane(self, title: str, *note_kinds: str, **fields: Any) -> Self:
        """Add a note lane for some kinds of note."""
        return self.lane(title, "notes", props={"note_kinds": note_kinds} if note_kinds else {}, **fields)

    def emotion_lane(self, title: str = "Emotion", **fields: Any) -> Self:
        return self.lane(title, "emotion", **fields)

    def at(self, step: str | None = None, lane: str | None = None) -> Self:
        """Make a step and a lane the current ones, by title or id."""
        if step is not None:
            self._current["steps"] = self.id(step, "steps")
        if lane is not None:
            self._current["lanes"] = self.id(lane, "lanes")
        return self

    def touchpoint(self, title: str = "", **fields: Any) -> Self:
        """Add a touchpoint; `until` names the last step it spans; crew, product and channels may be titles."""
        return self._add(Touchpoint, title=title, **self._card(fields))

    def note(self, text: str = "", kind: str = "insight", **fields: Any) -> Self:
        """Add a note; `until` names the last step it spans."""
        return self._add(Note, text=text, note_kind=kind, **self._card(fields))

    def emotion(self, score: float, at: float = 0.5, persona: str | None = None, **fields: Any) -> Self:
        """Add a point of the curve; without a name it is the persona's added last."""
        who = self.id(persona, "personas") if persona else self._current.get("personas")
        cell = {"lane": self._here("lanes"), "step": self._here("steps")}
        return self._add(Emotion, **cell, at=float(at), score=float(score), persona=who, **fields)

    def flow(self, source: str, target: str | None = None, kind: str = "next", **fields: Any) -> Self:
        """Add a flow between two records by title or id; no target is an exit."""
        ends = {"source": self.id(source), "target": None if target is None else self.id(target)}
        return self._add(Flow, flow_kind=kind, **ends, **fields)

    def vote(self, about: str, voter: str = "", **fields: Any) -> Self:
        return self._add(Vote, about=self.id(about), voter=voter, **fields)

    def id(self, name: str, kind: str | None = None) -> str:
        """Return the id of the record (of a kind) added last with this title, name or text; an id stands for itself."""
        if name in self.records:
            return name
        found = [
            record.id
            for record in self.records.values()
            if kind in (None, record.kind) and name in _names(record)
        ]
        assert found, f"nothing is called {name!r}"
        return found[-1]

    def build(self) -> Atlas:
        """Return the atlas."""
        return atlas_of(self.info, *self.records.values())

    def _card(self, fields: dict[str, Any]) -> dict[str, Any]:
        fields = dict(fields)
        if "place" not in fields:
            fields["place"] = {"step": self._here("steps"), "lane": self._here("lanes")}
        if "until" in fields:
            fields["last_step"] = self.id(fields.pop("until"), "steps")
        for field, kind in (("crew", "crews"), ("product", "products")):
            if field in fields:
                fields[field] = self.id(fields[field], kind)
        if "channels" in fields:
            fields["channels"] = tuple(self.id(name, "channels") for name in fields["channels"])
        return fields

    def _here(self, kind: str) -> str:
        """Return the current record of a kind, added when there is none."""
        if kind not in self._current:
            missing: dict[str, Callable[[str], object]] = {
                "stages": self.stage,
                "steps": self.step,
                "lanes": self.lane,
                "journeys": self.journey,
            }
            missing[kind](KINDS[kind].__name__)
        return self._current[kind]

    def _entry(self, kind: str, **fields: Any) -> Self:
        return self._add(KINDS[kind], **fields)

    def _join(self, field: str) -> Self:
        journey = self.records[self._here("journeys")]
        assert isinstance(journey, Journey)
        members = (*getattr(journey, field), self._current[field])
        self.records[journey.id] = journey.replaced(**{field: members})
        return self

    def _add(self, record_type: type[Record], **fields: Any) -> Self:
        kind = record_type.kind
        if issubclass(record_type, Ordered):
            count = sum(record.kind == kind for record in self.records.values())
            fields.setdefault("order", _ORDERS[count])
        record = record_type(**{"id": self._new_id(kind), **fields})
        self.records[record.id] = record
        self._current[kind] = record.id
        return self
