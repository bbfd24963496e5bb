"""Settings: what the program remembers from one start to the next, as plain texts in one small file.

A file that is gone or broken means a first start; a disk that cannot be written costs the memory, never the work.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths

MOST_RECENT: Final = 10
_LARGEST_FILE: Final = 1_000_000


class Settings:
    """Texts and lists of texts by key; written when `save` is called and something changed."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or settings_path()
        self._values = _read(self.path)
        self._is_saved = True

    def text(self, key: str, default: str = "") -> str:
        """Return a remembered text."""
        value = self._values.get(key, default)
        return value if isinstance(value, str) else default

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a remembered list of texts."""
        value = self._values.get(key)
        return tuple(part for part in value if isinstance(part, str)) if isinstance(value, list) else ()

    def put(self, key: str, value: str | Sequence[str]) -> None:
        """Remember a text or a list of texts."""
        plain = value if isinstance(value, str) else list(value)
        if self._values.get(key) != plain:
            self._values[key] = plain
            self._is_saved = False

    @property
    def recent(self) -> tuple[Path, ...]:
        """The files opened lately, the last one first."""
        return tuple(Path(name) for name in self.texts("recent"))

    def add_recent(self, path: Path) -> None:
        """Put a file at the top of those opened lately."""
        self.drop_recent(path)
        self.put("recent", [str(path), *self.texts("recent")][:MOST_RECENT])

    def drop_recent(self, path: Path) -> None:
        """Forget a file."""
        self.put("recent", [name for name in self.texts("recent") if name != str(path)])

    def save(self) -> None:
        """Write what changed."""
        if self._is_saved:
            return
        from cjeditor.files.atomic import write_atomically
        from cjeditor.model.messages import UserError

        with contextlib.suppress(OSError, UserError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self.path, json.dumps(self._values, indent=1, sort_keys=True).encode())
            self._is_saved = True


def settings_path() -> Path:
    """Return where this person's settings lie."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "cjeditor" / "settings.json"


def _read(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            values = json.loads(file.read(_LARGEST_FILE))
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
