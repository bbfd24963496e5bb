"""The words of undo labels and refusals: every verb with every kind of record, in one place.

Each pair makes one whole sentence, so that a translator gets sentences and no parts; `all_labels` lists them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from cjeditor.model.messages import Message, UserError, counted, message
from cjeditor.model.records import KINDS, AtlasInfo, Record
from cjeditor.model.records.base import Value

KIND_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "personas": ("a persona", "personas"),
        "channels": ("a channel", "channels"),
        "actors": ("an actor", "actors"),
        "products": ("a product", "products"),
        "crews": ("a crew", "crews"),
        "people": ("a person", "people"),
        "memberships": ("a membership", "memberships"),
        "systems": ("a system", "systems"),
        "sources": ("a source", "sources"),
        "metrics": ("a metric", "metrics"),
        "journeys": ("a journey", "journeys"),
        "stages": ("a stage", "stages"),
        "steps": ("a step", "steps"),
        "lane_groups": ("a lane group", "lane groups"),
        "lanes": ("a lane", "lanes"),
        "touchpoints": ("a touchpoint", "touchpoints"),
        "notes": ("a note", "notes"),
        "votes": ("a vote", "votes"),
        "emotions": ("a point of the curve", "points of the curve"),
        "flows": ("a flow", "flows"),
        "assets": ("a picture", "pictures"),
        "cards": ("a card", "cards"),
        "objects": ("an object", "objects"),
    }
)
"""One and many of each kind; touchpoints with notes are cards, any other mixture is objects."""

_VERBS = {
    "add": "Add",
    "change": "Change",
    "delete": "Delete",
    "move": "Move",
    "duplicate": "Duplicate",
    "paste": "Paste",
    "park": "Park",
    "group": "Group",
    "ungroup": "Ungroup",
    "merge": "Merge",
    "span": "Span",
}
_CARDS = ("touchpoints", "notes", "cards")
_HEADS = ("stages", "steps", "lanes", "lane_groups")
_VERB_KINDS: Mapping[str, tuple[str, ...]] = {
    "add": (*KINDS, "cards"),
    "change": tuple(KIND_WORDS),
    "delete": tuple(KIND_WORDS),
    "move": tuple(KIND_WORDS),
    "duplicate": (*_CARDS, "journeys", *_HEADS),
    "paste": (*_CARDS, *_HEADS),
    "park": _CARDS,
    "group": ("lanes",),
    "ungroup": ("lanes",),
    "merge": ("stages",),
    "span": _CARDS,
}
_FIELD_WORDS = {
    "lane_kind": "kind",
    "note_kind": "kind",
    "flow_kind": "kind",
    "crew_kind": "kind",
    "last_step": "span",
    "as_of": "date",
    "viewing_distance_m": "viewing distance",
    "age": "age",
    "props": "properties",
    "custom": "own fields",
    "at": "place within the step",
    "minutes": "minutes",
}


def label(verb: str, kind: str, count: int = 1) -> Message:
    """Return an undo label: "Move 3 touchpoints", "Add a stage"."""
    one, many = KIND_WORDS[kind]
    word = _VERBS[verb]
    return counted(f"edits.{verb}.{kind}", f"{word} {one}", f"{word} {{count}} {many}", count)


def label_for(verb: str, records: Iterable[Record]) -> Message:
    """Return the undo label of a verb that does the same to all these records."""
    kinds = [record.kind for record in records]
    return label(verb, _common(set(kinds)), len(kinds))


def field_words(field: str) -> str:
    """Return how a field is called in a sentence: "moment of truth"."""
    return _FIELD_WORDS.get(field, field.replace("_", " "))


def field_label(field: str) -> Message:
    """Return the undo label of a change to one field: "Change the title"."""
    words = field_words(field)
    return message(f"edits.change_field.{words.replace(' ', '_')}", f"Change the {words}")


def field_title(field: str) -> Message:
    """Return the name of a field in a refusal: "Moment of truth"."""
    words = field_words(field)
    return message(f"edits.field.{field}", words[:1].upper() + words[1:])


def all_labels() -> Iterator[Message]:
    """Yield every label that `label`, `field_label` and `field_title` can make, for the translation catalogues."""
    for verb, kinds in _VERB_KINDS.items():
        for kind in kinds:
            yield label(verb, kind)
    types: tuple[type[Value], ...] = (AtlasInfo, *KINDS.values())
    fields = {field for record_type in types for field in record_type.model_fields} - {"id"}
    for words in (field_label, field_title):
        yield from {made.source: made for made in map(words, sorted(fields))}.values()


def nothing_called(record_id: str) -> UserError:
    """Return the refusal to work on a record that is not there."""
    return UserError(
        message("edits.unknown_id", "There is no record “{id}” in this atlas.", id=record_id),
        remedy=message("edits.unknown_id.remedy", "Look up its id and try again."),
    )


def refused(message_id: str, source: str, **values: str | float | Message) -> UserError:
    """Return a refusal of one sentence."""
    return UserError(message(f"edits.{message_id}", source, **values))


def _common(kinds: set[str]) -> str:
    if len(kinds) == 1:
        return kinds.pop()
    return "cards" if kinds == {"touchpoints", "notes"} else "objects"
