"""Sizes of dialogs, as a person left them."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from cjeditor.ui.services import Services


def keep_size(dialog: QDialog, services: Services, name: str, first: QSize) -> None:
    """Give a dialog the size it had last, else its first one, never larger than the screen; remember it when it closes."""
    key = f"size_of_{name}"
    known = re.fullmatch(r"(\d{1,5})x(\d{1,5})", services.remembered(key))
    wanted = QSize(int(known[1]), int(known[2])) if known else first
    dialog.resize(wanted.boundedTo(dialog.screen().availableGeometry().size()))
    dialog.finished.connect(lambda _result: services.remember(key, f"{dialog.width()}x{dialog.height()}"))
