"""FontDialog: a font for the letters that the shipped faces do not have, from this computer's or from a file.

The fonts that help are found and named, so that nobody has to know where fonts lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.text.joining import forms_of
from cjeditor.interchange.fonts import SUFFIXES, InstalledFont, font_folders, fonts_with, open_font
from cjeditor.model.messages import Message, UserError, counted, message
from cjeditor.model.records.info import FallbackFace
from cjeditor.ui.dialogs.boxes import tell
from cjeditor.ui.dialogs.sizes import keep_size
from cjeditor.ui.labels import label
from cjeditor.ui.letters import letters_beyond

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

MOST_OFFERED: Final = 40
_MOST_LACKING: Final = 0.9
_MOST_LETTERS: Final = 24
_TITLE = message("ui.font.title", "Font for other scripts")
_WHY = message(
    "ui.font.why",
    "Chinese, Arabic, Hindi and many other scripts need a font of your choice. The map keeps its name; "
    "a PDF holds the letters themselves.",
)
_ALL_THERE = message("ui.font.all_there", "Every letter of this map has a font.")
_NONE = message("ui.font.none", "No other font")
_SEARCHING = message("ui.font.searching", "Looking through the fonts of this computer…")
_NOTHING_HERE = message(
    "ui.font.nothing_here",
    "No font of this computer that a PDF can hold has these letters. Noto fonts are free for all scripts.",
)
_FILE = message("ui.font.file", "From a file…")
_FILES = message("ui.font.files", "TrueType fonts")
_OK = message("ui.box.ok", "OK")
_CANCEL = message("ui.answer.cancel", "Cancel")


class FontDialog(QDialog):
    """What is missing, the fonts that have it, and the way to another file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(QApplication.activeModalWidget() or desk.window)  # over the dialog that leads here
        self.desk = desk
        self.letters = letters_beyond(desk.atlas, None)
        self.setWindowTitle(desk.say(_TITLE))
        self.setMinimumSize(460, 320)
        keep_size(self, desk.services, "font", QSize(500, 400))
        self.list = QListWidget()
        self.list.setAccessibleName(desk.say(_TITLE))
        self.list.setMinimumHeight(180)
        self.list.itemActivated.connect(lambda _item: self._take())
        self.list.itemSelectionChanged.connect(self._refresh)
        self.state = label(desk.say(_SEARCHING), "quiet", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        # Else wrapped sentences make it as high as they would be in a box of one word's width.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(label(desk.say(self._missing()), "head", wraps=True))
        column.addWidget(label(desk.say(_WHY), wraps=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.state)
        column.addLayout(self._buttons())
        self._refresh()
        QTimer.singleShot(0, self, self.search)

    def search(self) -> None:
        """List the fonts of this computer that have any of the letters."""
        named = self.desk.atlas.info.fallback_face
        self._add(self.desk.say(_NONE), None)
        found, unusable = self._helpful()
        for font in found:
            self._add(self.desk.say(self._words(font)), font.path)
        if named is not None and all(font.name != named.name for font in found):
            self._add(named.name, named)
        names = ["", *(font.name for font in found), named.name if named is not None else ""]
        first = names.index(named.name) if named is not None else min(1, len(found))
        self.list.setCurrentRow(first)
        lines = [_NOTHING_HERE] if self.letters and not found else []
        better = self._better(unusable, found)
        if better is not None and better.reason is not None:
            lines.append(_useless(better.name, self.desk.say(better.reason)))
        self.state.setText("\n".join(map(self.desk.say, lines)))
        self.state.setVisible(bool(self.state.text()))

    def _helpful(self) -> tuple[list[InstalledFont], list[InstalledFont]]:
        """The fonts that have more than a few of the letters, in all the forms that these take when they join.

        Those that a map can use, and those that it cannot.
        """
        letters = {char for letter in self.letters for char in letter}
        letters |= {form for letter in letters for form in forms_of(letter)}
        fonts = fonts_with(letters, font_folders()) if letters else ()
        most = _MOST_LACKING * len(self.letters)
        helpful = sorted((font for font in fonts if self._lacked(font) <= most), key=self._lacked)
        usable = [font for font in helpful if font.fault is None][:MOST_OFFERED]
        return usable, [font for font in helpful if font.fault is not None]

    def _lacked(self, font: InstalledFont) -> int:
        """How many letters of the map the font lacks: an Arabic one is one letter, however many forms it takes."""
        return sum(
            any(part in font.lacks for char in letter for part in (char, *forms_of(char)))
            for letter in self.letters
        )

    def _better(
        self, unusable: Sequence[InstalledFont], usable: Sequence[InstalledFont]
    ) -> InstalledFont | None:
        """The font a person would look for in vain: one that has as many of the letters as any on offer."""
        if unusable and (not usable or self._lacked(unusable[0]) <= self._lacked(usable[0])):
            return unusable[0]
        return None

    def choose(self, path: Path) -> bool:
        """Give the map the font of a file; False, after saying why, when it cannot be used."""
        try:
            face = open_font(path)
        except UserError as error:
            tell(self, self.desk.say, error)
            return False
        self._set(face)
        return True

    def _set(self, face: ChosenFace) -> None:
        desk = self.desk
        desk.services.remember_font(face)
        if not desk.set_fields(("atlas",), fallback_face=FallbackFace(name=face.name, sha256=face.sha256)):
            desk.take_up_info()  # the map named it already; only now is it known where it lies
        left = letters_beyond(desk.atlas, face)
        if left:
            desk.said(_lacks(face.name, len(left)))
        self.accept()

    def _take(self) -> None:
        item = self.list.currentItem()
        chosen = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(chosen, Path):
            self.choose(chosen)
            return
        if chosen is None:
            self.desk.set_fields(("atlas",), fallback_face=None)
        self.accept()

    def _ask_file(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        folder = next((str(folder) for folder in font_folders() if folder.is_dir()), "")
        chosen, _filter = QFileDialog.getOpenFileName(
            self, self.desk.say(_TITLE), folder, f"{self.desk.say(_FILES)} ({kinds})"
        )
        if chosen:
            self.choose(Path(chosen))

    def _add(self, words: str, chosen: Path | FallbackFace | None) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, chosen)
        self.list.addItem(item)

    def _missing(self) -> Message:
        if not self.letters:
            return _ALL_THERE
        shown = "".join(self.letters[:_MOST_LETTERS])
        more = "…" if len(self.letters) > _MOST_LETTERS else ""
        return counted(
            "ui.font.missing",
            "{count} letter of this map is in no font of cjeditor: {letters}",
            "{count} letters of this map are in no font of cjeditor: {letters}",
            len(self.letters),
            letters=shown + more,
        )

    def _words(self, font: InstalledFont) -> Message:
        lacked = self._lacked(font)
        if lacked:
            return _lacks(font.name, lacked)
        return message("ui.font.has_all", "{name}: has them all", name=font.name)

    def _buttons(self) -> QHBoxLayout:
        say, row = self.desk.say, QHBoxLayout()
        self.file, self.cancel, self.ok = (QPushButton(say(words)) for words in (_FILE, _CANCEL, _OK))
        self.file.clicked.connect(self._ask_file)
        self.cancel.clicked.connect(self.reject)
        self.ok.clicked.connect(self._take)
        self.ok.setDefault(True)
        for button in (self.file, self.cancel):
            button.setAutoDefault(False)
        row.addWidget(self.file)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.ok)
        return row

    def _refresh(self) -> None:
        self.ok.setEnabled(self.list.currentItem() is not None)


def _useless(name: str, reason: str) -> Message:
    return message(
        "ui.font.useless",
        "“{name}” would help, but a map cannot use it. {reason}",
        name=name,
        reason=reason,
    )


def _lacks(name: str, count: int) -> Message:
    return counted(
        "ui.font.lacks", "{name}: lacks {count} of them", "{name}: lacks {count} of them", count, name=name
    )
