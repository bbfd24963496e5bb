"""PosterSetup: what a person chooses about a print, as plain values."""

from __future__ import annotations

from cjeditor.frozen import frozen
from cjeditor.poster.paper import Paper

HARDWARE_MARGIN_MM = 5.0
MARK_LENGTH_MM = 5.0
MARK_OFFSET_MM = 3.0


@frozen
class PosterSetup:
    """Paper, turn, size and marks; lengths in millimetres.

    Without paper the page is as large as the map at its scale, and the check ruler at its foot. `landscape` None turns the paper the way that shows
    the map larger. `scale_percent` None fits the map to the paper. `margin` is kept free of ink on every side.
    `bleed` and marks enlarge the media, never the paper's trim size.
    """

    paper: Paper | None = None
    landscape: bool | None = None
    scale_percent: float | None = None
    margin: float = HARDWARE_MARGIN_MM
    marks: bool = False
    registration: bool = False
    bleed: float = 0.0
    ruler: bool = True
