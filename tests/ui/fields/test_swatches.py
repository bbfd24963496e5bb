"""Colours are chosen by eye and told by name."""

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from cjeditor.drawing.look.colours import CHANNEL_PALETTE, PERSONA_COLOURS, hex_of
from cjeditor.ui.fields.swatches import COLOUR_NAMES, swatches
from cjeditor.ui.wording import wording


def test_every_colour_of_the_palettes_has_a_name() -> None:
    palettes = [*(look.colour for look in CHANNEL_PALETTE), *(look.colour for look in PERSONA_COLOURS)]
    assert set(map(hex_of, palettes)) == set(COLOUR_NAMES)


def test_a_click_picks_the_colour(qtbot: QtBot) -> None:
    picked: list[str] = []
    grid = swatches(wording("en"), picked.append)
    qtbot.addWidget(grid)
    orange = next(button for button in grid.findChildren(QToolButton) if button.toolTip() == "orange")
    orange.click()
    assert picked == ["#C2410C"]
