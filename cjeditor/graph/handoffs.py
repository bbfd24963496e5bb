"""Hand-offs: flows along which the crew, the product or the channel changes, the weightiest first.

A hand-off weighs the number of things that change times the share of people who take it (or its volume, when asked
for): three changes for a tenth of the people weigh less than one change for half of them. Shares nobody gave divide
what the others leave. What is unknown at one end does not count as a change; referrals are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from pydantic import Field

from cjeditor.graph.answer import Answer, AnswerColumn, AnswerRow, Options, Question
from cjeditor.graph.flow_graph import is_on_path, journey_of, shares_of
from cjeditor.model.atlas import Atlas
from cjeditor.model.marks import Badge, Marks, Meaning, Tone
from cjeditor.model.messages import Finding, Message, counted, message
from cjeditor.model.records import Channel, Crew, Flow, Product, Touchpoint

Aspect: TypeAlias = Literal["crew", "product", "channel"]
_TONES: Final[Mapping[int, Tone]] = {1: "neutral", 2: "warning", 3: "bad"}
_ALL: Final = 3


class HandOffOptions(Options):
    """Which changes count, and what weighs them."""

    crew: bool = Field(default=True, title="Changes of crew")
    product: bool = Field(default=True, title="Changes of product")
    channel: bool = Field(default=True, title="Changes of channel")
    weighed_by: Literal["share", "volume"] = Field(default="share", title="Weighed by")
    journey: str | None = Field(default=None, title="Only flows that begin in this journey")


class HandOff(NamedTuple):
    """A flow with what changes along it: "Mortgages ▸ Risk" by aspect."""

    flow: Flow
    changes: Mapping[Aspect, str]
    share: float
    weight: float


def run(atlas: Atlas, options: HandOffOptions) -> Answer:
    """Return all hand-offs, the weightiest first."""
    found = sorted(_hand_offs(atlas, options), key=lambda one: (-one.weight, -len(one.changes), one.flow.id))
    return Answer(
        counted("handoffs.summary", "{count} hand-off.", "{count} hand-offs.", len(found)),
        (*_COLUMNS, _WEIGHTS[options.weighed_by]),
        tuple(_row(atlas, one) for one in found),
        tuple(_finding(atlas, one) for one in found if len(one.changes) == _ALL),
        _marks(found),
    )


def _hand_offs(atlas: Atlas, options: HandOffOptions) -> Iterator[HandOff]:
    aspects: list[Aspect] = [aspect for aspect in ("crew", "product", "channel") if getattr(options, aspect)]
    for touchpoint in atlas.touchpoints.values():
        if options.journey is not None and journey_of(atlas, touchpoint) != options.journey:
            continue
        flows = [atlas.flows[flow] for flow in atlas.index.flows_from(touchpoint.id)]
        flows = [flow for flow in flows if is_on_path(flow)]
        shares = shares_of(flows, lambda flow: flow.share)
        for flow in flows:
            target = atlas.touchpoints.get(flow.target or "")
            changes = _changes(atlas, touchpoint, target, aspects) if target else {}
            if changes:
                share = shares[flow.id]
                measure = share if options.weighed_by == "share" else flow.volume or 0.0
                yield HandOff(flow, changes, share, measure * len(changes))


def _changes(
    atlas: Atlas, source: Touchpoint, target: Touchpoint, aspects: list[Aspect]
) -> dict[Aspect, str]:
    pairs = ((aspect, _name(atlas, source, aspect), _name(atlas, target, aspect)) for aspect in aspects)
    return {
        aspect: f"{before} ▸ {after}"
        for aspect, before, after in pairs
        if before and after and before != after
    }


def _name(atlas: Atlas, touchpoint: Touchpoint, aspect: Aspect) -> str:
    """The name of a touchpoint's crew, product or first channel; "" when it is unknown."""
    record: Crew | Product | Channel | None
    match aspect:
        case "crew":
            record = atlas.crews.get(touchpoint.crew or "")
        case "product":
            record = atlas.products.get(touchpoint.product or "")
        case "channel":
            record = atlas.channels.get(touchpoint.channels[0]) if touchpoint.channels else None
    if record is None:
        return ""
    code = "" if isinstance(record, Channel) else record.code
    return record.title or code or record.id


_COLUMNS: Final = (
    AnswerColumn("source", message("handoffs.from", "From"), "name"),
    AnswerColumn("target", message("handoffs.to", "To"), "name"),
    AnswerColumn("crew", message("handoffs.crew", "Crew")),
    AnswerColumn("product", message("handoffs.product", "Product")),
    AnswerColumn("channel", message("handoffs.channel", "Channel")),
    AnswerColumn("changes", message("handoffs.changes", "Changes at once"), "whole"),
    AnswerColumn("share", message("handoffs.share", "Share of people"), "share"),
    AnswerColumn("volume", message("handoffs.volume", "Volume"), "number"),
)
_WEIGHTS: Final = {
    "share": AnswerColumn("weight", message("handoffs.weight.share", "Weight (changes × share)"), "number"),
    "volume": AnswerColumn(
        "weight", message("handoffs.weight.volume", "Weight (changes × volume)"), "number"
    ),
}


def _row(atlas: Atlas, one: HandOff) -> AnswerRow:
    changes = tuple(one.changes.get(aspect, "") for aspect in ("crew", "product", "channel"))
    ends = _title(atlas, one.flow.source), _title(atlas, one.flow.target or "")
    figures = len(one.changes), round(one.share, 6), one.flow.volume, round(one.weight, 6)
    return AnswerRow(one.flow.id, (*ends, *changes, *figures))


def _title(atlas: Atlas, touchpoint_id: str) -> str:
    return atlas.touchpoints[touchpoint_id].title or touchpoint_id


def _finding(atlas: Atlas, one: HandOff) -> Finding:
    return Finding(
        "flow.all-changes",
        "hint",
        one.flow.id,
        message(
            "finding.all-changes",
            "From “{start}” to “{end}” crew, product and channel change at once.",
            start=_title(atlas, one.flow.source),
            end=_title(atlas, one.flow.target or ""),
        ),
        remedy=message("remedy.all-changes", "See whether one crew can stay with the person here."),
    )


def _marks(found: list[HandOff]) -> Marks:
    """Badges on the flows; heat on the flows and on the touchpoints they arrive at, the heaviest being 1."""
    heaviest = max((one.weight for one in found), default=0.0)
    heat: dict[str, float] = {}
    for one in reversed(found if heaviest else []):
        heat[one.flow.id] = one.weight / heaviest
        if one.flow.target:
            heat[one.flow.target] = one.weight / heaviest
    badges = {
        one.flow.id: Badge(str(len(one.changes)), _TONES[len(one.changes)], _sentence(one)) for one in found
    }
    return Marks(badges, heat)


def _sentence(one: HandOff) -> Message:
    return message("handoffs.badge", "{changes}", changes=" · ".join(one.changes.values()))


QUESTION: Final = Question(
    "handoffs",
    message("question.handoffs", "Hand-offs"),
    message(
        "question.handoffs.explanation",
        "Flows along which the crew, the product or the channel changes, those of most people first.",
    ),
    HandOffOptions,
    run,
    (
        Meaning("badge", message("handoffs.mean.one", "Crew, product or channel changes."), "1", _TONES[1]),
        Meaning("badge", message("handoffs.mean.two", "Two of them change."), "2", _TONES[2]),
        Meaning("badge", message("handoffs.mean.three", "All three change at once."), "3", _TONES[3]),
        Meaning(
            "heat",
            message("handoffs.mean.heat", "The redder a flow and the card it leads to, the more pass."),
        ),
    ),
)
