"""The gate: the Qt painter at full detail and poppler's picture of the PDF are the same picture (PRINT.md 6)."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from skimage.metrics import structural_similarity

from cjeditor.drawing.frame import Frame
from cjeditor.drawing.painters.pdf import write_pdf
from cjeditor.drawing.painters.pdf_sheets import PT_PER_MM, Page, PdfMeta, PlacedFrame
from cjeditor.drawing.painters.qt import paint_frame
from tests.drawing.painters.sample import cards_frame, faces_frame, picture, sample_frame, shapes_frame

PX_PER_PT = 2.0
BAR = 0.995


def grey(image: QImage) -> NDArray[np.uint8]:
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return flat[:, : image.width()].copy()


def on_paper(frame: Frame, scale: float, folder: Path) -> QImage:
    width, height = frame.width * scale / PT_PER_MM, frame.height * scale / PT_PER_MM
    page = Page(width, height, (PlacedFrame(frame, 0, 0, scale),))
    (folder / "page.pdf").write_bytes(write_pdf([page], PdfMeta(), picture))
    subprocess.run(
        ["pdftoppm", "-r", str(72 * PX_PER_PT), "-png", "-singlefile", "page.pdf", "page"],
        cwd=folder,
        check=True,
        timeout=120,
    )
    return QImage(str(folder / "page.png"))


def on_screen(frame: Frame, scale: float, like: QImage) -> QImage:
    image = QImage(like.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(PX_PER_PT * scale, PX_PER_PT * scale)
    paint_frame(painter, frame, pictures=picture)
    painter.end()
    return image


@pytest.mark.parametrize("scale", [1.0, 0.893, 1.31])
@pytest.mark.parametrize("frame", [sample_frame(), faces_frame(), shapes_frame(), cards_frame(5, 4)])
def test_screen_and_paper_are_the_same_picture(
    qapp: object, tmp_path: Path, frame: Frame, scale: float
) -> None:
    paper = on_paper(frame, scale, tmp_path)
    screen = on_screen(frame, scale, paper)
    likeness = structural_similarity(grey(paper), grey(screen))
    if likeness < BAR:
        screen.save(str(tmp_path / "screen.png"))
    assert likeness >= BAR, f"compare page.png and screen.png in {tmp_path}"
