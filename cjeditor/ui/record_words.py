"""RecordWords: what a record is called and which icon stands for it, in lists and titles of the window. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cjeditor.drawing.look.colours import channel_colour, hex_of, note_look
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Message, message
from cjeditor.model.records import Channel, Emotion, Flow, Lane, Note, Record, Touchpoint
from cjeditor.ui.lane_icons import LANE_ICONS

KIND_WORDS: Mapping[str, Message] = MappingProxyType(
    {
        "atlas": message("ui.kind.atlas", "Map file"),
        "personas": message("ui.kind.persona", "Persona"),
        "channels": message("ui.kind.channel", "Channel"),
        "actors": message("ui.kind.actor", "Actor"),
        "products": message("ui.kind.product", "Product"),
        "crews": message("ui.kind.crew", "Crew"),
        "people": message("ui.kind.person", "Person"),
        "memberships": message("ui.kind.membership", "Membership"),
        "systems": message("ui.kind.system", "System"),
        "sources": message("ui.kind.source", "Source"),
        "metrics": message("ui.kind.metric", "Metric"),
        "journeys": message("ui.kind.journey", "Journey"),
        "stages": message("ui.kind.stage", "Stage"),
        "steps": message("ui.kind.step", "Step"),
        "lane_groups": message("ui.kind.lane_group", "Lane group"),
        "lanes": message("ui.kind.lane", "Lane"),
        "touchpoints": message("ui.kind.touchpoint", "Touchpoint"),
        "notes": message("ui.kind.note", "Note"),
        "votes": message("ui.kind.vote", "Vote"),
        "emotions": message("ui.kind.emotion", "Point of the emotion curve"),
        "flows": message("ui.kind.flow", "Flow"),
        "assets": message("ui.kind.asset", "Picture"),
    }
)
"""One of each kind, as a title."""

KIND_TITLES: Mapping[str, Message] = MappingProxyType(
    {
        "personas": message("ui.kinds.personas", "Personas"),
        "channels": message("ui.kinds.channels", "Channels"),
        "actors": message("ui.kinds.actors", "Actors"),
        "products": message("ui.kinds.products", "Products"),
        "crews": message("ui.kinds.crews", "Crews"),
        "people": message("ui.kinds.people", "People"),
        "systems": message("ui.kinds.systems", "Systems"),
        "sources": message("ui.kinds.sources", "Sources"),
        "metrics": message("ui.kinds.metrics", "Metrics"),
    }
)
"""The dictionaries, as titles."""

KIND_HINTS: Mapping[str, Message] = MappingProxyType(
    {
        "personas": message("ui.hint.personas", "Whose journey it is: the kinds of customer you tell apart."),
        "channels": message(
            "ui.hint.channels", "Where customer and company meet: app, phone, branch, letter …"
        ),
        "actors": message(
            "ui.hint.actors", "Others who take part: partners, suppliers, family, competitors."
        ),
        "products": message("ui.hint.products", "What the customer buys or uses along the journey."),
        "crews": message("ui.hint.crews", "The teams of your company that stand behind a touchpoint."),
        "people": message("ui.hint.people", "Colleagues by name: owners, authors, members of crews."),
        "systems": message("ui.hint.systems", "The software that a touchpoint runs on."),
        "sources": message("ui.hint.sources", "Where you know it from: interviews, surveys, data."),
        "metrics": message("ui.hint.metrics", "What you measure along the journey, with its unit."),
    }
)
"""What each dictionary is for, in a sentence."""

KIND_ICONS: Mapping[str, str] = MappingProxyType(
    {
        "personas": "user-round",
        "channels": "radio",
        "actors": "handshake",
        "products": "package",
        "crews": "users",
        "people": "id-card",
        "systems": "server",
        "sources": "book-open",
        "metrics": "gauge",
        "journeys": "route",
        "stages": "milestone",
        "steps": "footprints",
        "lane_groups": "group",
        "lanes": "rows-3",
        "touchpoints": "message-square",
        "notes": "sticky-note",
        "emotions": "smile",
        "flows": "arrow-right",
        "assets": "image",
    }
)
_NAMES = ("title", "name", "text", "label", "word")


def own_words(record: Record) -> str:
    """Return what a person wrote as the record's name, on one line; "" for nothing."""
    found = next((value for field in _NAMES if (value := getattr(record, field, ""))), "")
    return " ".join(str(found).split())


def name_of(atlas: Atlas, record_id: str) -> str:
    """Return the name of a record, or of the ends of a flow; "" for one without."""
    record = atlas.find(record_id)
    if isinstance(record, Flow) and not record.label:
        ends = [atlas.find(end) for end in (record.source, record.target or "")]
        return " → ".join(own_words(end) for end in ends if end is not None)
    if isinstance(record, Emotion) and not record.word:
        step = atlas.steps.get(record.step)
        return f"{record.score:+g}  {own_words(step) if step is not None else ''}".strip()
    return own_words(record) if record is not None else ""


def icon_of(atlas: Atlas, record_id: str) -> tuple[str, str]:
    """Return the icon of a record and its colour as "#RRGGBB", "" for that of the text."""
    record = atlas.find(record_id)
    match record:
        case Touchpoint(channels=(first, *_)) if first in atlas.channels:
            channel = atlas.channels[first]
            return channel.icon or KIND_ICONS["touchpoints"], colour_of_channel(atlas, channel)
        case Channel():
            return record.icon or KIND_ICONS["channels"], colour_of_channel(atlas, record)
        case Note():
            return note_look(record.note_kind).icon, ""
        case Lane():
            return record.icon or LANE_ICONS.get(record.lane_kind, "rows-3"), record.colour or ""
        case None:
            return "folder", ""
        case _:
            return KIND_ICONS.get(record.kind, "circle"), getattr(record, "colour", None) or ""


def colour_of_channel(atlas: Atlas, channel: Channel) -> str:
    """Return a channel's own colour, or the one its position among the channels gives it."""
    if channel.colour is not None:
        return channel.colour
    ordered = sorted(atlas.channels.values(), key=lambda known: known.sort_key)
    return hex_of(channel_colour(ordered.index(channel))[0])
