"""A lane of a kind that this version does not know: its cards are shown as they are, and a finding says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.inputs import LaneInput
from cjeditor.layout.lanes.base import LaneBody, LaneKind
from cjeditor.layout.lanes.card_lane import lay_out_cards
from cjeditor.model.messages import Finding, message


def _lay_out(given: LaneInput, previous: LaneBody | None) -> LaneBody:
    body = lay_out_cards(given, Setting(given.options), previous)
    finding = Finding(
        "map.unknown-lane-kind",
        "warning",
        given.lane.id,
        message(
            "finding.unknown-lane-kind",
            "This lane is of the kind “{lane_kind}”, which this version does not know.",
            lane_kind=given.lane.lane_kind,
        ),
        remedy=message(
            "finding.unknown-lane-kind.remedy",
            "Its content is kept; open the map with a newer version to see it.",
        ),
    )
    return replace(body, findings=(finding,))


KIND: Final = LaneKind("", message("lane.unknown", "Unknown kind of lane"), "circle-help", _lay_out)
