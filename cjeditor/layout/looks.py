"""Looks: how the channels and personas of an atlas look on a map, read from its dictionaries.

Owns which colour, letter and marker stand in for those that the dictionaries leave open; knows no lanes and no cards.
"""

from __future__ import annotations

from cjeditor.drawing.frame import rgb
from cjeditor.drawing.look import colours
from cjeditor.layout.inputs import ChannelLook, PersonaLook
from cjeditor.model.atlas import Atlas
from cjeditor.model.records import Journey, Persona, PictureUse


def aspect_of(atlas: Atlas, use: PictureUse) -> float:
    """Return the height of the used part of a picture over its width; 4:3 when the picture is not there."""
    asset = atlas.assets.get(use.asset)
    left, top, right, bottom = use.crop
    if asset is None or right <= left or bottom <= top:
        return 0.75
    return asset.height * (bottom - top) / (asset.width * (right - left))


def channel_looks(atlas: Atlas) -> dict[str, ChannelLook]:
    """Return how channels look, by id, in order; one without a colour of its own has the palette's of its place."""
    looks: dict[str, ChannelLook] = {}
    ordered = sorted(atlas.channels.values(), key=lambda channel: channel.sort_key)
    for place, channel in enumerate(ordered):
        colour, is_repeated = (
            (rgb(channel.colour), False) if channel.colour else colours.channel_colour(place)
        )
        letter = channel.letter or channel.title[:1].upper()
        looks[channel.id] = ChannelLook(channel.id, channel.title, channel.icon, letter, colour, is_repeated)
    return looks


def persona_looks(atlas: Atlas, journey: Journey) -> tuple[PersonaLook, ...]:
    """Return how the personas of a journey look, in its order; those without a colour or marker have their place's."""
    known = [atlas.personas[persona] for persona in journey.personas if persona in atlas.personas]
    return tuple(_persona_look(atlas, persona, place) for place, persona in enumerate(known))


def _persona_look(atlas: Atlas, persona: Persona, place: int) -> PersonaLook:
    look = colours.persona_colour(place)
    name = f"{persona.name}, {persona.age}" if persona.age else persona.name
    return PersonaLook(
        persona.id,
        name,
        persona.name,
        persona.role,
        persona.quote,
        rgb(persona.colour) if persona.colour else look.colour,
        persona.marker or look.marker,
        persona.picture,
        aspect_of(atlas, persona.picture) if persona.picture else 1.0,
    )
