"""LaneIcons: the icon of each lane kind, for menus, outline and lists. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LANE_ICONS: Mapping[str, str] = MappingProxyType(
    {
        "channel": "messages-square",
        "backstage": "theater",
        "support": "server",
        "emotion": "smile",
        "notes": "sticky-note",
        "picture": "image",
        "text": "align-left",
        "separator": "separator",
    }
)
