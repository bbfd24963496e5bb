"""Sight: what lies where on the viewport, with the heads pinned at the top and the lane heads at the left. No Qt.

Pinned strips show a part of the map that scrolled out of view, so a viewport position over a strip means the map
position the strip shows there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from cjeditor.canvas.camera import Camera
from cjeditor.canvas.geometry import Point, clipped
from cjeditor.drawing.look.sizes import PAGE_MARGIN, STEP_CIRCLE
from cjeditor.frozen import Remembering, frozen
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect

MOST_OF_HEIGHT: Final = 0.3
"""Pinned heads take at most this share of the viewport's height: the phases go first, then stages, then numbers."""
MOST_OF_WIDTH: Final = 0.4
STRIP_PADDING: Final = 12.0
"""Paper kept around pinned heads, in map units."""

_BELOW_LINE: Final = STRIP_PADDING - 4.0
"""With the padding over it, a strip begins this much below a line so that nothing above the line is seen cut."""


@frozen
class Sight(Remembering):
    """A camera over a layout in a viewport of so many logical pixels."""

    layout: MapLayout
    camera: Camera
    width_px: float
    height_px: float

    @property
    def viewport(self) -> Rect:
        """The viewport in its own pixels."""
        return Rect(0.0, 0.0, self.width_px, self.height_px)

    @cached_property
    def seen(self) -> Rect:
        """The part of the map behind the viewport, strips included."""
        return self.camera.seen(self.width_px, self.height_px)

    @cached_property
    def heads_shift(self) -> float:
        """How far down the pinned heads are shown from where they lie, in map units; 0 when they are not pinned."""
        most = self.height_px * MOST_OF_HEIGHT / self.camera.scale - STRIP_PADDING
        bottom = self.layout.heads_bottom
        shown = next((bottom - top for top in self._head_lines() if bottom - top <= most), most)
        return max(0.0, self.camera.y + STRIP_PADDING + shown - bottom)

    def _head_lines(self) -> Iterator[float]:
        """Yield from where the heads may be pinned on: phases, stages, steps with their numbers, their titles."""
        layout = self.layout
        yield layout.heads_top
        stage = layout.box_of(layout.columns.stages[0].stage_id) if layout.columns.stages else None
        if stage is not None:
            yield stage.y + _BELOW_LINE
        steps = (column.over for column in layout.columns.columns if column.kind == "step")
        step = next((box for over in steps if (box := layout.box_of(over)) is not None), None)
        if step is not None:
            yield step.y + _BELOW_LINE
            yield step.y + STEP_CIRCLE + STRIP_PADDING

    @cached_property
    def lanes_shift(self) -> float:
        """How far right the pinned lane heads are shown from where they lie, in map units."""
        layout, scale = self.layout, self.camera.scale
        band = layout.columns.left - PAGE_MARGIN
        if band * scale > self.width_px * MOST_OF_WIDTH:
            return 0.0
        return max(0.0, self.camera.x + STRIP_PADDING - PAGE_MARGIN)

    @cached_property
    def heads_strip(self) -> Rect | None:
        """Where the pinned heads cover the viewport, in pixels: as far as the page goes, not over what lies beside it."""
        page = self.camera.rect_to_view(Rect(0.0, 0.0, self.layout.width, self.layout.height))
        left, right = max(0.0, page.x), min(self.width_px, page.right)
        if not self.heads_shift or right <= left:
            return None
        bottom = self.layout.heads_bottom + self.heads_shift + STRIP_PADDING
        return Rect(left, 0.0, right - left, self.camera.to_view(0.0, bottom).y)

    @cached_property
    def lanes_strip(self) -> Rect | None:
        """Where the pinned lane heads cover the viewport, in pixels: beside lanes and heads, not beside title and legend.

        Beside the heads it is bare: a step's title there would read as that of the lane heads below.
        """
        if not self.lanes_shift:
            return None
        layout = self.layout
        right = self.camera.to_view(layout.columns.left + self.lanes_shift, 0.0).x
        top = self.camera.to_view(0.0, layout.heads_top).y
        bottom = self.camera.to_view(0.0, layout.body_bottom + STRIP_PADDING).y
        return clipped(Rect(0.0, top, right, bottom - top), self.viewport)

    @cached_property
    def free(self) -> Rect:
        """The part of the viewport that no strip covers, in pixels."""
        left = self.lanes_strip.width if self.lanes_strip else 0.0
        top = self.heads_strip.height if self.heads_strip else 0.0
        return Rect(left, top, max(1.0, self.width_px - left), max(1.0, self.height_px - top))

    def to_map(self, px: float, py: float) -> Point:
        """Return the map position that is shown at a viewport position."""
        plain = self.camera.to_map(px, py)
        heads = self.heads_strip
        over_heads = heads is not None and heads.contains(px, py)
        lanes = self.lanes_strip
        beside_lanes = lanes is not None and (over_heads or lanes.y <= py < lanes.bottom)
        over_lanes = beside_lanes and lanes is not None and px < lanes.right
        return Point(
            plain.x - self.lanes_shift if over_lanes else plain.x,
            plain.y - self.heads_shift if over_heads else plain.y,
        )

    def shift_of(self, rect: Rect) -> tuple[float, float]:
        """Return how far from its place on the map an object is shown, for outlines around pinned heads."""
        layout = self.layout
        is_head = layout.heads_top <= rect.y + rect.height / 2 < layout.heads_bottom
        is_lane_head = rect.right <= layout.columns.left and layout.body_top <= rect.y
        return (self.lanes_shift if is_lane_head else 0.0), (self.heads_shift if is_head else 0.0)

    def room_of(self, rect: Rect) -> Rect:
        """Return the part of the viewport an object may show in: strips cover the map, but not their own heads."""
        layout, free = self.layout, self.free
        is_head = layout.heads_top <= rect.y + rect.height / 2 < layout.heads_bottom
        is_lane_head = rect.right <= layout.columns.left and layout.body_top <= rect.y
        is_beside_none = rect.bottom <= layout.heads_top and not self.heads_shift
        x = 0.0 if is_lane_head or is_beside_none or rect.x < layout.columns.left else free.x
        y = 0.0 if is_head or rect.x >= layout.width else free.y
        return Rect(x, y, self.width_px - x, self.height_px - y)

    def rect_on_view(self, rect: Rect) -> Rect:
        """Return where an object is shown on the viewport, pinned or not."""
        dx, dy = self.shift_of(rect)
        return self.camera.rect_to_view(rect.moved(dx, dy))
