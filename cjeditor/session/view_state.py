"""ViewState: what a window showed when it edited, so that undo can go there first."""

from __future__ import annotations

from cjeditor.frozen import frozen


@frozen
class ViewState:
    """The journey shown, the selected objects, the zoom (1 = 100 %) and the map units at the view's top left."""

    journey_id: str = ""
    selection: tuple[str, ...] = ()
    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
