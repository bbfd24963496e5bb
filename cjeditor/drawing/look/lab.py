"""Colours as the eye measures them: CIE Lab from sRGB and back (D65), lightness and distance.

Owns the conversions only; what a distance is good for is decided in `vision` and by the print checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from cjeditor.drawing.frame import Colour

Triple: TypeAlias = tuple[float, float, float]

_WHITE: Triple = (0.95047, 1.0, 1.08883)
_EPSILON = 216 / 24389
_KAPPA = 24389 / 27


def linear(colour: Colour) -> Triple:
    """Return red, green and blue as light, 0 to 1; the opacity is left out."""
    return _to_light(colour >> 16), _to_light(colour >> 8), _to_light(colour)


def from_linear(light: Triple) -> Colour:
    """Return the opaque colour of red, green and blue light, clipped to what sRGB can show."""
    red, green, blue = (_from_light(value) for value in light)
    return 0xFF000000 | red << 16 | green << 8 | blue


def lab(colour: Colour) -> Triple:
    """Return L*, a*, b*."""
    red, green, blue = linear(colour)
    x = 0.4124564 * red + 0.3575761 * green + 0.1804375 * blue
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = 0.0193339 * red + 0.1191920 * green + 0.9503041 * blue
    fx, fy, fz = (_lab_curve(value / white) for value, white in zip((x, y, z), _WHITE, strict=True))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def lightness(colour: Colour) -> float:
    """Return L*, 0 for black to 100 for white."""
    return lab(colour)[0]


def delta_e76(first: Colour, second: Colour) -> float:
    """Return the distance of two colours in Lab; about 2 is just seen, 12 is told apart at a glance."""
    (l1, a1, b1), (l2, a2, b2) = lab(first), lab(second)
    return float(((l1 - l2) ** 2 + (a1 - a2) ** 2 + (b1 - b2) ** 2) ** 0.5)


def with_lightness(colour: Colour, level: float) -> Colour:
    """Return the colour of the same hue at L* `level`, as saturated as sRGB allows at that lightness."""
    _, a, b = lab(colour)
    for share in range(100, -1, -2):
        light = _to_linear((level, a * share / 100, b * share / 100))
        if all(-0.0005 <= value <= 1.0005 for value in light):
            return from_linear(light)
    raise AssertionError("grey of every lightness from 0 to 100 is in sRGB")


def _to_light(byte: int) -> float:
    value = (byte & 0xFF) / 255
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _from_light(light: float) -> int:
    clipped = min(max(light, 0.0), 1.0)
    value = clipped * 12.92 if clipped <= 0.0031308 else 1.055 * clipped ** (1 / 2.4) - 0.055
    return round(value * 255)


def _lab_curve(value: float) -> float:
    return float(value ** (1 / 3) if value > _EPSILON else (_KAPPA * value + 16) / 116)


def _to_linear(values: Triple) -> Triple:
    level, a, b = values
    fy = (level + 16) / 116
    fx, fz = fy + a / 500, fy - b / 200
    x, y, z = (_inverse_curve(value) * white for value, white in zip((fx, fy, fz), _WHITE, strict=True))
    return (
        3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
        -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
        0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
    )


def _inverse_curve(value: float) -> float:
    return float(value**3 if value**3 > _EPSILON else (116 * value - 16) / _KAPPA)
