"""Grain: lengths as whole parts of a unit, so that sums of them are exact wherever on the map they are made.

A difference of two places is then the same number after everything has moved. Knows nothing of what is measured.
"""

from __future__ import annotations

from typing import Final

GRAIN: Final = 64
"""So many parts make a unit."""


def on_grain(length: float) -> float:
    """Return the nearest whole number of parts."""
    return round(length * GRAIN) / GRAIN
