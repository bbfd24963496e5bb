"""Steps from each version of the file to the next, as pure functions over plain dicts.

Numbered by the version they start from, never edited after release, each with files before and after under
`tests/files/fixtures`. They never import the model: it changes, and they do not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from cjeditor.files.migrations.from_0000 import migrate as from_0000

Migration: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

MIGRATIONS: tuple[Migration, ...] = (from_0000,)
"""The migration at place N leads from version N to version N + 1."""

CURRENT_VERSION = len(MIGRATIONS)


def migrated(plain: dict[str, Any], version: int) -> dict[str, Any]:
    """Return the document as the current version writes it; one that is current or newer comes back as it is."""
    for migration in MIGRATIONS[version:]:
        plain = migration(plain)
    return plain
