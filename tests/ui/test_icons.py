"""Icons are seen on the ground they stand on: in a chosen row as elsewhere, on light panels and on dark ones."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from pytestqt.qtbot import QtBot

from cjeditor.ui.fields.swatches import COLOUR_NAMES
from cjeditor.ui.icons import cell_icon, swatch, window_icon
from cjeditor.ui.theme import DARK, LIGHT, Theme

SIZE = QSize(16, 16)


def inks(icon: QIcon, mode: QIcon.Mode) -> set[str]:
    """The colours of the whole pixels of an icon."""
    image = icon.pixmap(SIZE, mode).toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (image.pixelColor(x, y) for x, y in places)
    return {colour.name().upper() for colour in colours if colour.alpha() == 255}


def contrast(one: str, other: str) -> float:
    low, high = sorted(luminance(QColor(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: QColor) -> float:
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_icon_of_a_chosen_row_has_the_ink_of_the_others(theme: Theme, qtbot: QtBot) -> None:
    icon = cell_icon("message-square", theme)
    assert inks(icon, QIcon.Mode.Selected) == inks(icon, QIcon.Mode.Normal)
    assert inks(icon, QIcon.Mode.Selected) != inks(window_icon("message-square", theme), QIcon.Mode.Selected)


@pytest.mark.parametrize("colour", COLOUR_NAMES)
def test_a_colour_is_not_tinted_in_a_chosen_row(colour: str, qtbot: QtBot) -> None:
    chosen, plain = (
        swatch(colour).pixmap(SIZE, mode).toImage() for mode in (QIcon.Mode.Selected, QIcon.Mode.Normal)
    )
    assert chosen == plain
    assert plain.pixelColor(8, 8) == QColor(colour)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("colour", COLOUR_NAMES)
def test_every_colour_is_seen_on_every_ground(colour: str, theme: Theme, qtbot: QtBot) -> None:
    image = swatch(colour).pixmap(SIZE, QIcon.Mode.Normal).toImage()
    edge = image.pixelColor(8, 1).name()
    for ground in (theme.field, theme.panel, theme.hover):
        assert max(contrast(edge, ground), contrast(colour, ground)) >= 2.5
