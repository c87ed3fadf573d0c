"""Every rule has a folder in `tests/cases` that shows what breaks it and what satisfies it.

`bad/` and `good/` hold only the files that matter; they are laid over `_base/`. `expected.txt` is the
report of what this rule finds in `bad/`, read and judged like code. Files that git or an editor would
mangle are written with escapes (`\\xE9`, `\\r`) and end in `.escaped`. Where a rule compares with an
earlier revision, `before/` holds what that had; an empty file takes the one of the base away.
Where it looks at links, `answers.yml` says what servers answer. Where it looks at outputs, `output.jsonld`
in `bad/` is what an entry would be published as.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.cli.outputs import outputs_checked
from generator.diagnostics import Severity
from generator.online.answer import Answer, State
from generator.pipeline import Checked
from generator.reporters import summary_of
from generator.reporters.text import text
from generator.rules import RULES
from generator.rules.outputs import ONLY_WITH_OUTPUTS

CASES = Path(__file__).parent.parent / "cases"
NAMES = sorted(
    folder.name for folder in CASES.iterdir() if folder.is_dir() and not folder.name.startswith("_")
)


def files_of(folder: Path) -> Mapping[str, bytes]:
    files = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name, content = file.relative_to(folder).as_posix(), file.read_bytes()
        if file.suffix == ".escaped":
            name, content = name.removesuffix(".escaped"), unescaped(content)
        files[name] = content
    return files


def before_of(rule: str) -> Mapping[str, bytes] | None:
    folder = CASES / rule / "before"
    return files_of(folder) if folder.is_dir() else None


def answers_of(rule: str) -> Mapping[str, Answer] | None:
    file = CASES / rule / "answers.yml"
    if not file.is_file():
        return None
    told = yaml.safe_load(file.read_text("utf-8"))
    return {link: Answer(**{**values, "state": State(values["state"])}) for link, values in told.items()}


def with_outputs(checked: Checked, case: Path) -> Checked:
    """The check with its outputs: those of the case where it has one, else the real ones."""
    file = case / "output.jsonld"
    return outputs_checked(checked, (lambda _: [file.read_bytes()]) if file.is_file() else None)


def unescaped(content: bytes) -> bytes:
    return re.sub(
        rb"\\x([0-9A-F]{2})",
        lambda match: bytes.fromhex(match.group(1).decode()),
        content.replace(b"\\r", b"\r"),
    )


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_has_a_case(rule):
    assert (CASES / rule / "bad").is_dir()
    assert (CASES / rule / "good").is_dir()


@pytest.mark.parametrize("rule", NAMES)
def test_the_bad_case_breaks_the_rule_and_is_told_as_expected(rule, check_files, request):
    checked = check_files(files_of(CASES / rule / "bad"), before_of(rule), answers_of(rule))
    if rule in ONLY_WITH_OUTPUTS:
        checked = with_outputs(checked, CASES / rule / "bad")
    own = replace(checked, findings=tuple(f for f in checked.findings if f.rule.id == rule))
    report = text(own.findings, summary_of(own))
    expected = CASES / rule / "expected.txt"
    if request.config.getoption("--update-golden"):
        expected.write_text(report, encoding="utf-8")
    assert own.findings
    assert report == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", NAMES)
def test_the_good_case_satisfies_the_rule(rule, check_files):
    checked = check_files(files_of(CASES / rule / "good"), before_of(rule), answers_of(rule))
    if rule in ONLY_WITH_OUTPUTS:
        checked = with_outputs(checked, CASES / rule / "good")
    assert rule not in {finding.rule.id for finding in checked.findings}
    assert not [finding for finding in checked.findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_can_be_explained(rule):
    described = RULES[rule]
    assert described.why.endswith((".", ")"))
    assert described.source
    assert described.wrong
    assert described.right
    assert described.wrong != described.right
