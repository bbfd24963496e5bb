"""The small drawings with a meaning of their own: emotion faces, the star, persona markers, evidence dots, flow ends.

Each is a function from a place and a colour to items for a Frame. Knows sizes and colours of the look, no records.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from cjeditor.drawing.frame import Box, ClosePath, Colour, CurveTo, LineTo, MoveTo, Path, Segment, Stroke
from cjeditor.drawing.look import colours, sizes
from cjeditor.drawing.look.colours import Marker
from cjeditor.drawing.look.icons import draw_icon, moved, segments_of

_ROUND: Final = 0.5523
"""A quarter circle as a cubic: the handle's length for a radius of 1."""

FACE_LEVELS: Final = (-2, -1, 0, 1, 2)
# Mouths in a face of radius 1 about the origin, y downward.
_MOUTHS: Final = {
    -2: "M-0.42 0.6C-0.26 0.26 0.26 0.26 0.42 0.6",
    -1: "M-0.38 0.46C-0.22 0.24 0.22 0.24 0.38 0.46",
    0: "M-0.36 0.36L0.36 0.36",
    1: "M-0.42 0.2C-0.24 0.5 0.24 0.5 0.42 0.2",
    2: "M-0.52 0.1C-0.48 0.72 0.48 0.72 0.52 0.1Z",
}
_BROWS: Final = "M-0.56 -0.46L-0.22 -0.34M0.56 -0.46L0.22 -0.34"
_EYES: Final = {-2: (0.36, -0.06), 2: (0.34, -0.26)}
_OTHER_EYES: Final = (0.34, -0.18)
_FEATURE_LINE: Final = 0.16
_EYE_RADIUS: Final = 0.115


def face_level(score: float) -> int:
    """Return the face of a score from −2 to +2: the nearest of five, halves away from the middle."""
    return int(math.copysign(min(math.floor(abs(score) + 0.5), 2), score))


@lru_cache(maxsize=1024)
def emotion_face(
    score: float, x: float, y: float, size: float, colour: Colour, fill: Colour = colours.PAPER
) -> tuple[Path, ...]:
    """Return the face of a score with its centre at (x, y), `size` across its outline's middle."""
    level = face_level(score)
    radius = size / 2
    across, up = _EYES.get(level, _OTHER_EYES)
    line = Stroke(colour, _FEATURE_LINE * radius, cap="round")
    head = circle(x, y, radius, fill=fill, stroke=Stroke(colour, size / sizes.FACE * sizes.FACE_LINE))
    eyes = Path(
        circle(x - across * radius, y + up * radius, _EYE_RADIUS * radius).segments
        + circle(x + across * radius, y + up * radius, _EYE_RADIUS * radius).segments,
        fill=colour,
    )
    mouth = Path(
        moved(segments_of(_MOUTHS[level]), x, y, radius),
        fill=colour if level == max(FACE_LEVELS) else None,
        stroke=line,
    )
    brows = Path(moved(segments_of(_BROWS), x, y, radius), stroke=line)
    return (head, eyes, mouth, brows) if level == min(FACE_LEVELS) else (head, eyes, mouth)


@lru_cache(maxsize=1024)
def star(x: float, y: float, size: float, colour: Colour = colours.STAR) -> Path:
    """Return the star of a moment of truth with its centre at (x, y), points rounded by its white rim."""
    outer, inner = size / 2, size / 2 * 0.44
    corners = []
    for point in range(10):
        radius = inner if point % 2 else outer
        angle = math.radians(36 * point - 90)
        corners.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    return Path(polygon(corners), fill=colour, stroke=Stroke(colours.PAPER, size / 14))


@lru_cache(maxsize=1024)
def persona_marker(
    marker: Marker, x: float, y: float, size: float, colour: Colour, fill: Colour = colours.PAPER
) -> Path:
    """Return the marker of a persona with its centre at (x, y), the four of them alike in weight."""
    stroke = Stroke(colour, size / 5)
    half = size / 2
    match marker:
        case "circle":
            return circle(x, y, half * 0.95, fill=fill, stroke=stroke)
        case "square":
            reach = half * 0.86
            corners = [(-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach)]
        case "diamond":
            corners = [(0.0, -half * 1.2), (half * 1.2, 0.0), (0.0, half * 1.2), (-half * 1.2, 0.0)]
        case "triangle":
            corners = [(0.0, -half * 1.1), (half * 1.1, half * 0.85), (-half * 1.1, half * 0.85)]
    return Path(polygon([(x + dx, y + dy) for dx, dy in corners]), fill=fill, stroke=stroke)


def dots_width(count: int) -> float:
    """Return the width of a row of small dots."""
    return (count - 1) * sizes.EVIDENCE_STEP + sizes.EVIDENCE_DOT


EVIDENCE_WIDTH: Final = dots_width(sizes.EVIDENCE_DOTS)


def evidence_dots(level: str, x: float, y: float, colour: Colour = colours.QUIET) -> tuple[Path, ...]:
    """Return three dots from x on, their middles at y: all filled when measured, one when assumed.

    An unknown level has none filled.
    """
    return dots(colours.EVIDENCE_LEVELS.get(level, 0), sizes.EVIDENCE_DOTS, x, y, colour)


@lru_cache(maxsize=1024)
def dots(filled: int, count: int, x: float, y: float, colour: Colour) -> tuple[Path, ...]:
    """Return a row of small dots from x on, their middles at y, the first ones filled; hollow ones are as wide."""
    radius = sizes.EVIDENCE_DOT / 2
    line = sizes.EVIDENCE_LINE
    row = []
    for number in range(count):
        middle = x + radius + number * sizes.EVIDENCE_STEP
        if number < filled:
            row.append(circle(middle, y, radius, fill=colour))
        else:
            row.append(circle(middle, y, radius - line / 2, stroke=Stroke(colour, line)))
    return tuple(row)


def icon_tile(
    name: str, x: float, y: float, ground: Colour, size: float = sizes.ICON_TILE
) -> tuple[Box | Path, ...]:
    """Return an icon in white on a rounded tile of the ground's colour, top left corner at (x, y)."""
    edge = size * 0.15
    radius = size / sizes.ICON_TILE * sizes.ICON_TILE_RADIUS
    tile = Box(x, y, size, size, fill=ground, radius=radius)
    return tile, draw_icon(name, x + edge, y + edge, size - 2 * edge, colours.PAPER, size * 0.075)


def exit_end(x: float, y: float, size: float = sizes.FLOW_END) -> tuple[Path, ...]:
    """Return the ⊗ at the end of an exit, its centre at (x, y)."""
    reach = size * 0.2
    cross = (
        MoveTo(x - reach, y - reach),
        LineTo(x + reach, y + reach),
        MoveTo(x + reach, y - reach),
        LineTo(x - reach, y + reach),
    )
    return _end(x, y, size, cross, colours.WARNING)


def done_end(x: float, y: float, size: float = sizes.FLOW_END) -> tuple[Path, ...]:
    """Return the ✓ at the end of a flow that reached its goal, its centre at (x, y)."""
    unit = size * 0.1
    tick = (
        MoveTo(x - 2.3 * unit, y + 0.2 * unit),
        LineTo(x - 0.6 * unit, y + 1.8 * unit),
        LineTo(x + 2.4 * unit, y - 1.7 * unit),
    )
    return _end(x, y, size, tick, colours.GOOD)


@lru_cache(maxsize=1024)
def arrow_head(x: float, y: float, dx: float, dy: float, colour: Colour = colours.FLOW) -> Path:
    """Return a filled head with its point at (x, y), flying along the unit direction (dx, dy)."""
    length, half = sizes.FLOW_HEAD, sizes.FLOW_HEAD * 0.5
    back_x, back_y = x - dx * length, y - dy * length
    corners = [(x, y), (back_x - dy * half, back_y + dx * half), (back_x + dy * half, back_y - dx * half)]
    return Path(polygon(corners), fill=colour)


def hand_off_bars(
    x: float,
    y: float,
    dx: float,
    dy: float,
    colour: Colour = colours.STRUCTURE,
    length: float = sizes.HANDOFF_BAR,
) -> Path:
    """Return two short bars across a line that runs along the unit direction (dx, dy), their middle at (x, y)."""
    half, apart = length / 2, sizes.HANDOFF_BAR_GAP / 2 + sizes.HANDOFF_LINE / 2
    segments: list[Segment] = []
    for side in (-apart, apart):
        middle_x, middle_y = x + dx * side, y + dy * side
        segments.append(MoveTo(middle_x - dy * half, middle_y + dx * half))
        segments.append(LineTo(middle_x + dy * half, middle_y - dx * half))
    return Path(tuple(segments), stroke=Stroke(colour, sizes.HANDOFF_LINE, cap="round"))


def hatching(x: float, y: float, width: float, height: float, colour: Colour) -> Path:
    """Return slanted stripes that fill a narrow upright strip: the edge of a card that is not the organisation's own."""
    step, thick = sizes.HATCH_STEP, sizes.HATCH_LINE
    slope = 0.75
    segments: list[Segment] = []
    place = y - width * slope
    while place < y + height:
        corners = _clipped(x, width, place, place + width * slope, thick, y, y + height)
        if corners:
            segments += polygon(corners)
        place += step
    return Path(tuple(segments), fill=colour)


def circle(
    x: float, y: float, radius: float, *, fill: Colour | None = None, stroke: Stroke | None = None
) -> Path:
    """Return a circle as a path, so that dashes and fills behave the same in every painter."""
    handle = radius * _ROUND
    segments: tuple[Segment, ...] = (
        MoveTo(x + radius, y),
        CurveTo(x + radius, y + handle, x + handle, y + radius, x, y + radius),
        CurveTo(x - handle, y + radius, x - radius, y + handle, x - radius, y),
        CurveTo(x - radius, y - handle, x - handle, y - radius, x, y - radius),
        CurveTo(x + handle, y - radius, x + radius, y - handle, x + radius, y),
        ClosePath(),
    )
    return Path(segments, fill=fill, stroke=stroke)


def polygon(corners: list[tuple[float, float]]) -> tuple[Segment, ...]:
    """Return the closed outline through the corners."""
    first, *others = corners
    return (MoveTo(*first), *(LineTo(*corner) for corner in others), ClosePath())


def _end(x: float, y: float, size: float, sign: tuple[Segment, ...], colour: Colour) -> tuple[Path, ...]:
    line = Stroke(colour, sizes.FLOW_LINE, cap="round")
    ring = circle(x, y, (size - sizes.FLOW_LINE) / 2, fill=colours.PAPER, stroke=line)
    return ring, Path(sign, stroke=line)


def _clipped(
    x: float, width: float, right_top: float, left_top: float, thick: float, top: float, bottom: float
) -> list[tuple[float, float]]:
    """The corners of one stripe from (x, left_top) up to (x + width, right_top), cut at top and bottom."""
    outline = [
        (x, left_top),
        (x + width, right_top),
        (x + width, right_top + thick),
        (x, left_top + thick),
    ]
    above = _cut_level(outline, top, sign=1.0)
    return _cut_level(above, bottom, sign=-1.0)


def _cut_level(outline: list[tuple[float, float]], level: float, *, sign: float) -> list[tuple[float, float]]:
    """The part of a convex outline under (sign 1) or over (sign −1) a level line."""
    kept: list[tuple[float, float]] = []
    for index, (x2, y2) in enumerate(outline):
        x1, y1 = outline[index - 1]
        inside1, inside2 = sign * (y1 - level) >= 0, sign * (y2 - level) >= 0
        if inside1 != inside2:
            share = (level - y1) / (y2 - y1)
            kept.append((x1 + share * (x2 - x1), level))
        if inside2:
            kept.append((x2, y2))
    return kept
