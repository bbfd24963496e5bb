"""`edit`: one validated edit through the verbs of the window, then a save; the document is locked meanwhile."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from cjeditor.app.commands.command import FILE, ID, Command
from cjeditor.app.console import Console, FileTroubleError, Status
from cjeditor.edits.by_name import add_record, set_field
from cjeditor.edits.deletion import delete
from cjeditor.files.locks import LockedError
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.ids import random_id
from cjeditor.model.messages import UserError, message
from cjeditor.model.records import KINDS
from cjeditor.session.opening import open_session
from cjeditor.session.session import Session
from cjeditor.ui.wording import Say


def arguments(parser: ArgumentParser, say: Say) -> None:
    """Name the file, the verb and what it needs."""
    parser.add_argument("file", type=Path, metavar=say(FILE))
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="set|add|delete")
    setting = verbs.add_parser(
        "set",
        help=say(message("cli.edit-set", "give a field of a record a new value")),
        allow_abbrev=False,
    )
    setting.add_argument(
        "id",
        metavar=say(ID),
        help=say(message("cli.edit-id", "of the record; “atlas” is the map file itself")),
    )
    setting.add_argument(
        "field",
        metavar=say(message("cli.field-name", "FIELD")),
        help=say(message("cli.edit-field", "as “cjeditor schema” names it; step and lane move a card")),
    )
    setting.add_argument(
        "value",
        metavar=say(message("cli.value", "VALUE")),
        help=say(message("cli.edit-value", "JSON if it is, else text; '\"5\"' is the text 5")),
    )
    adding = verbs.add_parser(
        "add",
        help=say(message("cli.edit-add", "add a record and print its id")),
        allow_abbrev=False,
    )
    adding.add_argument(
        "kind",
        metavar=say(message("cli.kind", "KIND")),
        help=say(message("cli.edit-kind", "touchpoint, note, stage …")),
    )
    adding.add_argument("fields", metavar=say(message("cli.field-value", "FIELD=VALUE")), nargs="*")
    deleting = verbs.add_parser(
        "delete",
        help=say(message("cli.edit-delete", "delete records with all that hangs on them")),
        allow_abbrev=False,
    )
    deleting.add_argument("ids", metavar=say(ID), nargs="+")


def run(options: Namespace, console: Console) -> Status:
    """Edit and save; nothing is saved when the edit is refused."""
    session = _opened(options.file)
    try:
        change, new_id = _VERBS[options.verb](session.atlas, options)
        session.commit(change)
        _save(session)
    finally:
        session.close()
    if new_id:
        _tell_id(new_id, console)
    return Status.DONE


def _tell_id(new_id: str, console: Console) -> None:
    """Print the new id; where that cannot be, tell it with the refusal, for the record is saved all the same."""
    try:
        console.out(new_id)
    except FileTroubleError as trouble:
        what = message("cli.edit-untold", "The record was added as “{id}” and the file is saved.", id=new_id)
        raise FileTroubleError(UserError(what, reason=trouble.error.what)) from trouble


def _opened(path: Path) -> Session:
    """Return a session that may save; refuses a document that is open elsewhere, damaged or of a later version."""
    try:
        session = open_session(path)
    except LockedError as error:
        close_it = message("cli.locked.remedy", "Close it there, then try again.")
        raise FileTroubleError(
            UserError(error.what, place=error.place, reason=error.reason, remedy=close_it)
        ) from error
    except UserError as error:
        raise FileTroubleError(error) from error
    if session.can_save:
        return session
    session.close()
    reason = (
        session.findings[0].message
        if session.is_read_only
        else message("cli.damaged", "Parts of it are damaged; “cjeditor check” names them.")
    )
    what = message("cli.not-edited", "The document was not edited.")
    raise FileTroubleError(UserError(what, place=str(path), reason=reason))


def _save(session: Session) -> None:
    try:
        session.save()
    except UserError as error:
        refusal = UserError(error.what, place=error.place, reason=error.reason)
        raise FileTroubleError(refusal) from error


def _set(atlas: Atlas, options: Namespace) -> tuple[Change, str]:
    return set_field(atlas, options.id, options.field, plain_value(options.value)), ""


def _add(atlas: Atlas, options: Namespace) -> tuple[Change, str]:
    kind = kind_called(options.kind)
    fields = _fields(options.fields)
    new_id = str(fields.pop("id", "") or random_id(kind))
    return add_record(atlas, kind, new_id, fields), new_id


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


def _fields(texts: Sequence[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for text in texts:
        name, value = _field(text)
        if name in fields:
            raise UserError(message("cli.field-twice", "The field “{name}” is given twice.", name=name))
        fields[name] = value
    return fields


def _field(text: str) -> tuple[str, Any]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
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


EDIT = Command("edit", message("cli.edit", "make one edit and save"), arguments, run)
