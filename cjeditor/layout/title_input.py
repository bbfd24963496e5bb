"""What the title block of a journey says, read from the atlas in the words of its content language."""

from __future__ import annotations

from collections.abc import Iterable

from cjeditor.layout import words
from cjeditor.layout.furniture.title_block import TitleInput
from cjeditor.layout.inputs import PersonaLook
from cjeditor.layout.looks import aspect_of
from cjeditor.layout.options import LayoutOptions, Say
from cjeditor.model.atlas import Atlas
from cjeditor.model.records import Journey, PictureUse


def title_input(
    atlas: Atlas, journey: Journey, personas: tuple[PersonaLook, ...], options: LayoutOptions
) -> TitleInput:
    """Return what the title block of a journey says."""
    logo = atlas.info.logo or ""
    return TitleInput(
        journey.id,
        journey.title,
        journey.goal,
        personas,
        tuple(_fields(atlas, journey, options.say)),
        logo if logo in atlas.assets else "",
        aspect_of(atlas, PictureUse(asset=logo)) if logo in atlas.assets else 1.0,
        options.chosen_face,
    )


def _fields(atlas: Atlas, journey: Journey, say: Say) -> Iterable[tuple[str, str]]:
    states = [say(words.STATES[state]) for state in (journey.state, journey.nature) if state]
    yield say(words.TRIGGER), journey.trigger
    yield say(words.SCOPE), journey.scope_in
    yield say(words.OUT_OF_SCOPE), journey.scope_out
    yield say(words.STATE), _sentence(", ".join(states))
    yield say(words.BASIS), journey.basis
    yield say(words.OWNER), _owner(atlas, journey)
    yield say(words.CREW), ", ".join(_crew_codes(atlas, journey))
    yield say(words.VERSION), journey.version
    yield say(words.DATE), journey.as_of.isoformat() if journey.as_of else ""
    yield say(words.CONFIDENTIALITY), journey.confidentiality
    for free in journey.header_fields:
        yield free.label, free.text


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _owner(atlas: Atlas, journey: Journey) -> str:
    person, crew = atlas.people.get(journey.owner or ""), atlas.crews.get(journey.owner or "")
    if person is not None:
        return ", ".join(part for part in (person.name, person.title) if part)
    return crew.title or crew.code if crew is not None else ""


def _crew_codes(atlas: Atlas, journey: Journey) -> Iterable[str]:
    for part in journey.crews:
        crew = atlas.crews.get(part.crew)
        if crew is not None and part.part == "owns":
            yield crew.title or crew.code
