"""A frame with every kind of item and every difficulty a painter meets, and real-looking cards."""

from __future__ import annotations

import io
import math

from PIL import Image

from cjeditor.drawing.frame import (
    Box,
    ClosePath,
    Colour,
    CurveTo,
    Frame,
    Glyphs,
    Item,
    LineTo,
    MoveTo,
    Path,
    Picture,
    Placed,
    Stroke,
    rgb,
)
from cjeditor.drawing.look.type import CARD_TEXT, CARD_TITLE
from cjeditor.drawing.text.block import text_block

INK, SECOND, WHITE, HAIRLINE = rgb("#1F2430"), rgb("#4A5364"), rgb("#FFFFFF"), rgb("#D5DAE1")
FLOW, BLUE, YELLOW, LANE = rgb("#5A6473"), rgb("#2E4A7D"), rgb("#FCD071"), rgb("#F5F6F8")

SENTENCES = (
    "Recibe la carta con la oferta y la deja en la mesa de la cocina",
    "Compares conditions on three websites — “too many words”, she says",
    "A Júlia não percebe porque é que o preço mudou: 12,50 € → 14,90 €",
    "Llama al teléfono de atención; espera 14 minutos, cuelga",
)


def picture(asset_id: str) -> bytes | None:
    """A picture source: a soft gradient as "photo" (JPEG) and one with transparency as "logo" (PNG)."""
    if asset_id == "photo":
        return _encoded(Image.linear_gradient("L").resize((400, 300)).convert("RGB"), "JPEG")
    if asset_id == "logo":
        logo = Image.new("RGBA", (120, 120), (46, 74, 125, 255))
        logo.putalpha(Image.radial_gradient("L").resize((120, 120)).point(lambda level: 255 - level))
        return _encoded(logo, "PNG")
    return None


def _encoded(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, quality=90)
    return out.getvalue()


def card(title: str, text: str, colour: Colour, object_id: str = "") -> Frame:
    """A touchpoint card as layout makes them: fill, hairline, channel edge, title, text, icon."""
    head = text_block(title, CARD_TITLE, 18, 10, 172, field="title")
    body = text_block(text, CARD_TEXT, 18, 12 + head.height, 172, field="description")
    height = head.height + body.height + 40
    items: tuple[Item, ...] = (
        Box(0, 0, 200, height, WHITE, Stroke(HAIRLINE, 1), 6),
        Box(0, 6, 8, height - 12, colour),
        *head.items,
        *body.items,
        *icon(170, height - 26, INK),
    )
    return Frame(200, height, items, object_id=object_id, part="card", bleed=2)


def icon(x: float, y: float, colour: int) -> tuple[Path, ...]:
    """A clock in the manner of Lucide: round caps, width 2 of 24, shown at 20."""
    k = 20 / 24
    pen = Stroke(colour, 2 * k, cap="round")
    circle = arc(x + 12 * k, y + 12 * k, 10 * k)
    hands = (MoveTo(x + 12 * k, y + 6 * k), LineTo(x + 12 * k, y + 12 * k), LineTo(x + 16 * k, y + 14 * k))
    return (Path(circle, None, pen), Path(hands, None, pen))


def arc(x: float, y: float, r: float) -> tuple[MoveTo | CurveTo | ClosePath, ...]:
    """A whole circle as four curves."""
    c = 0.5522847498 * r
    return (
        MoveTo(x + r, y),
        CurveTo(x + r, y + c, x + c, y + r, x, y + r),
        CurveTo(x - c, y + r, x - r, y + c, x - r, y),
        CurveTo(x - r, y - c, x - c, y - r, x, y - r),
        CurveTo(x + c, y - r, x + r, y - c, x + r, y),
        ClosePath(),
    )


def star(x: float, y: float, r: float) -> tuple[MoveTo | LineTo | ClosePath, ...]:
    """A five-pointed star."""
    radii = (r, r * 0.45)
    points = [
        (x + radii[i % 2] * math.sin(i * math.pi / 5), y - radii[i % 2] * math.cos(i * math.pi / 5))
        for i in range(10)
    ]
    return (MoveTo(*points[0]), *(LineTo(*point) for point in points[1:]), ClosePath())


def faces_frame() -> Frame:
    """Every face at sizes from tiny to large, accents, symbols, emoji, tracking, turned and clear text."""
    rows = (
        Glyphs("Viaje: ahorrar para la jubilación", "bold", 72, 10, 70, INK, tracking=-0.72),
        Glyphs("Una pareja de 42 años quiere saber si llegará", "regular", 30, 10, 112, SECOND),
        Glyphs("Descubrir y comparar", "semibold", 40, 10, 165, BLUE),
        Glyphs("ANTES DE CONTRATAR", "semibold", 20, 10, 200.4, INK, tracking=1.2),
        Glyphs("“No sé si me lo puedo permitir”", "italic", 24, 10, 236.7, SECOND),
        Glyphs("Fließend, łódź, cœur, señor, coração, Žluťoučký kůň", "regular", 16, 10, 262.2, INK),
        Glyphs("Vietnamese ế ộ ữ and a mark alone: x̂ q̃ — fine print", "italic", 14, 10, 284.8, INK),
        Glyphs("Ωμέγα, Привет, 12 345,67 €, ½ ¾ ² × ÷ ± ≥ ≤", "regular", 16, 10, 307.3, INK),
        Glyphs("Arrows → ← ↑ ↗ ⇒ and stars ★ ☆ ✓ ✗ ☎ ♥ ●●○", "semibold", 16, 10, 330.1, INK),
        Glyphs("Emoji 😀 👍🏽 👩‍💻 🇪🇸 ❤️ in a line", "regular", 18, 10, 355.9, INK),
        Glyphs("tiny text of six points, hardly read on the wall", "regular", 6, 10, 368.3, INK),
        Glyphs("and nine points, which office printers still show", "regular", 9, 10, 381.5, INK),
        Glyphs("half clear", "bold", 28, 420, 200, rgb("#B3261E", 0.5)),
        Glyphs("Turned: canales digitales", "semibold", 18, 620.3, 360.2, INK, turned=True),
        Glyphs("Grande", "bold", 44, 680, 360, BLUE, turned=True),
    )
    return Frame(700, 390, rows)


def shapes_frame() -> Frame:
    """Boxes, dashes, caps, curves, clear paint, pictures, at whole and broken positions."""
    items: tuple[Item, ...] = (
        Box(0, 0, 690, 200, LANE),
        Box(10.3, 10.7, 80, 50, YELLOW),
        Box(100.2, 10.4, 80, 50, YELLOW, radius=2),
        Box(190.6, 10.1, 80, 50, WHITE, Stroke(INK, 3), 6),
        Box(280.4, 10.9, 80, 50, None, Stroke(INK, 1, (4, 3)), 2),
        Box(370.5, 10.5, 80, 50, rgb("#2E4A7D", 0.3), Stroke(rgb("#B3261E", 0.6), 6)),
        Box(460.2, 10.2, 80, 24, rgb("#E3F3E9"), radius=12),
        Box(460.2, 40.2, 80, 20, None, Stroke(BLUE, 1.5), 20),
        Box(550, 10, 40, 50, rgb("#F69C9D"), Stroke(INK, 0.5)),
        Path(star(620, 35, 24), INK, None),
        Path(arc(660, 35, 18), WHITE, Stroke(rgb("#C2410C"), 3)),
        Path((MoveTo(10, 80.3), LineTo(300, 80.3)), None, Stroke(FLOW, 2.5)),
        Path((MoveTo(10, 90.3), LineTo(300, 90.3)), None, Stroke(FLOW, 2.5, (10, 6))),
        Path((MoveTo(10, 100.3), LineTo(300, 100.3)), None, Stroke(FLOW, 2.5, (0, 6), "round")),
        Path((MoveTo(10, 110.3), LineTo(300, 110.3)), None, Stroke(rgb("#C5CBD3"), 1, (1, 3))),
        Path((MoveTo(310.2, 70), LineTo(310.2, 190)), None, Stroke(INK, 2.5, (2.5, 2.5))),
        _flow(330, 80),
        Path(_curve(10, 160), None, Stroke(INK, 5, cap="round")),
        Path((*_curve(10, 160), LineTo(300, 190), LineTo(10, 190), ClosePath()), rgb("#FBE7E4", 0.8)),
        Path((MoveTo(330, 150), LineTo(420, 190), LineTo(330, 190), ClosePath()), rgb("#1D7A4C")),
        *icon(440.3, 150.6, BLUE),
        *icon(470, 150, rgb("#FFFFFF")),
        Picture("photo", 510, 80, 80, 60),
        Picture("photo", 600, 80, 60, 60, (0.25, 0.0, 0.75, 0.6), radius=30),
        Picture("logo", 510, 148, 40, 40),
        Picture("nowhere", 560, 148, 40, 40, radius=4),
    )
    return Frame(690, 200, items)


def _flow(x: float, y: float) -> Path:
    """An orthogonal flow with rounded corners."""
    r = 8
    segments = (
        MoveTo(x, y),
        LineTo(x + 60 - r, y),
        CurveTo(x + 60 - r / 2, y, x + 60, y + r / 2, x + 60, y + r),
        LineTo(x + 60, y + 40 - r),
        CurveTo(x + 60, y + 40 - r / 2, x + 60 + r / 2, y + 40, x + 60 + r, y + 40),
        LineTo(x + 150, y + 40),
    )
    return Path(segments, None, Stroke(FLOW, 2.5))


def _curve(x: float, y: float) -> tuple[MoveTo | CurveTo, ...]:
    return (
        MoveTo(x, y),
        CurveTo(x + 40, y - 40, x + 60, y - 40, x + 100, y),
        CurveTo(x + 140, y + 30, x + 200, y + 30, x + 290, y - 20),
    )


def cards_frame(columns: int, rows: int) -> Frame:
    """A wall of cards over pale lanes."""
    colours = (rgb("#753809"), rgb("#981C82"), rgb("#6C4DBA"), rgb("#487948"), rgb("#A37106"), rgb("#22A0CE"))
    placed = []
    for row in range(rows):
        band = Frame(columns * 224, 180, (Box(0, 0, columns * 224, 180, LANE),), part="lane")
        placed.append(Placed(0, row * 188, band))
        for column in range(columns):
            number = row * columns + column
            words = SENTENCES[number % 4].split()
            made = card(" ".join(words[:4]), " ".join(words[4:]), colours[number % 6], f"tp_{number}")
            placed.append(Placed(12 + column * 224, row * 188 + 12, made))
    return Frame(columns * 224, rows * 188, (), tuple(placed))


def sample_frame() -> Frame:
    """All of it on one sheet of 1000 × 1000 units, at positions off the whole unit."""
    children = (
        Placed(20.37, 10.61, faces_frame()),
        Placed(25.13, 410.29, shapes_frame()),
        Placed(20.0, 620.0, cards_frame(4, 1)),
        Placed(20.43, 810.77, cards_frame(4, 1)),
    )
    return Frame(1000, 1000, (), children)
