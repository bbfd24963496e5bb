"""Path: which gutters a flow runs through, decided by where its ends lie and by nothing else.

Leaving is by the right side and arriving by the left, backwards the other way round; a flow within a step goes round
by the right. A return runs above the lane, a jump forward below it. Other flows never change a path.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from cjeditor.layout.routing.detour import detour
from cjeditor.layout.routing.ground import Anchor, Ground, Gutter, Home, at_gutter, in_row
from cjeditor.layout.routing.ranks import Ranks
from cjeditor.layout.routing.wish import HANGING, Wish

Side: TypeAlias = Literal["left", "right", "foot"]
Style: TypeAlias = Literal["line", "hanging", "mark"]
CellKey: TypeAlias = tuple[int, int]
"""The row and first column of a cell."""


class Port(NamedTuple):
    """Where a flow touches a card: the side, and the place down the gutter it comes from or goes to.

    All marks of a card stand at one port.
    """

    anchor_id: str
    side: Side
    toward: float
    is_in: bool
    is_mark: bool = False


class Path(NamedTuple):
    """A flow's way: the gutters in order, down and along in turns, and its ports.

    A mark is a hand-off shown at the card without a line; something hanging has no port to arrive at but the row and
    first column of the `cell` it hangs under. `home` is where its words belong: the first gutter between rows that it
    runs along or crosses, else its own.
    """

    style: Style
    gutters: tuple[Gutter, ...]
    out: Port | None
    into: Port | None
    is_detour: bool = False
    cell: CellKey | None = None
    home: Home | None = None

    @property
    def ports(self) -> tuple[Port, ...]:
        """The ports it has, the leaving one first."""
        return tuple(port for port in (self.out, self.into) if port is not None)


def path_of(wish: Wish, ground: Ground, *, calm: bool) -> Path | None:
    """Return a flow's way, or None when nothing of it is drawn."""
    source = ground.anchors.get(wish.source)
    if source is None:
        return None
    if wish.kind in HANGING:
        port = Port(wish.source, "foot", 0.0, is_in=False)
        return Path("hanging", (), port, None, cell=(source.row, source.first))
    target = ground.anchors.get(wish.target or "")
    if target is None or wish.target is None or wish.source == wish.target:
        return None
    if calm and is_quiet(wish, source, target, ground.grid.columns):
        port = Port(wish.target, "left", in_row(target.row, target.y), is_in=True, is_mark=True)
        home: Home = ("down", target.first, target.row)
        return Path("mark", (("down", target.first),), None, port, home=home) if wish.hand_off else None
    return _line(wish, ground, source, target)


def is_quiet(wish: Wish, source: Anchor, target: Anchor, columns: Ranks) -> bool:
    """Whether a flow is so expected that drawing it would only be noise: forward, to the same or the next step."""
    if wish.kind != "next":
        return False
    if target.first > source.last:
        return columns.after[source.last] == target.first
    return target.last >= source.first


def _line(wish: Wish, ground: Ground, source: Anchor, target: Anchor) -> Path:
    out_side, out_gutter, in_side, in_gutter = _sides(ground, source, target)
    start, end = _middle(source), _middle(target)
    gutters, is_detour = _gutters(wish, ground, source, target, out_gutter, in_gutter)
    first_turn = at_gutter(gutters[1][1]) if len(gutters) > 1 else end
    last_turn = at_gutter(gutters[-2][1]) if len(gutters) > 1 else start
    return Path(
        "line",
        gutters,
        Port(wish.source, out_side, first_turn, is_in=False),
        Port(wish.target or "", in_side, last_turn, is_in=True),
        is_detour,
        home=_home(ground, gutters, source, target),
    )


def _home(ground: Ground, gutters: tuple[Gutter, ...], source: Anchor, target: Anchor) -> Home:
    first = gutters[0][1]
    if len(gutters) > 1:
        goes_right = len(gutters) < 3 or gutters[2][1] > first
        return "along", gutters[1][1], ground.stretch_at(first, goes_right=goes_right)
    if source.row == target.row:
        return "down", first, source.row
    crossed = ground.below(source.row) if target.row > source.row else source.row
    return "along", crossed, ground.stretch_at(first, goes_right=True)


def _sides(ground: Ground, source: Anchor, target: Anchor) -> tuple[Side, int, Side, int]:
    """Return the side to leave by with its gutter, and the side to arrive by with its gutter."""
    if target.first > source.last:
        return "right", ground.right_of(source.last), "left", target.first
    if target.last < source.first:
        return "left", source.first, "right", ground.right_of(target.last)
    return "right", ground.right_of(source.last), "right", ground.right_of(target.last)


def _gutters(
    wish: Wish, ground: Ground, source: Anchor, target: Anchor, out_gutter: int, in_gutter: int
) -> tuple[tuple[Gutter, ...], bool]:
    start, end = _middle(source), _middle(target)
    level = _level(wish, ground, source, target)
    if out_gutter == in_gutter:
        if ground.is_free(out_gutter, start, end):
            return (("down", out_gutter),), False
    elif ground.is_free(out_gutter, start, at_gutter(level)) and ground.is_free(
        in_gutter, at_gutter(level), end
    ):
        return (("down", out_gutter), ("along", level), ("down", in_gutter)), False
    return detour(ground, out_gutter, start, in_gutter, end), True


def _level(wish: Wish, ground: Ground, source: Anchor, target: Anchor) -> int:
    """Return the gutter between rows to run along: next to the target, above the lane for what goes back."""
    if target.row > source.row:
        return target.row
    goes_back = wish.kind == "return" or target.last < source.first
    if target.row == source.row:
        return source.row if goes_back else ground.below(source.row)
    return source.row if goes_back else ground.below(target.row)


def _middle(anchor: Anchor) -> float:
    return in_row(anchor.row, anchor.y + anchor.height / 2)
