import io
import os
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pikepdf
import pypdf
import pytest

from cjeditor.drawing.frame import Box, Frame, Glyphs, Picture, Placed, rgb
from cjeditor.drawing.look.type import CARD_TEXT
from cjeditor.drawing.painters.pdf import write_pdf
from cjeditor.drawing.painters.pdf_content import number
from cjeditor.drawing.painters.pdf_sheets import Area, OutlineEntry, Page, PdfMeta, PlacedFrame
from cjeditor.drawing.painters.recording import record
from cjeditor.drawing.text.block import text_block
from tests.drawing.painters.sample import cards_frame, picture, sample_frame

INK = rgb("#1F2430")
POINTS = 72 / 25.4


def line(text: str, y: float = 20) -> Glyphs:
    return Glyphs(text, "regular", 16, 10, y, INK)


def one_page(frame: Frame, **facts: Any) -> Page:
    return Page(frame.width / POINTS, frame.height / POINTS, (PlacedFrame(frame, 0, 0),), **facts)


def written(pages: Sequence[Page] | Frame, meta: PdfMeta | None = None) -> bytes:
    sheets = [one_page(pages)] if isinstance(pages, Frame) else pages
    return write_pdf(sheets, meta or PdfMeta(), picture)


def read(pages: Sequence[Page] | Frame, meta: PdfMeta | None = None) -> Any:
    return pypdf.PdfReader(io.BytesIO(written(pages, meta)), strict=True)


def poppler_text(pdf: bytes, *options: str) -> str:
    run = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True, timeout=60
    )
    return run.stdout.decode()


def joined(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


# The file


def test_the_sample_is_a_sound_pdf() -> None:
    with pikepdf.open(io.BytesIO(written(sample_frame()))) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_every_face_is_embedded_subset_and_maps_back_to_text() -> None:
    fonts = read(sample_frame()).pages[0]["/Resources"]["/Font"].values()
    assert len(fonts) >= 5
    for font in fonts:
        assert font["/BaseFont"][7:8] == "+"
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font


@pytest.mark.parametrize(
    ("width", "height"), [(210, 297), (841, 1189), (1189, 841), (215.9, 279.4), (914.4, 4321.5), (5080, 300)]
)
def test_pages_are_exact(width: float, height: float) -> None:
    page = read([Page(width, height)]).pages[0]
    assert float(page.mediabox.width) / POINTS == pytest.approx(width, abs=0.001)
    assert float(page.mediabox.height) / POINTS == pytest.approx(height, abs=0.001)


def test_boxes_lie_where_they_are_asked_for() -> None:
    page = Page(
        861, 1209, trim=Area(10, 10, 841, 1189), bleed=Area(7, 7, 847, 1195), crop=Area(1, 2, 800, 1000)
    )
    found = read([page]).pages[0]
    trim = [float(value) / POINTS for value in found.trimbox]
    bleed = [float(value) / POINTS for value in found.bleedbox]
    crop = [float(value) / POINTS for value in found.cropbox]
    assert trim == pytest.approx([10, 10, 851, 1199], abs=0.001)
    assert bleed == pytest.approx([7, 7, 854, 1202], abs=0.001)
    assert crop == pytest.approx([1, 207, 801, 1207], abs=0.001)


def test_a_page_without_boxes_states_none() -> None:
    assert not {"/TrimBox", "/BleedBox", "/CropBox"} & set(read([Page(100, 100)]).pages[0])


def test_facts_are_those_given_and_no_date_is_made_up() -> None:
    bare = read([Page(10, 10)]).trailer["/Info"]
    assert set(bare) == {"/Creator", "/Producer"}
    meta = PdfMeta("Título (1) 👍", "Ana", "Subject", "a, b", created="2025-03-04", language="es")
    reader = read([Page(10, 10)], meta)
    facts = reader.trailer["/Info"]
    assert (facts["/Title"], facts["/Author"], facts["/Creator"]) == ("Título (1) 👍", "Ana", "cjeditor")
    assert facts["/CreationDate"] == "D:20250304000000Z"
    assert reader.trailer["/Root"]["/Lang"] == "es"


def test_print_dialogs_are_asked_not_to_scale() -> None:
    assert read([Page(10, 10)]).trailer["/Root"]["/ViewerPreferences"]["/PrintScaling"] == "/None"


def test_nothing_in_the_file_runs_or_leaves_it() -> None:
    with pikepdf.open(io.BytesIO(written(sample_frame()))) as pdf:
        keys = {str(key) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) for key in item}
    assert not keys & {"/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/URI", "/EmbeddedFiles", "/A"}


def test_the_same_sheets_give_the_same_bytes_in_every_process() -> None:
    program = (
        "import sys; from tests.drawing.painters.test_pdf import *;"
        "sys.stdout.buffer.write(written([one_page(sample_frame(), label='A1')], PdfMeta('Same')))"
    )
    first, second = (
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("1", "2")
    )
    assert first == second
    assert first.startswith(b"%PDF-1.7")


@pytest.mark.parametrize("date", ["1", "no date"])
def test_the_date_of_a_reproducible_build_changes_nothing(date: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = written(Frame(100, 40, (line("abc"),)))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", date)
    assert written(Frame(100, 40, (line("abc"),))) == plain
    assert os.environ["SOURCE_DATE_EPOCH"] == date


def test_two_documents_in_a_row_do_not_mix_their_fonts() -> None:
    alone = written(Frame(100, 40, (line("abc é"),)))
    written(Frame(100, 40, (line("ωψχ é ж"),)))
    assert written(Frame(100, 40, (line("abc é"),))) == alone


# Text

SAYINGS = (
    "Recibe la carta con la oferta (¡por fin!) y la deja \\ en la mesa de la cocina",
    "Žluťoučký kůň, łódź, œuvre, Привет, Ωμέγα",
    "Emoji 👍 and 👩‍💻 and 🇪🇸 flags, ★ stars → arrows",
    "Thumb 👍🏽 and heart ❤️ keep their selectors",
    "x̂ marks stay with their letters q̃",
    "Fixed\u00a0spaces stay",
)


@pytest.mark.parametrize("saying", SAYINGS)
def test_text_extracts_verbatim(saying: str) -> None:
    text = poppler_text(written(Frame(900, 40, (line(saying),))))
    assert text.strip("\n\f") == unicodedata.normalize("NFC", saying)


@pytest.mark.parametrize("saying", SAYINGS[:3])
def test_text_extracts_verbatim_with_another_reader(saying: str) -> None:
    assert read(Frame(900, 40, (line(saying),))).pages[0].extract_text() == saying


def test_wrapped_lines_join_to_the_text_they_were() -> None:
    text = "A Júlia não percebe porque é que o preço mudou de doze euros e meio para quase quinze"
    frame = Frame(300, 200, text_block(text, CARD_TEXT, 10, 10, 172).items)
    assert len(frame.items) > 3
    assert joined(poppler_text(written(frame))) == text
    assert joined(read(frame).pages[0].extract_text()) == text


def test_a_broken_line_keeps_the_space_it_was_broken_at() -> None:
    lines = (replace(line("one"), joins_next="space"), line("two", 40))
    content = read(Frame(100, 60, lines)).pages[0].get_contents()
    assert content is not None
    assert b"(one ) Tj" in content.get_data()
    assert b"(two) Tj" in content.get_data()


@pytest.mark.parametrize(
    "text",
    [
        "Flood and running-cost check of the address",
        "Liga toda segunda-feira para a clínica",
        "Donaudampfschifffahrtsgesellschaftskapitän fährt",
    ],
)
def test_a_word_broken_over_lines_extracts_whole(text: str) -> None:
    joins = set()
    for width in (90, 110, 130, 150, 170):
        lines = text_block(text, CARD_TEXT, 10, 10, width).items
        joins |= {line.joins_next for line in lines}
        assert joined(poppler_text(written(Frame(300, 200, lines)))) == text, width
    assert "nothing" in joins


def test_a_word_over_thousands_of_lines_is_written() -> None:
    lines = text_block("W" * 20_000, CARD_TEXT, 10, 10, 170).items
    assert len(lines) > 1_500
    assert joined(poppler_text(written(Frame(300, 60_000, lines)))) == "W" * 20_000


def test_turned_and_tracked_text_extracts() -> None:
    turned = Glyphs("Canales digitales", "bold", 18, 40, 180, INK, turned=True)
    tracked = Glyphs("ANTES DE CONTRATAR", "semibold", 20, 60, 40, INK, tracking=1.2)
    text = joined(poppler_text(written(Frame(400, 200, (turned, tracked)))))
    assert "Canales digitales" in text
    assert "ANTES DE CONTRATAR" in text


def test_a_character_no_face_has_is_a_box_and_still_text() -> None:
    pdf = written(Frame(100, 40, (line("a\U0001234dz"),)))
    assert "\U0001234d" in poppler_text(pdf)
    content = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    assert b" re S" in content.get_data()


def test_every_line_of_the_sample_can_be_found() -> None:
    text = joined(poppler_text(written(cards_frame(4, 2))))
    for recorded in record(cards_frame(4, 2)):
        if isinstance(recorded.item, Glyphs):
            assert recorded.item.text.strip() in text


# Tiles


def test_a_clipped_placement_holds_only_what_it_shows() -> None:
    frame = cards_frame(10, 10)
    tile = Page(100, 100, (PlacedFrame(frame, 10, 10, 1.0, Area(10, 10, 80, 80)),))
    shown = read([tile]).pages[0].extract_text()
    whole = read(frame).pages[0].extract_text()
    assert 0 < len(shown) < len(whole) / 20


def test_ink_that_bleeds_into_the_clip_is_written() -> None:
    star = Frame(10, 10, (Box(-6, 0, 16, 10, INK),), bleed=6)
    frame = Frame(100, 100, (), (Placed(52, 0, star),))
    clip = Area(0, 0, 50 / POINTS, 50 / POINTS)
    tile = Page(100, 100, (PlacedFrame(frame, 0, 0, 1.0, clip),))
    content = read([tile]).pages[0].get_contents()
    assert content is not None
    assert b"-6 0 16 10 re" in content.get_data()


# Outline and links


def linked() -> Frame:
    stage = Frame(200, 60, (line("Stage"),), object_id="st_1", part="stage", link="jo_2")
    away = Frame(20, 20, (), object_id="jo_2", part="journey")
    lost = Frame(20, 20, (), link="tp_nowhere")
    return Frame(600, 400, (), (Placed(100, 50, stage), Placed(400, 300, away), Placed(0, 0, lost)))


def test_outline_entries_nest_and_resolve() -> None:
    entries = (
        OutlineEntry("Descubrir é", "st_1", children=(OutlineEntry("Paso", page=1, y=30),)),
        OutlineEntry("Fuera", "st_unknown", page=1),
    )
    reader = read([one_page(linked()), Page(100, 100)], PdfMeta(outline=entries))
    first, inner, last = reader.outline
    assert isinstance(inner, list)
    titles = [entry["/Title"] for entry in (first, inner[0], last) if not isinstance(entry, list)]
    pages = [reader.get_destination_page_number(entry) for entry in (first, inner[0], last)]
    assert titles == ["Descubrir é", "Paso", "Fuera"]
    assert pages == [0, 1, 1]
    assert reader.trailer["/Root"]["/PageMode"] == "/UseOutlines"


def test_links_go_to_the_object_they_name_and_unknown_ones_are_left_out() -> None:
    reader = read(linked())
    [link] = (annotation.get_object() for annotation in reader.pages[0]["/Annots"])
    assert link["/Subtype"] == "/Link"
    assert link["/Dest"] == "/jo_2"
    assert [float(v) for v in link["/Rect"]] == pytest.approx([100, 290, 300, 350], abs=0.01)
    target = reader.trailer["/Root"]["/Dests"]["/jo_2"]
    assert [float(v) for v in target[2:]] == pytest.approx([400, 80, 420, 100], abs=0.01)


def test_a_link_goes_to_the_tile_that_shows_the_middle_of_its_object() -> None:
    frame = linked()
    left = Page(200, 200, (PlacedFrame(frame, 0, 0, 1, Area(0, 0, 405 / POINTS, 200)),))
    right = Page(200, 200, (PlacedFrame(frame, -400 / POINTS, 0, 1, Area(0, 0, 100, 200)),))
    reader = read([left, right])
    assert reader.trailer["/Root"]["/Dests"]["/jo_2"][0] == reader.pages[1].indirect_reference


def test_page_labels_are_the_sheets_names() -> None:
    assert read([Page(9, 9, label="A1"), Page(9, 9), Page(9, 9, label="B1")]).page_labels == ["A1", "2", "B1"]


# Pictures and paint


def test_a_picture_is_stored_once_and_a_jpeg_passes_through() -> None:
    twice = Frame(200, 100, (Picture("photo", 0, 0, 80, 60), Picture("photo", 90, 0, 40, 30)))
    images = read(twice).pages[0]["/Resources"]["/XObject"]
    assert len(images) == 1
    [image] = images.values()
    assert image["/Filter"] == "/DCTDecode"
    assert image._data == picture("photo")


def test_a_missing_picture_is_a_pale_box() -> None:
    page = read(Frame(100, 100, (Picture("nowhere", 1, 2, 30, 40),))).pages[0]
    assert "/XObject" not in page["/Resources"]
    content = page.get_contents()
    assert content is not None
    assert b"1 2 30 40 re f" in content.get_data()


def test_clear_paint_uses_a_graphics_state_and_ends_opaque() -> None:
    page = read(Frame(100, 100, (Box(0, 0, 9, 9, rgb("#FF0000", 0.5)),))).pages[0]
    assert float(page["/Resources"]["/ExtGState"]["/A80FF"]["/ca"]) == pytest.approx(128 / 255, abs=0.001)
    content = page.get_contents()
    assert content is not None
    assert content.get_data().split().count(b"gs") == 2


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (0.5, "0.5"),
        (-0.0, "0"),
        (1 / 3, "0.3333"),
        (0.0001, "0.0001"),
        (12345.67891, "12345.6789"),
    ],
)
def test_numbers_have_no_exponent_and_few_digits(value: float, text: str) -> None:
    assert number(value) == text
