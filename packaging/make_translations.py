"""Gather every message of the code into the translation sources, and compile them.

    python packaging/make_translations.py            gather, merge, compile
    python packaging/make_translations.py --missing  list what is not translated yet

Messages are found by reading the code, not by running it: each call of `Message`, `message`, `counted` and of the
helpers that make refusals, with literal sources. Labels that the code puts together are asked from
`edits.words.all_labels`. What nobody says any more is dropped.
"""

from __future__ import annotations

import ast
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "cjeditor"
CATALOGUES = ROOT / "resources" / "translations"
LANGUAGES = {"es": "nplurals=2; plural=(n != 1);", "pt_BR": "nplurals=2; plural=(n > 1);"}
_MAKERS = {"Message": (1, 4), "message": (1, None), "counted": (1, 2), "refused": (1, None)}
"""The functions that make messages: which argument is the source, and which the plural."""


class Entry(NamedTuple):
    """A sentence to translate: its source and, for counts, the source of many."""

    source: str
    plural: str = ""


Translations = dict[Entry, tuple[str, ...]]


def gathered(code: Path = CODE) -> dict[Entry, str]:
    """Return every sentence of the code with the first place that says it."""
    found: dict[Entry, str] = {}
    for file in sorted(code.rglob("*.py")):
        place = file.relative_to(code.parent).as_posix()
        for entry in _entries(ast.parse(file.read_text(encoding="utf-8"))):
            found.setdefault(entry, place)
    for entry in _composed():
        found.setdefault(entry, "cjeditor/edits/words.py")
    return found


def read_po(path: Path) -> Translations:
    """Return the translations of a catalogue's source."""
    if not path.exists():
        return {}
    found: Translations = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        parts = _po_parts(block)
        source = parts.get("msgid", "")
        if source:
            entry = Entry(source, parts.get("msgid_plural", ""))
            keys = ("msgstr[0]", "msgstr[1]") if entry.plural else ("msgstr",)
            found[entry] = tuple(parts.get(key, "") for key in keys)
    return found


def write_po(path: Path, language: str, entries: dict[Entry, str], known: Translations) -> None:
    """Write a catalogue's source: the sentences in order of their places, translated where they are."""
    head = (
        f"Language: {language}",
        "Content-Type: text/plain; charset=UTF-8",
        f"Plural-Forms: {LANGUAGES[language]}",
    )
    blocks = ["\n".join(['msgid ""', 'msgstr ""', *(_quoted(f"{line}\n") for line in head)])]
    for entry, place in sorted(entries.items(), key=lambda item: (item[1], item[0])):
        words = known.get(entry, ())
        lines = [f"#: {place}", f"msgid {_quoted(entry.source)}"]
        if entry.plural:
            lines.append(f"msgid_plural {_quoted(entry.plural)}")
            lines += [f"msgstr[{n}] {_quoted(words[n] if n < len(words) else '')}" for n in (0, 1)]
        else:
            lines.append(f"msgstr {_quoted(words[0] if words else '')}")
        blocks.append("\n".join(lines))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def compiled(language: str, known: Translations) -> bytes:
    """Return the catalogue as gettext reads it: a table of sources and one of translations, sorted."""
    head = f"Language: {language}\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: {LANGUAGES[language]}\n"
    pairs = {b"": head.encode()}
    for entry, words in known.items():
        if all(words):
            source = f"{entry.source}\0{entry.plural}" if entry.plural else entry.source
            pairs[source.encode()] = "\0".join(words).encode()
    sources: list[tuple[int, int]] = []
    targets: list[tuple[int, int]] = []
    data = b""
    start = 28 + 16 * len(pairs)
    for kept, part in ((sources, 0), (targets, 1)):
        for pair in sorted(pairs.items()):
            kept.append((len(pair[part]), start + len(data)))
            data += pair[part] + b"\0"
    table = b"".join(struct.pack("<II", *row) for row in (*sources, *targets))
    header = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return header + table + data


def missing(entries: dict[Entry, str], known: Translations) -> list[Entry]:
    """Return the sentences without a translation."""
    return [entry for entry in entries if not all(known.get(entry, ("",)))]


def main() -> int:
    """Gather, merge and compile; with --missing only list."""
    entries, only_list, gaps = gathered(), "--missing" in sys.argv[1:], 0
    for language in LANGUAGES:
        source = CATALOGUES / language / "LC_MESSAGES" / "cjeditor.po"
        known = read_po(source)
        gap = missing(entries, known)
        gaps += len(gap)
        print(f"{language}: {len(entries)} sentences, {len(gap)} not translated")
        if only_list:
            print(*(f"  {entry.source!r}" for entry in gap), sep="\n")
            continue
        write_po(source, language, entries, known)
        said = {entry: words for entry, words in known.items() if entry in entries}
        source.with_suffix(".mo").write_bytes(compiled(language, said))
    return 1 if gaps else 0


def _entries(tree: ast.Module) -> Iterator[Entry]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        yield from (Entry(title) for title in _field_titles(node))
        if node.func.id in _MAKERS:
            source_at, plural_at = _MAKERS[node.func.id]
            source = _literal(node, source_at)
            if source:
                yield Entry(source, (_literal(node, plural_at) if plural_at is not None else "") or "")


def _field_titles(call: ast.Call) -> Iterator[str]:
    """Yield the title of an option of a question: `Field(title="…")`."""
    for keyword in call.keywords:
        is_title = keyword.arg == "title" and isinstance(call.func, ast.Name) and call.func.id == "Field"
        if is_title and isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str):
            yield keyword.value.value


def _literal(call: ast.Call, position: int) -> str | None:
    if position >= len(call.args):
        return None
    value = call.args[position]
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None


def _composed() -> Iterator[Entry]:
    sys.path.insert(0, str(ROOT))
    from cjeditor.edits.words import all_labels

    for label in all_labels():
        yield Entry(label.source, label.plural)


def _po_parts(block: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    key = ""
    for line in block.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if not line.startswith('"'):
            key = line.partition(" ")[0]
            parts[key] = ""
        parts[key] += ast.literal_eval(line.removeprefix(key).strip())
    return parts


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


if __name__ == "__main__":
    raise SystemExit(main())
