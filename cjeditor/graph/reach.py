"""Reach: touchpoints no one gets to, dead ends, and places with no way to an outcome.

People come in at touchpoints with an entry share; where a journey names none, at the cards of its first step that has
some, unless it is part of another journey and flows lead into it. An outcome is a done, an exit, or a touchpoint
marked as success or failure. Journeys without flows and cards behind the scenes without flows are left in peace; referrals are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from pydantic import Field

from cjeditor.graph.answer import Answer, AnswerColumn, AnswerRow, Options, Question
from cjeditor.graph.flow_graph import DONE, EXIT, FlowGraph, journey_of, path_graph, record_of
from cjeditor.model.atlas import Atlas
from cjeditor.model.marks import Badge, Marks, Meaning, Tone
from cjeditor.model.messages import Finding, Message, Severity, counted, message
from cjeditor.model.records import Touchpoint

Trouble: TypeAlias = Literal["unreachable", "dead end", "no outcome"]


class ReachOptions(Options):
    """What counts as having arrived."""

    success_only: bool = Field(default=False, title="Only success counts as an outcome")
    journey: str | None = Field(default=None, title="Only touchpoints of this journey")


class _Kind(NamedTuple):
    """How a trouble is told: its badge, how bad it is, its word in the table, its sentence, what the badge means."""

    badge: str
    tone: Tone
    severity: Severity
    word: Message
    sentence: str
    remedy: Message
    meaning: Message


_KINDS: Final[Mapping[Trouble, _Kind]] = {
    "dead end": _Kind(
        "■",
        "bad",
        "warning",
        message("reach.dead-end", "Dead end"),
        "Nothing leads on from “{title}”.",
        message("remedy.dead-end", "Draw the flow that follows, or mark how it ends."),
        message("reach.mean.dead", "Nothing leads on from here."),
    ),
    "no outcome": _Kind(
        "○",
        "bad",
        "warning",
        message("reach.no-outcome", "No way to an outcome"),
        "From “{title}” no way leads to an outcome.",
        message("remedy.no-outcome", "Draw a way out, or mark a touchpoint of it as success or failure."),
        message("reach.mean.none", "No way from here leads to an outcome."),
    ),
    "unreachable": _Kind(
        "?",
        "warning",
        "warning",
        message("reach.unreachable", "Unreachable"),
        "No flow leads to “{title}”.",
        message("remedy.unreachable", "Draw the flow that leads here, or give it an entry share."),
        message("reach.mean.unreached", "No flow leads here."),
    ),
}


def run(atlas: Atlas, options: ReachOptions) -> Answer:
    """Return the touchpoints in trouble in the order of the map, dead ends first."""
    import networkx as nx

    graph = path_graph(atlas)
    checked = list(_checked(atlas, graph, options))
    entries = set(_entries(atlas, graph))
    came = nx.multi_source_dijkstra_path(graph, entries) if entries else {}
    ended = _with_outcome(graph, success_only=options.success_only)
    found = [
        (touchpoint, trouble)
        for trouble in _KINDS
        for touchpoint in checked
        if trouble in _troubles(graph, touchpoint, came, ended)
    ]
    paths = (came.get(touchpoint.id) for touchpoint, trouble in found if trouble == "dead end")
    return Answer(
        counted(
            "reach.summary", "{count} touchpoint in trouble.", "{count} touchpoints in trouble.", len(found)
        ),
        _COLUMNS,
        tuple(_row(atlas, touchpoint, trouble) for touchpoint, trouble in found),
        tuple(_finding(touchpoint, trouble) for touchpoint, trouble in found),
        Marks(_badges(found), {}, tuple(tuple(path) for path in paths if path and len(path) > 1)),
    )


def _checked(atlas: Atlas, graph: FlowGraph, options: ReachOptions) -> Iterator[Touchpoint]:
    """The touchpoints of journeys that have flows, in the order of the map."""
    mapped = {
        journey
        for touchpoint in atlas.touchpoints.values()
        if graph.degree(touchpoint.id) and (journey := journey_of(atlas, touchpoint))
    }
    for touchpoint in _in_order(atlas):
        journey = journey_of(atlas, touchpoint)
        is_behind = touchpoint.role in {"backstage", "support"} and not graph.degree(touchpoint.id)
        if journey in mapped and not is_behind and options.journey in {None, journey}:
            yield touchpoint


def _in_order(atlas: Atlas) -> Iterator[Touchpoint]:
    """All touchpoints on maps: by journey, step by step, from the top lane down."""
    index = atlas.index
    for journey in index.journeys():
        overs = [journey]
        for stage in index.stages(journey):
            overs += [stage, *index.steps(stage)]
        for over in overs:
            for lane in index.lanes(journey):
                cards = (atlas.touchpoints.get(card) for card in index.cards(lane, over))
                yield from (card for card in cards if card is not None)


def _entries(atlas: Atlas, graph: FlowGraph) -> Iterator[str]:
    by_journey: dict[str, list[Touchpoint]] = {}
    for touchpoint in _in_order(atlas):
        by_journey.setdefault(journey_of(atlas, touchpoint) or "", []).append(touchpoint)
    for journey, touchpoints in by_journey.items():
        named = [touchpoint.id for touchpoint in touchpoints if touchpoint.entry_share]
        if named:
            yield from named
        elif not _is_entered(atlas, graph, journey, touchpoints):
            yield from _first_step(atlas, journey)


def _first_step(atlas: Atlas, journey: str) -> tuple[str, ...]:
    """The touchpoints of the first step that has any."""
    index = atlas.index
    for step in index.steps_of_journey(journey):
        cards = [card for lane in index.lanes(journey) for card in index.cards(lane, step)]
        found = tuple(card for card in cards if card in atlas.touchpoints)
        if found:
            return found
    return ()


def _is_entered(atlas: Atlas, graph: FlowGraph, journey: str, touchpoints: list[Touchpoint]) -> bool:
    """Whether it is part of another journey and a flow from outside leads in."""
    record = atlas.journeys.get(journey)
    if record is None or record.parent is None:
        return False
    own = {touchpoint.id for touchpoint in touchpoints}
    sources = {source for touchpoint in own for source in graph.predecessors(touchpoint)} - own
    others = (atlas.touchpoints.get(source) for source in sources)
    return any(other is not None and journey_of(atlas, other) != journey for other in others)


def _with_outcome(graph: FlowGraph, *, success_only: bool) -> set[str]:
    """The nodes from which an outcome can be reached."""
    import networkx as nx

    wanted = {"success"} if success_only else {"success", "failure"}
    ends = {DONE} if success_only else {DONE, EXIT}
    records = {node: record_of(graph, node) for node in graph}
    ends |= {
        node
        for node, record in records.items()
        if isinstance(record, Touchpoint) and record.outcome in wanted
    }
    return ends.union(*(nx.ancestors(graph, end) for end in ends))


def _troubles(
    graph: FlowGraph, touchpoint: Touchpoint, came: Mapping[str, object], ended: set[str]
) -> Iterator[Trouble]:
    if touchpoint.id not in came:
        yield "unreachable"
    if not graph.out_degree(touchpoint.id):
        if touchpoint.outcome is None:
            yield "dead end"
    elif touchpoint.id not in ended:
        yield "no outcome"


_COLUMNS: Final = (
    AnswerColumn("touchpoint", message("reach.touchpoint", "Touchpoint"), "name"),
    AnswerColumn("journey", message("reach.journey", "Journey")),
    AnswerColumn("trouble", message("reach.trouble", "Trouble")),
)


def _row(atlas: Atlas, touchpoint: Touchpoint, trouble: Trouble) -> AnswerRow:
    journey = atlas.journeys.get(journey_of(atlas, touchpoint) or "")
    title = touchpoint.title or touchpoint.id
    return AnswerRow(touchpoint.id, (title, journey.title if journey else "", _KINDS[trouble].word))


def _finding(touchpoint: Touchpoint, trouble: Trouble) -> Finding:
    kind = _KINDS[trouble]
    return Finding(
        f"touchpoint.{trouble.replace(' ', '-')}",
        kind.severity,
        touchpoint.id,
        _sentence(touchpoint, trouble),
        remedy=kind.remedy,
    )


def _sentence(touchpoint: Touchpoint, trouble: Trouble) -> Message:
    title = touchpoint.title or touchpoint.id
    return message(f"finding.{trouble.replace(' ', '-')}", _KINDS[trouble].sentence, title=title)


def _badges(found: list[tuple[Touchpoint, Trouble]]) -> dict[str, Badge]:
    """One badge a touchpoint, of its first trouble."""
    return {
        touchpoint.id: Badge(_KINDS[trouble].badge, _KINDS[trouble].tone, _sentence(touchpoint, trouble))
        for touchpoint, trouble in reversed(found)
    }


QUESTION: Final = Question(
    "reach",
    message("question.reach", "Reach"),
    message(
        "question.reach.explanation",
        "Touchpoints no one gets to, dead ends, and places from which no way leads to an outcome.",
    ),
    ReachOptions,
    run,
    (
        *(Meaning("badge", kind.meaning, kind.badge, kind.tone) for kind in _KINDS.values()),
        Meaning("path", message("reach.mean.path", "The way that leads to a dead end.")),
    ),
)
