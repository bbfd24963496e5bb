"""`edit`: one validated edit through the verbs of the window, then a save."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from cjeditor.app.commands.command import Command, read_atlas, save_atlas
from cjeditor.app.console import Console, Status
from cjeditor.edits.deletion import delete
from cjeditor.edits.dictionaries import add_entry
from cjeditor.edits.fields import set_fields
from cjeditor.files.document import Loaded
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply
from cjeditor.model.ids import random_id
from cjeditor.model.messages import UserError, message
from cjeditor.model.records import KINDS


def arguments(parser: ArgumentParser) -> None:
    """Name the file, the verb and what it needs."""
    parser.add_argument("file", type=Path, metavar="FILE")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="set|add|delete")
    setting = verbs.add_parser("set", help="give a field of a record a new value")
    setting.add_argument("id", metavar="ID")
    setting.add_argument("field", metavar="FIELD")
    setting.add_argument("value", metavar="VALUE", help="JSON if it is, else text")
    adding = verbs.add_parser("add", help="add a record and print its id")
    adding.add_argument("kind", metavar="KIND", help="touchpoint, note, stage …")
    adding.add_argument("fields", metavar="FIELD=VALUE", nargs="*")
    deleting = verbs.add_parser("delete", help="delete records with all that hangs on them")
    deleting.add_argument("ids", metavar="ID", nargs="+")


def run(options: Namespace, console: Console) -> Status:
    """Edit and save; nothing is saved when the edit is refused."""
    loaded = read_atlas(options.file)
    _refuse_unsafe(loaded, options.file)
    change, new_id = _VERBS[options.verb](loaded.atlas, options)
    save_atlas(options.file, apply(loaded.atlas, change), loaded.fingerprint)
    if new_id:
        console.out(new_id)
    return Status.DONE


def _refuse_unsafe(loaded: Loaded, path: Path) -> None:
    """Refuse to save over a document that did not load whole or was made by a later version."""
    if loaded.is_whole and not loaded.is_newer:
        return
    reason = (
        message("cli.newer", "It was made by a later version ({version}).", version=loaded.version)
        if loaded.is_newer
        else message("cli.damaged", "Parts of it are damaged; “cjeditor check” names them.")
    )
    raise UserError(message("cli.not-edited", "The document was not edited."), place=str(path), reason=reason)


def _set(atlas: Atlas, options: Namespace) -> tuple[Change, str]:
    return set_fields(atlas, options.id, **{options.field: plain_value(options.value)}), ""


def _add(atlas: Atlas, options: Namespace) -> tuple[Change, str]:
    kind = kind_called(options.kind)
    fields = placed_fields(kind, dict(_field(text) for text in options.fields))
    new_id = str(fields.pop("id", "") or random_id(kind))
    return add_entry(atlas, kind, new_id, **fields), new_id


def _delete(atlas: Atlas, options: Namespace) -> tuple[Change, str]:
    return delete(atlas, options.ids), ""


_VERBS: dict[str, Callable[[Atlas, Namespace], tuple[Change, str]]] = {
    "set": _set,
    "add": _add,
    "delete": _delete,
}


def kind_called(name: str) -> str:
    """Return the kind of a word such as "touchpoint", "Touchpoints" or "lane-group"; raises UserError."""
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    singular = {record.__name__.lower(): kind for kind, record in KINDS.items()}
    found = plain if plain in KINDS else singular.get(plain.replace("_", ""))
    if found is None:
        raise UserError(
            message("cli.no-kind", "There is no kind of record called “{kind}”.", kind=name),
            remedy=message("cli.no-kind.remedy", "Use one of {kinds}.", kinds=", ".join(KINDS)),
        )
    return found


def placed_fields(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a card with its place made from `step` and `lane` (or `journey`, to park it)."""
    if kind not in {"touchpoints", "notes"} or "place" in fields:
        return fields
    place = {key: fields[key] for key in ("step", "over", "lane", "journey") if key in fields}
    return {**{key: value for key, value in fields.items() if key not in place}, "place": place}


def _field(text: str) -> tuple[str, Any]:
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise UserError(
            message("cli.field", "“{text}” is no field with a value.", text=text[:80]),
            remedy=message("cli.field.remedy", 'Write FIELD=VALUE, such as title="Call the branch".'),
        )
    return name.strip(), plain_value(value)


def plain_value(text: str) -> Any:
    """Return the JSON value of a text, or the text itself when it is no JSON."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return text


def _refuse_constant(name: str) -> Sequence[Any]:
    raise ValueError(name)


EDIT = Command("edit", "make one edit and save", arguments, run)
