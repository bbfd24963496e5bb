"""Context menus: what a right click offers, by the kind of the object it falls on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from cjeditor.layout.hits import Hit
from cjeditor.ui.actions import CONTEXT_MENUS

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk


def show_menu_of_hit(desk: Desk, hit: Hit | None, position: QPoint) -> None:
    """Offer what can be done with what lies under the pointer."""
    show_menu_of(desk, hit.object_id if hit is not None else "", position)


def show_menu_of_selection(desk: Desk, position: QPoint) -> None:
    """Offer what can be done with what is chosen."""
    show_menu_of(desk, desk.selection[-1] if desk.selection else "", position)


def show_menu_of(desk: Desk, object_id: str, position: QPoint) -> None:
    """Offer what can be done with an object, "" for the bare map, at a place on the screen."""
    record = desk.atlas.find(object_id) if object_id else None
    menu = QMenu(desk.window)
    desk.bar.refresh()
    desk.bar.fill_menu(menu, CONTEXT_MENUS.get(record.kind if record is not None else "", CONTEXT_MENUS[""]))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(position)
