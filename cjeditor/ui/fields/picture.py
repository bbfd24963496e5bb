"""PictureEditor: the picture of a card or a persona, chosen from a file and kept in the map."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from cjeditor.model.messages import message
from cjeditor.model.records import PictureUse
from cjeditor.ui.fields.editor import MIXED, Editor, LineEditor, Surroundings
from cjeditor.ui.fields.specs import FieldSpec
from cjeditor.ui.labels import label

_CHOOSE = message("ui.picture.choose", "Choose a picture…")
_REMOVE = message("ui.picture.remove", "Remove")
_KINDS = message("ui.picture.kinds", "Pictures")
_DESCRIPTION = message("ui.field.description", "Description")
_HEIGHT = 90


class PictureEditor(Editor):
    """Shows the picture small; `file_chosen` asks the window to bring a file into the map."""

    file_chosen = Signal(object)

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        column, buttons = QVBoxLayout(), QHBoxLayout()
        self.picture = label()
        self.picture.setFixedHeight(_HEIGHT)
        self.choose = QPushButton(self.say(_CHOOSE))
        self.choose.clicked.connect(self._ask)
        self.remove = QPushButton(self.say(_REMOVE))
        self.remove.clicked.connect(lambda: self.commit(None))
        self.words = LineEditor(FieldSpec("description", "line"), around)
        self.words.edit.setPlaceholderText(self.say(_DESCRIPTION))
        self.words.committed.connect(self._describe)
        buttons.addWidget(self.choose, 1)
        buttons.addWidget(self.remove)
        column.addWidget(self.picture)
        column.addWidget(self.words)
        column.addLayout(buttons)
        self.row.addLayout(column)
        self.setFocusProxy(self.choose)

    def display(self, value: Any) -> None:
        use = value if isinstance(value, PictureUse) else None
        self.words.show_value(use.description if use is not None else "")
        self.words.edit.setPlaceholderText(self.say(_DESCRIPTION))
        for widget in (self.picture, self.remove, self.words):
            widget.setVisible(use is not None or (value is MIXED and widget is self.remove))
        asset = self.around.atlas().assets.get(use.asset) if use is not None else None
        pixmap = QPixmap()
        if asset is not None and pixmap.loadFromData(base64.b64decode(asset.data)):
            self.picture.setPixmap(pixmap.scaledToHeight(_HEIGHT, Qt.TransformationMode.SmoothTransformation))

    def _describe(self, words: str) -> None:
        if isinstance(self.shown, PictureUse):
            self.commit(self.shown.replaced(description=words))

    def _ask(self) -> None:
        kinds = f"{self.say(_KINDS)} (*.png *.jpg *.jpeg *.webp *.gif)"
        chosen, _filter = QFileDialog.getOpenFileName(self.window(), self.say(_CHOOSE).rstrip("…"), "", kinds)
        if chosen:
            self.file_chosen.emit(Path(chosen))
