"""Gathers from the atlas what a journey's map shows: stages, lanes and cards, with the looks of its dictionaries.

After a change only what the change touches is gathered again; the rest is the same objects as before.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import Final

from cjeditor.drawing.look import sizes
from cjeditor.frozen import Remembering, frozen
from cjeditor.layered import updated
from cjeditor.layout.columns import Columns, columns_of
from cjeditor.layout.first_flow import room_under
from cjeditor.layout.furniture.title_block import TitleInput
from cjeditor.layout.inputs import (
    CardInput,
    CardsByOver,
    ChannelLook,
    EmotionsByStep,
    LaneInput,
    NoteInput,
    PersonaLook,
    TouchpointInput,
)
from cjeditor.layout.looks import aspect_of, channel_looks, persona_looks
from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.title_input import title_input
from cjeditor.layout.touched_ends import CellId, cells_of, touched_ends
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.records import (
    Card,
    Emotion,
    Journey,
    Lane,
    Note,
    Parked,
    Stage,
    Step,
    Touchpoint,
    Vote,
)

NO_ROOMS: Final[Mapping[str, float]] = MappingProxyType({})
StageWithSteps = tuple[Stage, tuple[Step, ...]]
_LOCAL = frozenset({"touchpoints", "notes", "votes", "emotions", "flows"})
_ON_CARDS = frozenset({"personas", "channels", "actors", "products", "crews", "assets"})


@frozen
class Touched(Remembering):
    """What a change touches of what is gathered; `everything` on cards when a dictionary changed.

    `ends` are the cells below which flows end otherwise than before.
    """

    cells: frozenset[CellId] = frozenset()
    ends: frozenset[CellId] = frozenset()
    lanes: frozenset[str] = frozenset()
    parked: bool = False
    heads: bool = True
    everything: bool = True


ALL = Touched()


@frozen
class MapInput(Remembering):
    """Everything a map shows, as records and looks in order."""

    atlas: Atlas
    journey: Journey
    stages: tuple[StageWithSteps, ...]
    columns: Columns
    lanes: tuple[LaneInput, ...]
    personas: tuple[PersonaLook, ...]
    channels: Mapping[str, ChannelLook]
    title: TitleInput
    parked: tuple[CardInput, ...]
    lanes_left: int = 0
    """How many lanes follow below that were not gathered yet."""


def touched_by(change: Change, atlas: Atlas) -> Touched:
    """Return what to gather again for a change that led to this atlas."""
    kinds = {kind for kind, _id in change.edits}
    if kinds & _ON_CARDS:
        return ALL
    cells: set[CellId] = set()
    lanes: set[str] = set()
    parked = False
    for (kind, _record_id), edit in change.edits.items():
        for record in (edit.before, edit.after):
            card = atlas.card(record.about) if isinstance(record, Vote) else record
            if isinstance(card, Touchpoint | Note):
                cells |= cells_of(card)
                parked = parked or isinstance(card.place, Parked)
            elif kind == "emotions" and isinstance(record, Emotion):
                lanes.add(record.lane)
    return Touched(
        frozenset(cells),
        touched_ends(change, atlas),
        frozenset(lanes),
        parked,
        heads=bool(kinds - _LOCAL),
        everything=False,
    )


def gather(
    atlas: Atlas, journey_id: str, options: LayoutOptions, previous: MapInput | None, touched: Touched
) -> MapInput:
    """Return what the map of a journey shows, keeping what the change left alone."""
    if previous is not None and not touched.heads:
        return _with_cards(atlas, options, previous, touched)
    bare = _without_lanes(atlas, journey_id, options)
    if previous is not None and previous.personas != bare.personas:
        touched = ALL
    if previous is not None and previous.columns == bare.columns:
        bare = replace(bare, columns=previous.columns)
    known = {given.lane.id: given for given in previous.lanes} if previous else {}
    source = _Source(atlas, bare.channels, bare.personas, options)
    lanes = (source.lane_input(lane, bare, known.get(lane.id), touched) for lane in _lanes(atlas, journey_id))
    return replace(bare, lanes=tuple(lanes))


def gather_from_top(atlas: Atlas, journey_id: str, options: LayoutOptions) -> Iterator[MapInput]:
    """Yield what the map of a journey shows with its first lane, then with one more each time, until it is whole."""
    bare = _without_lanes(atlas, journey_id, options)
    source = _Source(atlas, bare.channels, bare.personas, options)
    shown = _lanes(atlas, journey_id)
    lanes: list[LaneInput] = []
    for lane in shown:
        lanes.append(source.lane_input(lane, bare, None, ALL))
        yield replace(bare, lanes=tuple(lanes), lanes_left=len(shown) - len(lanes))
    if not shown:
        yield bare


def _without_lanes(atlas: Atlas, journey_id: str, options: LayoutOptions) -> MapInput:
    journey = atlas.journeys[journey_id]
    channels = channel_looks(atlas)
    personas = persona_looks(atlas, journey)
    stages = tuple(_stages(atlas, journey_id))
    has_groups = any(lane.group for lane in _lanes(atlas, journey_id))
    return MapInput(
        atlas,
        journey,
        stages,
        columns_of(journey_id, stages, lanes_left(has_groups=has_groups)),
        (),
        personas,
        channels,
        title_input(atlas, journey, personas, options),
        _Source(atlas, channels, personas, options).cards(atlas.index.parked(journey_id)),
    )


def _lanes(atlas: Atlas, journey_id: str) -> list[Lane]:
    return [lane for known in atlas.index.lanes(journey_id) if not (lane := atlas.lanes[known]).hidden]


def pinned_cards(given: MapInput, options: LayoutOptions) -> tuple[CardInput, ...]:
    """Return what the cards show that are pinned to records, of whatever journey."""
    source = _Source(given.atlas, given.channels, given.personas, options)
    ids = (card for groups in given.atlas.index.loose_cards.values() for card in groups.get("pinned", ()))
    return source.cards(sorted(ids))


def lanes_left(*, has_groups: bool) -> float:
    """Return the left edge of the lanes' bands: margin, group strip if there is one, lane head, gap."""
    strip = sizes.LANE_GROUP_STRIP + sizes.LANE_HEAD_GAP if has_groups else 0.0
    return sizes.PAGE_MARGIN + strip + sizes.LANE_HEAD_WIDTH + sizes.LANE_HEAD_GAP


def _with_cards(atlas: Atlas, options: LayoutOptions, previous: MapInput, touched: Touched) -> MapInput:
    """The same map with other cards, notes, votes or emotions."""
    source = _Source(atlas, previous.channels, previous.personas, options)
    parked = source.cards(atlas.index.parked(previous.journey.id)) if touched.parked else previous.parked
    dirty = touched.lanes | {lane for lane, _over in touched.cells | touched.ends}
    lanes = tuple(
        source.lane_input(given.lane, previous, given, touched) if given.lane.id in dirty else given
        for given in previous.lanes
    )
    return replace(previous, atlas=atlas, lanes=lanes, parked=parked)


@frozen
class _Source:
    """Where cards come from: the atlas with the looks of its dictionaries."""

    atlas: Atlas
    channels: Mapping[str, ChannelLook]
    personas: tuple[PersonaLook, ...]
    options: LayoutOptions
    codes: dict[tuple[str | None, str | None], tuple[str, ...]] = field(default_factory=dict)
    """The codes of product and crew worked out so far: few pairs stand on many cards."""
    rooms: dict[str, Mapping[str, float]] = field(default_factory=dict)
    """The room for what hangs under all cards of a journey, once it was asked for."""

    def lane_input(self, lane: Lane, on: MapInput, known: LaneInput | None, touched: Touched) -> LaneInput:
        """Return a lane of a map with its content; the known one when nothing about it changed."""
        channels = tuple(self.channels[channel] for channel in lane.channels if channel in self.channels)
        given = LaneInput(
            lane,
            on.columns,
            self._lane_cards(lane, known, touched),
            self._lane_emotions(lane.id, known, touched),
            _personas_of(lane, on.personas),
            channels,
            self.atlas.info.emotion_scale,
            self.options,
        )
        return known if known is not None and given.is_same(known) else given

    def cards(self, ids: Iterable[str], rooms: Mapping[str, float] = NO_ROOMS) -> tuple[CardInput, ...]:
        """Return what cards show, private ones only when they are wanted."""
        found = (self.atlas.card(card_id) for card_id in ids)
        return tuple(
            self._card(card, rooms.get(card.id, 0.0))
            for card in found
            if card and (self.options.show_private or not card.private)
        )

    def _lane_cards(self, lane: Lane, known: LaneInput | None, touched: Touched) -> CardsByOver:
        now = self.atlas.index.cards_of_lane(lane.id)
        if known is None or touched.everything:
            rooms = self._all_rooms(lane.journey)
            return {over: self.cards(ids, rooms) for over, ids in now.items()}
        overs = {over for lane_id, over in touched.cells | touched.ends if lane_id == lane.id}
        if not overs:
            return known.cards
        rooms = self._rooms_in(lane, known, overs, touched.ends)
        return updated(
            known.cards, {over: self.cards(now[over], rooms) if over in now else None for over in overs}
        )

    def _rooms_in(
        self, lane: Lane, known: LaneInput, overs: Iterable[str], ends: Container[CellId]
    ) -> Mapping[str, float]:
        """The room under the cards of some cells; where no flow ends otherwise than before, what it was."""
        now = self.atlas.index.cards_of_lane(lane.id)
        stay = [over for over in overs if (lane.id, over) not in ends]
        asked = tuple(card for over in overs if (lane.id, over) in ends for card in now.get(over, ()))
        rooms = {
            card.record.id: card.room_under
            for over in stay
            for card in known.cards.get(over, ())
            if isinstance(card, TouchpointInput) and card.room_under
        }
        return {**rooms, **room_under(self.atlas, lane.journey, self.options, asked)} if asked else rooms

    def _all_rooms(self, journey_id: str) -> Mapping[str, float]:
        if journey_id not in self.rooms:
            self.rooms[journey_id] = room_under(self.atlas, journey_id, self.options)
        return self.rooms[journey_id]

    def _lane_emotions(self, lane_id: str, known: LaneInput | None, touched: Touched) -> EmotionsByStep:
        if known is not None and not touched.everything and lane_id not in touched.lanes:
            return known.emotions
        emotions = self.atlas.emotions
        return {
            step: tuple(emotions[emotion] for emotion in ids)
            for step, ids in self.atlas.index.emotions_of_lane(lane_id).items()
        }

    def _card(self, card: Card, room: float) -> CardInput:
        ids = self.atlas.index.votes(card.id)
        votes = sum(self.atlas.votes[vote].weight for vote in ids) if ids else 0
        aspect = aspect_of(self.atlas, card.picture) if card.picture else 0.75
        concerned = (
            tuple([look for look in self.personas if look.id in card.personas]) if card.personas else ()
        )
        if isinstance(card, Note):
            return NoteInput(card, votes, aspect, concerned)
        looks = self.channels
        channels = tuple([looks[channel] for channel in card.channels if channel in looks])
        other = self._other(card) if card.actors else ""
        return TouchpointInput(card, channels, self._codes(card), other, votes, aspect, concerned, room)

    def _codes(self, card: Touchpoint) -> tuple[str, ...]:
        key = card.product, card.crew
        known = self.codes.get(key)
        if known is None:
            product = self.atlas.products.get(card.product or "")
            crew = self.atlas.crews.get(card.crew or "")
            names = [entry.code or entry.title for entry in (product, crew) if entry]
            known = self.codes[key] = tuple(name for name in names if name)
        return known

    def _other(self, card: Touchpoint) -> str:
        actors = (self.atlas.actors.get(actor) for actor in card.actors)
        return ", ".join(actor.title or actor.code for actor in actors if actor and actor.relation != "own")


def _stages(atlas: Atlas, journey_id: str) -> Iterable[StageWithSteps]:
    for stage_id in atlas.index.stages(journey_id):
        steps = tuple(atlas.steps[step] for step in atlas.index.steps(stage_id))
        yield atlas.stages[stage_id], steps


def _personas_of(lane: Lane, personas: tuple[PersonaLook, ...]) -> tuple[PersonaLook, ...]:
    return tuple(look for look in personas if look.id in lane.personas) if lane.personas else personas
