"""What a build says to whoever started it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.pipeline import Checked, check
from generator.project import find_project
from generator.site.console import report
from generator.terminal import counting

ENTRY = "catalogue/microcredentials/northbridge/data-literacy.yml"


def checked(root: Path) -> Checked:
    project = find_project(root)
    assert project is not None
    return check(project, date(2027, 1, 15))


def test_a_first_report_shows_errors_and_counts_the_rest(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = project / ENTRY
    entry.write_text(entry.read_text("utf-8") + "titel: x\n", "utf-8")
    outcome = checked(project)
    assert len(outcome.findings) > len(outcome.errors) > 0
    report(outcome, None)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count(" --> ") == len(outcome.errors)
    assert "`titel`" in told.err
    assert told.err.endswith("All of them, with what to write: credenza check\n")


def test_nothing_new_is_nothing_to_say(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report(checked(project), checked(project))
    assert capsys.readouterr().err == ""


def test_while_watching_an_error_is_told_until_it_is_mended(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = checked(project)
    entry = project / ENTRY
    text = entry.read_text("utf-8")
    entry.write_text(text + "titel: x\n", "utf-8")
    broken = checked(project)
    report(broken, good)
    assert "`titel`" in capsys.readouterr().err
    report(good, broken)
    assert "`titel`" not in capsys.readouterr().err


def test_progress_is_shown_to_people_only(capsys: pytest.CaptureFixture[str]) -> None:
    counting(2, "files")(2)
    assert capsys.readouterr().err == ""


def test_progress_counts_on_one_line_of_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    tell = counting(600, "files", every=250)
    for done in range(1, 601):
        tell(done)
    assert capsys.readouterr().err == "\r250 of 600 files\r500 of 600 files\r600 of 600 files\n"
