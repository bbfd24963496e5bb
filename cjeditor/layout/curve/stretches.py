"""Stretches: the paths of a curve, some of them in a frame, so that painters leave out what is not in view.

A map's curve has hundreds of paths, of which a window shows ten. Knows no emotions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from cjeditor.drawing.frame import ClosePath, LateFrame, Path, Placed
from cjeditor.drawing.look.icons import moved

_TOGETHER: Final = 16


def stretches(paths: Sequence[Path], height: float) -> Iterator[Placed]:
    """Yield frames of paths that are given from left to right; each is shifted when somebody looks at it."""
    for first in range(0, len(paths), _TOGETHER):
        some = paths[first : first + _TOGETHER]
        left, right = start_of(some[0]), max(map(_end_of, some))
        bleed = max((path.stroke.width for path in some if path.stroke), default=0.0)
        yield Placed(left, 0.0, LateFrame(right - left, height, partial(_shifted, some, left), bleed=bleed))


def start_of(path: Path) -> float:
    """Return the x where a path starts."""
    return _places(path)[0]


def _end_of(path: Path) -> float:
    return _places(path)[-1]


def _places(path: Path) -> list[float]:
    """The x of every place a path goes through."""
    return [segment.x for segment in path.segments if not isinstance(segment, ClosePath)]


def _shifted(paths: Sequence[Path], left: float) -> tuple[Path, ...]:
    return tuple(Path(moved(path.segments, -left, 0.0, 1.0), path.fill, path.stroke) for path in paths)
