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

    def show(
        self, painter: QPainter, camera: Camera, width_px: float, height_px: float, budget_s: float = BUDGET_S
    ) -> bool:
        """Draw what is there, paint what time allows; return whether the viewport is complete."""
        ratio = painter.device().devicePixelRatioF()
        self._start(camera.scale * ratio, ratio)
        ready, missing = self._sorted(camera, width_px * ratio, height_px * ratio)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        for key in ready:
            self._draw(painter, camera, key, self._used(key))
        deadline = perf_counter() + budget_s
        late = [key for key in missing if not self._renewed(key, deadline)]
        for key in missing:
            tile = self._tiles.get(key) or self._stale.get(key)
            if tile is not None:
                self._draw(painter, camera, key, tile)
        painter.restore()
        self._shrink()
        return not late

    def is_complete(self, camera: Camera, width_px: float, height_px: float, ratio: float) -> bool:
        """Whether every tile of the viewport is there."""
        if self._scale != camera.scale * ratio:
            return False
        return not self._sorted(camera, width_px * ratio, height_px * ratio)[1]

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

    def _used(self, key: Key) -> QPixmap:
        """Return a tile and keep it longest."""
        tile = self._tiles[key] = self._tiles.pop(key)
        return tile

    def _cell(self, x: float, y: float) -> Key:
        return floor(x * self._scale / TILE_PX), floor(y * self._scale / TILE_PX)

    def _sorted(self, camera: Camera, width: float, height: float) -> tuple[list[Key], list[Key]]:
        """Return the viewport's tiles, those there and those missing, the latter from the middle outwards."""
        keys = list(_keys(camera.x * self._scale, camera.y * self._scale, width, height))
        middle_x = (camera.x * self._scale + width / 2) / TILE_PX - 0.5
        middle_y = (camera.y * self._scale + height / 2) / TILE_PX - 0.5
        missing = [key for key in keys if key not in self._tiles]
        missing.sort(key=lambda key: (key[0] - middle_x) ** 2 + (key[1] - middle_y) ** 2)
        return [key for key in keys if key in self._tiles], missing

    def _painted(self, key: Key) -> QPixmap:
        pixmap = QPixmap(TILE_PX, TILE_PX)
        side = TILE_PX / self._scale
        region = Rect(key[0] * side, key[1] * side, side, side)
        painter = QPainter(pixmap)
        painter.translate(-key[0] * TILE_PX, -key[1] * TILE_PX)
        painter.scale(self._scale, self._scale)
        self._paint(painter, region, self._scale, self._ratio)
        painter.end()
        return pixmap

    def _draw(self, painter: QPainter, camera: Camera, key: Key, tile: QPixmap) -> None:
        left = key[0] * TILE_PX - round(camera.x * self._scale)
        top = key[1] * TILE_PX - round(camera.y * self._scale)
        painter.drawPixmap(left, top, tile)  # whole numbers: with a QPointF the same costs twice as much

    def _shrink(self) -> None:
        while len(self._tiles) + len(self._stale) > MOST_TILES:
            kept = self._stale or self._tiles
            del kept[next(iter(kept))]


def _keys(x: float, y: float, width: float, height: float) -> Iterator[Key]:
    for row in range(floor(y / TILE_PX), ceil((y + height) / TILE_PX)):
        for column in range(floor(x / TILE_PX), ceil((x + width) / TILE_PX)):
            yield column, row
