"""Pictures, chosen from a file and kept in the map: that of a card or a persona with its crop, and the logo."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cjeditor.model.messages import Message, message
from cjeditor.model.records import PictureUse
from cjeditor.ui.fields.editor import MIXED, Editor, LineEditor, NumberEditor, Surroundings
from cjeditor.ui.fields.specs import FieldSpec
from cjeditor.ui.labels import label

_CHOOSE = message("ui.picture.choose", "Choose a picture…")
_REMOVE = message("ui.picture.remove", "Remove")
_KINDS = message("ui.picture.kinds", "Pictures")
_DESCRIPTION = message("ui.field.description", "Description")
_SHOWN = message("ui.picture.shown", "Part of the picture that is shown")
_SIDES = (
    message("ui.picture.left", "From left"),
    message("ui.picture.top", "From top"),
    message("ui.picture.right", "To right"),
    message("ui.picture.bottom", "To bottom"),
)
_WIDTH, _HEIGHT = 240, 90
Crop: TypeAlias = tuple[float, float, float, float]
WHOLE: Crop = (0.0, 0.0, 1.0, 1.0)


class AssetEditor(Editor):
    """Shows a picture small; `file_chosen` asks the window to bring a file into the map."""

    file_chosen = Signal(object)

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.column, buttons = QVBoxLayout(), QHBoxLayout()
        self.picture = label()
        self.picture.setFixedHeight(_HEIGHT)
        self.choose = QPushButton(self.say(_CHOOSE))
        self.choose.clicked.connect(self._ask)
        self.remove = QPushButton(self.say(_REMOVE))
        self.remove.clicked.connect(lambda: self.commit(None))
        buttons.addWidget(self.choose, 1)
        buttons.addWidget(self.remove)
        self.column.addWidget(self.picture)
        self.column.addLayout(buttons)
        self.row.addLayout(self.column)
        self.setFocusProxy(self.choose)

    def show_asset(self, asset_id: str | None, crop: Crop = WHOLE) -> None:
        """Show what a crop leaves of a picture, as high as there is room."""
        asset = self.around.atlas().assets.get(asset_id or "")
        pixmap = QPixmap()
        if asset is not None and pixmap.loadFromData(asset.content):
            left, top, right, bottom = crop
            width, height = pixmap.width(), pixmap.height()
            x, y = round(left * width), round(top * height)
            shown = pixmap.copy(x, y, round(right * width) - x, round(bottom * height) - y)
            room = QSize(_WIDTH, _HEIGHT)
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(shown.scaled(room, keep, smooth))

    def _ask(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        kinds = f"{self.say(_KINDS)} (*.png *.jpg *.jpeg *.webp *.gif)"
        chosen, _filter = QFileDialog.getOpenFileName(self.window(), self.say(_CHOOSE).rstrip("…"), "", kinds)
        if chosen:
            self.file_chosen.emit(Path(chosen))


class LogoEditor(AssetEditor):
    """The picture that stands on every sheet; its value is the asset's id."""

    def display(self, value: Any) -> None:
        has_one = isinstance(value, str)
        self.picture.setVisible(has_one)
        self.remove.setVisible(has_one or value is MIXED)
        self.show_asset(value if isinstance(value, str) else None)


class PictureEditor(AssetEditor):
    """A picture with its description and how much of it is shown."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.words = LineEditor(FieldSpec("description", "line"), around)
        self.words.edit.setPlaceholderText(self.say(_DESCRIPTION))
        self.words.edit.setAccessibleName(self.say(_DESCRIPTION))
        self.words.committed.connect(self._describe)
        self.crop = QWidget()
        self.sides = [self._side(position, title) for position, title in enumerate(_SIDES)]
        grid = QGridLayout(self.crop)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.addWidget(label(self.say(_SHOWN), "quiet"), 0, 0, 1, 4)
        for column, (title, editor) in enumerate(zip(_SIDES, self.sides, strict=True)):
            grid.addWidget(label(self.say(title), "quiet"), 1, column)
            grid.addWidget(editor, 2, column)
        self.column.insertWidget(1, self.words)
        self.column.insertWidget(2, self.crop)

    def display(self, value: Any) -> None:
        use = value if isinstance(value, PictureUse) else None
        self.words.show_value(use.description if use is not None else "")
        self.words.edit.setPlaceholderText(self.say(_DESCRIPTION))
        for side, part in zip(self.sides, use.crop if use is not None else WHOLE, strict=True):
            side.show_value(part)
        for widget in (self.picture, self.words, self.crop):
            widget.setVisible(use is not None)
        self.remove.setVisible(use is not None or value is MIXED)
        if use is not None:
            self.show_asset(use.asset, use.crop)

    def _side(self, position: int, title: Message) -> NumberEditor:
        editor = NumberEditor(FieldSpec("share", "share", least=0, most=100), self.around)
        editor.edit.setAccessibleName(self.say(title))
        editor.committed.connect(lambda part: self._crop(position, part))
        return editor

    def _describe(self, words: str) -> None:
        if isinstance(self.shown, PictureUse):
            self.commit(self.shown.replaced(description=words))

    def _crop(self, position: int, part: float) -> None:
        """Take over one side, if something is left between it and the opposite one."""
        if not isinstance(self.shown, PictureUse):
            return
        sides = [*self.shown.crop]
        sides[position] = part
        if sides[0] < sides[2] and sides[1] < sides[3]:
            self.commit(self.shown.replaced(crop=tuple(sides)))
        self.display(self.shown)
