"""Swatches: the colours of the map's palettes as a grid to choose from, each with its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from cjeditor.model.messages import Message, message
from cjeditor.ui.icons import swatch

COLOUR_NAMES: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "#03463A": message("ui.colour.dark_green", "dark green"),
        "#487948": message("ui.colour.green", "green"),
        "#A37106": message("ui.colour.ochre", "ochre"),
        "#753809": message("ui.colour.brown", "brown"),
        "#C2410C": message("ui.colour.orange", "orange"),
        "#981C82": message("ui.colour.magenta", "magenta"),
        "#5B3A9E": message("ui.colour.dark_violet", "dark violet"),
        "#6C4DBA": message("ui.colour.violet", "violet"),
        "#22A0CE": message("ui.colour.blue", "blue"),
        "#3F9FC4": message("ui.colour.soft_blue", "soft blue"),
        "#81898D": message("ui.colour.grey", "grey"),
        "#1F2430": message("ui.colour.ink", "ink"),
    }
)
"""The colours of channels and personas, neighbours beside each other."""
_COLUMNS, _SIDE = 6, 20


def swatches(say: Callable[[Message], str], picked: Callable[[str], object]) -> QWidget:
    """Return the grid; a click, or Space on one, picks it."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(6, 4, 6, 4)
    grid.setSpacing(2)
    for place, (colour, name) in enumerate(COLOUR_NAMES.items()):
        button = QToolButton()
        button.setIcon(swatch(colour))
        button.setIconSize(QSize(_SIDE, _SIDE))
        button.setToolTip(say(name))
        button.setAccessibleName(say(name))
        button.clicked.connect(partial(_pick, picked, colour))
        grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
    return made


def _pick(picked: Callable[[str], object], colour: str, _checked: bool = False) -> None:
    picked(colour)
