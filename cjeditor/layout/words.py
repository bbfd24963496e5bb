"""Every word that is printed on a map, as messages; the content language is the caller's.

Users' own words are not here.
"""

from __future__ import annotations

from typing import Final

from cjeditor.model.messages import Message, counted, message

PHASES: Final = {
    "before": message("map.phase.before", "before"),
    "during": message("map.phase.during", "during"),
    "after": message("map.phase.after", "after"),
}

NOTE_KINDS: Final = {
    "need": message("map.note.need", "Needs"),
    "expectation": message("map.note.expectation", "Expectations"),
    "satisfier": message("map.note.satisfier", "Satisfiers"),
    "pain": message("map.note.pain", "Pain points"),
    "gain": message("map.note.gain", "Gains"),
    "insight": message("map.note.insight", "Insights"),
    "opportunity": message("map.note.opportunity", "Opportunities"),
    "idea": message("map.note.idea", "Ideas"),
    "question": message("map.note.question", "Questions"),
    "quote": message("map.note.quote", "Quotes"),
    "assumption": message("map.note.assumption", "Assumptions"),
    "trend": message("map.note.trend", "Trends"),
    "doing": message("map.note.doing", "Doing"),
    "thinking": message("map.note.thinking", "Thinking"),
    "decision": message("map.note.decision", "Decisions"),
}

EVIDENCE: Final = {
    "measured": message("map.evidence.measured", "measured"),
    "partly": message("map.evidence.partly", "partly known"),
    "assumed": message("map.evidence.assumed", "assumed"),
}

FLOW_KINDS: Final = {
    "next": message("map.flow.next", "next"),
    "alternative": message("map.flow.alternative", "alternative"),
    "return": message("map.flow.return", "return"),
    "exit": message("map.flow.exit", "leaves"),
    "done": message("map.flow.done", "done"),
    "referral": message("map.flow.referral", "recommends"),
}

STEP_SIGNS: Final = {
    "optional": message("map.step.optional", "optional step"),
    "repeats": message("map.step.repeats", "comes again"),
    "detail": message("map.step.detail", "has a map of its own"),
}

MOMENT_OF_TRUTH: Final = message("map.moment-of-truth", "moment of truth")
HAND_OFF: Final = message("map.hand-off", "hand-off to another crew")
SEVERITY: Final = message("map.severity", "severity")
FREQUENCY: Final = message("map.frequency", "frequency")
THIRD_PARTY: Final = message("map.third-party", "other parties")
ALONE: Final = message("map.alone", "customer alone")

SCALES: Final = {
    "five": (
        message("map.scale.top", "very good"),
        message("map.scale.middle", "neutral"),
        message("map.scale.bottom", "very bad"),
    ),
    "three": (
        message("map.scale.good", "good"),
        message("map.scale.middle", "neutral"),
        message("map.scale.bad", "bad"),
    ),
    "seven": (
        message("map.scale.best", "excellent"),
        message("map.scale.middle", "neutral"),
        message("map.scale.worst", "terrible"),
    ),
}

SEPARATORS: Final = {
    "interaction": message("map.line.interaction", "Line of interaction"),
    "visibility": message("map.line.visibility", "Line of visibility"),
    "internal interaction": message("map.line.internal", "Line of internal interaction"),
    "free": message("map.line.free", ""),
}

TRIGGER: Final = message("map.field.trigger", "Trigger")
SCOPE: Final = message("map.field.scope", "Scope")
OUT_OF_SCOPE: Final = message("map.field.out-of-scope", "Not included")
STATE: Final = message("map.field.state", "State")
OWNER: Final = message("map.field.owner", "Owner")
CREW: Final = message("map.field.crew", "Crew")
BASIS: Final = message("map.field.basis", "Basis")
VERSION: Final = message("map.field.version", "Version")
DATE: Final = message("map.field.date", "As of")
CONFIDENTIALITY: Final = message("map.field.confidentiality", "Confidentiality")
STATES: Final = {
    "current": message("map.state.current", "current"),
    "future": message("map.state.future", "future"),
    "planned": message("map.state.planned", "planned"),
    "observed": message("map.state.observed", "observed"),
}

PARKING: Final = message("map.parking", "Parking lot")
GROUPED_THIRD: Final = message("map.grouped.third", "Third parties")
GROUPED_DIGITAL: Final = message("map.grouped.digital", "Digital")
GROUPED_PHYSICAL: Final = message("map.grouped.physical", "Voice, branch and paper")


def minutes(value: float) -> Message:
    """Return how long something takes, from a number of minutes."""
    if value >= 120 and value % 60 == 0:
        return message("map.hours", "{value} h", value=_plain(value / 60))
    return message("map.minutes", "{value} min", value=_plain(value))


def touchpoint_count(count: int) -> Message:
    """Return how many touchpoints a lane holds."""
    return counted("map.touchpoints", "{count} touchpoint", "{count} touchpoints", count)


def note_count(count: int) -> Message:
    """Return how many notes a lane holds."""
    return counted("map.notes", "{count} note", "{count} notes", count)


def step_count(count: int) -> Message:
    """Return how many steps a collapsed stage hides."""
    return counted("map.steps", "{count} step", "{count} steps", count)


def _plain(value: float) -> float:
    """A number without the ".0" of whole ones."""
    return int(value) if value == int(value) else value
