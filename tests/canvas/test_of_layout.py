"""What is remembered of a layout goes with it: a closed document leaves no map behind."""

import gc
from weakref import ref

from cjeditor.canvas.adders import adders_of
from cjeditor.canvas.of_layout import remembered
from cjeditor.canvas.overlay import _by_place
from cjeditor.layout.map_layout import MapLayout, lay_out
from tests.canvas.showing import small_map


def a_layout() -> MapLayout:
    atlas = small_map()
    return lay_out(atlas, atlas.index.journeys()[0])


def test_the_same_question_is_worked_out_once() -> None:
    asked: list[int] = []

    @remembered
    def counted(_layout: MapLayout, number: int) -> int:
        asked.append(number)
        return -number

    layout = a_layout()
    assert [counted(layout, number) for number in (1, 1, 2, 2)] == [-1, -1, -2, -2]
    assert asked == [1, 2]


def test_a_layout_that_nobody_shows_is_given_up() -> None:
    layout = a_layout()
    adders_of(layout)
    _by_place(layout, tuple(layout.atlas.touchpoints))
    gone = ref(layout)
    del layout
    gc.collect()
    assert gone() is None
