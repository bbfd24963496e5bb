"""`export`: journeys as posters, in the format that the output's suffix names."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cjeditor.app.commands.command import (
    FILE,
    ID,
    MILLIMETRES,
    NAME,
    Command,
    named_font,
    number,
    output_file,
    read_for_showing,
    refuse_own_output,
    written_or_refused,
)
from cjeditor.app.console import Console, Status, one_line
from cjeditor.files.atomic import write_atomically
from cjeditor.layout.letters import font_missing, letters_of
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Finding, UserError, counted, message
from cjeditor.poster.paper import Sheet, find_paper
from cjeditor.poster.setup import HARDWARE_MARGIN_MM, PosterSetup
from cjeditor.ui.wording import Say, wording

if TYPE_CHECKING:
    from cjeditor.interchange.exporters.request import Exporter, ExportRequest

_MOST_LETTERS: Final = 24


def arguments(parser: ArgumentParser, say: Say) -> None:
    """Name file, output, journeys, paper and marks."""
    parser.add_argument("file", type=Path, metavar=say(FILE))
    parser.add_argument(
        "-o",
        "--output",
        type=output_file,
        metavar=say(message("cli.out", "OUT")),
        required=True,
        help=say(message("cli.export-output", "pdf, svg or png by suffix")),
    )
    parser.add_argument(
        "--journey",
        action="append",
        metavar=say(ID),
        default=[],
        help=say(message("cli.export-journey", "this journey only; repeatable")),
    )
    parser.add_argument(
        "--dpi",
        type=number,
        default=150.0,
        metavar="N",
        help=say(message("cli.export-dpi", "pixels an inch of a png")),
    )
    _add_sheet(parser, say)
    _add_looks(parser, say)


def _add_sheet(parser: ArgumentParser, say: Say) -> None:
    """What the map is printed on, and how large."""
    parser.add_argument(
        "--paper",
        metavar=say(NAME),
        help=say(message("cli.export-paper", "A0, Letter, 'Arch D', 'Roll 36in', 900x1200 …")),
    )
    parser.add_argument(
        "--landscape",
        action="store_true",
        help=say(message("cli.export-landscape", "turn the sheet")),
    )
    parser.add_argument(
        "--scale",
        type=number,
        metavar=say(message("cli.percent", "PERCENT")),
        help=say(message("cli.export-scale", "of natural size; without it the map fits")),
    )
    parser.add_argument(
        "--margin",
        type=number,
        default=HARDWARE_MARGIN_MM,
        metavar=say(MILLIMETRES),
        help=say(message("cli.export-margin", "kept free of ink")),
    )
    parser.add_argument(
        "--bleed",
        type=number,
        default=0.0,
        metavar=say(MILLIMETRES),
        help=say(message("cli.export-bleed", "ink beyond the trim")),
    )


def _add_looks(parser: ArgumentParser, say: Say) -> None:
    """What is drawn beside the map, and how the map is drawn."""
    looks = {
        "--marks": message("cli.export-marks", "crop marks outside the trim"),
        "--registration": message("cli.export-registration", "registration marks outside the trim"),
        "--group-lanes": message("cli.export-group-lanes", "show the channel lanes as at most three"),
        "--ink-saving": message("cli.export-ink-saving", "outlined cards instead of filled ones"),
    }
    for name, what in looks.items():
        parser.add_argument(name, action="store_true", help=say(what))


def run(options: Namespace, console: Console) -> Status:
    """Export; the output is written whole or not at all."""
    from cjeditor.interchange.exporters.request import ExportRequest

    refuse_own_output(options.file, options.output)
    exporter = _exporter(options.output)
    setup = setup_of(options)
    loaded = read_for_showing(options.file, console)
    chosen_face = named_font(loaded.atlas)
    if loaded.atlas.info.fallback_face is not None and chosen_face is None:
        console.findings([font_missing(loaded.atlas.info.fallback_face.name)])
    noticed: list[Finding] = []
    request = ExportRequest(
        atlas=loaded.atlas,
        journeys=_journeys(loaded.atlas, options.journey, exporter),
        setup=setup,
        say=wording(loaded.atlas.info.content_language),
        dpi=_dpi(options.dpi),
        group_lanes=options.group_lanes,
        ink_saving=options.ink_saving,
        file_name=options.file.name,
        chosen_face=chosen_face,
        progress=console.progress,
        noticed=noticed.extend,
    )
    console.progress(message("cli.exporting", "Drawing the map"))
    content = exporter.run(request)
    with written_or_refused():
        write_atomically(options.output, content)
    _tell_left_out(request, exporter, console)
    if not exporter.borrows_fonts:
        _tell_boxes(letters_of(noticed), console)
    return Status.DONE if loaded.is_whole else Status.FINDINGS


def setup_of(options: Namespace) -> PosterSetup:
    """Return the poster's setup; a sheet stands upright unless told to turn, a roll turns by itself."""
    paper = None if options.paper is None else find_paper(options.paper)
    setup = PosterSetup(
        paper=paper,
        scale_percent=options.scale,
        margin=options.margin,
        marks=options.marks,
        registration=options.registration,
        bleed=options.bleed,
    )
    return replace(setup, landscape=options.landscape or (None if not isinstance(paper, Sheet) else False))


def _exporter(output: Path) -> Exporter:
    from cjeditor.interchange.exporters import EXPORTERS, exporter_for

    found = exporter_for(output.suffix)
    if found is None:
        suffixes = ", ".join(suffix for exporter in EXPORTERS for suffix in exporter.suffixes)
        raise UserError(
            message("cli.no-exporter", "The suffix “{suffix}” names no format.", suffix=output.suffix),
            place=str(output),
            remedy=message("cli.no-exporter.remedy", "Use one of {suffixes}.", suffixes=suffixes),
        )
    return found


def _journeys(atlas: Atlas, wanted: Sequence[str], exporter: Exporter) -> tuple[str, ...]:
    """Return the journeys asked for; else all for a format of pages, the first for a picture."""
    there = atlas.index.journeys()
    if not there:
        raise UserError(message("cli.no-journeys", "There is no journey in this file to export."))
    for journey in wanted:
        if journey not in there:
            raise UserError(
                message("cli.no-journey", "There is no journey with the id “{id}”.", id=journey),
                remedy=message("cli.no-journey.remedy", "Its journeys are {ids}.", ids=", ".join(there)),
            )
    return tuple(wanted) or (there if exporter.takes_pages else there[:1])


def _tell_left_out(request: ExportRequest, exporter: Exporter, console: Console) -> None:
    """Say when a picture shows the first of several journeys only because none was named."""
    there = request.atlas.index.journeys()
    if not exporter.takes_pages and len(there) > 1 and request.journeys == there[:1]:
        console.err(
            console.say(
                message(
                    "cli.first-journey",
                    "Only “{title}” is shown; a PDF has a page for each of the {count} journeys.",
                    title=one_line(request.atlas.journeys[there[0]].title),
                    count=len(there),
                )
            )
        )


def _tell_boxes(letters: Sequence[str], console: Console) -> None:
    """Say which letters came out as boxes."""
    if not letters:
        return
    shown = "".join(letters[:_MOST_LETTERS]) + ("…" if len(letters) > _MOST_LETTERS else "")
    words = counted(
        "cli.export-boxes",
        "{count} letter has no font and is an empty box: {letters}",
        "{count} letters have no font and are empty boxes: {letters}",
        len(letters),
        letters=shown,
    )
    console.err(one_line(console.say(words)))


def _dpi(dpi: float) -> float:
    if not 10 <= dpi <= 1200:
        raise UserError(message("cli.dpi", "The resolution must be from 10 to 1200 dpi."))
    return dpi


EXPORT = Command("export", message("cli.export", "print journeys as pdf, svg or png posters"), arguments, run)
