"""Printing: the same sheets to a printer, at their exact size on real paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from cjeditor.interchange.exporters.request import PosterSheet, pictures_of
from cjeditor.model.atlas import Atlas
from cjeditor.poster.plan import PosterPlan


def ask_printer(parent: QWidget, plan: PosterPlan | None) -> QPrinter | None:
    """Let a person choose a printer, the paper already set; None when they do not."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    if plan is not None:
        set_paper(printer, plan)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def set_paper(printer: QPrinter, plan: PosterPlan) -> None:
    """Give a printer the paper of a plan, without margins of its own."""
    upright = QSizeF(min(plan.width, plan.height), max(plan.width, plan.height))
    turned = (
        QPageLayout.Orientation.Landscape if plan.width > plan.height else QPageLayout.Orientation.Portrait
    )
    size = QPageSize(
        upright, QPageSize.Unit.Millimeter, plan.paper_name, QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    printer.setPageLayout(QPageLayout(size, turned, QMarginsF()))


def print_sheets(printer: QPrinter, sheets: Sequence[PosterSheet], atlas: Atlas) -> None:
    """Paint each sheet on a page of its own."""
    from cjeditor.drawing.painters.qt import paint_frame

    pictures = pictures_of(atlas)
    set_paper(printer, sheets[0].plan)
    printer.setFullPage(True)
    painter = QPainter()
    painter.begin(printer)
    for number, sheet in enumerate(sheets):
        if number:
            set_paper(printer, sheet.plan)
            printer.newPage()
        painter.save()
        scale = printer.resolution() / 25.4 / sheet.plan.units_per_mm
        painter.scale(scale, scale)
        paint_frame(painter, sheet.frame, pictures=pictures)
        painter.restore()
    painter.end()
