"""A mistake of ours while painting is told, and the next frame is painted: the program goes on (R12)."""

from collections.abc import Callable

import pytest

from cjeditor.canvas.body import Body
from cjeditor.canvas.scenery import Scenery
from tests.canvas.showing import Shown


def broken(*_args: object, **_named: object) -> None:
    raise RuntimeError("a mistake")


@pytest.mark.qt_log_ignore("Painter ended with")
@pytest.mark.parametrize(
    ("place", "name"), [(Scenery, "_paint_text"), (Body, "_draw"), (Body, "paint_heads")]
)
def test_a_mistake_while_painting_leaves_the_view_usable(
    show: Callable[..., Shown], monkeypatch: pytest.MonkeyPatch, place: type, name: str
) -> None:
    shown = show(width=500, height=300)
    whole = shown.pixels()
    monkeypatch.setattr(place, name, broken)
    shown.view.lens.pan(-300, -300)
    with pytest.raises(RuntimeError, match="a mistake"):
        shown.view.viewport().repaint()
    monkeypatch.undo()
    shown.view.lens.pan(300, 300)
    assert shown.pixels() == whole
