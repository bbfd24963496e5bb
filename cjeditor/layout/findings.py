"""What layout notices: long descriptions, letters that will not print, too many moments of truth, empty stages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.look import sizes
from cjeditor.drawing.look import type as styles
from cjeditor.layout.cards.check import card_findings
from cjeditor.layout.furniture.heads import cut_title, out_of_phase
from cjeditor.layout.gather import MapInput
from cjeditor.layout.lanes.card_lane import truth_count
from cjeditor.layout.lanes.head import is_title_cut
from cjeditor.layout.letters import letter_findings
from cjeditor.layout.rows import Row
from cjeditor.model.messages import Finding, counted, message
from cjeditor.model.records import Stage

MOST_TRUTHS: Final = 0.2
"""More moments of truth than this share of the touchpoints, and none of them stands out."""


def findings_of(given: MapInput, rows: Iterable[Row]) -> Iterable[Finding]:
    """Yield the findings of heads and lanes, from the top left on."""
    listed, chosen = list(rows), given.title.chosen_face
    yield from (_empty_stage(stage) for stage, steps in given.stages if not steps)
    yield from (_out_of_phase(stage) for stage in out_of_phase(stage for stage, _steps in given.stages))
    yield from _head_letters(given, chosen)
    focus = [column.over for column in given.columns.columns if column.is_focus]
    if len(focus) > sizes.FOCUS_STEPS:
        yield _too_much_focus(focus)
    for row in listed:
        yield from row.body.findings
        if is_title_cut(row.body.lane, chosen, is_closed=row.body.is_collapsed or row.body.is_empty):
            yield cut_title(row.lane_id, row.body.lane.title)
        for cell in row.body.cells.values():
            yield from cell.findings
        for span in row.body.spans:
            yield from card_findings(span.card)
    yield from _truths(given, listed)


def _out_of_phase(stage: Stage) -> Finding:
    return Finding(
        "map.phase-order",
        "warning",
        stage.id,
        message("finding.phase-order", "This stage comes after one of a later phase."),
        remedy=message("finding.phase-order.remedy", "Give it the phase of its neighbour, or move it back."),
    )


def _head_letters(given: MapInput, chosen: ChosenFace | None) -> Iterable[Finding]:
    """Letters that will not print in the title block and in the heads; those of cards tell theirs."""
    title = given.title
    fields = [(text, styles.FIELD) for _label, text in title.fields]
    yield from letter_findings(
        title.journey_id, [(title.title, styles.TITLE), (title.goal, styles.GOAL), *fields], chosen
    )
    for look in title.personas:
        texts = [(look.name, styles.PERSONA_NAME), (look.line, styles.PERSONA_LINE)]
        yield from letter_findings(look.id, [*texts, (look.quote, styles.PERSONA_QUOTE)], chosen)
    for stage, steps in given.stages:
        yield from letter_findings(stage.id, [(stage.title, styles.STAGE)], chosen)
        for step in steps:
            texts = [(step.title, styles.STEP), (step.condition, styles.CHIP), (step.duration, styles.CHIP)]
            yield from letter_findings(step.id, texts, chosen)
    for lane in given.lanes:
        yield from letter_findings(lane.lane.id, [(lane.lane.title, styles.LANE_TITLE)], chosen)
        for emotion in (each for emotions in lane.emotions.values() for each in emotions):
            yield from letter_findings(emotion.id, [(emotion.quote, styles.QUOTE)], chosen)
    for channel in given.channels.values():
        yield from letter_findings(channel.id, [(channel.title, styles.LEGEND)], chosen)


def _truths(given: MapInput, rows: Iterable[Row]) -> Iterable[Finding]:
    counts = [truth_count(row.body) for row in rows]
    touchpoints, truths = sum(count[0] for count in counts), sum(count[1] for count in counts)
    if touchpoints and truths > 1 and truths / touchpoints > MOST_TRUTHS:
        yield Finding(
            "map.many-moments-of-truth",
            "warning",
            given.journey.id,
            message(
                "finding.many-moments-of-truth",
                "{truths} of {touchpoints} touchpoints are moments of truth; more than one in five.",
                truths=truths,
                touchpoints=touchpoints,
            ),
            truths / touchpoints,
            MOST_TRUTHS,
            message("finding.many-moments-of-truth.remedy", "Keep the few where you want to be different."),
        )


def _empty_stage(stage: Stage) -> Finding:
    return Finding(
        "map.empty-stage",
        "warning",
        stage.id,
        message("finding.empty-stage", "The stage “{title}” has no steps.", title=stage.title),
        remedy=message("finding.empty-stage.remedy", "Add a step, or delete the stage."),
    )


def _too_much_focus(focus: list[str]) -> Finding:
    return Finding(
        "map.much-focus",
        "hint",
        focus[sizes.FOCUS_STEPS],
        counted("finding.much-focus", "{count} step is in focus.", "{count} steps are in focus.", len(focus)),
        len(focus),
        sizes.FOCUS_STEPS,
        message("finding.much-focus.remedy", "Choose at most two; light everywhere is light nowhere."),
    )
