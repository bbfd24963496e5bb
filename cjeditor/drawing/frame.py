"""Frame: the display list that every painter draws and no painter changes.

A frame is a tree of values in map units (1 unit = 1 pt at natural size, y downward). Layout builds it, the screen,
the PDF, the SVG and the PNG draw the same one, hit testing reads the object ids. Frames know no journeys and no Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

from cjeditor.drawing.face import Face
from cjeditor.frozen import ByIdentity, frozen

Colour: TypeAlias = int
"""A colour as 0xAARRGGBB; alpha 0xFF is opaque."""

Dash: TypeAlias = tuple[float, ...]
"""Lengths of dash and gap in map units, in turns; empty is a solid line."""

Cap: TypeAlias = Literal["butt", "round"]


def rgb(hex_colour: str, alpha: float = 1.0) -> Colour:
    """Return the colour of "#RRGGBB" with an opacity of 0 to 1."""
    return round(alpha * 255) << 24 | int(hex_colour.removeprefix("#"), 16)


@frozen
class Stroke:
    """The line of a shape, centred on its outline; width in map units."""

    colour: Colour
    width: float
    dash: Dash = ()
    cap: Cap = "butt"


@frozen
class Box:
    """A rectangle with corners rounded by one radius; the stroke is centred on its edge."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour | None = None
    stroke: Stroke | None = None
    radius: float = 0.0


@frozen
class MoveTo:
    """Start a new subpath."""

    x: float
    y: float


@frozen
class LineTo:
    """A straight segment."""

    x: float
    y: float


@frozen
class CurveTo:
    """A cubic Bézier segment with two control points."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@frozen
class ClosePath:
    """A straight segment back to the start of the subpath."""


Segment: TypeAlias = MoveTo | LineTo | CurveTo | ClosePath


@frozen
class Path:
    """Lines and curves, filled by the non-zero rule, then stroked; joins are round."""

    segments: tuple[Segment, ...]
    fill: Colour | None = None
    stroke: Stroke | None = None


@frozen
class Glyphs:
    """One line of text in one face, with its baseline starting at (x, y).

    The x position of each grapheme is `drawing.text.positions(text, face, size, tracking)`, the same for every
    painter; size in map units, tracking in map units added after each grapheme. `turned` draws the line upwards
    (90° counter-clockwise about its start). `field` and `offset` tell the in-place editor which field of the
    owning object the line shows and at which character it starts; "" is text that is not edited in place.
    A line whose words continue on the next line says so in `joins_next`: "space" when a space was broken at,
    "nothing" when a long word was, so that extracted text reads verbatim; "end" closes a paragraph. `from_right`
    tells that its paragraph is written from right to left, whatever stands in this line.
    """

    text: str
    face: Face
    size: float
    x: float
    y: float
    colour: Colour
    tracking: float = 0.0
    turned: bool = False
    field: str = ""
    offset: int = 0
    joins_next: Literal["space", "nothing", "end"] = "end"
    from_right: bool = False


@frozen
class Picture:
    """A picture asset drawn into a box; the crop is left, top, right, bottom in 0–1 of the picture."""

    asset_id: str
    x: float
    y: float
    width: float
    height: float
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    radius: float = 0.0


Item: TypeAlias = Box | Path | Glyphs | Picture


@frozen
class Placed:
    """A child frame and where its origin lies in the parent."""

    x: float
    y: float
    frame: Frame


@frozen
class Frame(ByIdentity):
    """A piece of the picture: items drawn in order, then children in order; the size is for culling and packing.

    Frames compare by identity: layout returns the same frame as long as its input is the same.
    `object_id` names the record shown ("" for furniture without one) and `part` the role the piece plays for
    hit testing: "card", "stage", "step", "lane", "point", "flow", "handle" … `bleed` is how far ink may lie
    outside the box (a star on the corner, a thick outline), in map units.
    `link` is where a click in the PDF goes: an object id of the same atlas, "" for none.
    """

    width: float
    height: float
    items: tuple[Item, ...] = ()
    children: tuple[Placed, ...] = ()
    object_id: str = ""
    part: str = ""
    bleed: float = 0.0
    link: str = ""


class LateFrame(Frame):
    """A frame whose items are made when they are first looked at: most of a large map is never in view."""

    __slots__ = ("_make",)

    def __init__(
        self,
        width: float,
        height: float,
        make: Callable[[], tuple[Item, ...]],
        *,
        object_id: str = "",
        part: str = "",
        bleed: float = 0.0,
        link: str = "",
    ) -> None:
        """`make` returns the items, each time the same."""
        for name, value in (
            ("width", width),
            ("height", height),
            ("children", ()),
            ("object_id", object_id),
            ("part", part),
            ("bleed", bleed),
            ("link", link),
            ("_make", make),
        ):
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> tuple[Item, ...]:
        """Make the items: asked only for what is not there yet."""
        if name != "items":
            raise AttributeError(name)
        items: tuple[Item, ...] = object.__getattribute__(self, "_make")()
        object.__setattr__(self, "items", items)
        return items


def walk(frame: Frame, x: float = 0.0, y: float = 0.0) -> Iterator[tuple[float, float, Frame]]:
    """Yield every frame with the absolute position of its origin, parents before children, in drawing order."""
    yield x, y, frame
    for child in frame.children:
        yield from walk(child.frame, x + child.x, y + child.y)
