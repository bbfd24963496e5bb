"""Rows: the lanes one below the other, with the white room between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from cjeditor.drawing.frame import Placed
from cjeditor.drawing.look import sizes
from cjeditor.frozen import frozen
from cjeditor.layout.lanes.base import LaneBody


@frozen
class Row:
    """A lane on the map; its cells, spans and furniture are in lane coordinates: x as on the page, y from its top."""

    body: LaneBody
    y: float

    @property
    def lane_id(self) -> str:
        """The lane's id."""
        return self.body.lane.id

    @property
    def height(self) -> float:
        """How high the lane is."""
        return self.body.height

    @property
    def bottom(self) -> float:
        """Where the lane ends."""
        return self.y + self.body.height

    @property
    def is_collapsed(self) -> bool:
        """Whether the lane shows its title only."""
        return self.body.is_collapsed

    @property
    def cells(self) -> Mapping[str, Placed]:
        """The cells with cards, by what they lie over; a frame is made when it is asked for."""
        return self.body.placed_cells

    @property
    def spans(self) -> tuple[Placed, ...]:
        """The cards over several columns."""
        return tuple(Placed(span.x, span.y, span.card.frame) for span in self.body.spans)

    @property
    def furniture(self) -> tuple[Placed, ...]:
        """What the lane draws besides cards."""
        return self.body.furniture

    @property
    def frame(self) -> Placed:
        """The whole lane on the page."""
        return Placed(0.0, self.y, self.body.frame)


def rows_of(bodies: Iterable[LaneBody], top: float) -> tuple[Row, ...]:
    """Set lanes below each other from a y on."""
    listed = list(bodies)
    rows: list[Row] = []
    y = top
    for above, body in zip([None, *listed], listed, strict=False):
        y += gap_between(above, body) if above else 0.0
        rows.append(Row(body, y))
        y += body.height
    return tuple(rows)


def gap_between(above: LaneBody, below: LaneBody) -> float:
    """Return the white room between two lanes: more around curves and lines, and before a new group."""
    gap = sizes.LANE_GAP
    if above.lane.group != below.lane.group:
        gap = max(gap, sizes.LANE_GROUP_GAP)
    kinds = {above.lane.lane_kind, below.lane.lane_kind}
    if "separator" in kinds:
        gap = max(gap, sizes.SEPARATOR_ROOM)
    if "emotion" in kinds:
        gap = max(gap, sizes.EMOTION_ROOM)
    return gap


def row_at(rows: tuple[Row, ...], y: float) -> int | None:
    """Return the row under a y; None above, below and between rows."""
    place = bisect_right(rows, y, key=lambda row: row.y) - 1
    return place if place >= 0 and y < rows[place].bottom else None


def nearest_row(rows: tuple[Row, ...], y: float) -> int | None:
    """Return the row under a y, or the nearest to it where no row is further than a lane gap away."""
    found = row_at(rows, y)
    if found is not None or not rows:
        return found
    place = min(range(len(rows)), key=lambda place: max(rows[place].y - y, y - rows[place].bottom))
    near = max(rows[place].y - y, y - rows[place].bottom)
    return place if near <= sizes.LANE_GAP else None


def group_runs(rows: tuple[Row, ...]) -> list[tuple[str, Row, Row]]:
    """Return each group with the first and last row of every run of its lanes; a separating line breaks none."""
    runs: list[tuple[str, Row, Row]] = []
    is_open = False
    for row in rows:
        group = row.body.lane.group
        if group is None:
            is_open = is_open and row.body.lane.lane_kind == "separator"
        elif is_open and runs[-1][0] == group:
            runs[-1] = group, runs[-1][1], row
        else:
            runs.append((group, row, row))
            is_open = True
    return runs
