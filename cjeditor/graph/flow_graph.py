"""The flow graph: all journeys of an atlas as one directed multigraph, touchpoints as nodes and flows as edges.

Owns what is a node and an edge; every question builds on it. Imports networkx only when a graph is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from cjeditor.model.atlas import Atlas
from cjeditor.model.records import Across, Cell, Flow, Parked, Stage, Step, Touchpoint

if TYPE_CHECKING:
    import networkx as nx

FlowGraph: TypeAlias = "nx.MultiDiGraph[str]"

EXIT: Final = "→exit"
DONE: Final = "→done"
"""The two nodes that are no record: where exits and dones lead. No id has an arrow in it."""


def flow_graph(atlas: Atlas) -> FlowGraph:
    """Return the graph of an atlas.

    Nodes are all touchpoints, the steps and stages that flows touch, and EXIT and DONE; a node's `record` is its
    record, None for those two. Edges have the flow's id as key and the record as `flow`.
    """
    import networkx as nx

    graph: FlowGraph = nx.MultiDiGraph()
    graph.add_nodes_from((touchpoint.id, {"record": touchpoint}) for touchpoint in atlas.touchpoints.values())
    graph.add_nodes_from((end, {"record": None}) for end in (EXIT, DONE))
    for flow in atlas.flows.values():
        target = end_of(flow)
        for end in (flow.source, target):
            if end not in graph:
                graph.add_node(end, record=atlas.steps.get(end) or atlas.stages.get(end))
        graph.add_edge(flow.source, target, key=flow.id, flow=flow)
    return graph


def end_of(flow: Flow) -> str:
    """Return the node a flow leads to."""
    return flow.target or (DONE if flow.flow_kind == "done" else EXIT)


def is_on_path(flow: Flow) -> bool:
    """Whether the same person goes on along it; a referral starts another person's journey."""
    return flow.flow_kind != "referral"


def path_graph(atlas: Atlas) -> FlowGraph:
    """Return the graph of the ways one person can go: without referrals, with the steps and stages made passable.

    A flow to a step or stage leads to each of its touchpoints, and one from it leaves each of them.
    """
    graph = flow_graph(atlas)
    for flow in atlas.flows.values():
        if not is_on_path(flow):
            graph.remove_edge(flow.source, end_of(flow), flow.id)
    for node in list(graph):
        record = record_of(graph, node)
        if isinstance(record, Step | Stage):
            leaves, enters = bool(graph.out_degree(node)), bool(graph.in_degree(node))
            for touchpoint in touchpoints_in(atlas, record):
                if enters:
                    graph.add_edge(node, touchpoint)
                if leaves:
                    graph.add_edge(touchpoint, node)
    return graph


def record_of(graph: FlowGraph, node: str) -> Touchpoint | Step | Stage | None:
    """Return the record a node stands for."""
    found: Touchpoint | Step | Stage | None = graph.nodes[node]["record"]
    return found


def touchpoints_in(atlas: Atlas, record: Step | Stage) -> Iterator[str]:
    """Yield the touchpoints of a step, or of a stage and all its steps, lane by lane."""
    index = atlas.index
    if isinstance(record, Step):
        stage, overs = atlas.stages[record.stage], [record.id]
    else:
        stage, overs = record, [record.id, *index.steps(record.id)]
    for over in overs:
        for lane in index.lanes(stage.journey):
            yield from (card for card in index.cards(lane, over) if card in atlas.touchpoints)


def journey_of(atlas: Atlas, touchpoint: Touchpoint) -> str | None:
    """Return the journey on whose map a touchpoint lies; None for a parked or pinned one."""
    match touchpoint.place:
        case Cell(lane=lane) | Across(lane=lane):
            found = atlas.lanes.get(lane)
            return found.journey if found else None
        case Parked():
            return None
        case _:
            return None


def name_of(atlas: Atlas, record_id: str) -> str:
    """Return what a person calls a touchpoint, step or stage: its title, else its id."""
    for table in (atlas.touchpoints, atlas.steps, atlas.stages):
        record = table.get(record_id)
        if record is not None:
            return record.title or record_id
    return record_id


def shares_of(flows: list[Flow], share: Callable[[Flow], float | None]) -> dict[str, float]:
    """Return the share of each flow out of one place; those without one divide what the others leave evenly."""
    known = {flow.id: found for flow in flows if (found := share(flow)) is not None}
    rest = max(1.0 - sum(known.values()), 0.0)
    unknown = len(flows) - len(known)
    return {flow.id: known.get(flow.id, rest / unknown if unknown else 0.0) for flow in flows}
