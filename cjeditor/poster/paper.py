"""Paper: the sheets and rolls a poster can be printed on, in millimetres.

Sources: ISO 216, ANSI/ASME Y14.1, and the roll widths that plotter makers sell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import TypeAlias

from cjeditor.frozen import frozen
from cjeditor.model.messages import UserError, message

LONGEST_SIDE_MM = 5080.0
"""What a PDF page can measure in plain points (14,400)."""

SHORTEST_SIDE_MM = 50.0


@frozen
class Sheet:
    """A sheet of paper, upright: the shorter side is the width."""

    name: str
    width: float
    height: float


@frozen
class Roll:
    """A roll: the width is fixed, the length is what the map needs."""

    name: str
    width: float


Paper: TypeAlias = Sheet | Roll

SHEETS: tuple[Sheet, ...] = (
    Sheet("A4", 210, 297),
    Sheet("A3", 297, 420),
    Sheet("A2", 420, 594),
    Sheet("A1", 594, 841),
    Sheet("A0", 841, 1189),
    Sheet("2A0", 1189, 1682),
    Sheet("Letter", 215.9, 279.4),
    Sheet("Legal", 215.9, 355.6),
    Sheet("Tabloid", 279.4, 431.8),
    Sheet("ANSI C", 431.8, 558.8),
    Sheet("ANSI D", 558.8, 863.6),
    Sheet("ANSI E", 863.6, 1117.6),
    Sheet("Arch A", 228.6, 304.8),
    Sheet("Arch B", 304.8, 457.2),
    Sheet("Arch C", 457.2, 609.6),
    Sheet("Arch D", 609.6, 914.4),
    Sheet("Arch E", 914.4, 1219.2),
    Sheet("Arch E1", 762, 1066.8),
)
ROLLS: tuple[Roll, ...] = (
    Roll("Roll 24in", 609.6),
    Roll("Roll 36in", 914.4),
    Roll("Roll 42in", 1066.8),
    Roll("Roll 44in", 1117.6),
    Roll("Roll 60in", 1524),
    Roll("Roll A1", 594),
    Roll("Roll A0", 841),
)
_ALL: tuple[Paper, ...] = (*SHEETS, *ROLLS)
PAPERS: Mapping[str, Paper] = MappingProxyType({paper.name: paper for paper in _ALL})

_CUSTOM = re.compile(r"(?P<width>\d+(?:[.,]\d+)?)\s*(?:mm)?\s*[x×]\s*(?P<height>\d+(?:[.,]\d+)?)\s*(?:mm)?")
_CUSTOM_ROLL = re.compile(r"roll\s*(?P<width>\d+(?:[.,]\d+)?)\s*(?P<unit>mm|in|\")?")


def find_paper(name: str) -> Paper:
    """Return the paper of a name in any case ("a0", "ansi-d", "36in"), or of a size ("900x1200", "roll 700mm").

    Raises UserError that names the nearest papers.
    """
    wanted = _plain(name)
    if wanted in _BY_PLAIN_NAME:
        return _BY_PLAIN_NAME[wanted]
    custom = _custom(name.strip().lower())
    if custom is None:
        raise _unknown(name)
    return custom


def _plain(name: str) -> str:
    return re.sub(r"[\s_\-]", "", name).lower().replace('"', "in")


def _by_plain_name() -> Mapping[str, Paper]:
    """Return the papers by name, also without the word before a name that is clear by itself: "E1", "36in"."""
    full = {_plain(known): paper for known, paper in PAPERS.items()}
    short = {re.sub("^(arch|roll)", "", name): paper for name, paper in full.items()}
    return MappingProxyType({name: paper for name, paper in short.items() if len(name) > 1} | full)


_BY_PLAIN_NAME = _by_plain_name()


def _custom(name: str) -> Paper | None:
    sheet, roll = _CUSTOM.fullmatch(name), _CUSTOM_ROLL.fullmatch(name)
    if sheet:
        sides = sorted(_number(sheet[key]) for key in ("width", "height"))
        _check_sides(name, *sides)
        return Sheet(f"{sides[0]:g} × {sides[1]:g} mm", sides[0], sides[1])
    if roll:
        width = _number(roll["width"]) * (1 if roll["unit"] == "mm" else 25.4)
        _check_sides(name, width)
        return Roll(f"Roll {width:g} mm", width)
    return None


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _check_sides(name: str, *sides: float) -> None:
    if min(sides) < SHORTEST_SIDE_MM or max(sides) > LONGEST_SIDE_MM:
        raise UserError(
            message("paper-size", "The paper “{name}” cannot be printed on.", name=name),
            reason=message(
                "paper-size-reason",
                "Each side must measure from {least} to {most} mm.",
                least=round(SHORTEST_SIDE_MM),
                most=round(LONGEST_SIDE_MM),
            ),
        )


def _unknown(name: str) -> UserError:
    plain = {_plain(known): known for known in PAPERS}
    near = [plain[found] for found in get_close_matches(_plain(name), plain, n=3, cutoff=0.4)]
    return UserError(
        message("paper-unknown", "There is no paper called “{name}”.", name=name[:60]),
        remedy=message(
            "paper-unknown-remedy",
            "Use one of {papers}, or a size in millimetres such as 900x1200.",
            papers=", ".join(dict.fromkeys((*near, *PAPERS))),
        ),
    )
