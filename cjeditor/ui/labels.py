"""Labels: the one place that makes labels, tooltips and boxes, so that user text is text everywhere.

Qt guesses rich text, and rich text opens local files (PROMISES R18); nothing else makes a QLabel.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

MOST_IN_A_TITLE = 80


def label(text: str = "", role: str = "", parent: QWidget | None = None, *, wraps: bool = False) -> QLabel:
    """Return a label of plain text; the role "quiet", "head" or "warning" is its look."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setObjectName(role)
    made.setWordWrap(wraps)
    if wraps:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        made.setMinimumWidth(60)
    return made


def plain(text: str) -> str:
    """Return text as Qt shows it unchanged where it guesses rich text from a "<": tooltips and item tips."""
    if "<" not in text:
        return text
    from html import escape

    return f"<span>{escape(text)}</span>"


def shortened(text: str, most: int = MOST_IN_A_TITLE) -> str:
    """Return text on one line, no longer than that, for lists and labels: where Qt reads no mnemonics."""
    joined = " ".join(text.split())
    return joined if len(joined) <= most else joined[: most - 1] + "…"


def one_line(text: str, most: int = MOST_IN_A_TITLE) -> str:
    """Return text for a title, a tab or a menu: on one line, no longer than that, with no mnemonic in it."""
    return shortened(text, most).replace("&", "&&")


def bare_title(title: str) -> str:
    """Return the words of a menu or an action as they stand elsewhere: no mnemonic, no sign of a dialog to come."""
    return title.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
