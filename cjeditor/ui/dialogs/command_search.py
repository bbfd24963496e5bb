"""CommandSearch: what can be done and asked, found by its words (Ctrl+K); what is not possible now stands there in grey."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from cjeditor.graph import QUESTIONS
from cjeditor.model.matching import bare
from cjeditor.model.messages import Message, message
from cjeditor.ui.dialogs.search import Found, SearchBox, opened_box
from cjeditor.ui.icons import window_icon
from cjeditor.ui.labels import bare_title, shortened

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_COMMAND = message("ui.search.command", "What do you want to do?")
_NOT_NOW = message("ui.search.not_now", "not possible now")
_QUESTION = message("ui.questions.question", "Question")
_MORE_WORDS: Mapping[str, Message] = MappingProxyType(
    {
        "export": message("ui.search.words.export", "PDF SVG PNG picture poster save as"),
        "print": message("ui.search.words.print", "paper printer poster"),
        "theme_dark": message("ui.search.words.dark", "dark night mode theme"),
        "theme_light": message("ui.search.words.light", "light day mode theme"),
        "full_screen": message("ui.search.words.full_screen", "presentation present"),
        "panel_dictionaries": message(
            "ui.search.words.dictionaries",
            "personas channels actors products crews people systems sources metrics",
        ),
    }
)
"""Words by which people look for what is called otherwise."""
_BY_WORD, _WITHIN, _FUZZY, _NOWHERE = range(4)


def find_command(desk: Desk, commands: Callable[[], Iterable[QAction]]) -> SearchBox:
    """Search what can be done, and the questions to the map."""

    def find(text: str) -> Iterable[Found]:
        every = [*_questions(desk), *_actions(desk, commands())]
        ranked = [(_rank(text, found), found) for found in every]
        fitting = [(rank, found) for rank, found in ranked if rank < _NOWHERE]
        return [found for _rank_of, found in sorted(fitting, key=lambda one: (one[0], one[1].order))]

    return opened_box(SearchBox(desk, desk.say(_COMMAND), find))


def _questions(desk: Desk) -> Iterator[Found]:
    icon = window_icon("circle-help", desk.services.theme)
    for question in QUESTIONS:
        act = partial(desk.wishes.question.emit, question.id)
        words = shortened(desk.say(question.title))
        yield Found(words, desk.say(_QUESTION), icon, act, question.id, order=1)


def _actions(desk: Desk, actions: Iterable[QAction]) -> Iterator[Found]:
    for action in actions:
        name = action.objectName()
        if name == "commands":
            continue
        words = shortened(bare_title(action.text()))
        menu = _menu_of(action)
        if name.startswith("lane_"):
            words, menu = f"{menu}: {words}", ""
        is_possible = action.isEnabled()
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        more = "  ·  ".join(part for part in (menu, keys if is_possible else desk.say(_NOT_NOW)) if part)
        also = desk.say(_MORE_WORDS[name]) if name in _MORE_WORDS else ""
        order = 0 if name.startswith("panel_") else 3 if name.startswith(("add_", "lane_")) else 2
        yield Found(
            words,
            more,
            action.icon(),
            action.trigger if is_possible else None,
            f"{menu} {also}",
            order=order if is_possible else order + 10,
        )


def _menu_of(action: QAction) -> str:
    menus = (place for place in action.associatedObjects() if isinstance(place, QMenu))
    return next((bare_title(menu.title()) for menu in menus if menu.title()), "")


def _rank(text: str, found: Found) -> int:
    """Return how well a text fits: words that begin like it, words that hold it, letters in its order, or nothing."""
    wanted, title, more = _plain(text), _plain(found.words), _plain(found.also)
    begins = f" {title} {more}"
    if all(f" {word}" in begins for word in wanted.split()):
        return _BY_WORD
    if all(word in begins for word in wanted.split()):
        return _WITHIN
    letters = iter(title.replace(" ", ""))
    is_fuzzy = len(wanted) > 2 and all(letter in letters for letter in wanted.replace(" ", ""))
    return _FUZZY if is_fuzzy else _NOWHERE


def _plain(text: str) -> str:
    """Return a text for comparing; a hyphen parts no word, all other signs do."""
    return "".join(char if char.isalnum() else " " for char in bare(text).replace("-", "")).strip()
