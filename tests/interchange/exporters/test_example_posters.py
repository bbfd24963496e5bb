"""The example posters: the same picture in pixels as on paper, with every word of the journey, in its language."""

from __future__ import annotations

import io
import re
import subprocess
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from skimage.metrics import structural_similarity

from cjeditor.drawing.frame import Frame, Glyphs, walk
from cjeditor.files.document import read_document
from cjeditor.interchange.exporters.pdf import PDF
from cjeditor.interchange.exporters.png import PNG
from cjeditor.interchange.exporters.request import ExportRequest
from cjeditor.layout import words as map_words
from cjeditor.layout.map_layout import MapLayout, lay_out
from cjeditor.layout.options import LayoutOptions
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Message
from cjeditor.poster.compose import sheet_frame
from cjeditor.poster.paper import PAPERS, find_paper
from cjeditor.poster.plan import plan_poster
from cjeditor.poster.setup import PosterSetup
from cjeditor.ui.wording import wording

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.cjmap"))
DPI = 144
BAR = 0.995


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def atlas(request: pytest.FixtureRequest) -> Atlas:
    return read_document(request.param).atlas


def asked(atlas: Atlas, journey: str, paper: str) -> ExportRequest:
    setup = PosterSetup(find_paper(paper))
    return ExportRequest(atlas, (journey,), setup, wording(atlas.info.content_language), dpi=DPI)


def grey(data: bytes) -> NDArray[np.uint8]:
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image.convert("L"))


def on_paper(data: bytes, folder: Path) -> bytes:
    (folder / "page.pdf").write_bytes(data)
    subprocess.run(
        ["pdftoppm", "-r", str(DPI), "-png", "-singlefile", "page.pdf", "page"],
        cwd=folder,
        check=True,
        timeout=120,
    )
    return (folder / "page.png").read_bytes()


def test_the_pixels_of_a_poster_are_those_of_its_paper(atlas: Atlas, qapp: object, tmp_path: Path) -> None:
    request = asked(atlas, atlas.index.journeys()[0], "A3")
    paper = grey(on_paper(PDF.run(request), tmp_path))
    screen = grey(PNG.run(request))
    height, width = (min(sides) for sides in zip(paper.shape, screen.shape, strict=True))
    assert max(abs(paper.shape[0] - screen.shape[0]), abs(paper.shape[1] - screen.shape[1])) <= 1
    likeness = structural_similarity(paper[:height, :width], screen[:height, :width])
    assert likeness >= BAR


def laid_out(atlas: Atlas) -> list[MapLayout]:
    options = LayoutOptions(wording(atlas.info.content_language), show_parking=False, show_private=False)
    return [lay_out(atlas, journey, options) for journey in atlas.index.journeys()]


def test_every_paper_has_the_check_ruler_of_100_mm(atlas: Atlas) -> None:
    say = wording(atlas.info.content_language)
    for layout in laid_out(atlas):
        page = layout.page_frame()
        for paper, turn, marks in product((None, *PAPERS.values()), (None, True, False), (False, True)):
            setup = PosterSetup(paper, turn, marks=marks)
            plan = plan_poster(page.width, page.height, setup)
            sheet = sheet_frame(page, plan, setup, say)
            [ruler] = [placed.frame for placed in sheet.children if placed.frame.part == "ruler"]
            words = " ".join(item.text for item in ruler.items if isinstance(item, Glyphs))
            assert words.startswith("100 mm. "), (layout.journey_id, setup)


def joined(frame: Frame) -> str:
    ends = {"space": " ", "nothing": "", "end": " "}
    return "".join(
        item.text + ends[item.joins_next]
        for _x, _y, inner in walk(frame)
        for item in inner.items
        if isinstance(item, Glyphs)
    )


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_title_block_says_all_that_the_journey_says(atlas: Atlas, tmp_path: Path) -> None:
    for layout in laid_out(atlas):
        request = asked(atlas, layout.journey_id, "A0")
        (tmp_path / "page.pdf").write_bytes(PDF.run(request))
        told = subprocess.run(
            ["pdftotext", "-raw", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True
        ).stdout
        journey = atlas.journeys[layout.journey_id]
        people = [atlas.personas[persona] for persona in journey.personas]
        texts = [
            journey.title,
            journey.goal,
            journey.trigger,
            journey.scope_in,
            journey.basis,
            journey.version,
        ]
        texts += [text for person in people for text in (person.name, person.role, person.quote)]
        assert [text for text in texts if squeezed(text) not in squeezed(told)] == []


def test_what_the_program_prints_is_in_the_language_of_the_map(atlas: Atlas) -> None:
    if atlas.info.content_language == "en":
        return
    said = [words for table in (map_words.NOTE_KINDS, map_words.FLOW_KINDS) for words in table.values()]
    said += [words for words in vars(map_words).values() if isinstance(words, Message)]
    translated = wording(atlas.info.content_language)
    english = {
        words.english() for words in said if words.english() not in {translated(other) for other in said}
    }
    for layout in laid_out(atlas):
        lines = {
            item.text
            for _x, _y, inner in walk(layout.page_frame())
            for item in inner.items
            if isinstance(item, Glyphs)
        }
        assert lines & english == set()


def test_no_flow_of_an_example_loses_its_words_under_a_card(atlas: Atlas) -> None:
    """Exits and pills have the room they want: none is cut to its share alone."""
    for layout in laid_out(atlas):
        text = squeezed(joined(layout.page_frame()))
        reasons = [
            flow.reason
            for flow in atlas.flows.values()
            if flow.reason and flow.target is None and layout.box_of(flow.source) is not None
        ]
        assert [reason for reason in reasons if squeezed(reason) not in text] == []
