"""SheetPreview: the sheet of a poster as it will be printed, painted from the same frames."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cjeditor.drawing.painters.pictures import PictureSource
from cjeditor.interchange.exporters.request import PosterSheet

_ROOM = 20


class SheetPreview(QWidget):
    """Draws a sheet once for its size, then only shows it."""

    def __init__(self, pictures: PictureSource) -> None:
        super().__init__()
        self._pictures = pictures
        self._sheet: PosterSheet | None = None
        self._drawn: QPixmap | None = None
        self._words = ""
        self._has_boxes = False
        self.setMinimumSize(420, 320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sheet(self, sheet: PosterSheet | None, words: str = "", *, has_boxes: bool = False) -> None:
        """Show a sheet, with empty boxes where letters have no font if asked, or words for why there is none."""
        self._has_boxes = has_boxes
        self._sheet, self._drawn, self._words = sheet, None, words
        self.setAccessibleName(words)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawn = None
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().shadow())
        if self._sheet is None:
            painter.setPen(self.palette().windowText().color())
            room = QRectF(self.rect()).adjusted(40, 20, -40, -20)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
            return
        if self._drawn is None:
            self._drawn = self._painted(self._sheet)
        ratio = self._drawn.devicePixelRatio()
        width, height = self._drawn.width() / ratio, self._drawn.height() / ratio
        corner_x, corner_y = (self.width() - width) / 2, (self.height() - height) / 2
        painter.fillRect(QRectF(corner_x + 3, corner_y + 4, width, height), QColor(0, 0, 0, 50))
        painter.drawPixmap(round(corner_x), round(corner_y), self._drawn)

    def _painted(self, sheet: PosterSheet) -> QPixmap:
        from cjeditor.drawing.painters.qt import paint_frame

        ratio, plan = self.devicePixelRatioF(), sheet.plan
        scale = (
            min((self.width() - 2 * _ROOM) / plan.width, (self.height() - 2 * _ROOM) / plan.height) * ratio
        )
        pixmap = QPixmap(max(1, round(plan.width * scale)), max(1, round(plan.height * scale)))
        pixmap.fill(Qt.GlobalColor.white)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.scale(scale / plan.units_per_mm, scale / plan.units_per_mm)
        paint_frame(
            painter, sheet.frame, pictures=self._pictures, detail="boxes" if self._has_boxes else "full"
        )
        painter.restore()
        if plan.trim.width < plan.width:
            painter.setPen(QPen(QColor("#8FB0EA"), 1, Qt.PenStyle.DotLine))
            trim = plan.trim
            painter.drawRect(QRectF(trim.x * scale, trim.y * scale, trim.width * scale, trim.height * scale))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
