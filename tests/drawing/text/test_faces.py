"""The shipped faces are what painters need, and the advance table is theirs."""

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from cjeditor.drawing.face import FaceName
from cjeditor.drawing.text import faces
from cjeditor.resource_files import resource_path

FONTS = {face: TTFont(faces.font_path(face)) for face in faces.SHIPPED}
TEXT_FACES: tuple[FaceName, ...] = ("regular", "italic", "semibold", "bold")
every_face = pytest.mark.parametrize("face", faces.SHIPPED)


@every_face
def test_faces_are_static_truetype_at_1000_units_without_layout_tables(face: FaceName) -> None:
    font = FONTS[face]
    assert font["head"].unitsPerEm == 1000
    assert "glyf" in font
    assert not {"CFF ", "fvar", "GPOS", "GSUB", "kern", "COLR", "CBDT"} & set(font.keys())


@every_face
def test_the_table_holds_the_faces_own_advances(face: FaceName) -> None:
    font, own = FONTS[face], faces.face_metrics(face)
    glyphs = font.getBestCmap()
    expected = {chr(code): font["hmtx"][glyph][0] for code, glyph in glyphs.items()}
    assert {**dict.fromkeys(own.marks, None), **own.advances}.keys() == expected.keys()
    assert all(expected[char] == width for char, width in own.advances.items())


@every_face
def test_the_table_holds_the_faces_own_heights(face: FaceName) -> None:
    head, own = FONTS[face]["hhea"], faces.face_metrics(face)
    assert (own.ascent, own.descent) == (head.ascent, -head.descent)


@every_face
def test_marks_are_the_combining_characters_and_their_middle_is_their_inks(face: FaceName) -> None:
    font, own = FONTS[face], faces.face_metrics(face)
    assert all(unicodedata.category(char) in {"Mn", "Me"} for char in own.marks)
    assert not any(unicodedata.category(char) in {"Mn", "Me"} for char in own.advances)
    for char, middle in own.marks.items():
        glyph = font["glyf"][font.getBestCmap()[ord(char)]]
        if glyph.numberOfContours:
            assert middle == round((glyph.xMin + glyph.xMax) / 2)


@pytest.mark.parametrize("face", TEXT_FACES)
def test_figures_are_of_one_width(face: FaceName) -> None:
    assert len({faces.face_metrics(face).advances[digit] for digit in "0123456789"}) == 1


@pytest.mark.parametrize("face", TEXT_FACES)
def test_cap_height_and_x_height_are_those_the_look_reckons_with(face: FaceName) -> None:
    assert FONTS[face]["OS/2"].sCapHeight == pytest.approx(727.5, abs=1)
    assert FONTS[face]["OS/2"].sxHeight == pytest.approx(546, abs=1)


@every_face
def test_no_installed_font_can_stand_in_for_a_face(face: FaceName) -> None:
    names = {record.nameID: str(record) for record in FONTS[face]["name"].names}
    assert all(names[name_id].startswith("Cjeditor ") for name_id in (1, 4, 16))
    assert names[6].startswith("Cjeditor")


def test_full_names_are_unique() -> None:
    assert len({font["name"].getDebugName(6) for font in FONTS.values()}) == len(FONTS)


@every_face
def test_licence_and_copyright_stay_in_the_face(face: FaceName) -> None:
    names = {record.nameID: str(record) for record in FONTS[face]["name"].names}
    assert "SIL Open Font License" in names[13]
    assert names[0].startswith("Copyright")


def test_licences_lie_beside_the_faces_and_reserve_no_name() -> None:
    folder = resource_path("fonts")
    licences = sorted(folder.glob("OFL-*.txt"))
    assert len(licences) == 3
    for licence in licences:
        copyright_line = licence.read_text(encoding="utf-8").splitlines()[0]
        assert copyright_line.startswith("Copyright")
        assert "Reserved" not in copyright_line


def test_all_faces_together_stay_small() -> None:
    assert sum(faces.font_path(face).stat().st_size for face in faces.SHIPPED) < 2_300_000


def test_the_text_faces_draw_the_languages_of_the_interface_and_their_typography() -> None:
    needed = set("áéíóúüñÁÉÍÓÚÜÑàâãçêôõÀÂÃÇÊÔÕ¿¡«»“”‘’–—…·•€£%‰º ª → ← ↑ ↓ ↗ − × ÷ ≤ ≥ ✓ ΑΩαω АЯая")
    for face in TEXT_FACES:
        assert needed <= set(faces.face_metrics(face).advances)


def test_emoji_sequences_lead_to_glyphs_of_the_emoji_face_and_back() -> None:
    drawn = faces.sequences()["👩\u200d💻"]
    assert drawn in faces.face_metrics("emoji").advances
    assert faces.text_behind(drawn) == "👩\u200d💻"
    assert faces.text_behind("a") == "a"
    assert set(faces.sequences().values()) <= set(faces.face_metrics("emoji").advances)


def test_every_shipped_face_is_a_file() -> None:
    assert all(
        isinstance(faces.font_path(face), Path) and faces.font_path(face).is_file() for face in faces.SHIPPED
    )
