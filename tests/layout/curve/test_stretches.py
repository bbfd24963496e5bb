"""A long curve is drawn where it was before, in frames as wide as what they hold."""

from __future__ import annotations

from cjeditor.drawing.frame import LineTo, MoveTo, Path, Placed, Segment, Stroke
from cjeditor.drawing.painters.recording import moved
from cjeditor.layout.curve.stretches import stretches
from tests.layout.frames import measured

LINE = Stroke(0xFF000000, 3.0)
PATHS = [
    Path((MoveTo(100.0 * place, 10.0), LineTo(100.0 * place + 90.0, 20.0)), stroke=LINE)
    for place in range(50)
]


def shown(placed: list[Placed]) -> list[Path]:
    found = [moved(item, one.x, one.y) for one in placed for item in one.frame.items]
    return [item for item in found if isinstance(item, Path)]


def places(segments: tuple[Segment, ...]) -> list[float]:
    return [segment.x for segment in segments if isinstance(segment, MoveTo | LineTo)]


def test_every_path_is_drawn_where_it_was_given_and_in_order() -> None:
    assert measured(tuple(shown(list(stretches(PATHS, 60.0))))) == measured(tuple(PATHS))


def test_a_frame_reaches_from_its_first_path_to_the_end_of_its_last_with_room_for_the_stroke() -> None:
    for placed in stretches(PATHS, 60.0):
        ends = [x for path in shown([placed]) for x in places(path.segments)]
        assert (placed.x, placed.x + placed.frame.width) == (min(ends), max(ends))
        assert (placed.frame.height, placed.frame.bleed) == (60.0, 3.0)


def test_no_paths_make_no_frames() -> None:
    assert not list(stretches([], 60.0))
