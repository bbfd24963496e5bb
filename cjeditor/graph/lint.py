"""Lint: what is most likely a slip in the flows of an atlas, told as findings for `check`.

A rule is a function in `RULES`. What `reach` finds is asked for, not checked; what layout sees (empty stages, long
texts) is told there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from cjeditor.graph.flow_graph import is_on_path, name_of, path_graph, record_of, touchpoints_in
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Finding, message
from cjeditor.model.records import Flow

Rule: TypeAlias = Callable[[Atlas], Iterator[Finding]]
_ROUNDING: Final = 0.005


def lint(atlas: Atlas) -> tuple[Finding, ...]:
    """Return what every rule found, rule by rule, by object id within a rule."""
    return tuple(
        finding for rule in RULES for finding in sorted(rule(atlas), key=lambda found: found.object_id)
    )


def shares_beyond_all(atlas: Atlas) -> Iterator[Finding]:
    """More people leave a place than came: shares over 100 %, for all or for one persona."""
    for source, flows in _by_source(atlas).items():
        personas = {persona for flow in flows for persona in flow.persona_shares}
        sums = [sum(flow.share or 0.0 for flow in flows)]
        sums += [sum(flow.persona_shares.get(persona, 0.0) for flow in flows) for persona in personas]
        if max(sums) > 1.0 + _ROUNDING:
            yield Finding(
                "flow.shares-over-all",
                "warning",
                source,
                message(
                    "finding.shares-over-all",
                    "The flows from “{title}” take {percent} % of the people.",
                    title=name_of(atlas, source),
                    percent=round(max(sums) * 100),
                ),
                measured=max(sums),
                limit=1.0,
                remedy=message("remedy.shares-over-all", "Correct the shares so that they make 100 %."),
            )


def shares_short_of_all(atlas: Atlas) -> Iterator[Finding]:
    """Every flow from a place has a share, and some people are left over."""
    for source, flows in _by_source(atlas).items():
        total = sum(flow.share or 0.0 for flow in flows)
        if all(flow.share is not None for flow in flows) and total < 1.0 - _ROUNDING:
            yield Finding(
                "flow.shares-under-all",
                "hint",
                source,
                message(
                    "finding.shares-under-all",
                    "The flows from “{title}” take only {percent} % of the people.",
                    title=name_of(atlas, source),
                    percent=round(total * 100),
                ),
                measured=total,
                limit=1.0,
                remedy=message("remedy.shares-under-all", "Draw where the others go: an exit is a flow too."),
            )


def flows_to_themselves(atlas: Atlas) -> Iterator[Finding]:
    """A flow ends where it begins; it cannot be drawn."""
    for flow in atlas.flows.values():
        if flow.source == flow.target:
            yield Finding(
                "flow.to-itself",
                "warning",
                flow.id,
                message(
                    "finding.to-itself",
                    "A flow leads from “{title}” to itself.",
                    title=name_of(atlas, flow.source),
                ),
                remedy=message("remedy.to-itself", "Lead it to another touchpoint or delete it."),
            )


def flows_drawn_twice(atlas: Atlas) -> Iterator[Finding]:
    """Two flows of one kind between the same two places."""
    for source, flows in _by_source(atlas).items():
        seen: set[tuple[str | None, str, str, str]] = set()
        for flow in flows:
            way = flow.target, flow.flow_kind, flow.reason, flow.condition
            if way in seen and flow.target is not None:
                yield Finding(
                    "flow.twice",
                    "hint",
                    flow.id,
                    message(
                        "finding.twice",
                        "Two flows lead from “{start}” to “{end}”.",
                        start=name_of(atlas, source),
                        end=name_of(atlas, flow.target),
                    ),
                    remedy=message("remedy.twice", "Keep one, or say under which condition each is taken."),
                )
            seen.add(way)


def exits_without_a_reason(atlas: Atlas) -> Iterator[Finding]:
    """People leave and nobody says why."""
    for flow in atlas.flows.values():
        if flow.flow_kind == "exit" and not (flow.reason or flow.label):
            yield Finding(
                "flow.exit-without-reason",
                "hint",
                flow.id,
                message(
                    "finding.exit-without-reason",
                    "People leave at “{title}” and the map does not say why.",
                    title=name_of(atlas, flow.source),
                ),
                remedy=message("remedy.exit-without-reason", "Write the reason in the customer's words."),
            )


def stages_without_touchpoints(atlas: Atlas) -> Iterator[Finding]:
    """A stage has steps, the journey has touchpoints, and none of them lies in it."""
    for journey in atlas.journeys:
        stages = [atlas.stages[stage] for stage in atlas.index.stages(journey)]
        bare = [stage for stage in stages if next(touchpoints_in(atlas, stage), None) is None]
        if len(bare) == len(stages):
            continue
        for stage in bare:
            if atlas.index.steps(stage.id):
                yield Finding(
                    "stage.no-touchpoints",
                    "hint",
                    stage.id,
                    message(
                        "finding.no-touchpoints",
                        "The stage “{title}” has no touchpoint.",
                        title=stage.title or stage.id,
                    ),
                    remedy=message("remedy.no-touchpoints", "Add what happens in it, or delete the stage."),
                )


def rounds_without_a_way_out(atlas: Atlas) -> Iterator[Finding]:
    """A ring of touchpoints that people enter and no flow leaves."""
    import networkx as nx

    graph = path_graph(atlas)
    for ring in nx.strongly_connected_components(graph):
        leaves = any(target not in ring for node in ring for target in graph.successors(node))
        ends = any(getattr(record_of(graph, node), "outcome", None) for node in ring)
        inside = ring & atlas.touchpoints.keys()
        if len(ring) > 1 and inside and not leaves and not ends:
            first = min(inside)
            yield Finding(
                "flow.no-way-out",
                "warning",
                first,
                message(
                    "finding.no-way-out",
                    "From “{title}” people only go round in a circle.",
                    title=name_of(atlas, first),
                ),
                measured=float(len(ring)),
                remedy=message("remedy.no-way-out", "Draw how people leave the circle."),
            )


def _by_source(atlas: Atlas) -> dict[str, list[Flow]]:
    found: dict[str, list[Flow]] = {}
    for flow in sorted(atlas.flows.values(), key=lambda flow: flow.id):
        if is_on_path(flow):
            found.setdefault(flow.source, []).append(flow)
    return found


RULES: Final[tuple[Rule, ...]] = (
    shares_beyond_all,
    shares_short_of_all,
    flows_to_themselves,
    flows_drawn_twice,
    exits_without_a_reason,
    rounds_without_a_way_out,
    stages_without_touchpoints,
)
