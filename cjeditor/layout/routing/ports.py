"""Ports: how high on a card's side each flow touches it, a pure function of the flows at that side.

Arrivals stand near the title at the left, departures near the foot at the right, so that two cards side by side never
meet in one line by chance.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias

from cjeditor.layout.routing.ground import Anchor
from cjeditor.layout.routing.path import Port, Side

_STEP: Final = 10.0
_EDGE: Final = 18.0
"""How far from the card's corner the first port stands."""

PortKey: TypeAlias = tuple[str, bool]
"""A flow and whether it arrives here."""


def ports_of(anchor: Anchor, side: Side, ports: Iterable[tuple[str, Port]]) -> dict[PortKey, float]:
    """Return the y of each port on one side, from the top of the row."""
    ordered = sorted(ports, key=lambda found: (found[1].toward, found[1].is_in, found[0]))
    if side == "foot":
        return {(flow_id, port.is_in): anchor.bottom for flow_id, port in ordered}
    gaps = max(len(ordered) - 1, 1)
    step = min(_STEP, max(anchor.height - 2 * _EDGE, 0.0) / gaps)
    edge = min(_EDGE, anchor.height / 2)
    start = anchor.y + edge if side == "left" else anchor.bottom - edge - step * (len(ordered) - 1)
    return {(flow_id, port.is_in): start + number * step for number, (flow_id, port) in enumerate(ordered)}
