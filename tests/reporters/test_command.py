"""`credenza check --format … --output …`: which report goes where."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.cli import main

BASE = Path(__file__).parents[1] / "cases" / "_base"


@pytest.fixture
def project(tmp_path, monkeypatch):
    folder = tmp_path / "project"
    shutil.copytree(BASE, folder / "catalogue")
    entry = folder / "catalogue" / "microcredentials" / "northbridge" / "data-literacy.yml"
    entry.write_text(entry.read_text("utf-8") + "workload: 5\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return folder


def run(*arguments: str) -> int:
    return main(["check", "--today", "2027-01-15", *arguments])


def test_text_is_printed_when_nothing_else_is_asked_for(project, capsys):
    assert run() == 1
    assert "error[S101]" in capsys.readouterr().out


def test_an_output_belongs_to_the_format_before_it(project, capsys):
    assert run("--format", "text", "--format", "sarif", "--output", "report.sarif") == 1
    assert "error[S101]" in capsys.readouterr().out
    assert json.loads((project / "report.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_an_output_alone_gets_its_format_from_its_ending(project, capsys):
    assert (
        run(
            "--output",
            "out/report.html",
            "--output",
            "out/report.json",
            "--format",
            "gitlab",
            "--output",
            "q.json",
        )
        == 1
    )
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "out/report.html: 1 error" in printed.err
    assert (project / "out" / "report.html").read_text("utf-8").startswith("<!doctype html>")
    assert "schemaVersion" in json.loads((project / "out" / "report.json").read_text("utf-8"))
    assert isinstance(json.loads((project / "q.json").read_text("utf-8")), list)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--output", "report.foo"], "put the --format it is for before it"),
        (["--format", "json", "--format", "text"], "--format json --output FILE"),
        (["--output", "a.json", "--output", "x/../a.json"], "two reports would be written"),
        (["--format", "pdf"], "invalid choice"),
        (["--language", "tlh"], "invalid choice"),
    ],
)
def test_wishes_that_cannot_be_met_are_told(project, capsys, arguments, message):
    assert run(*arguments) == 2
    assert message in capsys.readouterr().err


def test_reports_of_lines_may_share_the_output(project, capsys):
    assert run("--format", "text", "--format", "github") == 1
    out = capsys.readouterr().out
    assert "error[S101]" in out
    assert "\n::error file=" in out


def test_the_job_summary_is_added_where_github_names_a_file_for_it(project, capsys, monkeypatch):
    summary = project / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run("--format", "github")
    assert summary.read_text("utf-8").startswith("before\n## Check of the catalogue\n")
    assert "error S101" in summary.read_text("utf-8")


def test_no_job_summary_is_written_for_other_formats(project, capsys, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project / "summary.md"))
    run("--format", "text")
    assert not (project / "summary.md").exists()


def test_services_get_paths_from_the_root_of_the_repository(project, capsys):
    """A project may lie below the root; GitHub and GitLab look for files from there."""
    (project.parent / ".git").mkdir()
    run("--format", "github", "--format", "sarif", "--output", "r.sarif", "--output", "r.json")
    path = "catalogue/microcredentials/northbridge/data-literacy.yml"
    assert f"::error file=project/{path}," in capsys.readouterr().out
    assert f'"uri": "project/{path}"' in (project / "r.sarif").read_text("utf-8")
    assert f'"path": "{path}"' in (project / "r.json").read_text("utf-8")


def test_a_check_can_be_reported_in_spanish(project, capsys):
    run("--language", "es")
    out = capsys.readouterr().out
    assert "error[S101]: `workload` no es una clave de una microcredencial" in out
    assert "= ayuda: " in out


def test_every_real_report_is_written_in_both_languages(project):
    for language in ("en", "es"):
        for name in ("json", "sarif", "html", "junit", "markdown", "gitlab"):
            assert run("--format", name, "--output", f"{name}.{language}", "--language", language) == 1
            assert (project / f"{name}.{language}").stat().st_size > 200
