"""Pictures: where painters get encoded pictures from, and how large one may be. Decodes nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

PictureSource: TypeAlias = Callable[[str], bytes | None]
"""Returns the encoded bytes (JPEG, PNG or WebP) of an asset id, None when there is no such asset."""

MAX_PIXELS: Final = 40_000_000
"""Pictures larger than this are not decoded."""

PLACEHOLDER: Final = 0xFFE4E7EB
"""The fill that stands for a picture that is missing, damaged or too large."""
