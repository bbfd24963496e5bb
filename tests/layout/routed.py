"""The ways of the flows of a map that has some."""

from __future__ import annotations

from cjeditor.layout.flow_map import FlowMap
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.routing.routes import Routes


def flow_map_of(layout: MapLayout) -> FlowMap:
    assert isinstance(layout.flow_map, FlowMap), "the map has no flows"
    return layout.flow_map


def routes_of(layout: MapLayout) -> Routes:
    return flow_map_of(layout).routes
