"""Camera: which part of the map the viewport shows, and how large. Plain arithmetic without Qt.

The zoom is 1 at natural size (100 %), where a map unit, 1/72 inch, is 96/72 logical pixels. `x` and `y` are the map
position of the viewport's top left corner.
"""

from __future__ import annotations

from typing import Final

from cjeditor.canvas.geometry import Point, centre
from cjeditor.frozen import frozen
from cjeditor.layout.rect import Rect

PIXELS_PER_UNIT: Final = 96 / 72
SMALLEST_ZOOM: Final = 0.004
LARGEST_ZOOM: Final = 8.0
SURROUND_PX: Final = 32.0
"""How much of the surround stays in view beyond the paper's edges, in logical pixels."""
ZOOM_STEPS: Final = (
    0.02,
    0.05,
    0.1,
    0.17,
    0.25,
    0.33,
    0.5,
    0.67,
    0.8,
    1.0,
    1.25,
    1.5,
    2.0,
    3.0,
    4.0,
    6.0,
    8.0,
)


@frozen
class Camera:
    """A zoom and the map position of the viewport's top left corner."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @property
    def scale(self) -> float:
        """Logical pixels a map unit."""
        return self.zoom * PIXELS_PER_UNIT

    def to_map(self, px: float, py: float) -> Point:
        """Return the map position under a viewport position."""
        return Point(self.x + px / self.scale, self.y + py / self.scale)

    def to_view(self, x: float, y: float) -> Point:
        """Return the viewport position of a map position, in logical pixels."""
        return Point((x - self.x) * self.scale, (y - self.y) * self.scale)

    def rect_to_view(self, rect: Rect) -> Rect:
        """Return where a map rectangle lies on the viewport."""
        corner = self.to_view(rect.x, rect.y)
        return Rect(corner.x, corner.y, rect.width * self.scale, rect.height * self.scale)

    def seen(self, width_px: float, height_px: float) -> Rect:
        """Return the part of the map a viewport of this size shows."""
        return Rect(self.x, self.y, width_px / self.scale, height_px / self.scale)

    def panned(self, dx_px: float, dy_px: float) -> Camera:
        """Return the camera after the map was pushed by so many pixels."""
        return Camera(self.zoom, self.x - dx_px / self.scale, self.y - dy_px / self.scale)

    def zoomed(self, zoom: float, px: float, py: float) -> Camera:
        """Return the camera at another zoom; what lay under the viewport position stays there."""
        zoom = min(LARGEST_ZOOM, max(SMALLEST_ZOOM, zoom))
        kept = self.to_map(px, py)
        scale = zoom * PIXELS_PER_UNIT
        return Camera(zoom, kept.x - px / scale, kept.y - py / scale)

    def on_pixels(self, ratio: float) -> Camera:
        """Return the camera with its corner on a whole device pixel, so that tiles and direct painting agree."""
        unit = self.scale * ratio
        return Camera(self.zoom, round(self.x * unit) / unit, round(self.y * unit) / unit)

    def kept_near(self, paper: Rect, width_px: float, height_px: float, held: Camera | None = None) -> Camera:
        """Return the camera moved so that the paper fills the viewport.

        On an axis where all of it is in view it stands in the middle, or where a held camera has it.
        """
        scale = self.scale
        surround = SURROUND_PX / scale
        held_x, held_y = (held.x, held.y) if held is not None else (None, None)
        return Camera(
            self.zoom,
            _kept(self.x, paper.x, paper.width, width_px / scale, surround, held_x),
            _kept(self.y, paper.y, paper.height, height_px / scale, surround, held_y),
        )


def scroll_range(start: float, length: float, seen: float, surround: float) -> tuple[float, float]:
    """Return the least and greatest position of the viewport's edge; equal when everything is in view."""
    if length + 2 * surround <= seen:
        middle = start + (length - seen) / 2
        return middle, middle
    return start - surround, start + length + surround - seen


def fitting(
    rect: Rect, width_px: float, height_px: float, *, margin_px: float = SURROUND_PX + 2, most: float = 2.0
) -> Camera:
    """Return the camera that shows the whole rectangle in the middle of the viewport, at most at `most`."""
    room_x, room_y = max(1.0, width_px - 2 * margin_px), max(1.0, height_px - 2 * margin_px)
    zoom = min(room_x / max(1.0, rect.width), room_y / max(1.0, rect.height)) / PIXELS_PER_UNIT
    zoom = min(most, LARGEST_ZOOM, max(SMALLEST_ZOOM, zoom))
    scale, middle = zoom * PIXELS_PER_UNIT, centre(rect)
    return Camera(zoom, middle.x - width_px / scale / 2, middle.y - height_px / scale / 2)


def revealing(camera: Camera, rect: Rect, clear: Rect, margin_px: float = 16.0) -> Camera:
    """Return the camera moved as little as brings the rectangle into `clear`, the viewport's free part in pixels.

    What is in view already stays, and so does what is too long for the view and begins in it or fills it.
    """
    scale, shown = camera.scale, camera.rect_to_view(rect)
    dx = _least_shift(shown.x, shown.width, clear.x, clear.width, margin_px)
    dy = _least_shift(shown.y, shown.height, clear.y, clear.height, margin_px)
    return Camera(camera.zoom, camera.x + dx / scale, camera.y + dy / scale)


def next_zoom(zoom: float, direction: int) -> float:
    """Return the next larger (+1) or smaller (−1) of the usual zooms."""
    if direction > 0:
        return next((step for step in ZOOM_STEPS if step > zoom * 1.01), LARGEST_ZOOM)
    return next((step for step in reversed(ZOOM_STEPS) if step < zoom / 1.01), SMALLEST_ZOOM)


def _kept(
    edge: float, start: float, length: float, seen: float, surround: float, held: float | None
) -> float:
    low, high = scroll_range(start, length, seen, surround)
    if held is not None and low == high:
        edge, low, high = held, start + length + surround - seen, start - surround
    return min(high, max(low, edge))


def _least_shift(
    start: float, length: float, clear_start: float, clear_length: float, margin: float
) -> float:
    end, clear_end = start + length, clear_start + clear_length
    if length > clear_length - 2 * margin:
        is_seen = clear_start <= start < clear_start + clear_length / 2 or (
            start < clear_start and end > clear_end
        )
        return 0.0 if is_seen else start - margin - clear_start
    if start < clear_start:
        return start - margin - clear_start
    return 0.0 if end <= clear_end else end + margin - clear_end
