"""Keys: what each key does on the map while no text is edited, as one table. Everything is reached by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from cjeditor.canvas.navigation import Direction


class Keyed(Protocol):
    """What the keys ask of the view."""

    def arrow(self, direction: Direction, *, extend: bool) -> None: ...
    def nudge(self, direction: Direction) -> None: ...
    def go_to_end(self, *, last: bool) -> None: ...
    def turn_page(self, pages: int) -> None: ...
    def tab(self, *, backwards: bool) -> bool: ...
    def enter(self) -> None: ...
    def edit_selected(self, typed: str = "") -> bool: ...
    def escape(self) -> None: ...
    def link(self) -> None: ...
    def span(self, by: int) -> None: ...
    def follow_flow(self, *, forwards: bool) -> None: ...
    def delete(self) -> None: ...
    def cut(self) -> None: ...
    def copy(self) -> None: ...
    def paste(self) -> None: ...
    def duplicate(self) -> None: ...
    def select_all(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def zoom_in(self) -> None: ...
    def zoom_out(self) -> None: ...
    def fit_all(self) -> None: ...
    def set_zoom(self, zoom: float) -> None: ...
    def zoom_to_selection(self) -> None: ...
    def want_menu(self) -> None: ...


_K = Qt.Key
_ARROWS: Final[Mapping[int, Direction]] = {
    _K.Key_Left: "left",
    _K.Key_Right: "right",
    _K.Key_Up: "up",
    _K.Key_Down: "down",
}
_SIDEWAYS: Final = {int(_K.Key_Left): -1, int(_K.Key_Right): 1}
_SPANNING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_S = QKeySequence.StandardKey
_STANDARD: Final[tuple[tuple[QKeySequence.StandardKey, Callable[[Keyed], None]], ...]] = (
    (_S.Cut, lambda view: view.cut()),
    (_S.Copy, lambda view: view.copy()),
    (_S.Paste, lambda view: view.paste()),
    (_S.SelectAll, lambda view: view.select_all()),
    (_S.Undo, lambda view: view.undo()),
    (_S.Redo, lambda view: view.redo()),
    (_S.ZoomIn, lambda view: view.zoom_in()),
    (_S.ZoomOut, lambda view: view.zoom_out()),
)
_WITH_CTRL: Final[Mapping[int, Callable[[Keyed], None]]] = {
    _K.Key_D: lambda view: view.duplicate(),
    _K.Key_L: lambda view: view.link(),
    _K.Key_Y: lambda view: view.redo(),
    _K.Key_Plus: lambda view: view.zoom_in(),
    _K.Key_Equal: lambda view: view.zoom_in(),
    _K.Key_Minus: lambda view: view.zoom_out(),
    _K.Key_0: lambda view: view.fit_all(),
    _K.Key_1: lambda view: view.set_zoom(1.0),
    _K.Key_2: lambda view: view.zoom_to_selection(),
}
_PLAIN: Final[Mapping[int, Callable[[Keyed], object]]] = {
    _K.Key_Return: lambda view: view.enter(),
    _K.Key_Enter: lambda view: view.enter(),
    _K.Key_F2: lambda view: view.edit_selected(),
    _K.Key_Escape: lambda view: view.escape(),
    _K.Key_Delete: lambda view: view.delete(),
    _K.Key_Backspace: lambda view: view.delete(),
    _K.Key_Home: lambda view: view.go_to_end(last=False),
    _K.Key_End: lambda view: view.go_to_end(last=True),
    _K.Key_PageUp: lambda view: view.turn_page(-1),
    _K.Key_PageDown: lambda view: view.turn_page(1),
    _K.Key_Menu: lambda view: view.want_menu(),
}


def press_key(view: Keyed, event: QKeyEvent) -> bool:
    """Do what the key does; return whether it does anything."""
    for standard, act in _STANDARD:
        if event.matches(standard):
            act(view)
            return True
    mods = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = mods == Qt.KeyboardModifier.ShiftModifier
    if mods == Qt.KeyboardModifier.ControlModifier:
        return _press_with_ctrl(view, event.key())
    if event.key() in _SIDEWAYS and mods == _SPANNING:
        view.span(_SIDEWAYS[event.key()])
        return True
    if event.key() in _SIDEWAYS and mods == Qt.KeyboardModifier.AltModifier:
        view.follow_flow(forwards=event.key() == _K.Key_Right)
        return True
    if event.key() in _ARROWS and (shift or not mods):
        view.arrow(_ARROWS[event.key()], extend=shift)
        return True
    if event.key() in (_K.Key_Tab, _K.Key_Backtab) and (shift or not mods):
        return view.tab(backwards=shift or event.key() == _K.Key_Backtab)
    if shift and event.key() == _K.Key_F10:
        view.want_menu()
        return True
    if not mods and event.key() in _PLAIN:
        _PLAIN[event.key()](view)
        return True
    return _type(view, event, plain=shift or not mods)


def is_ours(event: QKeyEvent) -> bool:
    """Whether a shortcut of the window must not take a key from the map: plain letters that start an edit."""
    mods = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
    return not mods and bool(event.text()) and event.text().isprintable()


def _press_with_ctrl(view: Keyed, key: int) -> bool:
    if key in _ARROWS:
        view.nudge(_ARROWS[key])
        return True
    if key in _WITH_CTRL:
        _WITH_CTRL[key](view)
        return True
    return False


def _type(view: Keyed, event: QKeyEvent, *, plain: bool) -> bool:
    text = event.text()
    if plain and text and text.isprintable() and not text.isspace():
        return view.edit_selected(text)
    return False
