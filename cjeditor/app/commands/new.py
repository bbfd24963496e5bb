"""`new`: a map to start from, from a template."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cjeditor.app.commands.command import (
    FILE,
    NAME,
    Command,
    output_file,
    refuse_to_replace,
    save_new,
)
from cjeditor.app.console import Console, Status
from cjeditor.edits.fields import made
from cjeditor.edits.templates import TEMPLATES
from cjeditor.model.ids import random_id
from cjeditor.model.messages import UserError, message
from cjeditor.model.records import AtlasInfo
from cjeditor.ui.wording import Say, wording


def arguments(parser: ArgumentParser, say: Say) -> None:
    """Name the output and the template."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("-o", "--output", type=output_file, metavar=say(FILE))
    what.add_argument("--list", action="store_true", help=say(message("cli.new-list", "name the templates")))
    parser.add_argument("--template", metavar=say(NAME), default=TEMPLATES[0].name)
    parser.add_argument(
        "--language",
        metavar=say(message("cli.tag", "TAG")),
        default="en",
        help=say(message("cli.new-language", "of the content: en, es, pt …")),
    )


def run(options: Namespace, console: Console) -> Status:
    """Write a new map; a file that is there is never replaced."""
    if options.list:
        for template in TEMPLATES:
            console.out(f"{template.name:<12} {console.say(template.title)}")
        return Status.DONE
    found = next((template for template in TEMPLATES if template.name == options.template), None)
    if found is None:
        raise UserError(
            message("cli.no-template", "There is no template called “{name}”.", name=options.template),
            remedy=message(
                "cli.no-template.remedy", "Use one of {names}.", names=", ".join(t.name for t in TEMPLATES)
            ),
        )
    made(AtlasInfo, {"content_language": options.language})
    refuse_to_replace(options.output)
    save_new(options.output, found.build(random_id, wording(options.language), options.language))
    return Status.DONE


NEW = Command("new", message("cli.new", "make a new map"), arguments, run)
