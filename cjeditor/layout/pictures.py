"""Pictures in boxes: which part of a picture fills a box, and how large a whole one is in it; never stretched.

An aspect is a height over a width. Pure arithmetic; knows no picture's bytes.
"""

from __future__ import annotations

from typing import TypeAlias

Crop: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom in 0–1 of the picture."""


def filling(crop: Crop, aspect: float, box_aspect: float) -> Crop:
    """Return the middle part of a crop that fills a box; `aspect` is that of the cropped part."""
    left, top, right, bottom = crop
    if aspect <= 0.0 or box_aspect <= 0.0:
        return crop
    if aspect > box_aspect:
        spare = (bottom - top) * (1.0 - box_aspect / aspect) / 2
        return left, top + spare, right, bottom - spare
    spare = (right - left) * (1.0 - aspect / box_aspect) / 2
    return left + spare, top, right - spare, bottom


def fitting(aspect: float, width: float, height: float) -> tuple[float, float]:
    """Return how large a whole picture is inside a box."""
    if aspect * width <= height:
        return width, aspect * width
    return height / aspect, height
