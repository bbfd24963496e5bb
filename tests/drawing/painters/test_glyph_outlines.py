import pytest
from PySide6.QtGui import QFont, QRawFont

from cjeditor.drawing.face import FaceName
from cjeditor.drawing.painters.glyph_outlines import outline_font
from cjeditor.drawing.text.faces import font_path


@pytest.mark.parametrize(
    ("face", "characters"),
    [("regular", "Aeg&ñ€"), ("italic", "fßq"), ("bold", "ŠÅ8"), ("symbols", "★☎"), ("emoji", "😀❤")],
)
def test_outlines_are_where_qt_sees_them(qapp: object, face: FaceName, characters: str) -> None:
    font = QRawFont(str(font_path(face)), 1000, QFont.HintingPreference.PreferNoHinting)
    ours = outline_font(font_path(face))
    for character in characters:
        contours = ours.contours(character)
        expected = font.pathForGlyph(font.glyphIndexesForString(character)[0]).controlPointRect()
        xs = [point.x for contour in contours for point in contour]
        ys = [-point.y for contour in contours for point in contour]
        found = (min(xs), min(ys), max(xs), max(ys))
        wanted = (expected.left(), expected.top(), expected.right(), expected.bottom())
        # Qt turns quadratic curves into cubic ones, whose control points lie nearer to the curve.
        assert found == pytest.approx(wanted, abs=8.0), character


def test_a_space_has_no_outline() -> None:
    assert outline_font(font_path("regular")).svg_path(" ") == ""


def test_every_contour_starts_and_closes() -> None:
    path = outline_font(font_path("regular")).svg_path("B")
    assert path.startswith("M")
    assert path.count("M") == path.count("Z") == 3
