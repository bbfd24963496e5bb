"""FontEditor: the font a map uses for letters that the shipped faces do not have."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from cjeditor.model.messages import message
from cjeditor.model.records.info import FallbackFace
from cjeditor.ui.fields.editor import Editor, Surroundings
from cjeditor.ui.fields.specs import FieldSpec
from cjeditor.ui.labels import label

CHOOSE = message("ui.font.choose", "Choose a font…")


class FontEditor(Editor):
    """Shows the font's name; `wanted` asks the window for the dialog that chooses another."""

    wanted = Signal()

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        column = QVBoxLayout()
        self.name = label(wraps=True)
        self.choose = QPushButton(self.say(CHOOSE))
        self.choose.clicked.connect(self.wanted)
        column.addWidget(self.name)
        column.addWidget(self.choose)
        self.row.addLayout(column)
        self.setFocusProxy(self.choose)

    def display(self, value: Any) -> None:
        has_one = isinstance(value, FallbackFace)
        self.name.setVisible(has_one)
        self.name.setText(value.name if has_one else "")
