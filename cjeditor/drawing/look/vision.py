"""How well colours are told apart and read: WCAG contrast, and the sight of colour-blind readers.

The matrices are Machado, Oliveira and Fernandes 2009 at full severity, applied to linear light. Owns arithmetic
only; limits live with the checks that use them.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal

from cjeditor.drawing.look.lab import Triple, delta_e76, from_linear, linear

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjeditor.drawing.frame import Colour

Sight = Literal["normal", "deutan", "protan", "tritan"]

SIGHTS: Final[tuple[Sight, ...]] = ("normal", "deutan", "protan", "tritan")

_MACHADO: Final[dict[Sight, tuple[Triple, Triple, Triple]]] = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def contrast(first: Colour, second: Colour) -> float:
    """Return the WCAG contrast of two opaque colours, 1 to 21."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def seen_by(colour: Colour, sight: Sight) -> Colour:
    """Return the colour as a reader with this sight perceives it."""
    light = linear(colour)
    red, green, blue = (sum(m * v for m, v in zip(row, light, strict=True)) for row in _MACHADO[sight])
    return from_linear((red, green, blue))


def least_delta_e(colours: Iterable[Colour], sight: Sight = "normal") -> float:
    """Return the distance of the two colours that are hardest to tell apart; infinity for fewer than two."""
    seen = [seen_by(colour, sight) for colour in colours]
    return min((delta_e76(first, second) for first, second in combinations(seen, 2)), default=float("inf"))


def _luminance(colour: Colour) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
