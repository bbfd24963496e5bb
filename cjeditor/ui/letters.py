"""Letters of a map that its fonts do not have, for whoever offers a font that does. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel

from cjeditor.drawing.face import ChosenFace, backed
from cjeditor.drawing.text.metrics import missing_in
from cjeditor.model.atlas import Atlas
from cjeditor.model.records import KINDS

_WITHOUT_TEXT: Final = frozenset({"assets"})


def letters_beyond(atlas: Atlas, chosen: ChosenFace | None) -> tuple[str, ...]:
    """Return the letters of an atlas that neither the shipped faces nor its chosen one have, each once."""
    found: dict[str, None] = {}
    face = backed("regular", chosen)
    for text in _texts_of(atlas):
        if not text.isascii():
            found.update(dict.fromkeys(missing_in(text, face)))
    return tuple(found)


def _texts_of(atlas: Atlas) -> Iterator[str]:
    yield from _texts(atlas.info)
    for kind in KINDS:
        if kind not in _WITHOUT_TEXT:
            for record in atlas.table(kind).values():
                yield from _texts(record)


def _texts(value: Any) -> Iterator[str]:
    """All texts within a value, the ids among them too: they are plain letters."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from _texts(vars(value))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
