"""First flow: the one door to those who find the ways of flows, draw them and find room for what hangs under cards.

A map without flows, as each is at first, asks nothing of them: they are imported for the first flow.
"""

from __future__ import annotations

from collections.abc import Mapping

from cjeditor.layout.flows import NO_FLOWS, FlowInput, Flows
from cjeditor.layout.options import LayoutOptions
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change


def flows_of(given: FlowInput) -> Flows:
    """Return the flows of a map, from scratch."""
    if not given.atlas.flows:
        return NO_FLOWS
    from cjeditor.layout.flow_map import flow_map

    return flow_map(given)


def flows_after(before: Flows, given: FlowInput, change: Change) -> Flows:
    """Return the flows after a change: equal to those from scratch, with only what it touched done."""
    if not given.atlas.flows:
        return NO_FLOWS
    from cjeditor.layout.flow_map import FlowMap, advanced

    return advanced(before, given, change) if isinstance(before, FlowMap) else flows_of(given)


def room_under(
    atlas: Atlas, journey_id: str, options: LayoutOptions, cards: tuple[str, ...] | None = None
) -> Mapping[str, float]:
    """Return the room that flows hanging under the cards of a journey want, or under some of them."""
    if not atlas.flows:
        return {}
    from cjeditor.layout.open_ends import open_ends

    return open_ends(atlas, journey_id, options, cards)
