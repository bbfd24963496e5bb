"""Wording: the messages of every room as sentences of a language, from the gettext catalogues. No Qt.

English needs no catalogue: it is the source. A language we do not speak, and a sentence nobody translated, come
out in English.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, TypeAlias

from cjeditor.model.messages import Message, UserError, Value, figure
from cjeditor.resource_files import resource_path

Say: TypeAlias = Callable[[Message], str]

DOMAIN: Final = "cjeditor"
LANGUAGES: Final[Mapping[str, str]] = MappingProxyType(
    {"en": "English", "es": "Español", "pt_BR": "Português"}
)
"""The languages we speak, each by its own name."""


@cache
def wording(language: str) -> Say:
    """Return what turns a Message into words of a language: "es", "es-MX", "pt", "pt_PT" …"""
    known = spoken(language)
    if known == "en":
        return Message.english
    catalogue = _catalogue(known)
    return lambda message: _translated(message, catalogue)


def spoken(language: str) -> str:
    """Return the language of ours that serves a wanted one; English when none does."""
    wanted = language.replace("-", "_")[:2].lower()
    return next((known for known in LANGUAGES if known[:2] == wanted), "en")


def refusal_words(error: UserError, say: Say) -> tuple[str, str]:
    """Return a refusal as the sentence that says what failed, and the sentences with why and what to do."""
    rest = [say(part) for part in (error.reason, error.remedy) if part is not None]
    return say(error.what), "\n".join([*rest, *([error.place] if error.place else [])])


def _catalogue(language: str) -> gettext.NullTranslations:
    try:
        with resource_path("translations", language, "LC_MESSAGES", f"{DOMAIN}.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        return gettext.NullTranslations()


def _translated(message: Message, catalogue: gettext.NullTranslations) -> str:
    if message.count is None or not message.plural:
        template = catalogue.gettext(message.source) if message.source else ""
    else:
        template = catalogue.ngettext(message.source, message.plural, message.count)
    values = {name: _said(value, catalogue) for name, value in message.values.items()}
    if message.count is not None:
        values = {"count": message.count, **values}
    return template.format_map(values) if values else template


def _said(value: Value, catalogue: gettext.NullTranslations) -> str | int:
    """A value within a sentence; Spanish and Portuguese write a decimal comma."""
    if isinstance(value, Message):
        return _translated(value, catalogue)
    return figure(value).replace(".", ",") if isinstance(value, float) else value
