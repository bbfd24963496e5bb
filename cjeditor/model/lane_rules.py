"""Lane rules: what each kind of lane accepts, as one table.

A new lane kind is one row here, one file in `layout/lanes` and one line in that folder's tuple.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

from cjeditor.frozen import frozen
from cjeditor.model.records import NOTE_KINDS, Card, Lane, NoteKind, Touchpoint
from cjeditor.model.records.touchpoint import TouchpointRole

Accepted: TypeAlias = Literal["touchpoints", "notes", "emotions"]
SeparatorLine: TypeAlias = Literal["interaction", "visibility", "internal interaction", "free"]
SEPARATOR_LINES: tuple[SeparatorLine, ...] = get_args(SeparatorLine)


@frozen
class LaneRule:
    """What a lane kind accepts, and what a card made in it is."""

    accepts: frozenset[Accepted]
    new_role: TouchpointRole = "contact"
    new_note: NoteKind = "insight"


LANE_RULES: Mapping[str, LaneRule] = MappingProxyType(
    {
        "channel": LaneRule(frozenset({"touchpoints"})),
        "backstage": LaneRule(frozenset({"touchpoints"}), new_role="backstage"),
        "support": LaneRule(frozenset({"touchpoints"}), new_role="support"),
        "emotion": LaneRule(frozenset({"emotions"})),
        "notes": LaneRule(frozenset({"notes"})),
        "picture": LaneRule(frozenset({"notes"}), new_note="doing"),
        "text": LaneRule(frozenset({"notes"}), new_note="thinking"),
        "separator": LaneRule(frozenset()),
    }
)
_NOTHING = LaneRule(frozenset())


def rule_of(lane: Lane) -> LaneRule:
    """Return the rule of a lane; a kind that this version does not know accepts nothing."""
    return LANE_RULES.get(lane.lane_kind, _NOTHING)


def accepts(lane: Lane, card: Card) -> bool:
    """Whether a card may lie in a lane; a note of another kind may, and becomes of the lane’s when it is moved there."""
    return accepts_kind(lane, "touchpoints" if isinstance(card, Touchpoint) else "notes")


def accepts_kind(lane: Lane, kind: Accepted) -> bool:
    """Whether records of a kind may lie in a lane."""
    return kind in rule_of(lane).accepts


def note_kinds(lane: Lane) -> tuple[NoteKind, ...]:
    """Return the kinds of note a notes lane is for, first the one new notes get; all when it names none."""
    named = lane.props.get("note_kinds")
    chosen = tuple(kind for kind in NOTE_KINDS if isinstance(named, tuple) and kind in named)
    ordered = sorted(chosen, key=lambda kind: named.index(kind) if isinstance(named, tuple) else 0)
    return tuple(ordered) or NOTE_KINDS


def new_note_kind(lane: Lane) -> NoteKind:
    """Return the kind that a note made in this lane gets."""
    if lane.lane_kind == "notes" and lane.props.get("note_kinds"):
        return note_kinds(lane)[0]
    return rule_of(lane).new_note


def separator_line(lane: Lane) -> SeparatorLine:
    """Return which line a separator lane draws."""
    named = lane.props.get("line")
    return next((line for line in SEPARATOR_LINES if line == named), "free")
