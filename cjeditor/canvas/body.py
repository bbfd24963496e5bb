"""Body: paints the paper with the map on it, at the detail that its size on the screen allows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from cjeditor.canvas.camera import PIXELS_PER_UNIT
from cjeditor.canvas.ink import colour_of, rect_of
from cjeditor.canvas.pieces import (
    FAR_ZOOM,
    composed,
    far_pieces_in,
    furniture_in,
    pieces_in,
    swatches_in,
)
from cjeditor.drawing.frame import Colour, Frame, Placed
from cjeditor.drawing.look import colours
from cjeditor.drawing.painters.pictures import PictureSource
from cjeditor.drawing.painters.qt import paint_frame
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect

_FLOW_SCALE: Final = 0.06
"""In pixels a map unit; below it a gutter with all its lines is less than two pixels high, and nobody sees a flow."""


class Body:
    """Draws regions of one layout; the layout and the surround's colour are exchanged as they change.

    Without `has_flows` they are left out: of a map just opened they are found after its first frame.
    """

    def __init__(self, layout: MapLayout, pictures: PictureSource | None, surround: Colour) -> None:
        self.layout, self.surround = layout, surround
        self.pictures = pictures
        self.has_flows = True

    def of(self, layout: MapLayout) -> Body:
        """Return the same for another layout."""
        other = Body(layout, self.pictures, self.surround)
        other.has_flows = self.has_flows
        return other

    def paint(self, painter: QPainter, region: Rect, scale: float, ratio: float = 1.0) -> None:
        """Draw a region of the map; the painter is in map units, `scale` in device pixels a unit."""
        layout = self.layout
        painter.fillRect(rect_of(region.grown(1)), colour_of(self.surround))
        painter.fillRect(QRectF(0, 0, layout.width, layout.height), colour_of(colours.PAPER))
        if scale / ratio < FAR_ZOOM * PIXELS_PER_UNIT:
            self._paint_far(painter, region, has_flows=self.has_flows and scale / ratio >= _FLOW_SCALE)
        else:
            pieces = pieces_in(layout, region, with_flows=self.has_flows)
            self._draw(painter, composed(pieces, layout.width, layout.height), region)

    def paint_heads(
        self, heads: tuple[Placed, ...], painter: QPainter, region: Rect, _scale: float, _ratio: float
    ) -> None:
        """Draw a region of pinned heads on paper."""
        painter.fillRect(rect_of(region.grown(1)), colour_of(colours.PAPER))
        self._draw(painter, composed(heads, self.layout.width, self.layout.height), region)

    def _paint_far(self, painter: QPainter, region: Rect, *, has_flows: bool) -> None:
        layout = self.layout
        self._draw(painter, composed(far_pieces_in(layout, region), layout.width, layout.height), region)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for colour, rects in swatches_in(layout, region).items():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour_of(colour))
            painter.drawRects([rect_of(rect) for rect in rects])
        flows = layout.flows_in(region) if has_flows else ()
        above = [*flows, *furniture_in(layout, region)]
        self._draw(painter, composed(above, layout.width, layout.height), region)

    def _draw(self, painter: QPainter, frame: Frame, region: Rect) -> None:
        visible = region.x, region.y, region.right, region.bottom
        paint_frame(painter, frame, pictures=self.pictures, detail="bars", visible=visible)
