"""Wishes: what a desk wants of that which stands around it, whatever that is: a panel, a dialog, a menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal


class Wishes(QObject):
    """Signals that a window's furniture hears."""

    panel = Signal(str)
    """A panel to the front, by its id."""
    dictionary = Signal(str)
    """The dictionary of a kind."""
    words = Signal()
    """The text of what is chosen, where the map has no place to type it."""
    question = Signal(str)
    """A question asked, by its id."""
    font = Signal()
    """A font for other scripts chosen."""
    menu = Signal(str, QPoint)
    """A context menu for an object, "" for the bare map, at a place on the screen."""
