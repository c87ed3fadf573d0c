"""Each way of reporting one broken catalogue, as its readers get it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import __version__
from generator.reporters import REPORTERS

ENDINGS = {"github": ".txt", "gitlab": ".json", "concise": ".txt"}


def test_no_reporter_of_the_folder_was_forgotten():
    folder = Path(__file__).parents[2] / "generator" / "reporters"
    helpers = {"__init__", "jsontext", "report", "summary", "terminal", "told"}
    modules = {file.stem.removesuffix("_report") for file in folder.glob("*.py")} - helpers
    assert modules == set(REPORTERS)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_a_report_is_as_it_was_read_and_judged(name, language, broken, golden):
    report = REPORTERS[name](broken.findings, broken.summary, language=language)
    suffix = (*REPORTERS[name].suffixes, ENDINGS.get(name, ""))[0]
    golden(f"{name}.{language}{suffix}", report.replace(__version__, "VERSION").encode())


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_a_report_ends_with_one_line_end_and_has_no_carriage_returns(name, broken, nothing):
    for found in (broken, nothing):
        report = REPORTERS[name](found.findings, found.summary)
        assert report.endswith("\n")
        assert not report.endswith("\n\n")
        assert "\r" not in report


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_the_same_findings_give_the_same_bytes(name, broken):
    first, second = (REPORTERS[name](broken.findings, broken.summary) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", sorted(set(REPORTERS) - {"text"}))
def test_only_the_report_for_reading_may_be_coloured(name, broken):
    assert "\x1b" not in REPORTERS[name](broken.findings, broken.summary, color=True)
