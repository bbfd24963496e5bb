"""Hit: what lies under a point of the map."""

from __future__ import annotations

from typing import Literal, TypeAlias

from cjeditor.frozen import frozen

HitPart: TypeAlias = Literal[
    "card",
    "stage",
    "step",
    "phase",
    "lane",
    "lane_group",
    "point",
    "flow",
    "connector",
    "cell",
    "title",
    "persona",
    "legend",
    "parking",
]


@frozen
class Hit:
    """The topmost object under a point; a cell has no record of its own and so an empty `object_id`.

    `lane_id` and `over_id` say in which cell the point lies, when it lies in one; `field` is the text under the point.
    """

    object_id: str
    part: HitPart
    lane_id: str = ""
    over_id: str = ""
    field: str = ""
