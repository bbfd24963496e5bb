"""Flows: what a map knows of its flows; those of a map without any. Knows nothing of how they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjeditor.drawing.frame import Placed
from cjeditor.frozen import frozen
from cjeditor.layout.columns import Columns
from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.rect import Rect
from cjeditor.layout.rows import Row
from cjeditor.model.atlas import Atlas

if TYPE_CHECKING:
    from cjeditor.layout.routing.wish import WishKind


@frozen
class FlowInput:
    """What flows lie on: the grid, and where heads and rows are."""

    atlas: Atlas
    journey_id: str
    columns: Columns
    rows: tuple[Row, ...]
    heads_top: float
    heads_bottom: float
    options: LayoutOptions


class Flows:
    """The flows of a map that has none, or of one that is not whole yet; `FlowMap` is that of any other."""

    @property
    def is_routed(self) -> bool:
        """Whether the ways were found already, so that looking costs little."""
        return True

    def advance(self) -> bool:
        """Do a short slice of finding the ways; return whether they are known now."""
        return self.is_routed

    @property
    def placed(self) -> tuple[Placed, ...]:
        """All flows, lines before words."""
        return ()

    @property
    def kinds(self) -> frozenset[WishKind]:
        """The kinds of flow that are drawn as lines, for the legend."""
        return frozenset()

    def placed_in(self, _rect: Rect) -> tuple[Placed, ...]:
        """Return the flows that meet a rectangle, the rest not resolved."""
        return ()

    def at(self, _x: float, _y: float) -> tuple[str, WishKind] | None:
        """Return the flow under a point with its kind."""
        return None

    def ids_in(self, _rect: Rect) -> tuple[str, ...]:
        """Return the ids of the flows that meet a rectangle."""
        return ()

    def box(self, _flow_id: str) -> Rect | None:
        """Return the box of a drawn flow; an id of anything else is answered without finding ways."""
        return None


NO_FLOWS = Flows()
