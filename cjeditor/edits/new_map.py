"""The untitled map: what a person finds who opens the program without a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from cjeditor.edits.journeys import add_journey
from cjeditor.model.atlas import Atlas, atlas_of
from cjeditor.model.change import Change, Edit
from cjeditor.model.ids import NewId
from cjeditor.model.messages import Message, message
from cjeditor.model.order import spread
from cjeditor.model.records import AtlasInfo, Journey, Lane, Record, Stage, Step
from cjeditor.model.records.lane import Props
from cjeditor.model.records.stage import Phase

Say: TypeAlias = Callable[[Message], str]

UNTITLED = message("new_map.title", "Untitled journey")
_STAGES: tuple[tuple[Phase, Message], ...] = (
    ("before", message("new_map.before", "Find out")),
    ("during", message("new_map.during", "Use")),
    ("after", message("new_map.after", "Stay")),
)
_LANES: tuple[tuple[str, Message, Props], ...] = (
    ("channel", message("new_map.touchpoints", "Touchpoints"), {}),
    ("emotion", message("new_map.emotion", "Emotion"), {}),
    ("notes", message("new_map.needs", "Needs"), {"note_kinds": ("need",)}),
    ("notes", message("new_map.pains", "Pain points"), {"note_kinds": ("pain",)}),
)


def new_map(new_id: NewId, say: Say, content_language: str = "en", title: str = "") -> Atlas:
    """Return a map with three stages of one step each and four lanes, in the words of its content language."""
    journey = Journey(id=new_id("journeys"), title=title or say(UNTITLED))
    records: list[Record] = [journey]
    for key, (phase, name) in zip(spread(len(_STAGES)), _STAGES, strict=True):
        stage = Stage(id=new_id("stages"), journey=journey.id, order=key, title=say(name), phase=phase)
        records += [stage, Step(id=new_id("steps"), stage=stage.id)]
    for key, (kind, name, props) in zip(spread(len(_LANES)), _LANES, strict=True):
        lane_id = new_id("lanes")
        records.append(
            Lane(id=lane_id, journey=journey.id, order=key, lane_kind=kind, title=say(name), props=props)
        )
    return atlas_of(AtlasInfo(title=title, content_language=content_language), *records)


def add_new_map(atlas: Atlas, new_id: NewId, say: Say) -> Change:
    """Add the journey of a new map after the others, with its stages and lanes."""
    blank = new_map(new_id, say)
    journey = blank.journeys[blank.index.journeys()[0]]
    added = add_journey(atlas, journey.id, journey.title)
    rest = {
        (record.kind, record.id): Edit(None, record) for record in blank.records() if record.id != journey.id
    }
    return Change(added.label, {**added.edits, **rest})
