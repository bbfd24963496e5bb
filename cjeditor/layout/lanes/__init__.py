"""The lane kinds, one file a kind; a new one is one file and one line in `LANE_LAYOUTS`."""

from __future__ import annotations

from typing import Final

from cjeditor.layout.lanes import (
    backstage,
    channel,
    emotion,
    notes,
    picture,
    separator,
    support,
    text,
    unknown,
)
from cjeditor.layout.lanes.base import LaneKind

LANE_LAYOUTS: Final[tuple[LaneKind, ...]] = (
    channel.KIND,
    emotion.KIND,
    notes.KIND,
    backstage.KIND,
    support.KIND,
    separator.KIND,
    picture.KIND,
    text.KIND,
)


def lane_layout(lane_kind: str) -> LaneKind:
    """Return the layout of a lane kind; an unknown kind has one of its own."""
    return next((kind for kind in LANE_LAYOUTS if kind.lane_kind == lane_kind), unknown.KIND)
