"""The reference pages say what the program does, no more and no less."""

import re
from pathlib import Path

import pytest
from handbook_examples import BASE_FILES, PAGES, checked, merged
from handbook_reference import PAGES_MADE

from generator import documents, schema
from generator.diagnostics import Rule
from generator.documents import Kind
from generator.rules import RULES
from generator.schema import bundle
from generator.vocabularies import vocabulary


@pytest.mark.parametrize("name", PAGES_MADE)
def test_a_reference_page_is_up_to_date(name: str, pytestconfig: pytest.Config) -> None:
    file = PAGES / "handbook" / name
    text = PAGES_MADE[name]()
    if pytestconfig.getoption("--update-golden", default=False):
        file.write_text(text, "utf-8")
    assert file.read_text("utf-8") == text, "renew it: pytest tests/handbook --update-golden"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.UNKNOWN])
def test_every_key_has_a_row_in_the_section_of_its_kind(kind: Kind) -> None:
    page = (PAGES / "handbook" / "keys.md").read_text("utf-8")
    missing = [
        key for key in bundle(kind)["properties"] if f'<a id="{kind.value}-{key}"></a>`{key}`' not in page
    ]
    assert not missing


def test_every_value_an_author_may_write_stands_in_its_list() -> None:
    page = (PAGES / "handbook" / "values.md").read_text("utf-8")
    sections = dict(
        re.findall(r"^## [^\n]* \{ #([\w-]+) \}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    )
    assert {"assessment-type", "supervision", "isced-f"} <= set(sections)
    for name in set(sections) - {"country", "currency"}:
        for code in vocabulary(name):
            assert f"| `{code}` |" in sections[name], name


def test_every_rule_has_a_section_with_its_reason() -> None:
    page = (PAGES / "handbook" / "rules.md").read_text("utf-8")
    for rule in RULES.values():
        section = page.partition(f"{{ #{rule.id.lower()} }}")[2].partition("\n##")[0]
        assert rule.why.split()[0] in section, rule.id
        assert "Right:" in section, f"{rule.id} shows no right example"


# Their examples are told in a comment: a file name, a byte that no file of ours may hold, a thing left out.
_TOLD_IN_WORDS = {"Y003", "Y006", "S102", "Z001"}


_OF_ONE_FILE = [rule for rule in (*documents.RULES, *schema.RULES) if rule.id not in _TOLD_IN_WORDS]


@pytest.mark.parametrize("rule", _OF_ONE_FILE, ids=lambda rule: rule.id)
def test_the_wrong_example_of_a_rule_breaks_it_and_the_right_one_does_not(rule: Rule, tmp_path: Path) -> None:
    """In at least one of the four kinds of file; a rule does not say which."""
    outcomes = []
    for kind in BASE_FILES:
        wrong = _broken_by(rule.wrong, kind, tmp_path / f"{kind}-wrong")
        right = _broken_by(rule.right, kind, tmp_path / f"{kind}-right")
        outcomes.append((rule.id in wrong, rule.id not in right))
    assert (True, True) in outcomes


def _broken_by(fragment: str, kind: str, folder: Path) -> set[str]:
    path = BASE_FILES[kind]
    base = (Path(__file__).parent / "base" / path).read_text("utf-8")
    return {f.rule.id for f in checked(folder, {path: merged(base, fragment)}).findings}
