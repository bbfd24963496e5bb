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

WHOLE: Final = (0.0, 0.0, 1.0, 1.0)
"""The crop that shows all of a picture."""

_SIGNATURES: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
)


def media_type(content: bytes) -> str | None:
    """Return the media type of an encoded picture by its first bytes, None for anything else."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for signature, kind in _SIGNATURES if content.startswith(signature)), None)
