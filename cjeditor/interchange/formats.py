"""What importers and exporters are: frozen descriptors whose heavy imports wait inside `run`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Finding, Message

Say: TypeAlias = Callable[[Message], str]


@frozen
class Imported:
    """The atlas made from a source, and what of the source could not be taken as it was."""

    atlas: Atlas
    findings: tuple[Finding, ...] = ()


@frozen
class Importer:
    """A format that comes in; `run` gets the file's bytes, its name, the words for what the source leaves unnamed, and their language.

    `recognises` looks at the bytes, because people save one format under the suffix of another.
    Raises UserError when nothing of the source can be used.
    """

    id: str
    title: Message
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    run: Callable[[bytes, str, Say, str], Imported]
