"""Path: which gutters a flow runs through, decided by where its ends lie and by nothing else.

Leaving is by the right side and arriving by the left, backwards the other way round; a flow within a step goes round
by the right. A return runs above the lane, a jump forward below it. Other flows never change a path.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from cjeditor.layout.routing.detour import detour
from cjeditor.layout.routing.ground import STRETCH, Anchor, Ground, Gutter, Home, at_gutter, in_row, row_of
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
    first column of the `cell` it hangs under.
    """

    style: Style
    gutters: tuple[Gutter, ...]
    out: Port | None
    into: Port | None
    is_detour: bool = False
    cell: CellKey | None = None

    @property
    def home(self) -> Home | None:
        """Where its words belong: the first gutter between rows that it runs along or crosses, else its own."""
        if self.out is None or self.into is None:
            return (*self.gutters[0], 0) if self.style == "mark" else None
        first = self.gutters[0][1]
        if len(self.gutters) > 1:
            goes_right = len(self.gutters) < 3 or self.gutters[2][1] > first
            return "along", self.gutters[1][1], max(first if goes_right else first - 1, 0) // STRETCH
        start, end = row_of(self.into.toward) or 0, row_of(self.out.toward) or 0
        if start == end:
            return "down", first, 0
        return "along", start + 1 if end > start else start, first // STRETCH

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
        return _hanging(wish, ground, source)
    target = ground.anchors.get(wish.target or "")
    if target is None or wish.target is None or wish.source == wish.target:
        return None
    if calm and is_quiet(wish, source, target):
        port = Port(wish.target, "left", in_row(target.row, target.y), is_in=True, is_mark=True)
        return Path("mark", (("down", target.first),), None, port) if wish.hand_off else None
    return _line(wish, ground, source, target)


def is_quiet(wish: Wish, source: Anchor, target: Anchor) -> bool:
    """Whether a flow is so expected that drawing it would only be noise: forward, to the same or the next step."""
    if wish.kind != "next":
        return False
    if target.first > source.last:
        return target.first == source.last + 1
    return target.last >= source.first


def _hanging(wish: Wish, ground: Ground, source: Anchor) -> Path:
    """Hang from the card's foot when it is the lowest of its cell, else go round by the left; barred, only hang."""
    cell = source.row, source.first
    is_barred = not ground.is_free(source.first, _middle(source), in_row(source.row, source.foot))
    if source.is_lowest or is_barred:
        port = Port(wish.source, "foot", 0.0, is_in=False)
        return Path("hanging", (), port, None, is_detour=is_barred, cell=cell)
    port = Port(wish.source, "left", in_row(source.row, source.foot), is_in=False)
    return Path("hanging", (("down", source.first),), port, None, cell=cell)


def _line(wish: Wish, ground: Ground, source: Anchor, target: Anchor) -> Path:
    out_side, out_gutter, in_side, in_gutter = _sides(source, target)
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
    )


def _sides(source: Anchor, target: Anchor) -> tuple[Side, int, Side, int]:
    """Return the side to leave by with its gutter, and the side to arrive by with its gutter."""
    if target.first > source.last:
        return "right", source.last + 1, "left", target.first
    if target.last < source.first:
        return "left", source.first, "right", target.last + 1
    return "right", source.last + 1, "right", target.last + 1


def _gutters(
    wish: Wish, ground: Ground, source: Anchor, target: Anchor, out_gutter: int, in_gutter: int
) -> tuple[tuple[Gutter, ...], bool]:
    start, end = _middle(source), _middle(target)
    level = _level(wish, source, target)
    if out_gutter == in_gutter:
        if ground.is_free(out_gutter, start, end):
            return (("down", out_gutter),), False
    elif ground.is_free(out_gutter, start, at_gutter(level)) and ground.is_free(
        in_gutter, at_gutter(level), end
    ):
        return (("down", out_gutter), ("along", level), ("down", in_gutter)), False
    return detour(ground, out_gutter, start, in_gutter, end), True


def _level(wish: Wish, source: Anchor, target: Anchor) -> int:
    """Return the gutter between rows to run along: next to the target, above the lane for what goes back."""
    if target.row > source.row:
        return target.row
    goes_back = wish.kind == "return" or target.last < source.first
    if target.row == source.row:
        return source.row if goes_back else source.row + 1
    return source.row if goes_back else target.row + 1


def _middle(anchor: Anchor) -> float:
    return in_row(anchor.row, anchor.y + anchor.height / 2)
