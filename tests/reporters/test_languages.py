"""What a check says, in the languages it can say it in: nothing missing, nothing invented."""

from __future__ import annotations

import string
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.diagnostics import Message, Term, either, say
from generator.git.history import History
from generator.interface import SPOKEN, missing, voice
from generator.interface.__main__ import merged, render
from generator.interface.extraction import FINDINGS, Found, in_project, in_python, in_schema
from generator.interface.translations import DOMAINS, locales, template, translations
from generator.pipeline import check
from generator.project import Project
from generator.rules import RULES

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
TRANSLATED = DOMAINS["findings"].languages


@pytest.fixture(scope="module")
def said() -> list[Found]:
    return [found for found in in_project(ROOT) if found.domain == FINDINGS]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_translation_file_is_listed():
    files = {
        file.name.removesuffix(".po") for file in locales("findings").iterdir() if file.name.endswith(".po")
    }
    assert files == set(TRANSLATED)
    assert ("en", *sorted(TRANSLATED)) == SPOKEN


def test_the_template_lists_exactly_what_the_code_says(said):
    listed = {message.id for message in template("findings") if message.id}
    found = {(one.message, one.plural) if one.plural else one.message for one in said}
    assert listed == found, "run `python -m generator.interface`"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language):
    assert missing(language, "findings") == ()


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_rule_has_a_translated_title_and_reason(language):
    (file,) = translations(language, "findings")
    untold = [rule.id for rule in RULES.values() if rule.title not in file or rule.why not in file]
    assert untold == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_fields_of_its_message(language):
    (file,) = translations(language, "findings")
    # What is said without values is no template: `{{` in it stays as it is.
    plain = {rule.why for rule in RULES.values()}
    texts = [pair for pair in file.single.items() if pair[0] not in plain]
    wrong = [message for message, text in texts if fields(message) != fields(text)]
    for (one, many), forms in file.plural.items():
        wrong += [one for form in forms if fields(form) != fields(many)]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_begins_and_ends_as_its_message(language):
    (file,) = translations(language, "findings")
    for message, text in file.single.items():
        assert text == text.strip(), message
        assert message.endswith((".", "…")) == text.endswith((".", "…")), message
        assert message.endswith("?") == text.endswith("?"), message
        assert message.count("`") == text.count("`"), message
        if message[0].isalpha() and text[0].isalpha() and not message.split()[0].isupper():
            assert message[0].isupper() == text[0].isupper(), message


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_file_is_in_the_form_that_the_command_writes(language, said):
    before = locales("findings").joinpath(f"{language}.po").read_bytes()
    assert render(merged(before, language, said, DOMAINS["findings"].title)) == before


def templates(message: Message) -> Iterator[str]:
    yield message.template
    for value in message.values.values():
        if isinstance(value, Message):
            yield from templates(value)


def has_words(text: str) -> bool:
    return any(part.strip("`(),; +“”-–…").isalpha() for part, *_ in string.Formatter().parse(text) if part)


@pytest.fixture(scope="module")
def told_in_cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every template that the cases of all rules bring forth, with a rule that used it."""
    seen: dict[str, str] = {}
    base = {
        file.relative_to(CASES / "_base"): file.read_bytes()
        for file in sorted((CASES / "_base").rglob("*.yml"))
    }
    for case in sorted(CASES.iterdir()):
        folder = tmp_path_factory.mktemp("case")
        own = {file.relative_to(case / "bad"): file.read_bytes() for file in (case / "bad").rglob("*.yml")}
        for path, content in (base | own).items():
            file = folder / "catalogue" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        project = Project(root=folder, folder=folder / "catalogue")
        for finding in check(project, date(2027, 1, 15), changes=History()).findings:
            for one in (*templates(finding.message), *templates(finding.help)):
                seen.setdefault(one, finding.rule.id)
    return seen


@pytest.mark.parametrize("language", TRANSLATED)
def test_whatever_the_cases_say_can_be_said_in_this_language(language, told_in_cases):
    """Also what no reading of the source finds: templates that are put together or kept in tables."""
    assert len(told_in_cases) > 100
    (file,) = translations(language, "findings")
    untold = {one: rule for one, rule in told_in_cases.items() if one not in file and has_words(one)}
    assert untold == {}


def test_words_among_the_values_are_told_in_the_language_too():
    message = say(
        "{name} must be {wanted}, but is {seen}", name="`x`", wanted=say("a list"), seen=say("a text")
    )
    assert str(message) == "`x` must be a list, but is a text"
    assert voice("es").tell(message) == "`x` debe ser una lista, pero es un texto"


def test_terms_are_told_by_their_label_in_the_language():
    message = say(
        "this looks like {name}, but is tagged `{tag}`", name=Term("language", "de", "German"), tag="ca"
    )
    assert str(message) == "this looks like German, but is tagged `ca`"
    assert voice("es").tell(message) == "esto parece estar en alemán, pero lleva la etiqueta `ca`"


def test_a_choice_is_told_with_the_word_of_the_language():
    message = say("write {ways}", ways=either(["`a`", "`b`", "`c`"]))
    assert str(message) == "write `a` or `b` or `c`"
    assert voice("es").tell(message) == "escribe `a` o `b` o `c`"


def test_a_language_without_translations_is_told_in_english():
    assert voice("mt").tell(say("`{key}` is missing", key="title")) == "`title` is missing"


def test_a_value_is_never_read_as_a_template():
    message = say("`{key}` is missing", key="{key} {0} {x.__class__}")
    for language in SPOKEN:
        assert "{key} {0} {x.__class__}" in voice(language).tell(message)


def test_rules_and_reporters_belong_to_the_domain_of_findings():
    source = (
        '@rule("X1", Severity.ERROR, "A title", source="s")\n'
        'def f(context):\n    """Why it\n    matters."""\n'
    )
    assert {(one.domain, one.message) for one in in_python(source, "generator/rules/x.py")} == {
        (FINDINGS, "A title"),
        (FINDINGS, "Why it matters."),
    }
    assert [one.message for one in in_python('Rule(id="X1", title="T", why="W")', "a.py")] == ["T", "W"]
    (one,) = in_python('ui.say("Rule")', "generator/reporters/x.py")
    assert one.domain == FINDINGS


def test_the_advice_of_a_schema_is_found_as_it_is_said():
    source = "properties: { a: { patternErrorMessage: Write a colour. } }\n"
    assert [one.message for one in in_schema(source, "a.yml")] == ["write a colour"]
