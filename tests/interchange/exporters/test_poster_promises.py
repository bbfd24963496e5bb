"""What every poster must pass, on the three examples and on a map full of hostile text."""

from __future__ import annotations

import io
import json
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
import pytest
from PIL import Image

from cjeditor.files.document import load_document, read_document
from cjeditor.interchange.exporters.pdf import PDF
from cjeditor.interchange.exporters.request import ExportRequest
from cjeditor.interchange.exporters.svg import SVG
from cjeditor.model.atlas import Atlas
from cjeditor.poster.paper import find_paper
from cjeditor.poster.setup import HARDWARE_MARGIN_MM, PosterSetup
from cjeditor.ui.wording import wording
from tests.builder import a_map

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.cjmap"))
PAPERS = ("A0", "A3", "Letter", "Roll 36in")
DPI = 60
HOSTILE = (
    "<b>x",
    '<img src="/etc/passwd">',
    "javascript:alert(1)",
    "=cmd|' /C calc'!A0",
    "]]></svg><script>alert(1)</script>",
    "%PDF (unbalanced \\ ) <</JS (x)>>",
    "{nothing} %s",
)


def request(atlas: Atlas, paper: str) -> ExportRequest:
    journeys = atlas.index.journeys()
    return ExportRequest(
        atlas, journeys, PosterSetup(find_paper(paper)), wording(atlas.info.content_language)
    )


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest) -> Atlas:
    path: Path = request.param
    return read_document(path).atlas


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("paper", PAPERS)
def test_r23_a_poster_holds_the_map_and_nothing_that_acts(example: Atlas, paper: str, tmp_path: Path) -> None:
    data = PDF.run(request(example, paper))
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    assert len(reader.pages) == len(example.journeys)
    assert actions(reader) <= {"/GoTo"}
    assert not {"/OpenAction", "/AA"} & set(dict(reader.root_object))
    assert not reader.attachments
    _check_links(reader)
    _check_margin(written(tmp_path / "poster.pdf", data))


def actions(reader: pypdf.PdfReader) -> set[str]:
    seen: set[int] = set()
    return set(_acting(reader.trailer["/Root"], seen))


def _acting(value: Any, seen: set[int]) -> Iterator[str]:
    """Every kind of action in the file, and whatever else could act."""
    value = value.get_object() if hasattr(value, "get_object") else value
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, dict):
        if value.get("/S") is not None and "/D" in value:
            yield str(value["/S"])
        yield from (key for key in ("/JS", "/JavaScript", "/Launch", "/URI", "/F") if key in value)
        for key, part in value.items():
            if key not in {"/Parent", "/Prev", "/P"}:
                yield from _acting(part, seen)
    elif isinstance(value, list):
        for part in value:
            yield from _acting(part, seen)


def _check_links(reader: pypdf.PdfReader) -> None:
    entries = list(_flat(reader.outline))
    assert entries
    assert all(reader.get_destination_page_number(entry) is not None for entry in entries)
    for page in reader.pages:
        for link in page.get("/Annots", []):
            goal = link.get_object()["/Dest"]
            assert not isinstance(goal, str) or goal in reader.named_destinations


def _flat(outline: list[Any]) -> Iterator[Any]:
    for entry in outline:
        yield from _flat(entry) if isinstance(entry, list) else (entry,)


def _check_margin(pdf: Path) -> None:
    """No ink inside the margin of any sheet that printers leave free."""
    subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", pdf, pdf.with_suffix("")], check=True)
    for page in pdf.parent.glob("*.pgm"):
        with Image.open(page) as image:
            width, height = image.size
            free = int(HARDWARE_MARGIN_MM / 25.4 * DPI) - 1
            strips = (
                (0, 0, width, free),
                (0, height - free, width, height),
                (0, 0, free, height),
                (width - free, 0, width, height),
            )
            assert all(min(image.crop(strip).tobytes()) > 250 for strip in strips), page.name


def test_every_text_of_the_map_extracts_verbatim(example: Atlas, tmp_path: Path) -> None:
    pdf = written(tmp_path / "poster.pdf", PDF.run(request(example, "A0")))
    told = squeezed(
        subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    )
    texts = [
        text
        for kind in ("stages", "steps", "lanes", "touchpoints", "notes")
        for record in example.table(kind).values()
        for field in ("title", "description", "text")
        if not getattr(record, "private", False) and (text := getattr(record, field, ""))
    ]
    assert [text for text in texts if squeezed(text) not in told] == []


@pytest.fixture
def hostile() -> Atlas:
    words = a_map(HOSTILE[0]).stage(HOSTILE[1], "before").step(HOSTILE[2]).lane(HOSTILE[3])
    for text in HOSTILE:
        words = words.touchpoint(text, description=text)
    return words.build()


def test_r18_text_is_text_in_a_pdf(hostile: Atlas, tmp_path: Path) -> None:
    data = PDF.run(request(hostile, "A3"))
    pdf = written(tmp_path / "hostile.pdf", data)
    checked = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    told = squeezed(
        subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    )
    assert [text for text in HOSTILE if squeezed(text) not in told] == []
    assert actions(pypdf.PdfReader(io.BytesIO(data))) <= {"/GoTo"}


def test_r18_text_is_text_in_an_svg(hostile: Atlas) -> None:
    drawn = ET.fromstring(SVG.run(request(hostile, "A3")))
    kinds = {element.tag.rpartition("}")[2] for element in drawn.iter()}
    assert not kinds & {"script", "image", "a", "foreignObject", "style", "b", "img"}
    for element in drawn.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert not name.endswith("href") or value.startswith("#")


def test_r16_control_and_direction_characters_do_not_reach_a_poster() -> None:
    plain = {
        "format": "cjeditor-map",
        "version": 1,
        "journeys": [{"id": "jo_1", "title": "a\u202eb\x00c\ud800d\x1b[31m"}],
        "stages": [{"id": "st_1", "journey": "jo_1", "title": "a\u202eb"}],
    }
    loaded = load_document(json.dumps(plain).encode(), "x")
    reader = pypdf.PdfReader(io.BytesIO(PDF.run(request(loaded.atlas, "A4"))), strict=True)
    assert reader.metadata is not None
    assert reader.metadata.title == "abcd[31m"
