"""Widths are sums of advances, the same as every other reader of the same faces finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as ReportLabFont

from cjeditor.drawing.face import FaceName
from cjeditor.drawing.text import faces, metrics
from cjeditor.drawing.text.graphemes import graphemes
from cjeditor.drawing.text.metrics import advance, missing_in, positions
from tests.drawing.text.samples import LINES

TEXT_FACES: tuple[FaceName, ...] = ("regular", "italic", "semibold", "bold")
LETTERS = sorted(
    char
    for char in faces.face_metrics("italic").advances
    if "\u00ff" >= char >= " " and not "\x7f" <= char <= "\xa0" and char != "\u00ad"
)


@pytest.fixture(scope="module")
def registered() -> None:
    for face in TEXT_FACES:
        pdfmetrics.registerFont(ReportLabFont(f"metrics-{face}", str(faces.font_path(face))))


@pytest.mark.usefixtures("registered")
@given(
    st.text(st.sampled_from([*LETTERS, *"–—‘’“”…•€→ΩЖ"]), max_size=80),
    st.sampled_from(TEXT_FACES),
    st.floats(1, 100),
)
def test_widths_are_those_of_reportlab(text: str, face: FaceName, size: float) -> None:
    theirs = pdfmetrics.stringWidth(text, f"metrics-{face}", size)
    assert advance(text, face, size) == pytest.approx(theirs, abs=1e-6)


@given(LINES, st.sampled_from(TEXT_FACES), st.floats(-2, 5))
def test_positions_rise_and_end_at_the_width(text: str, face: FaceName, tracking: float) -> None:
    found = positions(text, face, 20)
    assert len(found) == len(graphemes(text)) + 1
    assert list(found) == sorted(found)
    tracked = positions(text, face, 20, tracking)
    assert tracked[-1] == pytest.approx(advance(text, face, 20, tracking))
    assert tracked[-1] - found[-1] == pytest.approx(tracking * len(graphemes(text)))


@given(LINES, LINES)
def test_widths_of_parts_add_up(first: str, second: str) -> None:
    if graphemes(first + second) == graphemes(first) + graphemes(second):
        whole = advance(first + second, "regular", 16)
        assert whole == pytest.approx(advance(first, "regular", 16) + advance(second, "regular", 16))


@given(LINES)
def test_a_width_a_character_adds_up_to_the_whole(text: str) -> None:
    units = metrics.character_units(text, "bold")
    assert len(units) == len(text)
    assert sum(units) * 0.016 == pytest.approx(advance(text, "bold", 16))


def test_clusters_take_the_room_of_what_is_drawn() -> None:
    assert advance("q\u0303", "regular", 16) == advance("q", "regular", 16)
    assert advance("👍🏽", "regular", 16) == advance("👍", "regular", 16)
    assert advance("👩\u200d💻", "regular", 16) == advance("👩", "regular", 16)
    assert advance("🇪🇸", "regular", 16) < 2 * advance("👍", "regular", 16)
    assert advance("co\u00adop", "regular", 16) == advance("coop", "regular", 16)


def test_an_unknown_joined_emoji_is_its_first_picture() -> None:
    assert metrics.drawn_for("🍕\u200d🚀", "regular") == ("emoji", "🍕")


def test_a_skin_tone_alone_is_a_patch_of_colour() -> None:
    assert metrics.drawn_for("🏽", "regular") == ("emoji", "🏽")
    assert advance("🏽", "regular", 16) == advance("👍", "regular", 16)


def test_a_mark_that_its_letters_face_lacks_is_missing() -> None:
    assert missing_in("🚀\u0301", "regular") == ("🚀\u0301",)


def test_a_selector_asks_for_the_emoji_face_where_it_has_the_picture() -> None:
    assert metrics.drawn_for("☎\ufe0f", "regular") == ("emoji", "☎")
    assert metrics.drawn_for("a\ufe0f", "regular") == ("regular", "a")


@pytest.mark.parametrize(
    ("char", "face"), [("a", "semibold"), ("⮕", "symbols"), ("🚀", "emoji"), ("漢", None), ("ي", None)]
)
def test_the_chain_asks_symbols_then_emoji(char: str, face: FaceName | None) -> None:
    assert metrics.face_for(char, "semibold") == face


def test_missing_graphemes_are_named_once_and_in_order() -> None:
    assert missing_in("漢 ok 字漢 क\u0301", "regular") == ("漢", "字", "क\u0301")
    assert missing_in("todo bien → 🚀 🇪🇸", "regular") == ()
    assert missing_in("dos\nlíneas q\u0303", "regular") == ()


def test_missing_characters_get_a_box_and_wide_ones_a_wide_box() -> None:
    assert advance("ي", "regular", 10) == 6
    assert advance("漢", "regular", 10) == 10


def test_a_glyph_is_had_or_not() -> None:
    assert metrics.has_glyph("regular", "q\u0303")
    assert not metrics.has_glyph("regular", "漢")


def test_heights() -> None:
    assert metrics.ascent("regular", 100) == pytest.approx(96.9)
    assert metrics.descent("regular", 100) == pytest.approx(24.1)
    assert metrics.cap_height(18) == pytest.approx(13.095)
    assert metrics.x_height(100) == pytest.approx(54.6)
