"""Ports: how high on a card's side each flow touches it, a pure function of the flows at that side.

Arrivals stand near the title at the left, departures near the foot at the right, so that two cards side by side never
meet in one line by chance. Marks of hand-offs share the topmost port.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias

from cjeditor.layout.routing.ground import Anchor
from cjeditor.layout.routing.path import Port, Side

_STEP: Final = 12.0
_EDGE: Final = 18.0
"""How far from the card's corner the first port stands."""

_MARK_LIFT: Final = 5.0
"""Bars are taller than heads."""

PortKey: TypeAlias = tuple[str, bool]
"""A flow and whether it arrives here."""


def ports_of(anchor: Anchor, side: Side, ports: Iterable[tuple[str, Port]]) -> dict[PortKey, float]:
    """Return the y of each port on one side, from the top of the row."""
    found = tuple(ports)
    ordered = sorted((port.toward, port.is_in, flow_id) for flow_id, port in found if not port.is_mark)
    marks = sorted(flow_id for flow_id, port in found if port.is_mark)
    if side == "foot":
        return {(flow_id, is_in): anchor.bottom for _toward, is_in, flow_id in ordered}
    count = len(ordered) + bool(marks)
    step = min(_STEP, max(anchor.height - 2 * _EDGE, 0.0) / max(count - 1, 1))
    edge = min(_EDGE, anchor.height / 2)
    start = anchor.y + edge if side == "left" else anchor.bottom - edge - step * (count - 1)
    ys = {(flow_id, True): start - _MARK_LIFT for flow_id in marks}
    for number, (_toward, is_in, flow_id) in enumerate(ordered, start=bool(marks)):
        ys[flow_id, is_in] = start + number * step
    return ys
