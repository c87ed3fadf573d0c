"""House rules: a catalogue sets severities, a file excuses findings with a reason; some things stay."""

from __future__ import annotations

import pytest

from generator.diagnostics import Severity

CATALOGUE = "title: C\nurl: https://c.example/\nlanguages: [en]\npublisher: northbridge\n"
FILE = """\
title: Data Literacy
learning_outcomes: [Clean and combine two data sets]
notional_workload: { ects: 3, hours: 75 }
assessment: [{ type: project-work }]
"""
TWIN = {"microcredentials/northbridge/twin.yml": FILE}


def severities(checked, rule: str) -> list[Severity]:
    return [finding.severity for finding in checked.findings if finding.rule.id == rule]


def with_house(house: str, **files: str) -> dict[str, str]:
    return {"catalogue.yml": f"{CATALOGUE}validation: {{ {house} }}\n", **TWIN, **files}


def test_a_catalogue_raises_and_lowers_severities(check_files):
    assert severities(check_files(TWIN), "R305") == [Severity.WARNING]
    assert severities(check_files(with_house("rules: { R305: hint }")), "R305") == [Severity.HINT]
    assert severities(check_files(with_house("rules: { R305: error }")), "R305") == [Severity.ERROR]


def test_a_rule_can_be_switched_off(check_files):
    """In YAML 1.1 `off` is False; here it is the word."""
    checked = check_files(with_house("rules: { R305: off }"))
    assert severities(checked, "R305") == []
    assert not [finding for finding in checked.findings if finding.place.path.endswith("catalogue.yml")]


def test_a_raised_warning_keeps_its_file_from_being_published(check_files):
    published = check_files(with_house("rules: { R305: error }")).published
    assert "northbridge/twin" not in published.microcredentials
    assert "northbridge/data-literacy" in published.microcredentials


def test_fail_on_decides_what_a_check_fails_for(check_files):
    assert "R305" not in {finding.rule.id for finding in check_files(TWIN).failing}
    assert "R305" in {finding.rule.id for finding in check_files(with_house("fail_on: warning")).failing}


def test_a_file_excuses_a_finding_with_a_reason(check_files):
    excused = FILE + "lint: { R305: the evening course has the same name on purpose }\n"
    checked = check_files({"microcredentials/northbridge/twin.yml": excused})
    assert severities(checked, "R305") == []
    assert severities(checked, "Z001") == []


def test_an_excuse_needs_a_reason(check_files):
    checked = check_files({"microcredentials/northbridge/twin.yml": FILE + "lint: { R305: yes }\n"})
    assert severities(checked, "S107") == [Severity.ERROR]
    assert severities(checked, "R305") == [Severity.WARNING]


def test_an_excuse_that_excuses_nothing_is_told(check_files):
    checked = check_files(
        {"microcredentials/northbridge/a.yml": FILE + "lint: { R310: it was so last year }\n"}
    )
    assert severities(checked, "Z001") == [Severity.WARNING]


@pytest.mark.parametrize("rule", ["Y001", "Y005", "S102", "S103", "S105", "V201", "D501", "R302", "R306"])
def test_what_would_vanish_quietly_can_be_neither_excused_nor_lowered(rule, check_files):
    house = check_files(with_house(f"rules: {{ {rule}: off }}"))
    assert severities(house, "Z001") == [Severity.WARNING]
    lint = check_files(
        {"microcredentials/northbridge/a.yml": FILE + f"lint: {{ {rule}: please let it pass }}\n"}
    )
    assert severities(lint, "Z001") == [Severity.WARNING]


def test_a_refused_value_is_told_whatever_the_house_says(check_files):
    wrong = {"microcredentials/northbridge/a.yml": FILE + "pace: slow\n"}
    assert severities(check_files(with_house("rules: { V201: off }", **wrong)), "V201") == [Severity.ERROR]
