"""Wish: what a flow wants drawn, as plain words and ids, before anything is known of where its ends lie.

Owns which words stand on a flow; knows the records at its ends but neither atlas nor grid.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.look import sizes
from cjeditor.frozen import frozen
from cjeditor.model.records import Flow

WishKind: TypeAlias = Literal[
    "next", "alternative", "return", "exit", "done", "referral", "connector", "arrival"
]
"""A connector leads to another journey, an arrival comes from one."""

HANGING: Final[frozenset[WishKind]] = frozenset({"exit", "done", "connector", "arrival"})
"""Flows with one end on this map: they hang under the cell of their card."""

HAND_OFF: Final = "\u00a0▸\u00a0"
_PER_CENT: Final = "\u00a0%"


class End(NamedTuple):
    """One end of a flow: the id of its record, its crew's short name, and the journey it lies in.

    `name` and `title` are what a connector to it says, its journey's title and its own; `is_here` whether it lies on
    the map being drawn.
    """

    record_id: str
    crew: str
    name: str
    is_here: bool
    title: str = ""


@frozen
class Wish:
    """A flow to be drawn from `source` to `target`; hanging flows have their card as source and no target.

    `more` follows the words where there is room for all of it.
    """

    flow_id: str
    kind: WishKind
    source: str
    target: str | None = None
    share: str = ""
    words: str = ""
    hand_off: str = ""
    link: str = ""
    more: str = ""
    width: float = sizes.FLOW_LINE
    chosen_face: ChosenFace | None = None


def wish_of(
    flow: Flow,
    source: End,
    target: End | None,
    *,
    width_by_share: bool = False,
) -> Wish | None:
    """Return what a flow wants drawn on a map where at least one end lies; None when neither does."""
    share = share_text(flow.share)
    words = flow.label or flow.condition
    width = line_width(flow.share) if width_by_share else sizes.FLOW_LINE
    if source.is_here and target is None:
        kind: WishKind = "done" if flow.flow_kind == "done" else "exit"
        return Wish(flow.id, kind, source.record_id, None, share, flow.reason or words, width=width)
    if target is None:
        return None
    if source.is_here and target.is_here:
        change = _hand_off(source.crew, target.crew)
        width = max(width, sizes.RETURN_LINE) if flow.flow_kind == "return" else width
        ends = source.record_id, target.record_id
        return Wish(flow.id, flow.flow_kind, *ends, share, words, change, target.record_id, width=width)
    if source.is_here:
        return _pill("connector", flow, source, target, share)
    return _pill("arrival", flow, target, source, "") if target.is_here else None


def _pill(kind: WishKind, flow: Flow, here: End, there: End, share: str) -> Wish:
    return Wish(
        flow.id, kind, here.record_id, None, share, there.name, link=there.record_id, more=there.title
    )


def share_text(share: float | None) -> str:
    """Return "38 %", and nothing for all or for an unknown share."""
    if share is None or share >= 0.995:
        return ""
    per_cent = round(share * 100)
    return f"{per_cent}{_PER_CENT}" if per_cent or share == 0 else f"<1{_PER_CENT}"


def line_width(share: float | None) -> float:
    """Return the width of a line by its share of the people, in map units."""
    if share is None:
        return sizes.FLOW_LINE
    return sizes.FLOW_MIN_WIDTH + share * (sizes.FLOW_MAX_WIDTH - sizes.FLOW_MIN_WIDTH)


def _hand_off(before: str, after: str) -> str:
    return f"{before}{HAND_OFF}{after}" if before and after and before != after else ""
