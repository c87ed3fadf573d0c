"""What authors see in an editor with the real yaml-language-server, the one behind most editors."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from language_server import INSTALLED, LanguageServer

ROOT = Path(__file__).parents[2]
KIND = {"providers": "provider", "pathways": "pathway", "microcredentials": "microcredential"}
COMPLETE = """\
title: Data Literacy
learning_outcomes: [Clean and combine two data sets]
notional_workload: { ects: 3, hours: 75 }
assessment: [{ type: project-work }]
"""
FOLDER = {
    "microcredential": "catalogue/microcredentials/northbridge",
    "provider": "catalogue/providers",
    "pathway": "catalogue/pathways",
}
_numbers = itertools.count()


def modeline(path: Path | str, kind: str) -> str:
    up = "../" * (len(Path(path).parts) - 1)
    return f"# yaml-language-server: $schema={up}.schema/{kind}.json\n"


def opened(editor: LanguageServer, text: str, kind: str = "microcredential") -> str:
    """The path of a new open file with this text below the line that names its schema."""
    path = f"{FOLDER[kind]}/file-{next(_numbers)}.yml"
    editor.open(path, modeline(path, kind) + text)
    return path


def marked(editor: LanguageServer, path: str) -> dict[int, list[str]]:
    """The messages by the number of their line, counted from 1 below the line that names the schema."""
    found: dict[int, list[str]] = {}
    for diagnostic in editor.diagnostics(path):
        found.setdefault(diagnostic["range"]["start"]["line"], []).append(diagnostic["message"])
    return found


def end_of(text: str) -> tuple[int, int]:
    lines = text.split("\n")
    return len(lines), len(lines[-1])


def offered(editor: LanguageServer, text: str, kind: str = "microcredential") -> dict[str, dict[str, Any]]:
    """What is offered at the end of a text."""
    return editor.complete(opened(editor, text, kind), *end_of(text))


def documented(item: dict[str, Any]) -> str:
    documentation = item.get("documentation", "")
    return documentation["value"] if isinstance(documentation, dict) else documentation


def test_the_server_is_the_version_that_is_pinned(editor: LanguageServer) -> None:
    wanted = json.loads((Path(__file__).parent / "package.json").read_text("utf-8"))["dependencies"]
    have = json.loads((INSTALLED / "package.json").read_text("utf-8"))
    assert wanted == {have["name"]: have["version"]}


def test_nothing_is_marked_in_good_files(editor: LanguageServer) -> None:
    """Files of `credenza new` name their schema themselves; those of the samples get the line here."""
    paths = []
    for file in sorted((editor.root / "catalogue").rglob("*.yml")):
        paths.append(file.relative_to(editor.root).as_posix())
        text = file.read_text("utf-8")
        assert text.startswith("# yaml-language-server: $schema=")
        editor.open(paths[-1], text)
    assert len(paths) == 3
    samples = sorted((ROOT / "catalogue").rglob("*.yml"))
    assert len(samples) > 50
    for file in samples:
        below = file.relative_to(ROOT)
        path = str(below.with_name(f"sample-{below.name}"))
        kind = KIND.get(below.parts[1], "catalogue")
        editor.open(path, modeline(path, kind) + file.read_text("utf-8"))
        paths.append(path)
    assert {path: editor.diagnostics(path) for path in paths} == {path: [] for path in paths}


@pytest.mark.parametrize(
    "line",
    [
        "price: ~",
        "pace: null",
        "x-own: [1, { any: thing }]",
        "lint: { W401: the provider counts 20 hours a credit }",
        "offerings: [{ start: 2027-02-08 }]",
        "title: { en: Data, ca: Dades, pt-PT: Dados }",
        'isced_f: ["0611"]',
    ],
)
def test_what_the_check_accepts_is_not_marked(editor: LanguageServer, line: str) -> None:
    text = COMPLETE.partition("\n")[2] + line if line.startswith("title") else COMPLETE + line
    assert marked(editor, opened(editor, text + "\n")) == {}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("workload: 3", "Property workload is not allowed."),
        ("form_of_participation: in-person", 'Valid values: "online", "onsite"'),
        ("code: 7", 'Incorrect type. Expected "string".'),
        ("price: 250", "Incorrect type."),
        ("level: { eqf: 9 }", "Value is above the maximum of 8."),
        ("keywords: data, charts", 'Incorrect type. Expected "array".'),
        ("homepage: www.northbridge.example", "Write a full web address that begins with https://"),
        ("first_published: 8 February 2027", "Write the date as year-month-day, for example 2027-02-08."),
        ("default_language: english", "Write a language tag such as en, ca or pt-PT."),
        ("isced_f: [Business]", "This value is not in the list. Press Ctrl+Space to choose one"),
        ("price: { amount: 5, currency: Euro }", "Press Ctrl+Space to choose one, for example EUR."),
        ("form_of_participation: ~", "Incorrect type."),
        ("summary: one\nsummary: two", "Map keys must be unique"),
    ],
)
def test_a_mistake_is_marked_on_its_line(editor: LanguageServer, line: str, message: str) -> None:
    found = marked(editor, opened(editor, COMPLETE + line + "\n"))
    place = COMPLETE.count("\n") + 1 + line.count("\n")
    assert set(found) == {place}
    assert any(message in said for said in found[place])
    assert all(len(said) < 300 for said in found[place])


def test_a_mandatory_key_that_is_missing_is_named(editor: LanguageServer) -> None:
    found = marked(editor, opened(editor, "title: Data Literacy\n"))
    assert found == {
        1: [f'Missing property "{key}".' for key in ("learning_outcomes", "notional_workload", "assessment")]
    }


def test_keys_are_offered_with_what_they_mean(editor: LanguageServer) -> None:
    keys = offered(editor, COMPLETE)
    assert {"summary", "level", "offerings", "quality_assurance"} <= set(keys)
    assert "title" not in keys  # it is there already
    assert all(documented(keys[key]) for key in keys if key[0].islower())
    assert documented(keys["summary"]).startswith("One or two sentences")


def test_keys_inside_a_group_are_offered(editor: LanguageServer) -> None:
    assert {"amount", "currency", "reductions"} <= set(offered(editor, COMPLETE + "price:\n  "))
    assert {"weight", "supervision"} <= set(
        offered(editor, "title: Data Literacy\nassessment:\n  - type: quiz\n    ")
    )


def test_values_are_offered_with_what_they_mean(editor: LanguageServer) -> None:
    forms = offered(editor, COMPLETE + "form_of_participation: ")
    assert list(forms)[:3] == ["online", "onsite", "blended"]
    assert documented(forms["onsite"]) == "**Onsite**. You take part in person at the place named."
    types = offered(editor, "title: Data Literacy\nassessment:\n  - type: ")
    assert "oral-examination" in types
    fields = offered(editor, COMPLETE + "isced_f:\n  - ")
    assert documented(fields['"0612"']) == "**Database and network design and administration**"


def test_languages_are_offered_by_name(editor: LanguageServer) -> None:
    languages = offered(editor, COMPLETE + "default_language: ")
    assert documented(languages["eu"]) == "Basque"


def test_a_whole_file_can_be_offered(editor: LanguageServer) -> None:
    skeleton = offered(editor, "", "pathway")["Pathway"]
    assert all(f"{key}:" in skeleton["insertText"] for key in ("title", "components"))


@pytest.mark.parametrize(
    ("text", "line", "character", "expected"),
    [
        (COMPLETE, 1, 2, "What learners will see first."),
        (COMPLETE, 3, 4, "All the time an average learner needs, self-study and assessment included."),
        (COMPLETE, 3, 22, "Credits of the European Credit Transfer System"),
        (COMPLETE + "pace: self-paced\n", 5, 8, "**Self-paced**. You start when you like"),
        (COMPLETE + "price: { amount: 0 }\n", 5, 2, "May be inherited from the provider or the catalogue."),
    ],
)
def test_resting_on_a_key_or_value_explains_it(
    editor: LanguageServer, text: str, line: int, character: int, expected: str
) -> None:
    assert expected in editor.hover(opened(editor, text), line, character)


def test_defaults_of_a_provider_are_helped_with_too(editor: LanguageServer) -> None:
    text = "legal_name: Northbridge\ntype: higher-education\ncountry: IE\ndefaults:\n  level: { eqf: 6 }\n  "
    keys = offered(editor, text, "provider")
    assert {"price", "contact", "form_of_participation"} <= set(keys)
    assert "learning_outcomes" not in keys
    path = opened(editor, text.rstrip() + "\n  price: ~\n  titel: x\n", "provider")
    assert marked(editor, path) == {7: ["Property titel is not allowed."]}
