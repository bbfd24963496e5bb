"""Pasteboard: puts what is selected on the system's clipboard, and reads from it what can be pasted on a map."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from cjeditor.canvas import clipboard, commands, head_clipboard
from cjeditor.canvas.board import Board
from cjeditor.canvas.commands import Plan
from cjeditor.canvas.editing import landing_slot


def put(board: Board) -> tuple[str, ...]:
    """Put the selected cards, or else heads with all they hold, there as text and as records; return which."""
    atlas, cards = board.atlas, board.cards
    kind, heads = head_clipboard.chosen_heads(atlas, board.focus.ids)
    data = QMimeData()
    if cards:
        data.setText(clipboard.cards_as_text(atlas, cards))
        data.setData(clipboard.CARDS_TYPE, clipboard.cards_as_json(atlas, cards))
    elif heads:
        data.setText(head_clipboard.heads_as_text(atlas, kind, heads))
        data.setData(head_clipboard.HEADS_TYPE, head_clipboard.heads_as_json(atlas, kind, heads))
    else:
        return ()
    QGuiApplication.clipboard().setMimeData(data)
    return cards or heads


def can_paste(board: Board) -> bool:
    """Whether the clipboard holds heads, or cards or text that there is a place for."""
    data = QGuiApplication.clipboard().mimeData()
    if data.hasFormat(head_clipboard.HEADS_TYPE):
        return True
    holds_any = data.hasFormat(clipboard.CARDS_TYPE) or data.hasText()
    return holds_any and landing_slot(board) is not None


def pasted(board: Board) -> Plan | None:
    """Return the plan to paste heads or cards, or each line of a text as a card."""
    data = QGuiApplication.clipboard().mimeData()
    heads = head_clipboard.heads_from_json(_bytes(data, head_clipboard.HEADS_TYPE))
    if heads is not None:
        return commands.pasted_heads(board, heads)
    copied = clipboard.copied_from_json(_bytes(data, clipboard.CARDS_TYPE))
    if copied.records:
        return commands.pasted_cards(board, copied)
    return commands.pasted_text(board, data.text()) if data.hasText() else None


def _bytes(data: QMimeData, format_name: str) -> bytes:
    return bytes(data.data(format_name).data()) if data.hasFormat(format_name) else b""
