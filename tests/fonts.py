"""A computer with fonts of its own, for tests that choose one or miss one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjeditor.model.records.info import FallbackFace
from tests.drawing.text.test_truetype import small_font


def install(folder: Path, letters: str, monkeypatch: pytest.MonkeyPatch, name: str = "kanji.ttf") -> Path:
    """Put a font with these letters where the system looks for fonts, and nothing else."""
    (folder / "fonts").mkdir(exist_ok=True)
    path = folder / "fonts" / name
    path.write_bytes(
        small_font({ord(letter): f"g{ord(letter)}" for letter in letters}, units=1000, has_ink=True)
    )
    monkeypatch.setattr("cjeditor.interchange.fonts.font_folders", lambda: (folder / "fonts",))
    monkeypatch.setattr("cjeditor.ui.dialogs.font.font_folders", lambda: (folder / "fonts",))
    return path


def named(path: Path) -> FallbackFace:
    """Return how a map names the font of a file."""
    from cjeditor.drawing.text.faces import open_face

    face = open_face(path)
    return FallbackFace(name=face.name, sha256=face.sha256)
