"""The commands, one file each and one line each here."""

from __future__ import annotations

from cjeditor.app.commands.analyse import ANALYSE
from cjeditor.app.commands.check import CHECK
from cjeditor.app.commands.command import Command
from cjeditor.app.commands.dump import DUMP
from cjeditor.app.commands.edit import EDIT
from cjeditor.app.commands.export import EXPORT
from cjeditor.app.commands.importing import IMPORT
from cjeditor.app.commands.info import INFO, SCHEMA
from cjeditor.app.commands.new import NEW
from cjeditor.app.commands.recover import RECOVER

COMMANDS: tuple[Command, ...] = (NEW, EXPORT, IMPORT, CHECK, ANALYSE, EDIT, DUMP, RECOVER, INFO, SCHEMA)
