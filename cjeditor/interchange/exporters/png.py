"""PNG posters: one journey on a sheet, in pixels, painted by the painter of the window."""

from __future__ import annotations

from cjeditor.interchange.exporters.request import (
    Exporter,
    ExportRequest,
    PosterSheet,
    pictures_of,
    single_sheet,
)
from cjeditor.model.messages import UserError, message

MOST_PIXELS = 400_000_000
"""1.6 GB in memory: an A0 at 450 dpi."""
_MM_PER_INCH = 25.4


def run(request: ExportRequest) -> bytes:
    """Return the PNG; its resolution is written into it. Raises UserError for more pixels than fit in memory."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QImageWriter, QPainter

    from cjeditor.drawing.painters.qt import paint_frame

    sheet = single_sheet(request)
    width, height = pixel_size(sheet, request.dpi)
    _application()
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    dots_per_metre = round(request.dpi / _MM_PER_INCH * 1000)
    image.setDotsPerMeterX(dots_per_metre)
    image.setDotsPerMeterY(dots_per_metre)
    painter = QPainter(image)
    scale = request.dpi / 72 * sheet.plan.scale
    painter.scale(scale, scale)
    paint_frame(painter, sheet.frame, pictures=pictures_of(request.atlas))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def pixel_size(sheet: PosterSheet, dpi: float) -> tuple[int, int]:
    """Return the size of a sheet in whole pixels; raises UserError for too many."""
    width, height = (round(side / _MM_PER_INCH * dpi) for side in (sheet.plan.width, sheet.plan.height))
    if width * height > MOST_PIXELS:
        most = dpi * (MOST_PIXELS / (width * height)) ** 0.5
        raise UserError(
            message(
                "png-too-large",
                "At {dpi} dpi the picture would have {width} × {height} pixels.",
                dpi=dpi,
                width=width,
                height=height,
            ),
            remedy=message(
                "png-too-large-remedy", "Up to {dpi} dpi can be made; a PDF has no such limit.", dpi=int(most)
            ),
        )
    return max(1, width), max(1, height)


def _application() -> object:
    """Return the Qt application that fonts need, an offscreen one when no window has made one."""
    import os

    from PySide6.QtGui import QGuiApplication

    running = QGuiApplication.instance()
    if running is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        running = QGuiApplication(["cjeditor"])
    return running


PNG = Exporter(
    "png", message("png-format", "PNG picture"), (".png",), takes_pages=False, run=run, borrows_fonts=True
)
