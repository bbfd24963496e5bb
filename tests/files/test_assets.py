"""Pictures: by content, within limits, small, and silent about where they were taken (R20)."""

import base64
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cjeditor.files.assets import LONGEST_EDGE, import_picture, picture_asset
from cjeditor.model.messages import UserError
from cjeditor.model.records import Asset


def encoded(
    picture_format: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: Any
) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 80).convert(mode).save(out, picture_format, **options)
    return out.getvalue()


def opened(asset: Asset) -> Image.Image:
    return Image.open(io.BytesIO(asset.content))


@pytest.mark.parametrize("picture_format", ["PNG", "JPEG", "GIF", "WEBP"])
def test_the_four_kinds_come_in_whatever_their_name(tmp_path: Path, picture_format: str) -> None:
    path = tmp_path / "holiday.txt"
    path.write_bytes(encoded(picture_format))
    asset = import_picture(path)
    assert (asset.width, asset.height, asset.name) == (40, 20, "holiday")
    assert opened(asset).size == (40, 20)
    assert import_picture(path) == asset


def test_a_photograph_becomes_a_jpeg_and_a_drawing_a_png() -> None:
    assert picture_asset(encoded("PNG", (400, 400))).media == "image/jpeg"
    flat = io.BytesIO()
    Image.new("P", (400, 400)).save(flat, "PNG")
    assert picture_asset(flat.getvalue()).media == "image/png"


def test_transparency_is_kept() -> None:
    asset = picture_asset(encoded("PNG", mode="RGBA"))
    assert asset.media == "image/png"
    assert opened(asset).mode == "RGBA"


def test_a_large_picture_is_made_smaller() -> None:
    asset = picture_asset(encoded("JPEG", (3_000, 1_500)))
    assert (asset.width, asset.height) == (LONGEST_EDGE, 1_200)


def test_it_is_turned_upright_and_forgets_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x8825] = {1: "N", 2: (4.0, 36.0, 0.0)}
    exif[0x010E] = "my house"
    data = encoded("JPEG", exif=exif, comment=b"secret place")
    assert b"my house" in data
    asset = picture_asset(data)
    assert (asset.width, asset.height) == (20, 40)
    assert not opened(asset).getexif()
    assert b"my house" not in asset.content
    assert b"secret" not in asset.content


@pytest.mark.parametrize("end", [0, 8, 30, 200])
@pytest.mark.parametrize("picture_format", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_broken_picture_is_refused(picture_format: str, end: int) -> None:
    with pytest.raises(UserError, match="This picture cannot be used"):
        picture_asset(encoded(picture_format, (64, 64))[:end], place="here")


@pytest.mark.parametrize("picture_format", ["BMP", "TIFF", "PPM", "ICO"])
def test_other_kinds_are_refused(picture_format: str) -> None:
    with pytest.raises(UserError, match="no PNG, JPEG, GIF or WebP"):
        picture_asset(encoded(picture_format))


@pytest.mark.parametrize("size", [(8_001, 5_000), (60_000, 60_000)])
def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    header = bytearray(encoded("PNG", mode="L"))
    import zlib

    header[16:24] = size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big")
    header[29:33] = zlib.crc32(header[12:29]).to_bytes(4, "big")
    with pytest.raises(UserError, match="cannot be used"):
        picture_asset(bytes(header))


def test_a_missing_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        import_picture(tmp_path / "none.png")


def test_the_data_are_plain_base64() -> None:
    asset = picture_asset(encoded("PNG"))
    assert base64.b64decode(asset.data, validate=True) == asset.content
