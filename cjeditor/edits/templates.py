"""Templates: the maps a person can start from, in the words of the content language.

A new one is one entry in `_BUILDERS`, and its title in `template_titles`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from cjeditor.edits.new_map import UNTITLED, Say, new_map
from cjeditor.edits.template_titles import TEMPLATE_TITLES
from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas, atlas_of
from cjeditor.model.ids import NewId
from cjeditor.model.messages import Message, message
from cjeditor.model.order import spread
from cjeditor.model.records import AtlasInfo, Journey, Lane, Record, Stage, Step
from cjeditor.model.records.lane import Props

Build: TypeAlias = Callable[[NewId, Say, str], Atlas]
LaneRow: TypeAlias = tuple[str, Message, Props]


@frozen
class Template:
    """A map to start from; `build` gets ids, the words and the content language."""

    name: str
    title: Message
    build: Build


def _line(title: Message, line: str) -> LaneRow:
    return "separator", title, {"line": line}


def _notes(title: Message, kind: str) -> LaneRow:
    return "notes", title, {"note_kinds": (kind,)}


_BLUEPRINT: tuple[LaneRow, ...] = (
    ("picture", message("template.evidence", "Physical evidence"), {}),
    ("channel", message("template.customer", "Customer actions"), {}),
    _line(message("template.interaction", "Line of interaction"), "interaction"),
    ("channel", message("template.front", "Front stage"), {}),
    _line(message("template.visibility", "Line of visibility"), "visibility"),
    ("backstage", message("template.back", "Backstage"), {}),
    _line(message("template.internal", "Line of internal interaction"), "internal interaction"),
    ("support", message("template.support", "Support processes"), {}),
    _notes(message("template.pains", "Pain points"), "pain"),
)
_WORKSHOP: tuple[LaneRow, ...] = (
    _notes(message("template.doing", "What I do"), "doing"),
    _notes(message("template.thinking", "What I think"), "thinking"),
    ("emotion", message("template.emotion", "How I feel"), {}),
    ("channel", message("template.touchpoints", "Touchpoints"), {}),
    _notes(message("template.needs", "Needs"), "need"),
    _notes(message("template.pains", "Pain points"), "pain"),
    _notes(message("template.ideas", "Ideas"), "idea"),
)


def _blueprint(new_id: NewId, say: Say, language: str) -> Atlas:
    return _map(_BLUEPRINT, 4, new_id, say, language)


def _workshop(new_id: NewId, say: Say, language: str) -> Atlas:
    return _map(_WORKSHOP, 6, new_id, say, language)


def _empty(_new_id: NewId, _say: Say, language: str) -> Atlas:
    return atlas_of(AtlasInfo(content_language=language))


def _map(rows: Sequence[LaneRow], stages: int, new_id: NewId, say: Say, language: str) -> Atlas:
    """Return a map of these lanes with so many untitled stages of one step each."""
    journey = Journey(id=new_id("journeys"), title=say(UNTITLED))
    records: list[Record] = [journey]
    for key in spread(stages):
        stage = Stage(id=new_id("stages"), journey=journey.id, order=key)
        records += [stage, Step(id=new_id("steps"), stage=stage.id)]
    for key, (kind, title, props) in zip(spread(len(rows)), rows, strict=True):
        records.append(
            Lane(
                id=new_id("lanes"),
                journey=journey.id,
                order=key,
                lane_kind=kind,
                title=say(title),
                props=props,
            )
        )
    return atlas_of(AtlasInfo(content_language=language), *records)


_BUILDERS: Mapping[str, Build] = MappingProxyType(
    {"journey": new_map, "blueprint": _blueprint, "workshop": _workshop, "empty": _empty}
)
TEMPLATES: tuple[Template, ...] = tuple(
    Template(name, title, _BUILDERS[name]) for name, title in TEMPLATE_TITLES.items()
)
