"""Glyph outlines read from our TrueType files, for a surface that cannot embed a font. Knows no shaping and no Qt."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from cjeditor.drawing.text.truetype import characters, table_contents

_ON_CURVE, _X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME = 1, 2, 4, 8, 16, 32
_WORDS, _ARE_XY, _SCALED, _MORE, _SCALED_XY, _SCALED_2X2 = 1, 2, 8, 32, 64, 128
_DEEPEST: Final = 8
"""Glyphs may be made of glyphs; a file that nests deeper than this is damaged."""


class Point(NamedTuple):
    """A point of a contour in thousandths of the em, y upward; off-curve points control quadratic curves."""

    x: float
    y: float
    is_on: bool


class OutlineFont:
    """The outlines of one file, by character."""

    def __init__(self, content: bytes) -> None:
        self._tables = table_contents(content)
        (units,) = struct.unpack_from(">H", self._tables["head"], 18)
        (is_long,) = struct.unpack_from(">h", self._tables["head"], 50)
        self._scale = 1000 / units
        loca = self._tables["loca"]
        count = len(loca) // (4 if is_long else 2)
        places = struct.unpack_from(f">{count}{'L' if is_long else 'H'}", loca)
        self._places = places if is_long else tuple(2 * place for place in places)
        self._glyphs = dict(characters(self._tables["cmap"]))

    def svg_path(self, character: str) -> str:
        """Return the outline as SVG path data; "" for a character without ink."""
        return "".join(map(_svg_contour, self.contours(character)))

    def contours(self, character: str) -> list[list[Point]]:
        """Return the closed contours of the character's glyph."""
        scale = self._scale
        found = self._contours(self._glyphs.get(ord(character), 0), 0)
        return [[Point(x * scale, y * scale, is_on) for x, y, is_on in contour] for contour in found]

    def _contours(self, glyph: int, depth: int) -> list[list[Point]]:
        start, end = self._places[glyph], self._places[glyph + 1]
        if start == end or depth > _DEEPEST:
            return []
        data = self._tables["glyf"][start:end]
        (count,) = struct.unpack_from(">h", data)
        return _simple(data, count) if count >= 0 else self._composite(data, depth)

    def _composite(self, data: bytes, depth: int) -> list[list[Point]]:
        found: list[list[Point]] = []
        at, flags = 10, _MORE
        while flags & _MORE:
            flags, glyph = struct.unpack_from(">HH", data, at)
            dx, dy = struct.unpack_from(">hh" if flags & _WORDS else ">bb", data, at + 4)
            at += 8 if flags & _WORDS else 6
            (a, b, c, d), at = _matrix(data, at, flags)
            if not flags & _ARE_XY:
                dx = dy = 0
            found += [
                [Point(a * x + c * y + dx, b * x + d * y + dy, on) for x, y, on in contour]
                for contour in self._contours(glyph, depth + 1)
            ]
        return found


@lru_cache(maxsize=16)
def outline_font(path: Path) -> OutlineFont:
    """Return the font of a file, read once."""
    return OutlineFont(path.read_bytes())


def _simple(data: bytes, count: int) -> list[list[Point]]:
    ends = struct.unpack_from(f">{count}H", data, 10)
    (instructions,) = struct.unpack_from(">H", data, 10 + 2 * count)
    at = 12 + 2 * count + instructions
    total = ends[-1] + 1 if ends else 0
    flags: list[int] = []
    while len(flags) < total:
        flag, at = data[at], at + 1
        repeats = 0
        if flag & _REPEAT:
            repeats, at = data[at], at + 1
        flags += [flag] * (1 + repeats)
    xs, at = _coordinates(data, at, flags, _X_SHORT, _X_SAME)
    ys, at = _coordinates(data, at, flags, _Y_SHORT, _Y_SAME)
    points = [Point(x, y, bool(f & _ON_CURVE)) for x, y, f in zip(xs, ys, flags, strict=False)]
    starts = (0, *(end + 1 for end in ends))
    return [points[start : end + 1] for start, end in zip(starts, ends, strict=False)]


def _coordinates(data: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    value, found = 0, []
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, at)[0]
            at += 2
        found.append(value)
    return found, at


def _matrix(data: bytes, at: int, flags: int) -> tuple[tuple[float, float, float, float], int]:
    one = 1 << 14
    if flags & _SCALED:
        (scale,) = struct.unpack_from(">h", data, at)
        return (scale / one, 0.0, 0.0, scale / one), at + 2
    if flags & _SCALED_XY:
        x, y = struct.unpack_from(">hh", data, at)
        return (x / one, 0.0, 0.0, y / one), at + 4
    if flags & _SCALED_2X2:
        a, b, c, d = struct.unpack_from(">hhhh", data, at)
        return (a / one, b / one, c / one, d / one), at + 8
    return (1.0, 0.0, 0.0, 1.0), at


def _svg_contour(contour: list[Point]) -> str:
    """A contour as SVG: between two off-curve points lies an on-curve one in the middle."""
    if len(contour) < 2:
        return ""
    points = _with_middles(contour)
    first = next(index for index, point in enumerate(points) if point.is_on)
    turn = [*points[first + 1 :], *points[: first + 1]]
    out = [f"M{_pair(points[first])}"]
    out += [
        f"{'L' if before.is_on else f'Q{_pair(before)} '}{_pair(p)}"
        for before, p in _steps(points[first], turn)
    ]
    return "".join(out) + "Z"


def _steps(start: Point, turn: list[Point]) -> Iterator[tuple[Point, Point]]:
    before = start
    for point in turn:
        if point.is_on:
            yield before, point
        before = point


def _with_middles(contour: list[Point]) -> list[Point]:
    found = []
    for before, point in zip((contour[-1], *contour[:-1]), contour, strict=True):
        if not before.is_on and not point.is_on:
            found.append(Point((before.x + point.x) / 2, (before.y + point.y) / 2, is_on=True))
        found.append(point)
    return found


def _pair(point: Point) -> str:
    return f"{point.x:.5g} {point.y:.5g}"
