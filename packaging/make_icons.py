"""Makes resources/icons/icons.json from the Lucide icons (ISC licence) and a few drawings of our own.

    npm pack lucide-static
    python packaging/make_icons.py FOLDER_OR_TGZ_OF_LUCIDE_STATIC

Every icon becomes one line of path data in a box of 24 × 24: absolute M, L, C and Z with numbers of at most three
decimals, arcs and shapes turned into curves, to be stroked 2 wide with round caps and joins. To add an icon, add
its name below and run the script.
"""

from __future__ import annotations

import json
import shutil
import sys
import tarfile
import tempfile
from html import escape
from pathlib import Path
from typing import Any

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import SVGPath

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"

CHANNELS = """
    app-window at-sign bell book-open bot building building-2=building-complex bus calendar car clapperboard contact credit-card
    file-text gift globe graduation-cap handshake headphones headset hospital house id-card
    image inbox camera thumbs-down key-round landmark laptop letter=mail-open library mail mailbox map-pin megaphone
    message-circle message-square messages-square mic monitor newspaper nfc package phone phone-call plane
    presentation printer qr-code radio receipt scan-line school send shopping-bag shopping-cart signature
    smartphone speaker store tablet ticket train-front truck tv user user-round users users-round video voicemail
    wallet watch wifi touchpad=pointer kiosk=monitor-smartphone atm=banknote
"""
NOTES = """
    heart eye thumbs-up plus zap search trending-up quote sprout lightbulb square-check badge-check hand cloud
    sticky-note circle-help=circle-question-mark circle-help-dashed=badge-question-mark
"""
MEANING = """
    activity alarm-clock archive arrow-left-right award ban banknote boxes briefcase bug calendar-days chart-line
    circle circle-alert circle-check circle-dot circle-x clock coins database dot euro file-check flag footprints
    gauge git-branch hash hourglass info layers lightbulb-off list-checks log-out map megaphone
    milestone network notebook-pen paperclip party-popper percent puzzle refresh-cw repeat rocket route scale server
    settings-2 shield shield-check shuffle smile=face-slightly-smiling frown=face-slightly-frowning meh=face-neutral spline star tag target theater timer
    triangle-alert trophy user-check vote waypoints workflow wrench
"""
INTERFACE = """
    align-left=text-align-start arrow-down arrow-down-to-line arrow-left arrow-right arrow-up arrow-up-right check chevron-down
    chevron-left chevron-right chevron-up chevrons-left chevrons-right circle-plus clipboard clipboard-paste
    columns-2 columns-3 copy corner-down-left download ellipsis ellipsis-vertical expand external-link eye-off file
    file-down file-output file-plus file-up files filter=funnel folder folder-open fullscreen grip-horizontal grip-vertical
    group history=clock-arrow-left image-plus keyboard languages layout-grid layout-template link link-2-off list lock lock-open
    maximize menu minimize minus moon mouse-pointer-2 move move-horizontal move-vertical palette panel-bottom
    panel-left panel-right pause pencil picture-in-picture=picture-in-picture-2 pin play printer redo=redo-2
    rotate-ccw rows-2 rows-3 ruler save save-as=save-all scaling scissors settings share-2 sheet
    sliders-horizontal square square-dashed square-plus sun sun-moon table table-columns-split text-cursor-input
    trash type undo=undo-2 ungroup unlink upload wand-sparkles x zoom-in zoom-out
"""

OWN = {
    # A question mark without its circle, for notes that have no room for one.
    "question": "M7.5 8.5C7.5 5.7 9.5 4 12 4C14.6 4 16.5 5.8 16.5 8.2C16.5 11.6 12 11.7 12 15M12 19.6L12.01 19.6",
    # An assumption to test: a question mark in a ring of dashes.
    "circle-help-dashed": (
        "M10.1 2.2C11.35 1.95 12.65 1.95 13.9 2.2M17.6 3.7C18.65 4.4 19.6 5.3 20.3 6.4M21.8 10.1"
        "C22.05 11.35 22.05 12.65 21.8 13.9M20.3 17.6C19.6 18.65 18.7 19.6 17.6 20.3M13.9 21.8"
        "C12.65 22.05 11.35 22.05 10.1 21.8M6.4 20.3C5.35 19.6 4.4 18.7 3.7 17.6M2.2 13.9"
        "C1.95 12.65 1.95 11.35 2.2 10.1M3.7 6.4C4.4 5.35 5.3 4.4 6.4 3.7M9.1 9C9.1 7.3 10.3 6.2 12 6.2"
        "C13.7 6.2 14.9 7.4 14.9 9C14.9 11.3 12 11.5 12 13.6M12 17.4L12.01 17.4"
    ),
    # Work changes hands: two bars across a line.
    "hand-off": "M2 12L8 12M16 12L22 12M10 5L10 19M14 5L14 19",
    # A leave of the map: a stub that ends at a cross.
    "exit": "M2 12L8 12M22 12C22 8.134 18.866 5 15 5C11.134 5 8 8.134 8 12C8 15.866 11.134 19 15 19"
    "C18.866 19 22 15.866 22 12ZM12.7 9.7L17.3 14.3M17.3 9.7L12.7 14.3",
    # The customer's own line, for lanes of the emotion curve.
    "curve": "M2 15C5 15 5.5 6 9 6C12.5 6 12 18 15.5 18C18.5 18 19 9 22 9",
    # The dashed lines of a service blueprint.
    "separator": "M2 12L5 12M10.5 12L13.5 12M19 12L22 12M6 5L18 5M6 19L18 19",
}


def main(arguments: list[str]) -> int:
    """Write the icons and their licence; 1 when Lucide lacks a name, 2 for wrong arguments."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        package = _folder(Path(arguments[0]), Path(scratch))
        nodes = json.loads((package / "icon-nodes.json").read_text(encoding="utf-8"))
        missing = sorted(theirs for theirs in _wanted().values() if theirs not in nodes)
        if missing:
            print("Lucide has no icon named " + ", ".join(missing), file=sys.stderr)
            return 1
        icons = {ours: path_data(nodes[theirs]) for ours, theirs in _wanted().items()} | OWN
        lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(icons[name])}" for name in sorted(icons))
        (ICONS / "icons.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")
        shutil.copyfile(package / "LICENSE", ICONS / "LICENSE-Lucide.txt")
    print(f"{len(icons)} icons")
    return 0


def path_data(nodes: list[list[Any]]) -> str:
    """Return the shapes of an icon as absolute path data of M, L, C and Z."""
    shapes = "".join(
        f"<{tag} " + " ".join(f'{key}="{escape(str(value))}"' for key, value in attributes.items()) + "/>"
        for tag, attributes in nodes
    )
    pen = _CubicPen()
    SVGPath.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{shapes}</svg>'.encode()).draw(pen)
    return "".join(_command(name, points) for name, points in pen.value)


class _CubicPen(RecordingPen):  # type: ignore[misc]  # fontTools ships no types
    """Records quadratic curves as the cubic ones they are."""

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802  # fontTools' name
        (x1, y1), (x2, y2) = points
        x0, y0 = self.value[-1][1][-1]
        self.curveTo(
            (x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3),
            (x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3),
            (x2, y2),
        )


def _command(name: str, points: tuple[tuple[float, float], ...]) -> str:
    letters = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z", "endPath": ""}
    numbers = [f"{round(value, 3):g}" for point in points for value in point]
    return letters[name] + " ".join(numbers)


def _wanted() -> dict[str, str]:
    """Our name of each icon and Lucide's; "ours=theirs" where they differ."""
    names = f"{CHANNELS} {NOTES} {MEANING} {INTERFACE}".split()
    pairs = (name.partition("=") for name in names)
    return {ours: theirs or ours for ours, _, theirs in pairs}


def _folder(given: Path, scratch: Path) -> Path:
    if given.is_dir():
        return given / "package" if (given / "package").is_dir() else given
    with tarfile.open(given) as archive:
        members = [archive.getmember(f"package/{name}") for name in ("icon-nodes.json", "LICENSE")]
        archive.extractall(scratch, members=members, filter="data")
    return scratch / "package"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
