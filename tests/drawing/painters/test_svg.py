import re
from xml.etree.ElementTree import Element, fromstring

import pytest

from cjeditor.drawing.frame import Box, Frame, Glyphs, Path, Picture, Placed, rgb
from cjeditor.drawing.painters.recording import record
from cjeditor.drawing.painters.svg import svg_document
from tests.drawing.painters.sample import picture, sample_frame

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
INK = rgb("#1F2430")


def parsed(frame: Frame, title: str = "") -> Element:
    return fromstring(svg_document(frame, 100, 50, picture, title=title))


def line(text: str) -> Glyphs:
    return Glyphs(text, "regular", 16, 10, 20, INK)


def test_the_size_is_in_millimetres_and_the_units_are_the_maps() -> None:
    root = parsed(Frame(200, 100))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("100mm", "50mm", "0 0 200 100")


def test_every_item_of_the_sample_is_drawn() -> None:
    root = parsed(sample_frame())
    items = [recorded.item for recorded in record(sample_frame())]
    assert len(root.findall(f".//{SVG}text")) == sum(isinstance(item, Glyphs) for item in items)
    assert len(root.findall(f".//{SVG}image")) == 2
    strokes = [e for e in root.iter(f"{SVG}path") if e.get("id") is None]
    assert len(strokes) == sum(isinstance(item, Path) for item in items)


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "a & b < c > d \"quoted\" 'so'", "]]>", "&lt;", "bell\x07 and \ufffe"],
)
def test_user_text_is_text(text: str) -> None:
    root = parsed(Frame(100, 100, (line(text),)), title=text)
    clean = text.replace("\x07", "\ufffd").replace("\ufffe", "\ufffd")
    assert [element.text for element in root.iter(f"{SVG}text")] == [clean]
    assert root.findtext(f"{SVG}title") == clean
    assert not list(root.iter(f"{SVG}script"))


def test_user_text_in_ids_and_links_stays_in_its_attribute() -> None:
    target = Frame(9, 9, (), object_id='x" onload="y')
    root = parsed(Frame(99, 99, (), (Placed(0, 0, target), Placed(1, 1, Frame(9, 9, link='x" onload="y')))))
    assert not any("onload" in key for element in root.iter() for key in element.attrib)
    assert [element.get(HREF) for element in root.iter(f"{SVG}a")] == ['#x" onload="y']


def test_nothing_is_fetched_and_nothing_runs() -> None:
    document = svg_document(sample_frame(), 100, 100, picture)
    links = re.findall(r'href="([^"]{0,30})', document)
    assert links
    assert all(link.startswith(("#", "data:image/")) for link in links)
    assert not re.search(r"<script|<style|<foreignObject|\son\w+=|@import", document)


def test_links_to_what_is_not_there_are_left_out() -> None:
    assert not list(parsed(Frame(9, 9, (), (Placed(0, 0, Frame(1, 1, link="gone")),))).iter(f"{SVG}a"))


def test_an_object_shown_twice_has_one_id() -> None:
    card = Frame(9, 9, object_id="tp_1")
    root = parsed(Frame(99, 99, (), (Placed(0, 0, card), Placed(20, 0, card))))
    assert sum(element.get("id") == "tp_1" for element in root.iter()) == 1


def test_a_glyph_is_outlined_once_and_stands_where_the_table_says() -> None:
    root = parsed(Frame(100, 100, (line("aaa"), line("aa"))))
    assert len([e for e in root.iter(f"{SVG}path") if e.get("id")]) == 1
    xs = [float(use.get("x", "")) for use in root.iter(f"{SVG}use")]
    assert xs == pytest.approx([0, xs[1], 2 * xs[1], 0, xs[1]])


def test_a_character_no_face_has_is_a_box() -> None:
    assert len(list(parsed(Frame(100, 100, (line("\U0001234d"),))).iter(f"{SVG}rect"))) == 1


def test_a_missing_picture_is_a_pale_box() -> None:
    [box] = parsed(Frame(100, 100, (Picture("nowhere", 1, 2, 30, 40),))).iter(f"{SVG}rect")
    assert box.get("fill") == "#E4E7EB"


def test_clear_colours_have_an_opacity() -> None:
    [box] = parsed(Frame(9, 9, (Box(0, 0, 5, 5, rgb("#FF0000", 0.5)),))).iter(f"{SVG}rect")
    assert (box.get("fill"), box.get("fill-opacity")) == ("#FF0000", "0.502")


def test_the_same_frame_gives_the_same_text() -> None:
    assert svg_document(sample_frame(), 9, 9, picture) == svg_document(sample_frame(), 9, 9, picture)
