"""MarkLegend: what the marks of a question's answer on the map mean, sign by sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QWidget

from cjeditor.canvas.ink import painting
from cjeditor.canvas.mark_signs import draw_sample
from cjeditor.model.marks import Meaning
from cjeditor.model.messages import Message
from cjeditor.ui.labels import label

_SAMPLE = QSize(30, 20)


class MarkLegend(QWidget):
    """A line for each sign."""

    def __init__(self, say: Callable[[Message], str]) -> None:
        super().__init__()
        self._say = say
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(1, 1)

    def show_meanings(self, meanings: Sequence[Meaning]) -> None:
        """Explain other signs."""
        while (item := self.grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row, meaning in enumerate(meanings):
            sample = label()
            sample.setPixmap(self._sample(meaning))
            self.grid.addWidget(sample, row, 0, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(label(self._say(meaning.words), "quiet", wraps=True), row, 1)

    def _sample(self, meaning: Meaning) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(_SAMPLE * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        with painting(made) as painter:
            draw_sample(painter, QRectF(0, 0, _SAMPLE.width(), _SAMPLE.height()), meaning)
        return made
