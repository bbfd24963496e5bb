"""Search: which flows lie in a rectangle or under a point, found through the gutters, without resolving the rest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.flow_line import FlowLine, Point
from cjeditor.layout.routing.ground import Ground, at_gutter
from cjeditor.layout.routing.line import line_of
from cjeditor.layout.routing.routes import Routes

GRAB: Final = 5.0
"""How near to a line a point counts as on it, in map units."""
_LOW: Final = attrgetter("low")
_LEFT: Final = attrgetter("x")
_RIGHT: Final = attrgetter("right")


def flows_in(routes: Routes, rect: Rect) -> tuple[str, ...]:
    """Return the drawn flows that show in a rectangle, and some that nearly do, sorted by id."""
    known = routes.lines
    near = [(flow_id, known.get(flow_id) or line_of(routes, flow_id)) for flow_id in _near(routes, rect)]
    return tuple([flow_id for flow_id, line in near if line.box.meets(rect)])


def flow_at(routes: Routes, x: float, y: float, grab: float = GRAB) -> str | None:
    """Return the flow whose line, sign or words lie under a point, the last drawn first."""
    spot = Rect(x - grab, y - grab, 2 * grab, 2 * grab)
    for flow_id in reversed(_near(routes, spot)):
        if _is_on(line_of(routes, flow_id), spot):
            return flow_id
    return None


def _near(routes: Routes, rect: Rect) -> list[str]:
    ground = routes.ground
    if rect.x <= ground.columns[0].x and rect.right >= ground.columns[-1].right:
        return sorted(routes.paths)
    found: set[str] = set()
    rows, columns = _rows(ground, rect), _columns(ground, rect)
    for row in rows:
        # A gutter between rows is as long as the map: most of what runs in it is out of sight.
        along = routes.runs.get(("along", row), ())
        end = bisect_right(along, columns[-1], key=_LOW)
        found.update([run.flow_id for run in along[:end] if run.high >= columns[0]])
    top, bottom = at_gutter(rows[0]), at_gutter(rows[-1])
    for column in columns:
        down = routes.runs.get(("down", column), ())
        found.update([run.flow_id for run in down if run.low < bottom and run.high >= top])
        for row in rows:
            found.update(routes.under_cell.get((row, column), ()))
    return sorted(found)


def _columns(ground: Ground, rect: Rect) -> Sequence[int]:
    """The gutters between columns near a rectangle; each column's words may reach into its neighbours'."""
    first = bisect_left(ground.columns, rect.x, key=_RIGHT)
    last = bisect_right(ground.columns, rect.right, key=_LEFT) - 1
    numbers = ground.grid.columns.numbers
    return numbers[max(first - 1, 0) : last + 3] if first <= last else numbers


def _rows(ground: Ground, rect: Rect) -> Sequence[int]:
    near = [
        number
        for number, band in enumerate(ground.bands)
        if band.bottom >= rect.y and band.top <= rect.bottom
    ]
    numbers = ground.grid.rows.numbers
    return numbers[max(near[0] - 1, 0) : near[-1] + 3] if near else numbers


def _is_on(line: FlowLine, spot: Rect) -> bool:
    if line.label is not None and line.label.box.meets(spot):
        return True
    if line.slot is not None and line.box.contains(spot.x + spot.width / 2, spot.y + spot.height / 2):
        return True
    ends = line.segments if len(line.points) > 1 else iter([(line.points[0], line.points[0])])
    return any(_meets(start, end, spot) for start, end in ends)


def _meets(start: Point, end: Point, spot: Rect) -> bool:
    """Whether an upright or level segment passes through the rectangle."""
    return (
        min(start[0], end[0]) < spot.right
        and max(start[0], end[0]) > spot.x
        and min(start[1], end[1]) < spot.bottom
        and max(start[1], end[1]) > spot.y
    )
