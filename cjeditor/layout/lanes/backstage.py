"""What the organisation does out of the customer's sight."""

from __future__ import annotations

from typing import Final

from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.inputs import LaneInput
from cjeditor.layout.lanes.base import LaneBody, LaneKind
from cjeditor.layout.lanes.card_lane import lay_out_cards
from cjeditor.model.messages import message


def _lay_out(given: LaneInput, previous: LaneBody | None) -> LaneBody:
    return lay_out_cards(given, Setting(given.options), previous)


KIND: Final = LaneKind("backstage", message("lane.backstage", "Backstage"), "settings-2", _lay_out)
