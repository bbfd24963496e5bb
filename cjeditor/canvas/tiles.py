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

    def show(
        self,
        painter: QPainter,
        camera: Camera,
        width_px: float,
        height_px: float,
        budget_s: float = BUDGET_S,
        below: Callable[[], None] | None = None,
    ) -> bool:
        """Draw what is there, paint what time allows; return whether the viewport is complete.

        `below` draws what shows where tiles are missing.
        """
        ratio = painter.device().devicePixelRatioF()
        self._start(camera.scale * ratio, ratio)
        keys, missing = self._wanted(camera, width_px * ratio, height_px * ratio)
        if missing and below is not None:
            below()
        deadline = perf_counter() + budget_s
        late = [key for key in missing if not self._renewed(key, deadline)]
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        self._draw(painter, keys, round(camera.x * self._scale), round(camera.y * self._scale))
        painter.restore()
        self._shrink(keys)
        return not late

    def is_complete(self, camera: Camera, width_px: float, height_px: float, ratio: float) -> bool:
        """Whether every tile of the viewport is there."""
        if self._scale != camera.scale * ratio:
            return False
        return not self._wanted(camera, width_px * ratio, height_px * ratio)[1]

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

    def _wanted(self, camera: Camera, width: float, height: float) -> tuple[list[Key], list[Key]]:
        """Return the viewport's tiles, and those of them that are missing from the middle outwards."""
        x, y = camera.x * self._scale, camera.y * self._scale
        keys = list(_keys(x, y, width, height))
        missing = [key for key in keys if key not in self._tiles]
        middle_x, middle_y = (x + width / 2) / TILE_PX - 0.5, (y + height / 2) / TILE_PX - 0.5
        missing.sort(key=lambda key: (key[0] - middle_x) ** 2 + (key[1] - middle_y) ** 2)
        return keys, missing

    def _painted(self, key: Key) -> QPixmap:
        pixmap = QPixmap(TILE_PX, TILE_PX)
        side = TILE_PX / self._scale
        region = Rect(key[0] * side, key[1] * side, side, side)
        with painting(pixmap) as painter:
            painter.translate(-key[0] * TILE_PX, -key[1] * TILE_PX)
            painter.scale(self._scale, self._scale)
            self._paint(painter, region, self._scale, self._ratio)
        return pixmap

    def _draw(self, painter: QPainter, keys: list[Key], left: int, top: int) -> None:
        """Draw at whole numbers: with a QPointF the same costs twice as much."""
        for key in keys:
            tile = self._tiles.get(key) or self._stale.get(key)
            if tile is not None:
                painter.drawPixmap(key[0] * TILE_PX - left, key[1] * TILE_PX - top, tile)

    def _shrink(self, shown: list[Key]) -> None:
        """Keep within bounds: stale tiles go first, then those painted longest ago that are not on show."""
        if len(self._tiles) + len(self._stale) <= MOST_TILES:
            return
        self._stale.clear()
        on_show = frozenset(shown)
        for key in [key for key in self._tiles if key not in on_show][
            : max(0, len(self._tiles) - MOST_TILES)
        ]:
            del self._tiles[key]


def _keys(x: float, y: float, width: float, height: float) -> Iterator[Key]:
    for row in range(floor(y / TILE_PX), ceil((y + height) / TILE_PX)):
        for column in range(floor(x / TILE_PX), ceil((x + width) / TILE_PX)):
            yield column, row
