"""Every sentence of the program is said in Spanish and Portuguese too."""

import ast
import importlib.util
import re
import string
from pathlib import Path
from types import ModuleType

import pytest

from cjeditor.layout.words import CREW, PHASES, touchpoint_count
from cjeditor.model.messages import UserError, counted, message
from cjeditor.ui.wording import LANGUAGES, refusal_words, spoken, wording

ROOT = Path(__file__).resolve().parents[2]


def the_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "make_translations", ROOT / "packaging" / "make_translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT = the_script()
ENTRIES = SCRIPT.gathered()
CATALOGUES = {
    language: SCRIPT.read_po(SCRIPT.CATALOGUES / language / "LC_MESSAGES" / "cjeditor.po")
    for language in SCRIPT.LANGUAGES
}


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_message_of_the_code_is_translated(language: str) -> None:
    assert [entry.source for entry in SCRIPT.missing(ENTRIES, CATALOGUES[language])] == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_nothing_is_translated_that_nobody_says(language: str) -> None:
    assert set(CATALOGUES[language]) - set(ENTRIES) == set()


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_translation_names_the_same_values(language: str) -> None:
    def values(text: str) -> set[str]:
        return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}

    wrong = [
        entry.source
        for entry, words in CATALOGUES[language].items()
        for said in words
        if values(said) - {"count"} != values(entry.source) - {"count"}
    ]
    assert wrong == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_the_compiled_catalogue_is_that_of_its_source(language: str) -> None:
    compiled = (SCRIPT.CATALOGUES / language / "LC_MESSAGES" / "cjeditor.mo").read_bytes()
    assert compiled == SCRIPT.compiled(language, CATALOGUES[language])


@pytest.mark.parametrize("language", CATALOGUES)
def test_menus_have_one_mnemonic_at_most(language: str) -> None:
    assert [
        said
        for words in CATALOGUES[language].values()
        for said in words
        if len(re.findall("&[^&]", said)) > 1
    ] == []


def test_words_come_in_the_language_of_the_map() -> None:
    assert wording("es")(PHASES["after"]) == "después"
    assert wording("pt-BR")(PHASES["before"]) == "antes"
    assert wording("en")(PHASES["before"]) == "before"


def test_counts_have_their_plural() -> None:
    say = wording("es")
    assert [say(touchpoint_count(count)) for count in (1, 2)] == [
        "1 punto de contacto",
        "2 puntos de contacto",
    ]
    assert wording("pt")(touchpoint_count(0)) == "0 ponto de contato"


def test_a_language_we_do_not_speak_is_english() -> None:
    assert spoken("fr_FR") == "en"
    assert set(map(spoken, ("en_GB", "es-MX", "pt_PT"))) == set(LANGUAGES)


def test_a_sentence_nobody_translated_is_said_in_english() -> None:
    assert wording("es")(message("x", "Not in any catalogue {n}.", n=3)) == "Not in any catalogue 3."
    assert wording("es")(counted("x", "{count} zebra", "{count} zebras", 2)) == "2 zebras"


def test_a_value_with_braces_is_a_value() -> None:
    words = wording("es")(message("session.lane-locked", "The lane “{title}” is locked.", title="{x} %s"))
    assert words == "El carril «{x} %s» está bloqueado."


def test_a_refusal_says_what_then_why_and_where() -> None:
    error = UserError(
        message("a", "Cancel"),
        place="/a/file",
        reason=message("b", "Save"),
        remedy=message("c", "Open a map"),
    )
    assert refusal_words(error, wording("es")) == ("Cancelar", "Guardar\nAbrir un mapa\n/a/file")


def test_a_crew_is_printed_in_the_language_of_the_map() -> None:
    assert wording("pt-BR")(CREW) == "Equipe"
    assert wording("es")(CREW) == "Equipo"


def test_figures_in_a_sentence_are_written_as_its_language_does() -> None:
    near = message("near", "At {distance} m, {count} of {printed} pt.", distance=0.75, count=3, printed=13.0)
    assert near.english() == "At 0.75 m, 3 of 13 pt."
    assert wording("es")(near) == "At 0,75 m, 3 of 13 pt."
    assert wording("pt")(message("many", "{figure}", figure=1234567.5)) == "1234567,5"


def test_no_sentence_is_given_a_figure_as_text() -> None:
    """A decimal number is handed on as a number: only the wording knows whether a comma or a point is due."""
    found = [
        f"{path.relative_to(ROOT)}:{part.lineno}"
        for path in sorted((ROOT / "cjeditor").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in {"message", "counted", "replace"}
        for part in ast.walk(call)
        if isinstance(part, ast.FormattedValue) and _has_decimals(part)
    ]
    assert found == []


def _has_decimals(part: ast.FormattedValue) -> bool:
    spec = "".join(
        str(piece.value)
        for piece in getattr(part.format_spec, "values", ())
        if isinstance(piece, ast.Constant)
    )
    return spec.endswith(("g", "f")) and not spec.endswith((".0f", "+g"))
