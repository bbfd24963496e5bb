import io
import zlib

import pytest
from PIL import Image

from cjeditor.drawing.painters import embedding
from cjeditor.drawing.painters.embedding import embeddable, pdf_date, to_unicode
from cjeditor.drawing.painters.pictures import media_type
from tests.drawing.painters.sample import picture


def encoded(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("iso", "date"),
    [
        ("2025-03-04", "D:20250304000000Z"),
        ("2025-03-04T10:20", "D:20250304102000Z"),
        ("2025-03-04 10:20:30", "D:20250304102030Z"),
        ("", ""),
        ("in spring", ""),
    ],
)
def test_dates(iso: str, date: str) -> None:
    assert pdf_date(iso) == date


def test_a_jpeg_stays_as_it_is() -> None:
    photo = picture("photo")
    assert photo
    image = embeddable(photo)
    assert image
    assert (image.content, image.filter, image.colours) == (photo, "DCTDecode", "DeviceRGB")


def test_a_cmyk_jpeg_becomes_rgb() -> None:
    image = embeddable(encoded(Image.new("CMYK", (4, 4)), "JPEG"))
    assert image
    assert (image.filter, image.colours) == ("FlateDecode", "DeviceRGB")


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_transparency_becomes_a_mask(kind: str) -> None:
    image = embeddable(encoded(Image.new("RGBA", (3, 2), (1, 2, 3, 128)), kind))
    assert image
    assert image.mask
    assert zlib.decompress(image.mask.content) == bytes([128] * 6)
    assert len(zlib.decompress(image.content)) == 18


def test_a_grey_png_stays_grey() -> None:
    image = embeddable(encoded(Image.new("L", (3, 2), 7), "PNG"))
    assert image
    assert (image.colours, image.mask) == ("DeviceGray", None)


@pytest.mark.parametrize("content", [b"", b"GIF8", b"\x89PNG\r\n\x1a\nbroken", b"<svg/>"])
def test_what_is_no_picture_is_none(content: bytes) -> None:
    assert embeddable(content) is None


def test_a_truncated_png_is_none() -> None:
    whole = encoded(Image.linear_gradient("L").convert("RGB"), "PNG")
    assert embeddable(whole[: len(whole) // 2]) is None


def test_a_picture_of_too_many_pixels_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "MAX_PIXELS", 10)
    assert embeddable(encoded(Image.new("L", (4, 4)), "PNG")) is None


def test_characters_map_to_text_in_blocks_of_a_hundred() -> None:
    cmap = to_unicode([0, *range(32, 200), 0x1F44D], lambda char: char)
    assert cmap.count("beginbfchar") == 2
    assert "100 beginbfchar" in cmap
    assert "<A9> <D83DDC4D>" in cmap
    assert "<00>  <" not in cmap


def test_a_private_character_maps_to_the_text_it_stands_for() -> None:
    assert "<01> <00610062>" in to_unicode([0, 0xF0000], lambda _: "ab")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBP", "image/webp"),
        (b"<svg", None),
    ],
)
def test_media_types_by_content(content: bytes, kind: str | None) -> None:
    assert media_type(content) == kind
