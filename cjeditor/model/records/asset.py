"""Asset: a picture, kept once by the SHA-256 of its bytes."""

from __future__ import annotations

from base64 import b64decode
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cjeditor.model.records.base import Record, Text


class Asset(Record):
    """A re-encoded picture; the data is base64 and decoded only when drawn; sizes in pixels."""

    kind: ClassVar[str] = "assets"

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    media: Literal["image/jpeg", "image/png", "image/webp"]
    width: Annotated[int, Field(strict=True, ge=1, le=2400)]
    height: Annotated[int, Field(strict=True, ge=1, le=2400)]
    name: Text = ""
    credit: Text = ""
    data: Annotated[str, Field(pattern=r"^[A-Za-z0-9+/]*={0,2}$")]

    @property
    def content(self) -> bytes:
        """The encoded picture, decoded from base64 at each call: only what is drawn is held."""
        return b64decode(self.data)
