"""Flow search: a touchpoint of any journey by a few letters, as the other end of a flow from what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from cjeditor.model.atlas import Atlas
from cjeditor.model.matching import bare, matches
from cjeditor.model.messages import message
from cjeditor.model.records import Touchpoint
from cjeditor.model.whereabouts import journey_of, over_of
from cjeditor.ui.dialogs.search import Found, SearchBox, opened_box, place_words
from cjeditor.ui.icons import record_icon
from cjeditor.ui.labels import shortened
from cjeditor.ui.record_words import icon_of, name_of

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_PROMPT = message("ui.search.flow_to", "Touchpoint of any journey the flow leads to")


def find_flow_target(desk: Desk, link: Callable[[str, str], object]) -> SearchBox:
    """Ask where a flow from the chosen object leads; without a word, other journeys' touchpoints come first."""
    (source,) = desk.selected("touchpoints", "steps", "stages")

    def find(text: str) -> Iterable[Found]:
        for card in flow_targets(desk.atlas, source, text):
            name, colour = icon_of(desk.atlas, card.id)
            icon = record_icon(name, colour, desk.services.theme)
            words = shortened(name_of(desk.atlas, card.id), 70)
            place = place_words(desk.atlas, card.id)
            yield Found(words, place, icon, partial(link, source, card.id))

    return opened_box(SearchBox(desk, desk.say(_PROMPT), find))


def flow_targets(atlas: Atlas, source_id: str, text: str) -> list[Touchpoint]:
    """Return the touchpoints a text finds, by title or by place: titles that begin with it first, then other journeys."""
    home = journey_of(atlas, source_id)
    places: dict[str, tuple[str, bool]] = {}  # bare words, worked out once for all cards at a step
    near: list[Touchpoint] = []
    far: list[Touchpoint] = []
    for card in atlas.touchpoints.values():
        over = over_of(card) or card.id
        if over not in places:
            words = bare(place_words(atlas, card.id).replace("›", " "))
            places[over] = words, journey_of(atlas, card.id) == home
        words, is_near = places[over]
        if card.id != source_id and matches(text, f"{card.title} {words}"):
            (near if is_near else far).append(card)
    begun = bare(text).strip()
    return sorted(far + near, key=lambda card: not bare(card.title).startswith(begun))
