"""A face of the user's own is the same picture on screen and paper, and its letters are found in the files again."""

import io
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PySide6.QtGui import QImage
from skimage.metrics import structural_similarity

from cjeditor.drawing.face import BackedFace, ChosenFace
from cjeditor.drawing.frame import Frame, Glyphs, rgb
from cjeditor.drawing.look.type import CARD_TITLE
from cjeditor.drawing.painters.pdf import write_pdf
from cjeditor.drawing.painters.pdf_sheets import PT_PER_MM, Page, PdfMeta, PlacedFrame
from cjeditor.drawing.painters.qt import clear_caches
from cjeditor.drawing.painters.svg import svg_document
from cjeditor.drawing.text.block import text_block
from cjeditor.drawing.text.faces import open_face
from tests.drawing.painters.test_same_picture import BAR, grey, on_paper, on_screen
from tests.drawing.text.test_truetype import collection, small_font

LETTERS = "漢字旅程ابلم\ufe91\ufe92\ufe90\ufe8e\ufee3\ufee4\ufee2\ufedf\ufee0\ufefb\ufefcשלום\u064b"
TEXTS = ("旅程 App 漢字!", "الباب 12 App", "שלום (12) abc", "بًاب 😀")


@pytest.fixture(autouse=True)
def _cold() -> Iterator[None]:
    yield
    clear_caches()


@pytest.fixture(params=["one.ttf", "several.ttc"])
def chosen(tmp_path: Path, request: pytest.FixtureRequest) -> ChosenFace:
    font = small_font({ord(char): f"g{place:02}" for place, char in enumerate(LETTERS)}, has_ink=True)
    path = tmp_path / str(request.param)
    path.write_bytes(collection(font, small_font({65: "a"})) if path.suffix == ".ttc" else font)
    return open_face(path)


def _frame(chosen: ChosenFace) -> Frame:
    style = CARD_TITLE.over(chosen)
    items: list[Glyphs] = []
    for number, text in enumerate(TEXTS):
        items += text_block(text, style, 10, 10 + 70 * number, 90).items
    items.append(Glyphs("旅程 שלום", style.face, 18, 160, 250, rgb("#1F2430"), turned=True))
    return Frame(200, 300, tuple(items))


def _pdf(frame: Frame) -> bytes:
    page = Page(frame.width / PT_PER_MM, frame.height / PT_PER_MM, (PlacedFrame(frame, 0, 0),))
    return write_pdf([page], PdfMeta())


def test_screen_and_paper_are_the_same_picture(qapp: object, tmp_path: Path, chosen: ChosenFace) -> None:
    frame = _frame(chosen)
    paper = on_paper(frame, 1.0, tmp_path)
    assert structural_similarity(grey(paper), grey(on_screen(frame, 1.0, paper))) >= BAR


def test_the_letters_are_embedded_and_no_others_of_the_file(chosen: ChosenFace) -> None:
    reader = pypdf.PdfReader(io.BytesIO(_pdf(_frame(chosen))))
    resources: Any = reader.pages[0]["/Resources"]
    (own,) = [font for font in resources["/Font"].values() if "Small" in font["/BaseFont"]]
    embedded = own["/FontDescriptor"]["/FontFile2"].get_data()
    assert len(embedded) < len(chosen.path.read_bytes()) + 1
    assert "Small" in own["/BaseFont"]


@pytest.mark.parametrize("text", ["旅程 App 漢字", "الباب", "שלום", "م ل"])
def test_the_text_is_found_in_the_pdf(text: str, chosen: ChosenFace) -> None:
    line = text_block(text, CARD_TITLE.over(chosen), 10, 10, 400).items
    document = pypdfium2.PdfDocument(_pdf(Frame(420, 60, line)))
    found = " ".join(document[0].get_textpage().get_text_range().split())
    assert unicodedata.normalize("NFKC", found) == text


def _by_pdfium(pdf: bytes) -> str:
    return str(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range())


def _by_pypdf(pdf: bytes) -> str:
    return pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def _by_poppler(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def _read_by(reader: Callable[[bytes], str], text: str, chosen: ChosenFace, width: float = 400) -> str:
    """The text of a card as a reader of PDFs gives it, without the marks of direction that poppler adds."""
    lines = text_block(text, CARD_TITLE.over(chosen), 10, 10, width, align="start").items
    found = reader(_pdf(Frame(width + 20, 200, lines)))
    return " ".join(re.sub("[\u202a-\u202e]", "", found).split())


@pytest.mark.parametrize("reader", [_by_pdfium, _by_pypdf, _by_poppler])
@pytest.mark.parametrize("text", ["باب الباب", "باب ملل App", "שלום שלם"])
def test_readers_find_words_of_both_directions_in_their_order(
    text: str, reader: Callable[[bytes], str], chosen: ChosenFace
) -> None:
    assert _read_by(reader, text, chosen) == text


@pytest.mark.parametrize("text", ["שלום App 12 שלם", "Open the שלום now"])
def test_words_of_both_directions_are_written_as_they_are_read(text: str, chosen: ChosenFace) -> None:
    assert _read_by(_by_pypdf, text, chosen) == text


@pytest.mark.parametrize("reader", [_by_pdfium, _by_poppler])
def test_readers_find_lam_and_alef_in_their_order(reader: Callable[[bytes], str], chosen: ChosenFace) -> None:
    assert _read_by(reader, "بلاب لاب", chosen) == "بلاب لاب"


@pytest.mark.parametrize("reader", [_by_pdfium, _by_pypdf])
def test_a_mark_does_not_break_a_word(reader: Callable[[bytes], str], chosen: ChosenFace) -> None:
    assert _read_by(reader, "بًاب باب", chosen) == "بًاب باب"


def test_lines_that_wrap_are_read_in_their_order(chosen: ChosenFace) -> None:
    text = "باب ملل الباب ملم باب"
    for reader in (_by_pdfium, _by_pypdf, _by_poppler):
        assert _read_by(reader, text, chosen, 60) == text


def test_the_svg_draws_the_letters_and_says_the_text(chosen: ChosenFace) -> None:
    line = text_block("旅程 باب", CARD_TITLE.over(chosen), 10, 10, 400).items
    svg = svg_document(Frame(420, 60, line), 100, 20)
    assert "旅程 باب</text>" in svg
    assert svg.count("<use ") == 5
    assert "<rect" not in svg


def test_a_face_that_only_the_metrics_could_be_read_of_leaves_boxes_on_the_screen(
    qapp: object, tmp_path: Path, chosen: ChosenFace
) -> None:
    gone = replace(chosen, path=tmp_path / "gone.ttf")
    line = text_block("旅程", CARD_TITLE.over(gone), 10, 10, 90).items
    blank = QImage(200, 120, QImage.Format.Format_ARGB32_Premultiplied)
    shown = grey(on_screen(Frame(100, 60, line), 1.0, blank))
    assert (shown < 128).any()


def test_two_documents_are_drawn_in_their_own_faces(qapp: object, tmp_path: Path) -> None:
    paths = [tmp_path / "first.ttf", tmp_path / "second.ttf"]
    paths[0].write_bytes(small_font({ord("漢"): "a", ord("字"): "b"}, has_ink=True))
    paths[1].write_bytes(small_font({ord("字"): "a", ord("漢"): "b"}, has_ink=True))
    frames = [
        Frame(60, 40, text_block("漢漢", CARD_TITLE.over(open_face(path)), 5, 5, 50).items) for path in paths
    ]
    like = on_paper(frames[0], 1.0, tmp_path)
    pictures = [grey(on_screen(frame, 1.0, like)) for frame in (*frames, frames[0])]
    assert (pictures[0] == pictures[2]).all()
    assert (pictures[0] != pictures[1]).any()
    letters = frames[0].items[0]
    assert isinstance(letters, Glyphs)
    assert isinstance(letters.face, BackedFace)
