"""Resources: the fonts, opacities and pictures that the pages of one PDF refer to.

Here reportlab subsets the fonts. Knows neither pages nor frames.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc, ttfonts

from cjeditor.drawing.face import ChosenFace, DrawnFace
from cjeditor.drawing.painters.embedding import Embeddable, embeddable, to_unicode
from cjeditor.drawing.painters.pdf_content import number
from cjeditor.drawing.painters.pictures import PictureSource
from cjeditor.drawing.text.direction import has_right_to_left
from cjeditor.drawing.text.faces import font_path, text_behind


class PdfResources:
    """Fonts, opacities and pictures of one document (see `pdf_content.Resources`); all pages share one dictionary."""

    def __init__(self, document: Any, pictures: PictureSource | None) -> None:
        self._document = document
        self._source = pictures
        self._states: dict[str, Any] = {}
        self._pictures: dict[str, str | None] = {}
        self._objects: dict[str, Any] = {}
        self._fonts: dict[DrawnFace, Any] = {}
        self._first_names: dict[DrawnFace, str] = {}
        self._codes: dict[DrawnFace, dict[str, str]] = {}
        """The codes, in a face's first subset, of characters that are graphemes of their own."""

    @property
    def dictionary(self) -> Any:
        return _ResourceDictionary(self._states, self._objects)

    def encoded(self, face: DrawnFace, characters: str) -> Sequence[tuple[str, str]]:
        font = self._font(face)
        parts = font.splitString(characters, self._document)
        return [(self._font_name(font, subset), codes.decode("latin-1")) for subset, codes in parts]

    def learn(self, face: DrawnFace, characters: str) -> None:
        parts = self._font(face).splitString(characters, self._document)
        if [subset for subset, _ in parts] == [0]:
            self._codes.setdefault(face, {}).update(
                zip(characters, parts[0][1].decode("latin-1"), strict=True)
            )

    def learnt(self, face: DrawnFace, text: str) -> tuple[str, str] | None:
        codes = self._codes.get(face)
        if codes is None:
            return None
        try:
            return self._first_names[face], "".join(map(codes.__getitem__, text))
        except KeyError:
            return None

    def width(self, face: DrawnFace, character: str) -> float:
        width: float = self._font(face).face.getCharWidth(ord(character))
        return width

    def _font(self, face: DrawnFace) -> Any:
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = _font(face, str(font_path(face)))
            self._first_names[face] = self._font_name(font, 0)
        return font

    def _font_name(self, font: Any, subset: int) -> str:
        name: str = font.getSubsetInternalName(subset, self._document)
        return name.removeprefix("/")

    def opacity(self, fill: int, stroke: int) -> str:
        name = f"A{fill:02X}{stroke:02X}"
        if name not in self._states:
            state = {"Type": "/ExtGState", "ca": number(fill / 255), "CA": number(stroke / 255)}
            self._states[name] = pdfdoc.PDFDictionary(state)
        return name

    def picture(self, asset_id: str) -> str | None:
        if asset_id not in self._pictures:
            self._pictures[asset_id] = self._stored(asset_id)
        return self._pictures[asset_id]

    def _stored(self, asset_id: str) -> str | None:
        encoded = self._source(asset_id) if self._source else None
        image = embeddable(encoded) if encoded else None
        if image is None:
            return None
        name = f"P{len(self._objects) + 1}"
        self._objects[name] = self._document.Reference(self._image(image))
        return name

    def _image(self, image: Embeddable) -> Any:
        fields = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": image.width,
            "Height": image.height,
            "ColorSpace": f"/{image.colours}",
            "BitsPerComponent": 8,
            "Interpolate": "true",
            "Filter": f"/{image.filter}",
        }
        if image.mask is not None:
            fields["SMask"] = self._document.Reference(self._image(image.mask))
        return pdfdoc.PDFStream(pdfdoc.PDFDictionary(fields), image.content)


class _ResourceDictionary(pdfdoc.PDFObject):
    """The resources of all pages, written after all content has asked for what it needs."""

    def __init__(self, states: Mapping[str, Any], objects: Mapping[str, Any]) -> None:
        self._states, self._objects = states, objects

    def format(self, document: Any) -> bytes:
        fields: dict[str, Any] = {"Font": pdfdoc.PDFObjectReference(pdfdoc.BasicFonts)}
        if self._states:
            fields["ExtGState"] = pdfdoc.PDFDictionary(dict(self._states))
        if self._objects:
            fields["XObject"] = pdfdoc.PDFDictionary(dict(self._objects))
        written: bytes = pdfdoc.PDFDictionary(fields).format(document)
        return written


class _Font(ttfonts.TTFont):
    """A face whose text can be found again beyond the basic plane, and joined emoji as the text they stand for."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab calls it so
        state = self.state[doc]
        names = [f"{state.internalName}+{index}" for index in range(len(state.subsets))]
        subsets = [list(subset) for subset in state.subsets]
        super().addObjects(doc)
        fonts = doc.idToObject[pdfdoc.BasicFonts].dict
        for name, subset in zip(names, subsets, strict=True):
            doc.idToObject[fonts[name].ToUnicode.name].content = to_unicode(subset, _read_back)


@lru_cache(maxsize=16)
def _font(face: DrawnFace, path: str) -> Any:
    """The face, read once a process; what a document uses of it is kept with the document."""
    name = face.sha256[:12] if isinstance(face, ChosenFace) else face
    return _Font(f"cjeditor-{name}", path, asciiReadable=True, shapable=False)


def _read_back(char: str) -> str:
    """What readers take a character for; letters in one from right to left as they are seen, since readers turn them."""
    text = text_behind(char)
    return text[::-1] if has_right_to_left(text) else text
