"""Routes: all flows of one map as ways through gutters, in groups by card side, gutter and cell.

A value, with what is read straight from it; coordinates come last, when asked for. Knows no atlas and makes no way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, TypeAlias

from cjeditor.frozen import frozen
from cjeditor.layout.routing.flow_line import FlowLine
from cjeditor.layout.routing.ground import Ground, Gutter, Home
from cjeditor.layout.routing.groups import Flows
from cjeditor.layout.routing.path import CellKey, Path, Port, Side
from cjeditor.layout.routing.ports import PortKey
from cjeditor.layout.routing.spots import Label
from cjeditor.layout.routing.tracks import Runs, Tracks
from cjeditor.layout.routing.when_seen import WhenSeen
from cjeditor.layout.routing.wish import Wish

SideKey: TypeAlias = tuple[str, Side]


def _nothing_seen() -> WhenSeen[Any, Any]:
    return WhenSeen((), lambda _key: {})


@frozen
class Routes:
    """Every drawn flow's way; the mappings must not be changed.

    `touching` lists the flows at each end, drawn or not; `at_side`, `under_cell` and `at_home` (where their words
    belong) the drawn ones by group, sorted by id; `runs` what each gutter carries, sorted by place. Tracks and words
    are found when somebody looks.
    `redone` are the flows whose way, or words that were looked at, the last edit may have changed, gone ones too.
    """

    ground: Ground
    calm: bool
    wishes: Mapping[str, Wish] = field(default_factory=dict)
    paths: Mapping[str, Path] = field(default_factory=dict)
    touching: Mapping[str, Flows] = field(default_factory=dict)
    at_side: Mapping[SideKey, Flows] = field(default_factory=dict)
    under_cell: Mapping[CellKey, Flows] = field(default_factory=dict)
    at_home: Mapping[Home, Flows] = field(default_factory=dict)
    ports: Mapping[SideKey, Mapping[PortKey, float]] = field(default_factory=dict)
    runs: Mapping[Gutter, Runs] = field(default_factory=dict)
    tracks: WhenSeen[Gutter, Tracks] = field(default_factory=_nothing_seen)
    labels: WhenSeen[Home, Mapping[str, Label]] = field(default_factory=_nothing_seen)
    redone: frozenset[str] = field(default=frozenset(), compare=False)
    lines: dict[str, FlowLine] = field(default_factory=dict, compare=False, repr=False)
    """What `line_of` worked out so far."""

    def port_y(self, flow_id: str, port: Port) -> float:
        """Return the y of a port, from the top of its card's row."""
        return self.ports[port.anchor_id, port.side][flow_id, port.is_in]

    def label(self, flow_id: str) -> tuple[Home, Label] | None:
        """Return a flow's words and where they belong, None when it has none or found no room."""
        home = self.paths[flow_id].home
        found = self.labels.at(home).get(flow_id) if home else None
        return (home, found) if home and found else None
