"""Open ends: how much room the flows that leave the map want under each card, so that cells and lanes grow by it.

Exits, dones and pills to other journeys hang under their card. Reads which flows those are from the atlas, not where they
run: routing never changes a layout. `first_flow` imports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.routing.hanging import height_of, room_for
from cjeditor.layout.routing.wish import End, Wish, wish_of
from cjeditor.model.atlas import Atlas
from cjeditor.model.records import Cell, Flow, Journey
from cjeditor.model.whereabouts import journey_of


def open_ends(
    atlas: Atlas, journey_id: str, options: LayoutOptions, cards: Iterable[str] | None = None
) -> dict[str, float]:
    """Return the room wanted under the cards of a journey, or under some of them; cards that want none are left out."""
    ends: dict[str, list[float]] = {}
    if not options.show_flows:
        return {}
    here = frozenset(atlas.index.lanes(journey_id))
    is_alone, chosen = len(atlas.journeys) < 2, options.chosen_face
    for flow in atlas.flows.values() if cards is None else _flows_at(atlas, cards):
        wish = None if is_alone and flow.target else _hanging(atlas, here, journey_id, flow)
        if wish is not None and wish.kind not in options.hidden_flows:
            set_in = wish if chosen is None else replace(wish, chosen_face=chosen)
            ends.setdefault(wish.source, []).append(height_of(set_in))
    return {card: room_for(heights) for card, heights in ends.items()}


def _hanging(atlas: Atlas, here: frozenset[str], journey_id: str, flow: Flow) -> Wish | None:
    """What a flow wants drawn that hangs under a card; None for one between two cards of the map."""
    if not flow.target:
        return wish_of(flow, _end(flow.source, None), None)
    source = _journey_elsewhere(atlas, here, journey_id, flow.source)
    target = _journey_elsewhere(atlas, here, journey_id, flow.target)
    if source is None and target is None:
        return None
    return wish_of(flow, _end(flow.source, source), _end(flow.target, target))


def _end(record_id: str, elsewhere: Journey | None) -> End:
    """One end as far as heights go: of its own name only so much is shown as stands beside the journey's."""
    return End(record_id, "", elsewhere.title if elsewhere else "", is_here=elsewhere is None)


def _flows_at(atlas: Atlas, cards: Iterable[str]) -> Iterator[Flow]:
    index = atlas.index
    found = (flow for card in cards for flow in (*index.flows_from(card), *index.flows_to(card)))
    return (atlas.flows[flow] for flow in dict.fromkeys(found))


def _journey_elsewhere(atlas: Atlas, here: frozenset[str], journey_id: str, record_id: str) -> Journey | None:
    """The other journey on whose map an end lies; nearly all are cards in a lane of this one."""
    card = atlas.touchpoints.get(record_id)
    if card is not None and isinstance(card.place, Cell) and card.place.lane in here:
        return None
    found = journey_of(atlas, record_id)
    return None if found is None or found == journey_id else atlas.journeys.get(found)
