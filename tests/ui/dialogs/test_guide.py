"""The guide is in the program: one key away, in each language, searched, offline."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest

from cjeditor.resource_files import resource_bytes, resource_path
from cjeditor.ui.dialogs.guide import GuideWindow, show_guide
from cjeditor.ui.wording import LANGUAGES
from tests.windows import Person


def text_in(language: str) -> str:
    return resource_bytes("guide", f"{language}.md").decode()


def test_f1_opens_the_guide_once_beside_the_work(person: Person) -> None:
    person.press("F1")
    person.do("guide")
    (guide,) = person.window.findChildren(GuideWindow)
    assert guide.isVisible()
    assert not guide.isModal()
    guide.close()


def test_an_open_guide_follows_a_change_of_the_language(person: Person) -> None:
    guide = show_guide(person.desk)
    guide.contents.setCurrentRow(2)
    person.settle()
    person.do("language_es")
    person.settle()
    assert guide.windowTitle() == "Guía"
    assert guide.text.heads[2].text() in text_in("es")
    assert guide.text.part_on_show == 2
    assert guide.contents.item(2).text() == guide.text.heads[2].text()
    guide.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_guide(language: str) -> None:
    for sign in (r"^#+ ", r"^\d\. ", r"^\|", r"^- ", r"!\["):
        counts = [len(re.findall(sign, text_in(known), re.MULTILINE)) for known in ("en", language)]
        assert counts[0] == counts[1], sign


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_of_the_guide_travels_with_it(language: str) -> None:
    for place in re.findall(r"\]\((.*?)\)", text_in(language)):
        assert resource_path("guide", place).is_file(), place
        assert place.endswith(f".{language}.png"), "its words are those of the guide"


def test_the_contents_lead_to_each_chapter(person: Person) -> None:
    guide = show_guide(person.desk)
    person.settle()
    assert guide.contents.count() == len(guide.text.heads) == 6
    guide.contents.setCurrentRow(3)
    person.settle()
    assert guide.text.verticalScrollBar().value() > 500
    guide.close()


def test_words_are_found_and_found_again(person: Person) -> None:
    guide = show_guide(person.desk)
    QTest.keyClicks(guide.search, "journal")
    first = guide.text.textCursor().position()
    assert guide.text.textCursor().selectedText().lower() == "journal"
    guide.search.setText("card")
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.text.textCursor().position() != first
    seen = guide.text.verticalScrollBar().value()
    guide.search.setText("unfindabl")
    QTest.keyClicks(guide.search, "e")
    assert guide.search.property("is_wrong")
    assert guide.text.verticalScrollBar().value() == seen > 0
    guide.close()


def test_the_guide_reads_its_own_pictures_and_nothing_else(person: Person) -> None:
    guide = show_guide(person.desk)
    kinds = QTextDocument.ResourceType
    picture = guide.text.loadResource(kinds.ImageResource.value, QUrl("pictures/flow.en.png"))
    assert isinstance(picture, QImage)
    assert not picture.isNull()
    for place in ("/etc/hostname", "https://example.org/x.png", "../../LICENSE"):
        assert guide.text.loadResource(kinds.ImageResource.value, QUrl(place)).isNull()
        assert not guide.text.loadResource(kinds.HtmlResource.value, QUrl(place))
    guide.close()


def test_no_paper_lies_bare_below_a_picture(person: Person) -> None:
    guide = show_guide(person.desk)
    person.settle()
    document = guide.text.document()
    shown = [block for block in guide.text.blocks() if "\ufffc" in block.text()]
    assert len(shown) == 3
    for block in shown:
        name = block.begin().fragment().charFormat().toImageFormat().name()
        picture = document.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
        assert isinstance(picture, QImage)
        height = document.documentLayout().blockBoundingRect(block).height()
        assert height <= picture.height() + 24
    guide.close()
