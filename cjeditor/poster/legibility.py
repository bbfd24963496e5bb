"""Legibility: whether people can read a print from where they stand.

An angle of sight decides: capitals below 10 minutes of arc cannot be read, below 16 they are small, 22 are comfortable
(ISO 9241-303, NUREG-0700). Heads are judged at the viewing distance, steps and lane titles at two thirds, card text at
half of it, because people walk up.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from cjeditor.drawing.look import type as styles
from cjeditor.drawing.painters.pdf_sheets import PT_PER_MM
from cjeditor.drawing.text.metrics import CAP_HEIGHT
from cjeditor.frozen import frozen
from cjeditor.model.messages import Finding, Message, message
from cjeditor.poster.plan import PosterPlan

UNREADABLE_MINUTES: Final = 10.0
SMALL_MINUTES: Final = 16.0


@frozen
class Loudness:
    """One size of the map's text, the share of the viewing distance it is read from, and what is said of it."""

    size: float
    nearness: float
    unreadable: Message
    small: Message


_LOUDNESSES: Final = (
    Loudness(
        styles.STAGE.size,
        1.0,
        message(
            "print.stage-unreadable",
            "Stage titles cannot be read at {distance} m: {printed} pt on this print.",
        ),
        message("print.stage-small", "Stage titles are small at {distance} m: {printed} pt on this print."),
    ),
    Loudness(
        styles.STEP.size,
        2 / 3,
        message(
            "print.step-unreadable", "Step titles cannot be read at {distance} m: {printed} pt on this print."
        ),
        message("print.step-small", "Step titles are small at {distance} m: {printed} pt on this print."),
    ),
    Loudness(
        styles.LANE_TITLE.size,
        2 / 3,
        message(
            "print.lane-unreadable", "Lane titles cannot be read at {distance} m: {printed} pt on this print."
        ),
        message("print.lane-small", "Lane titles are small at {distance} m: {printed} pt on this print."),
    ),
    Loudness(
        styles.CARD_TITLE.size,
        1 / 2,
        message(
            "print.card-unreadable", "Card titles cannot be read at {distance} m: {printed} pt on this print."
        ),
        message("print.card-small", "Card titles are small at {distance} m: {printed} pt on this print."),
    ),
    Loudness(
        styles.CARD_TEXT.size,
        1 / 2,
        message(
            "print.text-unreadable",
            "Texts and notes cannot be read at {distance} m: {printed} pt on this print.",
        ),
        message("print.text-small", "Texts and notes are small at {distance} m: {printed} pt on this print."),
    ),
)


def least_size(distance_m: float, minutes: float) -> float:
    """Return the type size in points whose capitals fill an angle of sight at a distance."""
    capital_mm = 2 * distance_m * 1000 * math.tan(math.radians(minutes / 60) / 2)
    return capital_mm / CAP_HEIGHT * PT_PER_MM


def legibility(plan: PosterPlan, journey: str, distance_m: float) -> tuple[Finding, ...]:
    """Return a finding for every size of text that is too small on this print, P01 unreadable or P02 small."""
    judged = (_judged(loudness, plan, journey, distance_m) for loudness in _LOUDNESSES)
    return tuple(finding for finding in judged if finding is not None)


def _judged(loudness: Loudness, plan: PosterPlan, journey: str, distance_m: float) -> Finding | None:
    printed, distance = loudness.size * plan.scale, distance_m * loudness.nearness
    small = least_size(distance, SMALL_MINUTES)
    if printed >= small:
        return None
    is_unreadable = printed < least_size(distance, UNREADABLE_MINUTES)
    return Finding(
        rule="P01" if is_unreadable else "P02",
        severity="error" if is_unreadable else "warning",
        object_id=journey,
        message=replace(
            loudness.unreadable if is_unreadable else loudness.small,
            values={"distance": round(distance, 2), "printed": round(printed, 1)},
        ),
        measured=printed,
        limit=small,
        remedy=message(
            "print.small.remedy",
            "Print at {percent} % or more, or on larger paper.",
            percent=math.ceil(small / loudness.size * 100),
        ),
    )
