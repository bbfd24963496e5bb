"""Outlines of boxes as path segments, for painters whose surface has no rounded rectangle. Pure geometry."""

from __future__ import annotations

from typing import Final

from cjeditor.drawing.frame import ClosePath, CurveTo, LineTo, MoveTo, Segment

KAPPA: Final = 0.5522847498
"""How far a quarter circle's control points lie from its ends, in radii."""


def box_outline(x: float, y: float, width: float, height: float, radius: float) -> tuple[Segment, ...]:
    """Return a rectangle's outline, clockwise from its top left; the radius shrinks to fit."""
    right, bottom = x + width, y + height
    r = min(radius, width / 2, height / 2)
    if r <= 0:
        return (MoveTo(x, y), LineTo(right, y), LineTo(right, bottom), LineTo(x, bottom), ClosePath())
    c = r * (1 - KAPPA)
    return (
        MoveTo(x + r, y),
        LineTo(right - r, y),
        CurveTo(right - c, y, right, y + c, right, y + r),
        LineTo(right, bottom - r),
        CurveTo(right, bottom - c, right - c, bottom, right - r, bottom),
        LineTo(x + r, bottom),
        CurveTo(x + c, bottom, x, bottom - c, x, bottom - r),
        LineTo(x, y + r),
        CurveTo(x, y + c, x + c, y, x + r, y),
        ClosePath(),
    )
