"""Help: keys and mouse, read from the actions themselves, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cjeditor import __version__
from cjeditor.model.messages import Message, message
from cjeditor.ui.dialogs.sizes import keep_size
from cjeditor.ui.icons import program_icon
from cjeditor.ui.labels import label

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_MAP_KEYS: tuple[tuple[Message, Message], ...] = (
    (
        message("ui.keys.type", "Enter"),
        message("ui.keys.type.does", "Edit the card; in a text: the next card"),
    ),
    (message("ui.keys.tab", "Tab"), message("ui.keys.tab.does", "The next step; in a text: a card there")),
    (message("ui.keys.arrows", "Arrow keys"), message("ui.keys.arrows.does", "Move the selection")),
    (
        message("ui.keys.ctrl_arrows", "Ctrl+arrow keys"),
        message("ui.keys.ctrl_arrows.does", "Move the cards, steps or lanes"),
    ),
    (
        message("ui.keys.span", "Ctrl+Shift+←, Ctrl+Shift+→"),
        message("ui.keys.span.does", "Let the card span fewer or more steps"),
    ),
    (message("ui.keys.along", "Alt+←, Alt+→"), message("ui.keys.along.does", "Go along a flow")),
    (
        message("ui.keys.esc", "Esc"),
        message("ui.keys.esc.does", "Give up the drag, end the text or let go of the selection"),
    ),
    (message("ui.keys.space", "Space and drag"), message("ui.keys.space.does", "Move the paper")),
    (
        message("ui.keys.wheel", "Wheel, Ctrl+wheel"),
        message("ui.keys.wheel.does", "Scroll, zoom at the pointer"),
    ),
    (
        message("ui.keys.double", "Double click"),
        message("ui.keys.double.does", "Edit a text where it stands"),
    ),
    (
        message("ui.keys.edge", "Drag a card’s right edge"),
        message("ui.keys.edge.does", "Let it span several steps"),
    ),
    (
        message("ui.keys.handle", "Drag a card’s round handle"),
        message("ui.keys.handle.does", "Draw a flow to another card"),
    ),
    (
        message("ui.keys.alt", "Alt while dragging a point"),
        message("ui.keys.alt.does", "Any score, not only halves"),
    ),
    (message("ui.keys.f6", "F6"), message("ui.keys.f6.does", "The next panel")),
)
_ABOUT_WIDTH = 460
_ON_MAP = message("ui.keys.on_map", "On the map")
_COMMANDS = message("ui.keys.commands", "Commands")
_ABOUT = message("ui.about.text", "An editor for customer-journey maps that needs no network and no account.")
_LICENCE = message(
    "ui.about.licence", "Free software under the MIT licence. It stands on the work of others:"
)
_WORKS: tuple[tuple[Message, tuple[tuple[str, str], ...]], ...] = (
    (
        message("ui.about.faces", "Faces"),
        (("Inter", "SIL OFL 1.1"), ("Noto Sans Symbols 2, Noto Emoji", "SIL OFL 1.1")),
    ),
    (message("ui.about.icons", "Icons"), (("Lucide", "ISC"),)),
    (
        message("ui.about.libraries", "Libraries"),
        (
            ("Qt, PySide6", "LGPL 3"),
            ("pydantic", "MIT"),
            ("platformdirs", "MIT"),
            ("Pillow", "MIT-CMU"),
            ("networkx", "BSD"),
            ("pypdf", "BSD"),
            ("reportlab, rl_accel", "BSD"),
        ),
    ),
)
"""What travels with the program or is needed by it, each with its licence."""


class KeysDialog(QDialog):
    """All keys: those of the map, then those of the actions."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self.setWindowTitle(_title_of(desk, "shortcuts"))
        keep_size(self, desk.services, "keys", QSize(1040, 640))
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setSpacing(32)
        grid = self._grid(columns)
        self._head(grid, desk.say(_ON_MAP))
        for keys, does in _MAP_KEYS:
            self._line(grid, desk.say(keys), desk.say(does))
        grid.setRowStretch(grid.rowCount(), 1)
        grid = self._grid(columns)
        self._head(grid, desk.say(_COMMANDS))
        for action in (*desk.window.actions(), *desk.window.pages.actions()):
            keys_text = ", ".join(
                key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
            )
            if keys_text:
                self._line(grid, keys_text, action.data())
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.addWidget(scroll)
        column.addWidget(_close_button(self))

    @staticmethod
    def _grid(columns: QHBoxLayout) -> QGridLayout:
        """Return a new column of the sheet: the map and the commands stand side by side."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        columns.addLayout(grid, 1)
        return grid

    @staticmethod
    def _head(grid: QGridLayout, text: str) -> None:
        grid.addWidget(label(text, "head"), grid.rowCount(), 0, 1, 2)

    @staticmethod
    def _line(grid: QGridLayout, keys: str, does: str) -> None:
        row = grid.rowCount()
        grid.addWidget(label(keys, "quiet"), row, 0)
        grid.addWidget(label(does), row, 1)


class AboutDialog(QDialog):
    """Name, version, licence, and the licences of what it is made with."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self.setWindowTitle(_title_of(desk, "about"))
        picture = label()
        picture.setPixmap(program_icon().pixmap(64, 64))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 16)
        column.setSizeConstraint(
            QLayout.SizeConstraint.SetNoConstraint
        )  # wrapped lines would ask for a tower
        column.setSpacing(10)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for text, role in (
            ("cjeditor", "head"),
            (desk.say(message("ui.about.version", "Version {version}", version=__version__)), "quiet"),
            (desk.say(_ABOUT), ""),
            (desk.say(_LICENCE), "quiet"),
        ):
            line = label(text, role, wraps=True)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(line)
        column.addSpacing(4)
        column.addLayout(self._works(desk))
        column.addWidget(_close_button(self))
        self.ensurePolished()
        width = max(_ABOUT_WIDTH, column.totalMinimumSize().width())
        self.setFixedSize(width, column.totalHeightForWidth(width))

    @staticmethod
    def _works(desk: Desk) -> QGridLayout:
        """Return the works of others, kind by kind: name and licence side by side."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for kind, works in _WORKS:
            grid.addWidget(label(desk.say(kind), "quiet"), grid.rowCount(), 0)
            first = grid.rowCount() - 1
            for place, (name, licence) in enumerate(works):
                grid.addWidget(label(name), first + place, 1)
                grid.addWidget(label(licence, "quiet"), first + place, 2)
        return grid


def _title_of(desk: Desk, action_id: str) -> str:
    """Return the words of the action that opened a dialog."""
    return next(action.iconText() for action in desk.window.actions() if action.objectName() == action_id)


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    return buttons
