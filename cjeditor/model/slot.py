"""Slot: a landing place for cards."""

from __future__ import annotations

from cjeditor.frozen import frozen


@frozen
class Slot:
    """A position in a lane at a step, or across a stage or journey.

    `over` is the step's, stage's or journey's id; `index` counts the cards already there, moving ones left out.
    """

    lane: str
    over: str
    index: int
