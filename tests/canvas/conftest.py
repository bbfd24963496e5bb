from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjeditor.model.atlas import Atlas
from tests.canvas.showing import Shown, small_map


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[..., Shown]]:
    """Shows an atlas in a view; by default the small map."""
    made: list[Shown] = []
    QApplication.styleHints().setCursorFlashTime(0)

    def show_atlas(atlas: Atlas | None = None, **how: float) -> Shown:
        width, height = int(how.get("width", 1100)), int(how.get("height", 900))
        shown = Shown(qtbot, atlas or small_map(), width, height, how.get("zoom", 0.6))
        made.append(shown)
        return shown

    yield show_atlas
    for shown in made:
        shown.view.close_view()
        shown.session.close()
