"""`check`: what a lint of the map and a look at the print find; 1 when there is a warning or an error."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from cjeditor.app.checks import check_atlas
from cjeditor.app.commands.command import (
    AS_JSON,
    FILE,
    NAME,
    Command,
    named_font,
    number,
    read_atlas,
    status_of,
)
from cjeditor.app.console import Console, Status
from cjeditor.model.messages import Finding, UserError, message
from cjeditor.poster.paper import find_paper
from cjeditor.poster.setup import PosterSetup
from cjeditor.ui.wording import Say, wording


def arguments(parser: ArgumentParser, say: Say) -> None:
    """Name the file, the print and the form."""
    parser.add_argument("file", type=Path, metavar=say(FILE))
    parser.add_argument(
        "--paper",
        metavar=say(NAME),
        help=say(message("cli.check-paper", "also check a print on this paper")),
    )
    parser.add_argument(
        "--distance",
        type=number,
        metavar=say(message("cli.metres", "M")),
        help=say(message("cli.check-distance", "from how far the print is read, in metres")),
    )
    parser.add_argument("--json", action="store_true", help=say(AS_JSON))


def run(options: Namespace, console: Console) -> Status:
    """List the findings on standard output, the file's own first."""
    setup = PosterSetup(paper=find_paper(options.paper)) if options.paper else None
    if options.distance is not None and not 0 < options.distance <= 100:
        raise UserError(message("cli.distance", "The distance must be more than 0 and at most 100 metres."))
    loaded = read_atlas(options.file)
    say = wording(loaded.atlas.info.content_language)
    checked = check_atlas(
        loaded.atlas, say, setup=setup, distance_m=options.distance, chosen_face=named_font(loaded.atlas)
    )
    findings = (*loaded.findings, *checked)
    if options.json:
        console.out_json([plain(finding, console) for finding in findings])
    else:
        for finding in findings:
            console.out(console.finding_line(finding))
    return status_of(findings, is_whole=loaded.is_whole)


def plain(finding: Finding, console: Console) -> dict[str, Any]:
    """Return a finding as plain values."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "object": finding.object_id,
        "message": console.say(finding.message),
        "measured": finding.measured,
        "limit": finding.limit,
        "remedy": console.say(finding.remedy) if finding.remedy else None,
    }


CHECK = Command("check", message("cli.check", "find slips in the map and in its print"), arguments, run)
