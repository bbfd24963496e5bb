"""GuideWindow: the guide beside the work, read from the files that travel with the program; opens nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QPalette,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QTextBrowser, QVBoxLayout

from cjeditor.model.messages import message
from cjeditor.resource_files import resource_bytes, resource_path
from cjeditor.ui.dialogs.sizes import keep_size

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_TITLE = message("ui.guide.title", "Guide")
_CONTENTS = message("ui.guide.contents", "Contents")
_SEARCH = message("ui.guide.search", "Find in the guide")
_NOTHING = message("ui.guide.nothing", "The guide does not say that.")
_SIZE: Final = QSize(940, 680)
_CONTENTS_PX: Final = 240
_HEAD_LEVEL: Final = 2
_WIDEST_PICTURE: Final = 560
_ABOVE: Final = {1: 4, 2: 26, 3: 16}
"""Bare paper above the heads of each level, in pixels."""
_ABOVE_HEAD: Final = 12
"""How far below the upper edge a head stands that was gone to."""


class GuideWindow(QDialog):
    """Contents at the left, the text at the right, a line to find words; stays open while a person works."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self.desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = desk.window.screen().availableGeometry().size()
        keep_size(self, desk.services, "guide", _SIZE.boundedTo(room - QSize(40, 60)))
        self.text, self.search, self.contents = _Guide(), QLineEdit(), QListWidget()
        self.search.setClearButtonEnabled(True)
        self._language = ""
        self._speak()
        self._place()
        desk.refreshed.connect(self._speak)
        self.contents.currentRowChanged.connect(self.text.go_to)
        self.contents.itemClicked.connect(lambda item: self.text.go_to(self.contents.row(item)))
        self.search.textEdited.connect(lambda _text: self.go_on(from_here=False))
        self.search.returnPressed.connect(self.go_on)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._start_search)
        QShortcut(QKeySequence("F3"), self).activated.connect(self.go_on)

    def go_on(self, *, from_here: bool = True) -> None:
        """Go to the next place that says what is looked for, beginning again at the end; stay where nothing says it."""
        wanted, document, cursor = self.search.text().strip(), self.text.document(), self.text.textCursor()
        found = document.find(wanted, cursor.selectionEnd() if from_here else cursor.selectionStart())
        if found.isNull():
            found = document.find(wanted)
        is_found = not wanted or not found.isNull()
        if found.isNull():
            found = cursor
            found.clearSelection()
        self.text.setTextCursor(found)
        self.search.setToolTip("" if is_found else self.desk.say(_NOTHING))
        self.search.setProperty("is_wrong", not is_found)
        self.search.style().polish(self.search)

    def _speak(self) -> None:
        """Take up the language of the interface, at the part that is being read."""
        language, say = self.desk.services.language, self.desk.say
        if language == self._language:
            return
        self._language, part = language, self.text.part_on_show
        self.text.read(language)
        self.setWindowTitle(say(_TITLE))
        self.text.setAccessibleName(say(_TITLE))
        self.search.setPlaceholderText(say(_SEARCH))
        self.search.setAccessibleName(say(_SEARCH))
        self.contents.setAccessibleName(say(_CONTENTS))
        self.contents.clear()
        self.contents.addItems([head.text() for head in self.text.heads])
        self.text.go_to(part)

    def _start_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _place(self) -> None:
        row, side = QHBoxLayout(self), QVBoxLayout()
        side.setContentsMargins(10, 10, 10, 10)
        side.setSpacing(8)
        side.addWidget(self.search)
        side.addWidget(self.contents, 1)
        for widget in (self.search, self.contents):
            widget.setFixedWidth(_CONTENTS_PX)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(side)
        row.addWidget(self.text, 1)


class _Guide(QTextBrowser):
    """The text of a language; `heads` are what the contents list."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guide")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(24)
        self.heads: list[QTextBlock] = []

    def read(self, language: str) -> None:
        """Show the guide of a language from its start."""
        text = resource_bytes("guide", f"{language}.md").decode()
        self.document().setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self._space_lines()
        self._rule_tables()
        self.heads = [block for block in self.blocks() if block.blockFormat().headingLevel() == _HEAD_LEVEL]
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Read pictures of the guide, each by its name, and nothing else."""
        place = QUrl(name).path()
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray()
        image = QImage(str(resource_path("guide", "pictures", place.rsplit("/", 1)[-1])))
        if image.isNull():
            return image
        return image.scaledToWidth(
            min(image.width(), _WIDEST_PICTURE), Qt.TransformationMode.SmoothTransformation
        )

    @property
    def part_on_show(self) -> int:
        """The number of the head above what is at the top; -1 before the first."""
        top = self.verticalScrollBar().value() + _ABOVE_HEAD + 1  # scroll bars stand on whole pixels
        layout = self.document().documentLayout()
        return sum(layout.blockBoundingRect(head).top() <= top for head in self.heads) - 1

    def go_to(self, row: int) -> None:
        """Show a head at the top."""
        if 0 <= row < len(self.heads):
            top = self.document().documentLayout().blockBoundingRect(self.heads[row]).top()
            self.verticalScrollBar().setValue(round(top) - _ABOVE_HEAD)

    def blocks(self) -> list[QTextBlock]:
        """Return the paragraphs in their order."""
        found, block = [], self.document().begin()
        while block.isValid():
            found.append(block)
            block = block.next()
        return found

    def _space_lines(self) -> None:
        """Give heads and lines the air that Markdown cannot ask for."""
        for block in self.blocks():
            level = block.blockFormat().headingLevel()
            shape = QTextBlockFormat()
            if not _shows_picture(block):  # of its height a quarter would be bare paper below
                shape.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if level:
                shape.setTopMargin(_ABOVE.get(level, 12))
                shape.setBottomMargin(8)
            elif block.textList() is not None:
                shape.setBottomMargin(6)
            QTextCursor(block).mergeBlockFormat(shape)

    def _rule_tables(self) -> None:
        """Give tables hairlines between their cells."""
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                look = frame.format()
                look.setBorder(1)
                look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                look.setBorderCollapse(True)
                look.setBorderBrush(self.palette().color(QPalette.ColorRole.Mid))
                look.setCellPadding(5)
                frame.setFormat(look)


def _shows_picture(block: QTextBlock) -> bool:
    """Whether a picture stands in a paragraph."""
    return "\ufffc" in block.text()


def show_guide(desk: Desk) -> GuideWindow:
    """Bring the guide to the front, opened now if it is not open yet."""
    open_already = [known for known in desk.window.findChildren(GuideWindow) if known.isVisible()]
    guide = open_already[0] if open_already else GuideWindow(desk)
    guide.show()
    guide.raise_()
    guide.activateWindow()
    return guide
