"""ActionBar: the QActions of a window, made once from the descriptors and placed in menus and the toolbar.

Exists before any document; until a desk takes the bar over, its actions do nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

from cjeditor.model.messages import Message
from cjeditor.ui.actions import ACTIONS, CONTEXT_MENUS, MENUS, RECENT, TOOLBAR
from cjeditor.ui.actions.action import Action, Menu
from cjeditor.ui.icons import window_icon
from cjeditor.ui.labels import bare_title, one_line, shortened
from cjeditor.ui.mnemonics import own_letters
from cjeditor.ui.shell import MainWindow
from cjeditor.ui.theme import Theme

if TYPE_CHECKING:
    from cjeditor.ui.workplace import Workplace

_DESCRIPTORS = {action.id: action for action in ACTIONS}


class ActionBar:
    """The actions of one window by id."""

    def __init__(self, window: MainWindow, say: Callable[[Message], str], theme: Theme) -> None:
        self.window = window
        self.say = say
        self.desk: Workplace | None = None
        self.menus: dict[str, QMenu] = {}
        self._theme = theme
        self._dressed: set[str] = set()
        self._titles: list[tuple[QMenu, Message]] = []
        self.actions = {action.id: self._made(action) for action in ACTIONS}
        for menu in MENUS:
            self._fill(window.add_menu(say(menu.title)), menu)
        self._place_toolbar()
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Give the actions icons in the theme's ink."""
        self._theme, self._dressed = theme, set()
        self._dress(self.actions[item] for item in TOOLBAR if item in self.actions)
        self.lane_button.setIcon(window_icon("rows-3", theme))

    def _dress(self, actions: Iterable[QAction]) -> None:
        """Draw icons that are about to be seen; drawing all of them would double the time to the first window."""
        for action in actions:
            known = _DESCRIPTORS.get(action.objectName())
            if known is not None and known.icon and known.id not in self._dressed:
                self._dressed.add(known.id)
                action.setIcon(window_icon(known.icon, self._theme))

    def reword(self, say: Callable[[Message], str]) -> None:
        """Say everything in another language."""
        self.say = say
        for menu, title in self._titles:
            menu.setTitle(say(title))
        for action_id, action in self.actions.items():
            self._name(action, _DESCRIPTORS[action_id].title)
        self.refresh()

    def take_over(self, desk: Workplace) -> None:
        """Let the actions work on a desk from now on."""
        self.desk = desk
        desk.commands = self.searchable
        desk.refreshed.connect(self.refresh)
        desk.wishes.menu.connect(self.show_menu_of)
        self.refresh()

    def refresh(self) -> None:
        """Show what is possible now."""
        desk = self.desk
        if desk is None or not desk.is_ready:
            return
        for action_id, action in self.actions.items():
            known = _DESCRIPTORS[action_id]
            action.setEnabled(known.is_possible(desk))
            if known.is_checked is not None:
                action.setChecked(known.is_checked(desk))
            if known.words is not None:
                self._word(action, known.words(desk))

    def run(self, action_id: str) -> None:
        """Do an action, if it is possible."""
        desk = self.desk
        if desk is not None and desk.is_ready and _DESCRIPTORS[action_id].is_possible(desk):
            desk.run(partial(_DESCRIPTORS[action_id].run, desk))
            self.refresh()

    def fill_menu(self, menu: QMenu, items: Iterable[str | Menu]) -> None:
        """Put actions, lines and menus into a menu; a menu is named by its id or given whole."""
        menu.aboutToShow.connect(lambda: self._about_to_show(menu))
        for item in items:
            if item == "-":
                menu.addSeparator()
            elif isinstance(item, Menu):
                self._fill(menu.addMenu(self.say(item.title)), item)
            elif item in self.actions:
                menu.addAction(self.actions[item])
            else:
                menu.addAction(self.menus[item].menuAction())  # addMenu would let it go with this menu

    def show_menu_of(self, object_id: str, position: QPoint) -> None:
        """Offer what can be done with an object, "" for the bare map, at a place on the screen."""
        desk = self.desk
        if desk is None or not desk.is_ready:
            return
        record = desk.atlas.find(object_id) if object_id else None
        menu = QMenu(self.window)
        self.refresh()
        self.fill_menu(menu, CONTEXT_MENUS.get(record.kind if record is not None else "", CONTEXT_MENUS[""]))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(position)

    def searchable(self) -> list[QAction]:
        """Return all actions in order as they are now, for the command search."""
        self.refresh()
        self._dress(self.actions.values())
        return list(self.actions.values())

    def _made(self, known: Action) -> QAction:
        action = QAction(self.window)
        action.setObjectName(known.id)
        action.setShortcuts([QKeySequence(key) for key in known.shortcuts])
        self._name(action, known.title)
        if known.is_checked is not None:
            action.setCheckable(True)
            action.setIconVisibleInMenu(False)  # where the icon would be stands the tick
        if known.scope == "map":
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.window.pages.addAction(action)
        else:
            self.window.addAction(action)
        action.setMenuRole(_MENU_ROLES.get(known.id, QAction.MenuRole.NoRole))
        action.triggered.connect(lambda _checked=False, action_id=known.id: self.run(action_id))
        return action

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Fill the menu of the files opened lately."""
        menu = self.menus[RECENT]
        menu.clear()
        for path in paths:
            action = menu.addAction(one_line(f"{path.name}  –  {path.parent}"))
            action.triggered.connect(lambda _checked=False, path=path: self._open(path))
        menu.setEnabled(bool(paths))

    def _open(self, path: Path) -> None:
        if self.desk is not None:
            self.desk.documents.open(path)

    def _name(self, action: QAction, title: Message) -> None:
        """Give an action its plain name, which its data keeps for the help whatever it is worded later."""
        action.setData(bare_title(self.say(title)))
        self._word(action, title)

    def _word(self, action: QAction, title: Message) -> None:
        words = self.say(title)
        action.setText(words)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = shortened(bare_title(words))
        action.setToolTip(f"{plain} ({keys})" if keys else plain)
        action.setIconText(plain)

    def _about_to_show(self, menu: QMenu) -> None:
        lines = [action for action in menu.actions() if action.text()]
        self._dress(lines)
        for action, words in zip(lines, own_letters([line.text() for line in lines]), strict=True):
            action.setText(words)

    def _fill(self, menu: QMenu, described: Menu) -> None:
        self.menus[described.id] = menu
        self._titles.append((menu, described.title))
        menu.aboutToShow.connect(self.refresh)
        self.fill_menu(menu, described.items)

    def _place_toolbar(self) -> None:
        bar = self.window.bar
        self.lane_button = QToolButton()
        self.lane_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.lane_button.setMenu(self.menus["lane"])
        self.lane_button.setToolTip(bare_title(self.menus["lane"].title()))
        for item in TOOLBAR:
            if item == "-":
                bar.addSeparator()
            elif item == "lane":
                bar.addWidget(self.lane_button)
            else:
                bar.addAction(self.actions[item])


_MENU_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
}
