"""Shown: what hit testing and slots ask of a laid-out map. `MapLayout` is one; nothing here knows how it is made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from cjeditor.drawing.frame import Placed
from cjeditor.layout.columns import Columns
from cjeditor.layout.flows import Flows
from cjeditor.layout.rows import Row
from cjeditor.model.atlas import Atlas


class Grid(Protocol):
    """The rows and columns of a map."""

    @property
    def columns(self) -> Columns:
        """Where steps and stages stand."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lanes from top to bottom."""

    def row_of(self, lane_id: str) -> Row | None:
        """Return the row of a lane."""


class Shown(Grid, Protocol):
    """A map with all that can be hit, in page coordinates."""

    @property
    def atlas(self) -> Atlas:
        """The document it was laid out from."""

    @property
    def title_block(self) -> Placed:
        """The block over the map."""

    @property
    def heads(self) -> tuple[Placed, ...]:
        """Phase bands, stages and steps."""

    @property
    def lane_heads(self) -> tuple[Placed, ...]:
        """Lane titles and groups."""

    @property
    def heads_by_id(self) -> Mapping[str, Placed]:
        """The heads, and the title block, by what they stand for."""

    @property
    def legend(self) -> Placed:
        """The band at the foot."""

    @property
    def flow_map(self) -> Flows:
        """The flows."""

    @property
    def pinned(self) -> tuple[Placed, ...]:
        """The cards pinned to something."""

    @property
    def parking(self) -> Placed | None:
        """The parking lot beside the map."""
