"""Pictures decoded for the screen: at the size they are shown, within a limit of pixels, a bounded number kept."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QImageReader

from cjeditor.drawing.frame import Picture
from cjeditor.drawing.painters.bounded import Bounded
from cjeditor.drawing.painters.pictures import MAX_PIXELS, PictureSource

_images: Bounded[tuple[str, tuple[float, float, float, float], int, int], QImage] = Bounded(200)


def shown_picture(picture: Picture, pictures: PictureSource | None, size: QSize) -> QImage | None:
    """The cropped picture at the size it is shown, or None when it is missing, damaged or too large."""
    key = (picture.asset_id, picture.crop, size.width(), size.height())
    kept = _images.get(key)
    if kept is None:
        content = pictures(picture.asset_id) if pictures else None
        kept = _images.put(key, _decoded(content, picture, size) if content else QImage())
    return None if kept.isNull() else kept


def _decoded(content: bytes, picture: Picture, size: QSize) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    whole = reader.size()
    if not whole.isValid() or whole.width() * whole.height() > MAX_PIXELS:
        return QImage()
    left, top, right, bottom = picture.crop
    x, y = round(left * whole.width()), round(top * whole.height())
    reader.setClipRect(QRect(x, y, round(right * whole.width()) - x, round(bottom * whole.height()) - y))
    reader.setScaledSize(size)
    return reader.read()


def forget_pictures() -> None:
    """Forget all decoded pictures."""
    _images.clear()
