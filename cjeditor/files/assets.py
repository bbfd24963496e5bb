"""Import of a picture: known by its content, limited before it is decoded, made small, freed of what it tells.

Where and with what a photograph was taken does not get into a document.
"""

from __future__ import annotations

import base64
import hashlib
import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from cjeditor.files.problems import reason_of
from cjeditor.files.reading import read_bytes
from cjeditor.model.ids import derived_id
from cjeditor.model.messages import Message, UserError, message
from cjeditor.model.records import Asset

if TYPE_CHECKING:
    from PIL import Image

Media: TypeAlias = Literal["image/jpeg", "image/png"]

LONGEST_EDGE = 2_400
MOST_PIXELS = 40_000_000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_QUALITY = 88


def import_picture(path: Path | str) -> Asset:
    """Return the picture in a file as an asset; the same content always gives the same one. Raises UserError."""
    path = Path(path)
    return picture_asset(read_bytes(path), name=path.stem, place=str(path))


def picture_asset(data: bytes, *, name: str = "", place: str = "") -> Asset:
    """Return the picture in some bytes as an asset, re-encoded; raises UserError."""
    content, media, size = _reencoded(data, place)
    return Asset(
        id=derived_id("assets", hashlib.sha256(content).hexdigest()),
        sha256=hashlib.sha256(content).hexdigest(),
        media=media,
        width=size[0],
        height=size[1],
        name=name,
        data=base64.b64encode(content).decode("ascii"),
    )


def _reencoded(data: bytes, place: str) -> tuple[bytes, Media, tuple[int, int]]:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of sizes that are refused here
            with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise _refused(place, _too_many_pixels(opened.width, opened.height))
                upright = ImageOps.exif_transpose(opened)
                upright.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
                return (*_encoded(upright), upright.size)
    except UnidentifiedImageError as error:
        reason = message("files.picture.unknown", "It is no PNG, JPEG, GIF or WebP picture.")
        raise _refused(place, reason) from error
    except OSError as error:
        broken = message("files.picture.broken", "The picture is damaged or incomplete.")
        raise _refused(place, reason_of(error) if error.errno else broken) from error
    except (Image.DecompressionBombError, SyntaxError, ValueError, OverflowError, MemoryError) as error:
        raise _refused(
            place, message("files.picture.broken", "The picture is damaged or incomplete.")
        ) from error


def _encoded(picture: Image.Image) -> tuple[bytes, Media]:
    """Encode as JPEG what has no transparency and is smaller so, else as PNG; without any metadata."""
    is_clear = picture.has_transparency_data
    plain = picture.convert("RGBA" if is_clear else "RGB")
    plain.info.clear()
    png = _saved(plain, "PNG", optimize=True)
    if is_clear:
        return png, "image/png"
    jpeg = _saved(plain, "JPEG", quality=_QUALITY, optimize=True)
    return (jpeg, "image/jpeg") if len(jpeg) < len(png) else (png, "image/png")


def _saved(picture: Image.Image, picture_format: str, **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, picture_format, **options)
    return out.getvalue()


def _too_many_pixels(width: int, height: int) -> Message:
    return message(
        "files.picture.too-large",
        "It has {width} × {height} pixels; at most {limit} million are taken.",
        width=width,
        height=height,
        limit=MOST_PIXELS // 1_000_000,
    )


def _refused(place: str, reason: Message) -> UserError:
    return UserError(
        message("files.picture.refused", "This picture cannot be used."),
        place=place,
        reason=reason,
        remedy=message("files.picture.remedy", "Choose another, or save it anew as PNG or JPEG."),
    )
