"""What is worked out from a layout and remembered as long as the layout lives, and no longer. No Qt.

A cache of the usual kind would keep the maps of closed documents.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from cjeditor.layout.map_layout import MapLayout

P = ParamSpec("P")
T = TypeVar("T")


def remembered(work: Callable[Concatenate[MapLayout, P], T]) -> Callable[Concatenate[MapLayout, P], T]:
    """Return the function with its latest answer for each layout kept; an answer must not hold the layout."""
    answers: WeakKeyDictionary[MapLayout, tuple[object, T]] = WeakKeyDictionary()

    def remember(layout: MapLayout, /, *args: P.args, **more: P.kwargs) -> T:
        known = answers.get(layout)
        asked = args, more
        if known is None or known[0] != asked:
            known = asked, work(layout, *args, **more)
            answers[layout] = known
        return known[1]

    return remember
