"""Reading a TrueType file finds what fontTools finds, and refuses what is none."""

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables._f_v_a_r import Axis
from fontTools.ttLib.tables._g_l_y_f import Glyph
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.drawing.face import FaceName
from cjeditor.drawing.text import faces
from cjeditor.drawing.text.truetype import FontRefused, full_name, lacked, read_face, table_contents

REGULAR = faces.font_path("regular").read_bytes()


def small_font(cmap: dict[int, str], *, units: int = 2048, has_ink: bool = False, **tables: object) -> bytes:
    """A font of boxes, each as wide as its place in the order says, with ink where a test looks at it."""
    names = [".notdef", *dict.fromkeys(cmap.values())]
    builder = FontBuilder(units, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(cmap)
    builder.setupGlyf({name: _box(80 * number if has_ink else 0) for number, name in enumerate(names)})
    builder.setupHorizontalMetrics({name: (100 * number, 0) for number, name in enumerate(names)})
    builder.setupHorizontalHeader(ascent=1900, descent=-500)
    builder.setupNameTable({"familyName": "Small", "styleName": "Regular", "fullName": "Small Regular"})
    builder.setupOS2(**tables)
    builder.setupPost()
    stream = io.BytesIO()
    builder.save(stream)
    return stream.getvalue()


def _box(side: int) -> Glyph:
    pen = TTGlyphPen(None)
    if side:
        pen.moveTo((0, 0))
        for corner in ((0, side), (side, side), (side, 0)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


def collection(*fonts: bytes) -> bytes:
    """The fonts in one file, each with all its tables."""
    found = TTCollection()
    found.fonts = [TTFont(io.BytesIO(font)) for font in fonts]
    stream = io.BytesIO()
    found.save(stream, shareTables=False)
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


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "no font"),
        (b"\x89PNG", "no font"),
        (b"OTTO" + b"\0" * 40, "other outlines"),
        (REGULAR[:2000], "damaged"),
        (REGULAR[:40], "damaged"),
    ],
)
def test_what_is_no_truetype_font_is_refused(content: bytes, fault: str) -> None:
    with pytest.raises(FontRefused) as refused:
        read_face(content)
    assert refused.value.fault == fault


def test_a_variable_font_is_refused_because_paper_would_show_one_weight_only() -> None:
    font = TTFont(io.BytesIO(SMALL))
    font["fvar"] = newTable("fvar")
    weight = Axis()
    weight.axisTag = "wght"
    font["fvar"].axes, font["fvar"].instances = [weight], []
    stream = io.BytesIO()
    font.save(stream)
    with pytest.raises(FontRefused) as refused:
        read_face(stream.getvalue())
    assert refused.value.fault == "variable"


@pytest.mark.parametrize(("permission", "is_refused"), [(0, False), (4, False), (8, False), (2, True)])
def test_a_font_whose_licence_forbids_embedding_is_refused(permission: int, *, is_refused: bool) -> None:
    content = small_font({65: "a"}, fsType=permission)
    if not is_refused:
        assert read_face(content).advances == {"A": pytest.approx(100 / 2.048)}
        return
    with pytest.raises(FontRefused) as refused:
        read_face(content)
    assert refused.value.fault == "no embedding"


def test_of_a_collection_the_first_face_is_read() -> None:
    found = read_face(collection(small_font({65: "a"}, units=1000), small_font({66: "b"}, units=1000)))
    assert found.advances == {"A": 100}
    assert found.name == "Small Regular"


def test_a_font_without_a_name_table_entry_has_no_name() -> None:
    assert full_name(b"\0\0\0\0\0\6") == ""


@given(st.sets(st.sampled_from("ABCabc漢字😀"), max_size=9), st.sets(st.sampled_from("ABCDabcd漢字😀é")))
def test_what_a_map_of_characters_lacks_is_what_it_does_not_hold(has: set[str], wanted: set[str]) -> None:
    content = small_font({ord(char): f"g{ord(char)}" for char in {*has, "z"}})
    assert lacked(table_contents(content)["cmap"], wanted) == wanted - has


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=8))
def test_a_damaged_font_reads_or_is_refused(place: int, damage: bytes) -> None:
    content = SMALL[: place % len(SMALL)] + damage + SMALL[place % len(SMALL) + len(damage) :]
    try:
        read_face(content)
    except ValueError:
        return


SMALL = small_font({code: f"g{code}" for code in range(65, 91)})
