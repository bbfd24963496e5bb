"""Words find the nearest free place and never lie over something."""

from __future__ import annotations

from cjeditor.layout.curve.rooms import Rooms
from cjeditor.layout.rect import Rect

BOUNDS = Rect(0.0, 0.0, 1000.0, 300.0)
FACE = Rect(485.0, 135.0, 30.0, 30.0)


def test_words_stand_over_their_face_when_there_is_room() -> None:
    place = Rooms(BOUNDS).beside(FACE, 200.0, 50.0, 5.0, above=True)
    assert place == Rect(400.0, 80.0, 200.0, 50.0)


def test_words_go_under_it_when_over_it_is_taken() -> None:
    rooms = Rooms(BOUNDS)
    rooms.take(Rect(0.0, 0.0, 1000.0, 130.0))
    place = rooms.beside(FACE, 200.0, 50.0, 5.0, above=True)
    assert place is not None
    assert place.y == FACE.bottom + 5.0


def test_words_stay_inside_the_bounds() -> None:
    place = Rooms(BOUNDS).beside(Rect(0.0, 0.0, 30.0, 30.0), 200.0, 50.0, 5.0, above=True)
    assert place is not None
    assert place.x >= 0.0
    assert place.y >= 0.0


def test_words_rather_not_cross_an_upright_line() -> None:
    place = Rooms(BOUNDS, (480.0,)).beside(FACE, 200.0, 50.0, 5.0, above=True)
    assert place is not None
    assert not place.x < 480.0 < place.right


def test_there_may_be_no_room_at_all() -> None:
    rooms = Rooms(BOUNDS)
    rooms.take(BOUNDS)
    assert rooms.beside(FACE, 200.0, 50.0, 5.0, above=True) is None
