"""Documents: new, open, save, save as, and what is asked before work could be lost.

Turns refusals of files and session into plain sentences; writes nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cjeditor.files.document import ChangedOnDiskError, read_document
from cjeditor.files.locks import LockedError
from cjeditor.layout.letters import font_missing
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.ids import random_id
from cjeditor.model.messages import Finding, Message, UserError, counted, message
from cjeditor.session.opening import Mode, new_session, open_session
from cjeditor.session.session import Session
from cjeditor.ui.dialogs.boxes import Answer, ask, ask_meanwhile, tell
from cjeditor.ui.fields.font import CHOOSE as CHOOSE_FONT
from cjeditor.ui.file_names import file_name_of
from cjeditor.ui.wording import refusal_words, wording

if TYPE_CHECKING:
    from cjeditor.interchange.formats import Imported
    from cjeditor.ui.desk import Desk
    from cjeditor.ui.insert import Insert

SUFFIX = ".cjmap"
_CANCEL = message("ui.answer.cancel", "Cancel")
_WHY_READ_ONLY: Final = ("file-newer", "session-no-lock")
_SAVE = message("ui.answer.save", "Save")
_SAVE_AS = message("ui.answer.save_as", "Save as…")
_FILES = message("ui.files.maps", "Customer journey maps")
_IMPORTABLE = message("ui.files.importable", "All that can be opened")


class Documents:
    """The File menu of one desk."""

    def __init__(self, desk: Desk, insert: Insert) -> None:
        self.desk, self._insert = desk, insert

    def open_all(self, paths: list[str]) -> None:
        """Open each file that was dropped on the window."""
        for path in paths:
            self.open(Path(path))

    def new(self) -> None:
        """Show an untitled map: here when there is nothing to lose here, else in a window of its own."""
        if self.desk.is_ready and not self.desk.is_untouched:
            self.desk.services.new_window(self.desk.window)
            return
        self.show_new_map()

    def show_new_map(self) -> None:
        """Show an untitled map in this window, its first card in editing."""
        from cjeditor.edits.new_map import new_map

        language = self.desk.services.language
        atlas = new_map(random_id, wording(language), language.replace("_", "-"))
        self.desk.show_session(new_session(atlas))
        self._insert.card("touchpoints")
        self.desk.take_as_untouched()

    def new_from(self, template: str) -> None:
        """Show a map made from a template: here when there is nothing to lose here, else in a window of its own."""
        from cjeditor.edits.templates import TEMPLATES

        language = self.desk.services.language
        build = next(known.build for known in TEMPLATES if known.name == template)
        session = new_session(build(random_id, wording(language), language.replace("_", "-")))
        self._show_where_free(session, None)

    def ask_and_open(self) -> None:
        """Let a person choose a file, and open it."""
        say, others = self.desk.say, self._importable()
        everything = f"{say(_IMPORTABLE)} (*{SUFFIX} {others})"
        self._ask_for_file(message("ui.open.title", "Open a map"), f"{everything};;{say(_FILES)} (*{SUFFIX})")

    def ask_and_import(self) -> None:
        """Let a person choose a file of another format, and open what an importer makes of it."""
        from cjeditor.interchange.importers import IMPORTERS

        filters = [
            f"{self.desk.say(importer.title)} ({' '.join(f'*{suffix}' for suffix in importer.suffixes)})"
            for importer in IMPORTERS
        ]
        self._ask_for_file(message("ui.import.title", "Import a file"), ";;".join(filters))

    def _ask_for_file(self, title: Message, filters: str) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _filter = QFileDialog.getOpenFileName(
            self.desk.window, self.desk.say(title), str(self.desk.folder), filters
        )
        if chosen:
            self.open(Path(chosen))

    @staticmethod
    def _importable() -> str:
        from cjeditor.interchange.importers import IMPORTERS

        return " ".join(f"*{suffix}" for importer in IMPORTERS for suffix in importer.suffixes)

    def open(self, path: Path, mode: Mode = "edit") -> bool:
        """Open a file: here when there is nothing to lose here, else in a window of its own.

        False when that cannot be, or not before a person has answered; a box says why, and nobody waits for it.
        """
        try:
            imported = self._imported(path)
            session = (
                open_session(path, mode=mode, first_map=_first_map)
                if imported is None
                else new_session(imported.atlas)
            )
        except LockedError as error:
            self._ask_about_lock(path, error)
            return False
        except UserError as error:
            self.desk.services.forget_file(path)
            tell(self.desk.window, self.desk.say, error)
            return False
        self._show_where_free(session, None if imported is None else imported.findings)
        return True

    def show(self, session: Session, imported: Sequence[Finding] | None) -> None:
        """Show a document in this window, with what was wrong with it; `imported` is what an import could not take."""
        self.desk.show_session(session, imported)
        if session.path is not None:
            self.desk.services.remember_file(session.path)
        self._tell_findings(session)

    def _show_where_free(self, session: Session, imported: Sequence[Finding] | None) -> None:
        if self.desk.is_ready and not self.desk.is_untouched:
            self.desk.services.show_in_new_window(session, imported, self.desk.window)
        else:
            self.show(session, imported)

    def save(self) -> bool:
        """Save to the document's own file; asks for one when there is none."""
        session = self.desk.session
        self.desk.finish_editing()
        if session.path is None or not session.can_save:
            return self.save_as()
        try:
            session.save()
        except ChangedOnDiskError as error:
            return self._changed_on_disk(error)
        except UserError as error:
            return self._refused(error)
        self.desk.said(message("ui.saved", "Saved to {name}.", name=session.path.name))
        return True

    def save_as(self) -> bool:
        """Save to a file that the person chooses."""
        from PySide6.QtWidgets import QFileDialog

        self.desk.finish_editing()
        say, session = self.desk.say, self.desk.session
        stem = file_name_of(self.desk.document_name) or "map"
        name = session.path.name if session.path is not None else f"{stem}{SUFFIX}"
        chosen, _filter = QFileDialog.getSaveFileName(
            self.desk.window,
            say(message("ui.save_as.title", "Save the map as")),
            str(self.desk.folder / name),
            f"{say(_FILES)} (*{SUFFIX})",
        )
        if not chosen:
            return False
        path = Path(chosen) if Path(chosen).suffix else Path(chosen + SUFFIX)
        return self.save_to(path)

    def save_to(self, path: Path) -> bool:
        """Save to a file, which is then the document's own."""
        try:
            self.desk.session.save_as(path)
        except UserError as error:
            return self._refused(error)
        self.desk.services.remember_file(path)
        self.desk.said(message("ui.saved", "Saved to {name}.", name=path.name))
        return True

    def may_close(self) -> bool:
        """Whether the window may close: nothing unsaved, or the person decided."""
        if not self.desk.is_ready:
            return True
        self.desk.finish_editing()
        if not self.desk.has_unsaved:
            return True
        say = self.desk.say
        answer = ask(
            self.desk.window,
            say(
                message(
                    "ui.unsaved.text",
                    "Save the changes to “{name}” before closing?",
                    name=self.desk.document_name,
                )
            ),
            say(message("ui.unsaved.more", "Without saving, these changes are lost for good.")),
            [
                Answer("save", say(_SAVE)),
                Answer("discard", say(message("ui.answer.discard", "Do not save")), "destroy"),
                Answer("cancel", say(_CANCEL), "reject"),
            ],
        )
        return self.save() if answer == "save" else answer == "discard"

    def reload(self) -> None:
        """Show the document's file as it is now on disk.

        Undo brings back what was here, except of a file that has to be opened anew; one that cannot be read is refused.
        """
        path = self.desk.session.path
        if path is None:
            return
        self.desk.finish_editing()
        try:
            if self.desk.session.take_up_disk():
                return
            read_document(path)
        except UserError as error:
            tell(self.desk.window, self.desk.say, error)
            return
        self.desk.close_session()
        if not self.open(path):
            self.show_new_map()

    def _imported(self, path: Path) -> Imported | None:
        """Return what an importer made of a file of another format; None when it is a map, or nobody knows it."""
        if path.suffix.lower() == SUFFIX:
            return None
        from cjeditor.files.reading import read_bytes
        from cjeditor.interchange.importers import importer_for

        content = read_bytes(path)
        importer = importer_for(path.suffix, content)
        if importer is None and not content.lstrip().startswith(b"{"):
            raise self._unknown(path)
        if importer is None:
            return None
        language = self.desk.services.language
        return importer.run(content, path.name, wording(language), language.replace("_", "-"))

    def _unknown(self, path: Path) -> UserError:
        """Return the refusal of a format that nobody here knows."""
        return UserError(
            message("ui.open.unknown", "“{name}” is in a format that cjeditor cannot open.", name=path.name),
            remedy=message(
                "ui.open.unknown.remedy",
                "It opens maps (*.cjmap) and Mermaid journey diagrams ({suffixes}).",
                suffixes=self._importable(),
            ),
        )

    def _ask_about_lock(self, path: Path, error: LockedError) -> None:
        say = self.desk.say
        text, more = refusal_words(error, say)
        answers = [
            Answer("read only", say(message("ui.lock.read_only", "Only look at it"))),
            Answer("copy", say(message("ui.lock.copy", "Work on a copy")), "other"),
            Answer("take over", say(message("ui.lock.take_over", "Edit all the same")), "destroy"),
            Answer("", say(_CANCEL), "reject"),
        ]
        modes: dict[str, Mode] = {"read only": "read only", "copy": "copy", "take over": "take over"}

        def then(answer: str) -> None:
            if answer in modes:
                self.open(path, modes[answer])

        ask_meanwhile(self.desk.window, text, more, answers, then)

    def _changed_on_disk(self, error: UserError) -> bool:
        say = self.desk.say
        text, more = refusal_words(error, say)
        answers = [
            Answer("as", say(_SAVE_AS)),
            Answer("replace", say(message("ui.answer.replace", "Save mine in its place")), "destroy"),
            Answer(
                "reload",
                say(message("ui.answer.reload", "Open the changed file, drop my changes")),
                "destroy",
            ),
            Answer("cancel", say(_CANCEL), "reject"),
        ]
        path = self.desk.session.path
        match ask(self.desk.window, text, more, answers, is_warning=True):
            case "replace" if path is not None:
                return self.save_to(path)
            case "reload":
                self.reload()
            case "as":
                return self.save_as()
        return False

    def _refused(self, error: UserError) -> bool:
        say = self.desk.say
        text, more = refusal_words(error, say)
        answers = [Answer("as", say(_SAVE_AS)), Answer("cancel", say(_CANCEL), "reject")]
        return ask(self.desk.window, text, more, answers, is_warning=True) == "as" and self.save_as()

    def _tell_findings(self, session: Session) -> None:
        """Say above the map what was wrong with the file, and offer the list."""
        desk, findings = self.desk, (*session.findings, *self.desk.import_findings)
        cause = next((finding for finding in findings if finding.rule in _WHY_READ_ONLY), None)
        serious = [finding for finding in findings if finding.severity != "hint" and finding is not cause]
        if cause is not None:
            remedy = f" {desk.say(cause.remedy)}" if cause.remedy is not None else ""
            desk.window.notice(desk.say(cause.message) + remedy, [])
        elif session.is_read_only:
            words = message(
                "ui.notice.read_only", "This map is open read-only: you can look, print and save a copy."
            )
            desk.notice(words)
        if serious:
            words = counted(
                "ui.notice.findings",
                "{count} thing in this file is not as it should be.",
                "{count} things in this file are not as they should be.",
                len(serious),
            )
            show = message("ui.notice.show", "Show them")
            desk.notice(words, ((show, partial(desk.wishes.panel.emit, "findings")),))
        named = desk.atlas.info.fallback_face
        if named is not None and desk.options.chosen_face is None:
            gone = font_missing(named.name)
            desk.window.notice(
                " ".join(desk.say(words) for words in (gone.message, gone.remedy) if words is not None),
                [(desk.say(CHOOSE_FONT), desk.wishes.font.emit)] if desk.can_edit else [],
            )


def _first_map(atlas: Atlas) -> Change:
    """Add a journey to an atlas without any: a window shows maps."""
    from cjeditor.edits.new_map import add_new_map

    return add_new_map(atlas, random_id, wording(atlas.info.content_language))
