"""Runs: the stretches of gutters a flow's path covers, once its ports are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjeditor.layout.routing.ground import Gutter, at_gutter
from cjeditor.layout.routing.path import Path, Side
from cjeditor.layout.routing.tracks import Run, mark_run, run_of

# A port on a card's right side lies at the left of its gutter.
_ACROSS: Final[dict[Side, int]] = {"right": -1, "left": 1, "foot": 0}


def runs_of(flow_id: str, path: Path, out: float, into: float) -> Iterator[tuple[Gutter, Run]]:
    """Yield each gutter of a path with the flow's run in it; `out` and `into` are the ports' places down."""
    if path.style == "mark":
        yield path.gutters[0], mark_run(flow_id, into)
        return
    last = len(path.gutters) - 1
    for number, gutter in enumerate(path.gutters):
        axis = gutter[0]
        before = path.gutters[number - 1] if number else None
        after = path.gutters[number + 1] if number < last else None
        if axis == "along":
            assert before is not None
            assert after is not None
            rises_in = _end_down(path, number - 1, out, into, at_start=True) < at_gutter(gutter[1])
            rises_out = _end_down(path, number + 1, out, into, at_start=False) < at_gutter(gutter[1])
            yield (
                gutter,
                run_of((flow_id, number), before[1], -1 if rises_in else 1, after[1], -1 if rises_out else 1),
            )
            continue
        start = out if before is None else at_gutter(before[1])
        end = into if after is None else at_gutter(after[1])
        start_side = _ACROSS[path.out.side] if before is None and path.out else _toward(path, number, -1)
        if after is not None:
            end_side, head = _toward(path, number, 1), 0
        else:
            assert path.into is not None
            end_side = head = _ACROSS[path.into.side]
        yield gutter, run_of((flow_id, number), start, start_side, end, end_side, head)


def _end_down(path: Path, number: int, out: float, into: float, *, at_start: bool) -> float:
    """The far end of the run down before (`at_start`) or after a run along."""
    if at_start:
        return out if number == 0 else at_gutter(path.gutters[number - 1][1])
    return into if number == len(path.gutters) - 1 else at_gutter(path.gutters[number + 1][1])


def _toward(path: Path, number: int, step: int) -> int:
    """The side of a gutter between columns that the run along beside it in the path lies on."""
    own, far = path.gutters[number][1], path.gutters[number + 2 * step][1]
    return 1 if far > own else -1
