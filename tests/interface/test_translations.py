"""The translation files against the code: nothing missing, nothing invented."""

from __future__ import annotations

import io
import string
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from generator.interface import LANGUAGES, interface, missing
from generator.interface.__main__ import merged, render, template_of
from generator.interface.extraction import INTERFACE, Found, in_project
from generator.interface.translations import locales, template, translations

ROOT = Path(__file__).parents[2]
COMPLETE = ("ca", "de", "es", "fr", "it", "nl", "pt")
"""Languages in which every message of the interface must be translated."""


@pytest.fixture(scope="module")
def said() -> list[Found]:
    return [found for found in in_project(ROOT) if found.domain == INTERFACE]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_translation_file_is_listed() -> None:
    files = {file.name.removesuffix(".po") for file in locales().iterdir() if file.name.endswith(".po")}
    assert files == set(LANGUAGES)
    assert tuple(sorted(LANGUAGES)) == LANGUAGES


def test_the_template_lists_exactly_what_the_code_says(said: list[Found]) -> None:
    listed = {message.id for message in template() if message.id}
    found = {(one.message, one.plural) if one.plural else one.message for one in said}
    assert listed == found, "run `python -m generator.interface`"


def test_no_message_is_said_once_with_and_once_without_a_plural(said: list[Found]) -> None:
    single = {found.message for found in said if not found.plural}
    assert not single & {found.message for found in said if found.plural}


def test_no_message_has_two_plurals(said: list[Found]) -> None:
    pairs = {(found.message, found.plural) for found in said if found.plural}
    assert len(pairs) == len({one for one, _ in pairs})


@pytest.mark.parametrize("language", COMPLETE)
def test_a_language_that_must_be_complete_is(language: str, said: list[Found]) -> None:
    assert missing(language) == ()
    (file,) = translations(language)
    absent = {
        found.message
        for found in said
        if ((found.message, found.plural) if found.plural else found.message) not in file
    }
    assert absent == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_fields_of_its_message(language: str) -> None:
    (file,) = translations(language)
    wrong = [message for message, text in file.single.items() if fields(message) != fields(text)]
    for (one, many), forms in file.plural.items():
        # The form for one thing may spell the number out, every other one must show it.
        allowed = fields(one) | fields(many)
        if not all(fields(form) <= allowed for form in forms) or fields(forms[-1]) != fields(many):
            wrong.append(one)
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_begins_and_ends_as_its_message(language: str) -> None:
    """A stray space or a lost full stop shows in the page."""
    (file,) = translations(language)
    for message, text in file.single.items():
        assert text == text.strip() or message != message.strip(), message
        assert message.endswith((".", "…")) == text.endswith((".", "…")), message
        assert message.endswith("?") == text.endswith("?"), message


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_in_the_form_that_the_command_writes(language: str, said: list[Found]) -> None:
    """Otherwise the next run of the command would bury a change of words under changes of layout."""
    before = locales().joinpath(f"{language}.po").read_bytes()
    assert render(merged(before, language, said)) == before


def test_missing_names_what_is_not_translated() -> None:
    assert set(missing("cy")) >= {"From {day}", "Until {day}"}
    assert missing("en") == ()
    assert missing("en-US") == ()
    assert missing("pt-BR") == missing("pt")


def test_a_new_message_is_added_empty_and_one_nobody_says_is_dropped() -> None:
    old = [Found("a.html", 1, INTERFACE, "Price"), Found("a.html", 2, INTERFACE, "Gone")]
    new = [old[0], Found("b.html", 3, INTERFACE, "{n} day", "{n} days")]
    before = render(merged(b"", "es", old)).replace(
        b'msgid "Price"\nmsgstr ""', b'msgid "Price"\nmsgstr "Precio"'
    )
    catalog = read_po(io.BytesIO(render(merged(before, "es", new))), locale="es")
    assert {message.id: message.string for message in catalog if message.id} == {
        "Price": "Precio",
        ("{n} day", "{n} days"): ("", ""),
    }


def test_the_template_depends_neither_on_line_numbers_nor_on_order() -> None:
    found = [Found("b.html", 9, INTERFACE, "B"), Found("a.html", 1, INTERFACE, "A")]
    moved = [Found("a.html", 7, INTERFACE, "A"), Found("b.html", 2, INTERFACE, "B")]
    assert render(template_of(found)) == render(template_of(moved))


@pytest.mark.parametrize(("language", "start"), [("es", "Desde"), ("de", "Ab"), ("fr", "À partir du")])
def test_periods_are_translated(language: str, start: str) -> None:
    assert interface(language).period(date(2027, 2, 8), None).startswith(start)
