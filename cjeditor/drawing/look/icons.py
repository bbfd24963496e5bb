"""The one icon set of screen and paper: Lucide and a few of our own, as paths in a box of 24 × 24.

Owns finding, placing and writing an icon as SVG; what an icon stands for is decided by `colours` and by the layout.
Lines are 2 of 24 wide with round ends, whatever the size.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from typing import Final

from cjeditor.drawing.frame import ClosePath, Colour, CurveTo, LineTo, MoveTo, Path, Segment, Stroke
from cjeditor.frozen import frozen
from cjeditor.resource_files import resource_bytes

BOX: Final = 24.0
LINE: Final = 2.0
_COMMANDS: Final = re.compile("([MLCZ])([^MLCZ]*)")


@frozen
class Icon:
    """The lines of an icon in a box of 24 × 24."""

    name: str
    segments: tuple[Segment, ...]


def icon_names() -> tuple[str, ...]:
    """Return the names of all icons, sorted."""
    return tuple(_path_data())


def has_icon(name: str) -> bool:
    """Whether there is an icon of this name."""
    return name in _path_data()


@lru_cache(maxsize=512)
def icon(name: str) -> Icon:
    """Return an icon; an unknown name, say from a newer file, gives a plain circle."""
    known = name if has_icon(name) else "circle"
    return Icon(known, segments_of(_path_data()[known]))


@lru_cache(maxsize=4096)
def draw_icon(name: str, x: float, y: float, size: float, colour: Colour, width: float | None = None) -> Path:
    """Return an icon in the square of `size` whose top left corner is (x, y); `width` is that of its lines."""
    scale = size / BOX
    stroke = Stroke(colour, LINE * scale if width is None else width, cap="round")
    return Path(moved(icon(name).segments, x, y, scale), stroke=stroke)


def segments_of(path_data: str) -> tuple[Segment, ...]:
    """Return the segments of absolute path data of M, L, C and Z."""
    return tuple(_segment(*found.groups()) for found in _COMMANDS.finditer(path_data))


def moved(segments: tuple[Segment, ...], x: float, y: float, scale: float) -> tuple[Segment, ...]:
    """Return the segments scaled about the origin, then moved by (x, y)."""
    return tuple(_moved(segment, x, y, scale) for segment in segments)


@cache
def _path_data() -> dict[str, str]:
    found: dict[str, str] = json.loads(resource_bytes("icons", "icons.json"))
    return found


def _segment(letter: str, numbers: str) -> Segment:
    values = [float(number) for number in numbers.replace(",", " ").split()]
    match letter:
        case "M":
            return MoveTo(*values)
        case "L":
            return LineTo(*values)
        case "C":
            return CurveTo(*values)
        case _:
            return ClosePath()


def _moved(segment: Segment, x: float, y: float, scale: float) -> Segment:
    match segment:
        case MoveTo():
            return MoveTo(x + segment.x * scale, y + segment.y * scale)
        case LineTo():
            return LineTo(x + segment.x * scale, y + segment.y * scale)
        case CurveTo():
            return CurveTo(
                x + segment.x1 * scale,
                y + segment.y1 * scale,
                x + segment.x2 * scale,
                y + segment.y2 * scale,
                x + segment.x * scale,
                y + segment.y * scale,
            )
        case ClosePath():
            return segment
