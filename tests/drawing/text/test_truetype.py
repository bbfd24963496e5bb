"""Reading a TrueType file finds what fontTools finds, and refuses what is none."""

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.drawing.frame import FaceName
from cjeditor.drawing.text import faces
from cjeditor.drawing.text.truetype import read_face

REGULAR = faces.font_path("regular").read_bytes()


def small_font(cmap: dict[int, str], *, units: int = 2048) -> bytes:
    """A font of boxes, each as wide as its place in the order says."""
    names = [".notdef", *dict.fromkeys(cmap.values())]
    builder = FontBuilder(units, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(cmap)
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in names})
    builder.setupHorizontalMetrics({name: (100 * number, 0) for number, name in enumerate(names)})
    builder.setupHorizontalHeader(ascent=1900, descent=-500)
    builder.setupNameTable({"familyName": "Small", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    stream = io.BytesIO()
    builder.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("face", ["regular", "emoji", "symbols"])
def test_a_shipped_face_reads_as_its_table_says(face: FaceName) -> None:
    found, own = read_face(faces.font_path(face).read_bytes()), faces.face_metrics(face)
    assert found.advances == own.advances
    assert found.marks.keys() == own.marks.keys()
    assert (found.ascent, found.descent) == (own.ascent, own.descent)


def test_advances_are_scaled_to_thousandths() -> None:
    found = read_face(small_font({ord("a"): "a", ord("漢"): "k"}, units=500))
    assert found.advances == {"a": 200.0, "漢": 400.0}
    assert (found.ascent, found.descent) == (3800, 1000)


def test_a_character_map_of_segments_is_read() -> None:
    cmap = {code: f"g{code}" for code in [*range(65, 91), *range(97, 123), 0x2192]}
    found = read_face(small_font(cmap, units=1000))
    assert found.advances["A"] == 100
    assert found.advances["a"] == 2700
    assert found.advances["→"] == 5300


def test_scattered_glyphs_are_read_from_the_index_array() -> None:
    found = read_face(small_font({65: "z", 66: "y", 67: "z", 68: "x"}, units=1000))
    assert [found.advances[char] for char in "ABCD"] == [100, 200, 100, 300]


@pytest.mark.parametrize("content", [b"", b"OTTO" + b"\0" * 40, b"\x89PNG", REGULAR[:2000], REGULAR[:40]])
def test_what_is_no_truetype_font_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="font"):
        read_face(content)


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=8))
def test_a_damaged_font_reads_or_is_refused(place: int, damage: bytes) -> None:
    content = SMALL[: place % len(SMALL)] + damage + SMALL[place % len(SMALL) + len(damage) :]
    try:
        read_face(content)
    except ValueError:
        return


SMALL = small_font({code: f"g{code}" for code in range(65, 91)})
