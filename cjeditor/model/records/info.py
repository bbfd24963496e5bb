"""AtlasInfo: what the document says about itself."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from cjeditor.model.records.base import EMPTY_MAP, AssetId, Custom, Text, Value

EmotionScale: TypeAlias = Literal["five", "three", "seven"]
ContentLanguage: TypeAlias = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class FallbackFace(Value):
    """A face the user chose for letters the shipped ones lack: its name and the SHA-256 of its file."""

    name: Text
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class AtlasInfo(Value):
    """Title, languages and defaults of the whole atlas; the viewing distance is in metres."""

    title: Text = ""
    description: Text = ""
    content_language: ContentLanguage = "en"
    currency: Annotated[str, Field(pattern=r"^([A-Z]{3})?$")] = ""
    viewing_distance_m: Annotated[float, Field(strict=True, gt=0, le=100, allow_inf_nan=False)] = 1.5
    logo: AssetId | None = None
    emotion_scale: EmotionScale = "five"
    fallback_face: FallbackFace | None = None
    custom: Custom = EMPTY_MAP
