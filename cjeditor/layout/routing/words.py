"""Words: which words of flows are placed together, and which have to be placed again after an edit.

Reads one Routes, or two; `labels` finds the places themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from cjeditor.drawing.look import sizes
from cjeditor.layout.routing.ground import ROW, Ground, Gutter, Home, at_gutter, in_row
from cjeditor.layout.routing.groups import Flows, differing
from cjeditor.layout.routing.hanging import TALLEST
from cjeditor.layout.routing.labels import MIDDLE_TRACK, hanging_extents, labels_between_rows, standing_above
from cjeditor.layout.routing.path import CellKey, Path
from cjeditor.layout.routing.routes import Routes
from cjeditor.layout.routing.spots import Extent, Label
from cjeditor.layout.routing.tracks import Run
from cjeditor.layout.routing.turned import Limits, labels_between_columns, standing_beside, words_room
from cjeditor.layout.routing.wording import Words, mark_words, wordings


def words_at(routes: Routes, home: Home) -> Mapping[str, Label]:
    """Place the words that belong to a part of a gutter, of the flows in it and those that only cross it."""
    if home not in routes.at_home:
        return {}
    return (_along if home[0] == "along" else _down)(routes, home)


def _along(routes: Routes, home: Home) -> dict[str, Label]:
    members = routes.at_home[home]
    gutter = home[:2]
    ground = routes.ground
    tracks = routes.tracks.at(gutter)
    along = {
        run.flow_id: run for run in routes.runs.get(gutter, ()) if run.leg == 1 and run.flow_id in members
    }
    columns = ground.stretches[home[2]].places
    near = range(max(columns.start - 1, 0), columns.stop)
    above = ground.grid.rows.before[home[1]]
    return labels_between_rows(
        ground,
        home[2],
        [
            (flow, words_of(routes, flow), routes.paths[flow].gutters[0][1])
            for flow in members
            if flow not in along
        ],
        [(along[flow], words_of(routes, flow), tracks[flow, 1]) for flow in members if flow in along],
        [
            *(
                extent
                for column in ground.grid.columns.numbers[near.start : near.stop]
                if above is not None and (above, column) in routes.under_cell
                for extent in _hanging_extents(routes, (above, column))
            ),
            *standing_above(ground, home[1], near),
        ],
    )


def _down(routes: Routes, home: Home) -> dict[str, Label]:
    members = set(routes.at_home[home])
    ground, found, tracks = routes.ground, _beside_row(routes, home), routes.tracks.at(home[:2])
    lines = [run for run in found if not run.is_mark]
    xs = [ground.down_x(home[1], track) for track in range(sizes.COLUMN_TRACKS)]
    return labels_between_columns(
        xs[MIDDLE_TRACK],
        sorted((run.flow_id, run, words_of(routes, run.flow_id)) for run in lines if run.flow_id in members),
        [(run.flow_id, run.low, _mark_words(routes, run.flow_id)) for run in found if run.is_mark],
        [(run, xs[tracks[run.key]]) for run in lines],
        _limits(ground, home[2]),
        ground.across(home[1]),
        standing_beside(ground, home[1]),
    )


def _mark_words(routes: Routes, flow_id: str) -> Words:
    wish = routes.wishes[flow_id]
    return mark_words(wish.hand_off, wish.chosen_face)


def _beside_row(routes: Routes, home: Home) -> list[Run]:
    """The runs of a gutter between columns that lie beside a row, or only pass it."""
    top, bottom = at_gutter(home[2]), in_row(home[2], ROW)
    return [run for run in routes.runs.get(home[:2], ()) if run.low < bottom and run.high > top]


def _limits(ground: Ground, row: int) -> Limits:
    """The places down a gutter that a row takes, with its padding."""
    return in_row(row, -sizes.LANE_PADDING), in_row(row, ground.band(row).height + sizes.LANE_PADDING)


def words_of(routes: Routes, flow_id: str) -> tuple[Words, ...]:
    """Return the wordings of a flow, the fullest first."""
    wish = routes.wishes[flow_id]
    return wordings(wish.share, wish.words, wish.hand_off, wish.chosen_face)


def _hanging_extents(routes: Routes, cell: CellKey) -> Iterator[Extent]:
    flows = routes.under_cell.get(cell, ())
    return (
        hanging_extents(routes.ground, cell, [routes.wishes[flow] for flow in flows]) if flows else iter(())
    )


def homes_left_or_entered(
    olds: Mapping[str, Path], news: Mapping[str, Path | None], changes: Collection[str]
) -> Iterator[Home]:
    """Yield where words have to be placed again because of the flows done anew.

    Between rows words depend on gutters and tracks alone: a flow whose card only grew leaves all words there in place.
    """
    for flow_id, new in news.items():
        old = olds.get(flow_id)
        homes = {path.home for path in (old, new) if path is not None}
        stays = len(homes) == 1 and old and new and (old.style, old.gutters) == (new.style, new.gutters)
        for home in homes:
            if home and (flow_id in changes or not stays or home[0] == "down"):
                yield home


def homes_anew(
    before: Routes,
    found: Routes,
    gutters: Collection[Gutter],
    cells: Collection[CellKey],
    barred: Collection[int],
    rows: Collection[int],
) -> Iterator[Home]:
    """Yield where words may have to move because of tracks, of what hangs or stands out, or of the ground."""
    yield from _homes_of_tracks(before, found, gutters)
    yield from _homes_in_rows(before, found, cells)
    if barred:
        yield from _homes_near(found, barred)
    if before.ground is not found.ground:
        yield from _homes_shifted(before, found.ground, rows)
        yield from _homes_over_standing(before.ground, found.ground)


def _homes_near(routes: Routes, gutters: Collection[int]) -> Iterator[Home]:
    """The homes with words that may stand in one of these gutters between columns."""
    stretches = routes.ground.stretches
    near = {stretches[gutter].name for gutter in gutters if gutter in stretches}
    for home in routes.at_home:
        if home[1] in gutters if home[0] == "down" else home[2] in near:
            yield home


def _homes_shifted(before: Routes, ground: Ground, rows: Collection[int]) -> Iterator[Home]:
    """The homes looked at whose columns are others or elsewhere, or that have another of these rows above."""
    old = before.ground
    # Nearly always, and a map has many words between columns.
    columns_stay = old.columns is ground.columns and old.grid is ground.grid
    for home in before.labels.seen:
        if home[0] == "down" and columns_stay:
            continue
        if (home[0] == "along" and home[1] in rows) or old.frame_of(home) != ground.frame_of(home):
            yield home


def _homes_over_standing(old: Ground, new: Ground) -> Iterator[Home]:
    """The homes above and beside cards over whose edge something else stands than before."""
    if old.standing == new.standing:
        return
    columns = new.grid.columns
    ranks = {column.over: rank for rank, column in zip(columns.numbers, new.columns, strict=False)}
    for row in old.standing.keys() | new.standing.keys():
        for over in differing(old.standing.get(row), new.standing.get(row)):
            if over in ranks:
                yield "down", new.right_of(ranks[over]), row
                yield from (("along", row, name) for name in _stretches_near(new, ranks[over]))


def _homes_of_tracks(before: Routes, routes: Routes, dirty: Iterable[Gutter]) -> Iterator[Home]:
    """Where words may have to move: beside lines between columns, and along lines that changed their track."""
    for gutter in dirty:
        if not before.tracks.was_seen(gutter):
            continue  # then no words were placed by them
        if gutter[0] == "down":
            yield from _rows_beside_others(before, routes, gutter)
            continue  # words on a line that crosses between rows go along with it
        old = before.tracks.at(gutter)
        for leg, track in routes.tracks.at(gutter).items():
            if old.get(leg) != track and (home := routes.paths[leg[0]].home):
                yield home


def _rows_beside_others(before: Routes, routes: Routes, gutter: Gutter) -> Iterator[Home]:
    """Yield the parts looked at of a gutter between columns that have other runs beside them, or on other tracks."""
    homes: list[Home] = [(*gutter, row) for row in routes.ground.grid.rows.numbers]
    seen = [home for home in homes if before.labels.was_seen(home)]
    others = _tracked(before, gutter) ^ _tracked(routes, gutter) if seen else ()
    for home in seen:
        top, bottom = at_gutter(home[2]), in_row(home[2], ROW)
        if any(run.low < bottom and run.high > top for run, _track in others):
            yield home


def _tracked(routes: Routes, gutter: Gutter) -> set[tuple[Run, int | None]]:
    tracks = routes.tracks.at(gutter)
    return {(run, tracks.get(run.key)) for run in routes.runs.get(gutter, ())}


def _homes_in_rows(before: Routes, after: Routes, dirty: Iterable[CellKey]) -> set[Home]:
    """Where words may have to move: what hangs from above changed, or a row is higher or lower now."""
    touched = {cell for cell in dirty if _hangs_otherwise(before, after, cell)}
    least = _least_heights(before.ground, after.ground)
    if not least:
        return _below(after.ground, touched)
    touched.update(
        cell
        for cell, flows in after.under_cell.items()
        if cell[0] in least and _hanging_bottom(after, flows) > least[cell[0]]
    )
    beside = (
        home
        for home in before.labels.seen
        if home[0] == "down"
        and (room := least.get(home[2])) is not None
        and any(_is_pressed(after, flow, room) for flow in after.at_home.get(home, ()))
    )
    return _below(after.ground, touched).union(beside)


def _least_heights(old: Ground, new: Ground) -> dict[int, float]:
    """The lesser height of each row that is higher or lower than before."""
    if old.bands == new.bands:
        return {}
    were = dict(zip(old.grid.rows.numbers, old.bands, strict=False))
    return {
        row: min(was.height, band.height)
        for row, band in zip(new.grid.rows.numbers, new.bands, strict=False)
        if (was := were.get(row)) is not None and abs(band.height - was.height) > 0.01
    }


def _hangs_otherwise(before: Routes, after: Routes, cell: CellKey) -> bool:
    """Whether another part of the gutter below is taken by what hangs under a cell, as far as anybody looked."""
    if not any(before.labels.was_seen(home) for home in _below(after.ground, [cell])):
        return False
    return list(_hanging_extents(before, cell)) != list(_hanging_extents(after, cell))


def _is_pressed(routes: Routes, flow_id: str, room: float) -> bool:
    """Whether words under a line that stays in its row have less than all the room they may want."""
    path = routes.paths[flow_id]
    if path.into is None or path.out is None:
        return False
    lowest = max(routes.port_y(flow_id, port) for port in path.ports)
    return lowest + words_room(words_of(routes, flow_id)) > room


def _below(ground: Ground, cells: Iterable[CellKey]) -> set[Home]:
    """The homes under cells, but for those whose row or column is gone; what hangs may reach into the next."""
    columns, rows = ground.grid
    return {
        ("along", rows.after[row], name)
        for row, column in cells
        if row in rows.after and column in columns.stretches
        for name in _stretches_near(ground, column)
    }


def _stretches_near(ground: Ground, column: int) -> Iterator[int]:
    """The stretch of a column, and the next one where its cards reach into that."""
    stretches = ground.stretches
    return (stretches[near].name for near in (column, ground.right_of(column)) if near in stretches)


def _hanging_bottom(routes: Routes, flows: Flows) -> float:
    """How far down from its row's top what hangs under a cell may reach at most."""
    lowest = max(routes.ground.anchors[routes.wishes[flow].source].bottom for flow in flows)
    return lowest + TALLEST * len(flows)
