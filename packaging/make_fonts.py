"""Makes the shipped faces and their advance table from the fonts as published.

    npm pack @expo-google-fonts/inter @expo-google-fonts/noto-emoji @expo-google-fonts/noto-sans-symbols-2
    python packaging/make_fonts.py FOLDER_OR_TGZ_OF_INTER OF_NOTO_EMOJI OF_NOTO_SANS_SYMBOLS_2

Each argument is an npm package, unpacked or as its .tgz. Every face becomes static TrueType at 1000 units per em
(2048 units drift in PDF viewers), without layout tables and hints, with tabular figures in its cmap, under a family
name of its own so that no font installed on the machine can stand in for it. Emoji sequences that the published
face draws by substitution get a code point in the private plane 15, so that painters need a cmap and nothing else.
The same input gives the same bytes.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
import tarfile
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
UNITS_PER_EM = 1000
FIRST_SEQUENCE = 0xF0000
VARIATION_SELECTOR = 0xFE0F
SKIN_TONES = range(0x1F3FB, 0x1F400)
GENDER_SIGNS = (0x2640, 0x2642)

SYMBOL_BLOCKS = (
    range(0x2010, 0x2028),  # dashes, quotes, bullets
    range(0x2030, 0x205F),
    range(0x20A0, 0x2800),  # currency, letterlike, arrows, technical, boxes, dingbats; braille is left out
    range(0x2900, 0x2C00),  # arrows, mathematical operators
    range(0x1F100, 0x1F1E6),  # enclosed letters
    range(0x1F300, 0x1F700),  # pictographs that the emoji face lacks
    range(0x1F780, 0x1F900),  # geometric shapes, arrows
)


@dataclass(frozen=True)
class Face:
    """One face to make: its name in the program, the published file, and the names it gets."""

    name: str
    package: int
    source: str
    family: str
    style: str

    @property
    def file(self) -> str:
        """The file's name under resources/fonts."""
        return f"{self.family.replace(' ', '')}-{self.style}.ttf"


FACES = (
    Face("regular", 0, "400Regular/Inter_400Regular.ttf", "Cjeditor Sans", "Regular"),
    Face("italic", 0, "400Regular_Italic/Inter_400Regular_Italic.ttf", "Cjeditor Sans", "Italic"),
    Face("semibold", 0, "600SemiBold/Inter_600SemiBold.ttf", "Cjeditor Sans", "SemiBold"),
    Face("bold", 0, "700Bold/Inter_700Bold.ttf", "Cjeditor Sans", "Bold"),
    Face("emoji", 1, "400Regular/NotoEmoji_400Regular.ttf", "Cjeditor Emoji", "Regular"),
    Face("symbols", 2, "400Regular/NotoSansSymbols2_400Regular.ttf", "Cjeditor Symbols", "Regular"),
)
LICENCES = ("OFL-Inter.txt", "OFL-Noto-Emoji.txt", "OFL-Noto-Sans-Symbols-2.txt")


def main(arguments: list[str]) -> int:
    """Make everything under resources/fonts; 2 for wrong arguments."""
    if len(arguments) != len(LICENCES):
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        packages = [_folder(Path(given), Path(scratch) / str(n)) for n, given in enumerate(arguments)]
        for package, licence in zip(packages, LICENCES, strict=True):
            shutil.copyfile(package / "LICENSE_FONT", FONTS / licence)
        _make(packages)
    return 0


def _folder(given: Path, scratch: Path) -> Path:
    """The folder of an npm package, unpacking it into `scratch` when it is an archive."""
    if given.is_dir():
        return given / "package" if (given / "package").is_dir() else given
    with tarfile.open(given) as archive:
        archive.extractall(scratch, filter="data")
    return scratch / "package"


def _make(packages: list[Path]) -> None:
    metrics: dict[str, Any] = {}
    known: set[int] = set()
    for face in FACES:
        font = TTFont(packages[face.package] / face.source, recalcTimestamp=False)
        wanted = set(font.getBestCmap())
        if face.name == "emoji":
            wanted = {code for code in wanted if code > 0xFF} - known
            sequences = _add_sequences(font)
            wanted |= set(sequences.values())
            _write_json("sequences.json", {_text(keys): chr(code) for keys, code in sequences.items()})
        elif face.name == "symbols":
            wanted = {code for block in SYMBOL_BLOCKS for code in block if code in wanted} - known
        else:
            _use_tabular_figures(font)
        known |= wanted
        finished = _finish(font, wanted, face)
        (FONTS / face.file).write_bytes(finished)
        metrics[face.name] = _metrics(TTFont(io.BytesIO(finished)), face)
        print(f"{face.file}: {len(finished):,} bytes, {len(wanted):,} characters")
    _write_json("metrics.json", metrics)


def _use_tabular_figures(font: TTFont) -> None:
    """Let the digits' code points lead to the figures of one width."""
    features = font["GSUB"].table.FeatureList.FeatureRecord
    lookup = next(record.Feature.LookupListIndex[0] for record in features if record.FeatureTag == "tnum")
    mapping = {}
    for subtable in font["GSUB"].table.LookupList.Lookup[lookup].SubTable:
        mapping.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    for table in font["cmap"].tables:
        for digit in range(ord("0"), ord("9") + 1):
            # Subtables may share one dictionary, so the change may be made already.
            table.cmap[digit] = mapping.get(table.cmap[digit], table.cmap[digit])


def _add_sequences(font: TTFont) -> dict[tuple[int, ...], int]:
    """Give each sequence a private code point that leads to its glyph; skin tones look alike in one colour.

    Several sequences share a glyph; each has a code point of its own so that the text can be had back.
    """
    code_points = {glyph: code for code, glyph in sorted(font.getBestCmap().items(), reverse=True)}
    glyphs: dict[tuple[int, ...], str] = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            ligatures = getattr(getattr(subtable, "ExtSubTable", subtable), "ligatures", {})
            for first, choices in ligatures.items():
                for choice in choices:
                    keys = _sequence([first, *choice.Component], code_points)
                    if len(keys) > 1 and keys[0] not in GENDER_SIGNS:
                        glyphs[keys] = choice.LigGlyph
    codes = {keys: FIRST_SEQUENCE + number for number, keys in enumerate(sorted(glyphs))}
    for table in font["cmap"].tables:
        if table.format == 12:
            table.cmap.update({code: glyphs[keys] for keys, code in codes.items()})
    return codes


def _sequence(names: list[str], code_points: dict[str, int]) -> tuple[int, ...]:
    codes = tuple(code_points.get(name, 0) for name in names)
    if 0 in codes:
        return ()
    return tuple(code for code in codes if code != VARIATION_SELECTOR and code not in SKIN_TONES)


def _finish(font: TTFont, wanted: set[int], face: Face) -> bytes:
    options = Options(layout_features=[], hinting=False, glyph_names=False, notdef_outline=True)
    options.name_IDs = ["*"]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "kern", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    scale_upem(font, UNITS_PER_EM)
    _rename(font, face)
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def _rename(font: TTFont, face: Face) -> None:
    """A name of its own, so that a font database cannot mix it with an installed font; copyright and licence stay."""
    names = font["name"]
    kept = {0, 5, 7, 8, 9, 11, 12, 13, 14}
    names.names = [record for record in names.names if record.nameID in kept]
    own = {
        1: face.family if face.style in {"Regular", "Italic", "Bold"} else f"{face.family} {face.style}",
        2: face.style if face.style in {"Regular", "Italic", "Bold"} else "Regular",
        3: f"cjeditor {face.file}",
        4: f"{face.family} {face.style}",
        6: face.file.removesuffix(".ttf"),
        16: face.family,
        17: face.style,
    }
    for name_id, text in own.items():
        names.setName(text, name_id, 3, 1, 0x409)


def _metrics(font: TTFont, face: Face) -> dict[str, Any]:
    """Advances as runs of neighbouring code points; for combining marks the middle of their ink."""
    glyphs = font.getBestCmap()
    advances: list[tuple[int, list[int]]] = []
    marks: dict[str, int] = {}
    for code, glyph in sorted(glyphs.items()):
        if unicodedata.category(chr(code)) in {"Mn", "Me"}:
            marks[chr(code)] = _middle(font["glyf"][glyph])
            continue
        if not advances or code != advances[-1][0] + len(advances[-1][1]):
            advances.append((code, []))
        advances[-1][1].append(font["hmtx"][glyph][0])
    head = font["hhea"]
    return {
        "file": face.file,
        "ascent": head.ascent,
        "descent": -head.descent,
        "advances": advances,
        "marks": marks,
    }


def _middle(glyph: Any) -> int:
    return round((glyph.xMin + glyph.xMax) / 2) if glyph.numberOfContours else 0


def _text(codes: tuple[int, ...]) -> str:
    return "".join(map(chr, codes))


def _write_json(name: str, value: dict[str, Any]) -> None:
    text = json.dumps(value, separators=(",", ":"), sort_keys=True)
    (FONTS / name).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
