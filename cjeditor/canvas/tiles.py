"""Tiles: squares of the map painted once and shown again while it is panned.

Knows where tiles lie and which are still good; what is on them is a function handed in. A budget a frame keeps the
canvas answering while new tiles are painted; the rest follow in the next frames.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import ceil, floor
from time import perf_counter
from typing import Final

from PySide6.QtGui import QPainter, QPixmap

from cjeditor.canvas.camera import Camera
from cjeditor.canvas.ink import painting
from cjeditor.layout.rect import Rect

TILE_PX: Final = 256
MOST_TILES: Final = 128 * 1024 * 1024 // (TILE_PX * TILE_PX * 4)
"""128 MB of pixels."""
BUDGET_S: Final = 0.012

Key = tuple[int, int]


class Tiles:
    """The tiles of one zoom; another zoom or another device pixel ratio starts anew."""

    def __init__(self, paint: Callable[[QPainter, Rect, float, float], None]) -> None:
        """`paint(painter, region, scale, ratio)` draws a region of the map; the painter is in map units."""
        self._paint = paint
        self._tiles: dict[Key, QPixmap] = {}
        self._stale: dict[Key, QPixmap] = {}
        self._scale, self._ratio = 0.0, 1.0

    def __len__(self) -> int:
        return len(self._tiles)

    def clear(self) -> None:
        """Paint all tiles anew; the old ones are shown until then."""
        self._stale.update(self._tiles)
        self._tiles.clear()

    def coverage(self) -> Rect | None:
        """Return the part of the map that has tiles, None without any."""
        if not self._tiles:
            return None
        left, top = (min(key[axis] for key in self._tiles) for axis in (0, 1))
        right, bottom = (max(key[axis] for key in self._tiles) + 1 for axis in (0, 1))
        side = TILE_PX / self._scale
        return Rect(left * side, top * side, (right - left) * side, (bottom - top) * side)

    def forget(self) -> None:
        """Forget all tiles, with none to show until they are painted again."""
        self._tiles.clear()
        self._stale.clear()

    def spoil(self, regions: Iterable[Rect]) -> None:
        """Forget the tiles that show any part of these regions of the map."""
        for region in regions:
            left, top = self._cell(region.x, region.y)
            right, bottom = self._cell(region.right, region.bottom)
            spoiled = [key for key in self._tiles if left <= key[0] <= right and top <= key[1] <= bottom]
            for key in spoiled:
                self._stale[key] = self._tiles.pop(key)

    def prepare(
        self, camera: Camera, width_px: float, height_px: float, ratio: float, budget_s: float = BUDGET_S
    ) -> bool:
        """Paint what time allows of what a viewport wants; return whether it is complete."""
        self._start(camera.scale * ratio, ratio)
        seen = camera.seen(width_px, height_px)
        missing = self._missing(seen)
        deadline = perf_counter() + budget_s
        late = [key for key in missing if not self._renewed(key, deadline)]
        if missing:
            self._shrink(seen)
        return not late

    def draw(self, painter: QPainter, camera: Camera, width_px: float, height_px: float) -> None:
        """Draw what is there of what a viewport wants."""
        painter.save()
        painter.scale(1 / self._ratio, 1 / self._ratio)
        self._draw(painter, camera.seen(width_px, height_px))
        painter.restore()

    def paint(self, painter: QPainter, region: Rect, _scale: float, _ratio: float) -> None:
        """Draw what is there of a region, as the function handed in would; the region's corner is the device's."""
        painter.save()
        painter.resetTransform()
        self._draw(painter, region)
        painter.restore()

    def is_complete(self, camera: Camera, width_px: float, height_px: float, ratio: float) -> bool:
        """Whether every tile of the viewport is there."""
        return self._scale == camera.scale * ratio and not self._missing(camera.seen(width_px, height_px))

    def _start(self, scale: float, ratio: float) -> None:
        if (scale, ratio) != (self._scale, self._ratio):
            self._tiles.clear()
            self._stale.clear()
            self._scale, self._ratio = scale, ratio

    def _renewed(self, key: Key, deadline: float) -> bool:
        """Paint a tile when there is time; a stale one is shown until then."""
        if perf_counter() > deadline:
            return False
        self._tiles[key] = self._painted(key)
        self._stale.pop(key, None)
        return True

    def _cell(self, x: float, y: float) -> Key:
        return floor(x * self._scale / TILE_PX), floor(y * self._scale / TILE_PX)

    def _missing(self, region: Rect) -> list[Key]:
        """Return the tiles that a region wants and that are missing, from the middle outwards."""
        missing = [key for key in self._keys(region) if key not in self._tiles]
        side = TILE_PX / self._scale
        x, y = (region.x + region.width / 2) / side - 0.5, (region.y + region.height / 2) / side - 0.5
        missing.sort(key=lambda key: (key[0] - x) ** 2 + (key[1] - y) ** 2)
        return missing

    def _keys(self, region: Rect) -> Iterator[Key]:
        left, top = self._corner(region)
        right, bottom = (left + region.width * self._scale, top + region.height * self._scale)
        for row in range(top // TILE_PX, ceil(bottom / TILE_PX)):
            for column in range(left // TILE_PX, ceil(right / TILE_PX)):
                yield column, row

    def _corner(self, region: Rect) -> tuple[int, int]:
        """The whole device pixel that a region begins at."""
        return round(region.x * self._scale), round(region.y * self._scale)

    def _painted(self, key: Key) -> QPixmap:
        pixmap = QPixmap(TILE_PX, TILE_PX)
        side = TILE_PX / self._scale
        region = Rect(key[0] * side, key[1] * side, side, side)
        with painting(pixmap) as painter:
            painter.translate(-key[0] * TILE_PX, -key[1] * TILE_PX)
            painter.scale(self._scale, self._scale)
            self._paint(painter, region, self._scale, self._ratio)
        return pixmap

    def _draw(self, painter: QPainter, region: Rect) -> None:
        """Draw at whole numbers: with a QPointF the same costs twice as much."""
        left, top = self._corner(region)
        for key in self._keys(region):
            tile = self._tiles.get(key) or self._stale.get(key)
            if tile is not None:
                painter.drawPixmap(key[0] * TILE_PX - left, key[1] * TILE_PX - top, tile)

    def _shrink(self, shown: Rect) -> None:
        """Keep within bounds: stale tiles go first, then those painted longest ago that are not on show."""
        if len(self._tiles) + len(self._stale) <= MOST_TILES:
            return
        self._stale.clear()
        on_show = frozenset(self._keys(shown))
        for key in [key for key in self._tiles if key not in on_show][
            : max(0, len(self._tiles) - MOST_TILES)
        ]:
            del self._tiles[key]
