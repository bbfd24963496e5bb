"""Spots: places for words of flows in one gutter, taken one after another so that none lies on another.

Knows neither rows nor columns: `labels` and `turned` say which spots a flow's words may take.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple, TypeAlias

from cjeditor.layout.routing.wording import Words

Spot: TypeAlias = tuple[float, float, bool]
"""The middle of a label and whether it is turned: x on the map; y from the middle of a gutter between rows, or a place
down a gutter between columns."""
Extent: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom, as in a Spot."""
_APART: Final = 6.0
_ASIDE: Final = 2.0


class Seat(NamedTuple):
    """The side of a line (−1 left, 1 right) that words stand on, their y as in a Spot, and which wording has room."""

    side: int
    y: float
    shorter: int


class Seats(NamedTuple):
    """Places beside lines that cross a gutter together: the leftmost line's words take the first, and so on.

    The words of one line alone may take either of two: the side where fewer lines run.
    """

    flows: tuple[str, ...]
    places: tuple[Seat, ...]


class Label(NamedTuple):
    """A label's words and where their middle stands, as in a Spot; with `seats` the tracks of their lines decide, and `words` are the fullest."""

    words: Words
    x: float
    y: float
    is_turned: bool
    seats: Seats | None = None


def meets_any(extent: Extent, others: Iterable[Extent]) -> bool:
    """Whether an extent lies over one of these."""
    left, top, right, bottom = extent
    for x1, y1, x2, y2 in others:  # noqa: SIM110  the busiest loop of routing: `any` over a generator takes twice as long
        if left < x2 and x1 < right and top < y2 and y1 < bottom:
            return True
    return False


def take_spot(
    placed: dict[str, Label],
    taken: list[Extent],
    flow_id: str,
    wanted: Iterable[tuple[Words, Iterable[Spot]]],
    avoided: Collection[Extent] = (),
    sway: float = 0.0,
) -> None:
    """Take the first free spot, for the fullest words that have one; upright ones have room to `sway`."""
    for words, spots in wanted:
        for spot in spots:
            extent = extent_of(spot, words, sway)
            if not (meets_any(extent, taken) or meets_any(extent, avoided)):
                taken.append(apart(extent, is_turned=spot[2]))
                placed[flow_id] = Label(words, *spot)
                return


def extent_of(spot: Spot, words: Words, sway: float = 0.0) -> Extent:
    """Return the room that words take at a spot."""
    x, y, is_turned = spot
    half = words.height / 2
    across, down = (half, words.width / 2) if is_turned else (words.width / 2 + sway, half)
    return x - across, y - down, x + across, y + down


def apart(extent: Extent, *, is_turned: bool) -> Extent:
    """Return the room of a label with some before and behind, so that two in a row do not read as one."""
    left, top, right, bottom = extent
    if is_turned:
        return left - _ASIDE, top - _APART, right + _ASIDE, bottom + _APART
    return left - _APART, top, right + _APART, bottom
