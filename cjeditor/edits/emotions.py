"""Emotions: the points of the curve."""

from __future__ import annotations

from cjeditor.edits.checks import check
from cjeditor.edits.fields import made, validated
from cjeditor.edits.siblings import found
from cjeditor.edits.words import label
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.lane_rules import accepts_kind
from cjeditor.model.records import Emotion

LOWEST, HIGHEST = -2.0, 2.0


def holds_points(atlas: Atlas, lane_id: str, step_id: str) -> bool:
    """Whether points of a curve may lie in a lane at a step."""
    lane = atlas.lanes.get(lane_id)
    return lane is not None and accepts_kind(lane, "emotions") and step_id in atlas.steps


def add_emotion(
    atlas: Atlas,
    emotion_id: str,
    lane: str,
    step: str,
    persona: str | None,
    score: float,
    at: float = 0.5,
) -> Change:
    """Add a point to a persona's curve; `at` is 0–1 within the step."""
    fields = {"id": emotion_id, "lane": lane, "step": step, "persona": persona, "score": score, "at": at}
    emotion = made(Emotion, fields)
    draft = Draft(atlas)
    check(draft, emotion)
    draft.put(emotion)
    return draft.change(label("add", "emotions"))


def move_emotion(atlas: Atlas, emotion_id: str, score: float, at: float, step: str | None = None) -> Change:
    """Give a point another score and place, perhaps at another step; values past the ends stop there."""
    before = found(atlas.emotions, emotion_id)
    place = {
        "score": _within(score, LOWEST, HIGHEST),
        "at": _within(at, 0.0, 1.0),
        "step": step or before.step,
    }
    after = validated(before, place)
    draft = Draft(atlas)
    check(draft, after, before)
    draft.put(after)
    return draft.change(label("move", "emotions"))


def snapped(score: float, *, free: bool) -> float:
    """Return the score a drag gives: the nearest half, or two decimals when free; never past the ends."""
    return _within(round(score, 2) if free else round(score * 2) / 2, LOWEST, HIGHEST)


def _within(value: float, low: float, high: float) -> float:
    return max(low, min(value, high))
