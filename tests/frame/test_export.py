"""`credenza export`: one output to whoever reads it, or all of them into a folder."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.exports import EXPORTS, spreadsheet

Run = Callable[..., subprocess.CompletedProcess[str]]

ENTRY = "catalogue/microcredentials/northbridge/data-literacy.yml"


def test_an_output_goes_to_stdout_and_nothing_else_does(project: Path, credenza: Run) -> None:
    done = credenza(project, "export", "--format", "csv")
    assert done.returncode == 0
    assert done.stderr == ""
    assert len(list(csv.reader(io.StringIO(done.stdout.removeprefix("\ufeff"), newline="")))) == 3


def test_of_an_output_with_several_files_the_main_one_goes_to_stdout(project: Path, credenza: Run) -> None:
    done = credenza(project, "export", "--format", "schema-org")
    assert len(json.loads(done.stdout)["@graph"]) == 2
    assert "the output has 2 more" in done.stderr


def test_an_output_without_a_main_file_asks_for_a_folder(project: Path, credenza: Run) -> None:
    done = credenza(project, "export", "--format", "open-badges")
    assert done.returncode == 2
    assert "name a folder with --output" in done.stderr
    assert done.stdout == ""


def test_all_outputs_are_written_as_a_site_has_them(project: Path, credenza: Run, tmp_path: Path) -> None:
    assert credenza(project, "build").returncode == 0
    assert credenza(project, "export", "--output", str(tmp_path / "out")).returncode == 0
    files = [file for file in (tmp_path / "out").rglob("*") if file.is_file()]
    assert len(files) > 20
    for file in files:
        published = project / "site" / file.relative_to(tmp_path / "out")
        assert published.read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    ("output", "written"),
    [("x/table.csv", "x/table.csv"), ("x", "x/catalogue.csv"), ("x.csv/", "x.csv/catalogue.csv")],
)
def test_a_file_or_a_folder_may_be_named(
    project: Path, credenza: Run, tmp_path: Path, output: str, written: str
) -> None:
    done = credenza(project, "export", "--format", "csv", "--output", f"{tmp_path}/{output}")
    assert done.returncode == 0, done.stderr
    assert [file for file in tmp_path.rglob("*.csv") if file.is_file() and "project" not in file.parts] == [
        tmp_path / written
    ]


def test_what_is_switched_off_is_made_only_when_asked_for(
    project: Path, credenza: Run, tmp_path: Path
) -> None:
    main_file = project / "catalogue/catalogue.yml"
    main_file.write_text(main_file.read_text("utf-8") + "exports: { csv: false }\n", "utf-8")
    credenza(project, "export", "--output", str(tmp_path / "out"))
    assert not (tmp_path / "out/catalogue.csv").exists()
    assert "Data Literacy" in credenza(project, "export", "--format", "csv").stdout


def test_the_list_of_all_files_lists_all_files(project: Path, credenza: Run) -> None:
    listed = json.loads(credenza(project, "export", "--format", "index").stdout)
    assert [one["name"] for one in listed["outputs"]] == [one.name for one in EXPORTS if one.listing is None]


def test_a_reader_who_stops_early_changes_nothing(project: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "export", "--format", "json"],
        cwd=project,
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0
    assert b"Traceback" not in said
    assert b"Exception ignored" not in said


def test_an_entry_with_errors_is_left_out_with_a_word(project: Path, credenza: Run) -> None:
    (project / ENTRY).write_text("title: [", "utf-8")
    done = credenza(project, "export", "--format", "csv")
    assert done.returncode == 1
    assert "Soil Sampling" in done.stdout
    assert "Left out because of errors: 1 entry" in done.stderr


def test_a_record_that_an_output_cannot_hold_is_named_and_the_rest_is_written(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def breaks(_: object, mc: object) -> str:
        if getattr(mc, "id", "") == "data-literacy":
            raise KeyError("no-such-code")
        return "fine"

    monkeypatch.setitem(spreadsheet.COLUMNS, "title", breaks)
    monkeypatch.chdir(project)
    assert main(["export", "--format", "csv"]) == 1
    written, said = capfdbinary.readouterr()
    assert b"soil-sampling" in written
    assert b"data-literacy" not in written
    assert b"northbridge/data-literacy is left out of the output csv" in said


def test_a_build_publishes_the_rest_and_names_what_an_output_could_not_hold(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def breaks(_: object, mc: object) -> str:
        if getattr(mc, "id", "") == "data-literacy":
            raise KeyError("no-such-code")
        return "fine"

    monkeypatch.setitem(spreadsheet.COLUMNS, "title", breaks)
    monkeypatch.chdir(project)
    assert main(["build"]) == 1
    table = (project / "site/catalogue.csv").read_text("utf-8-sig")
    assert "soil-sampling" in table
    assert "data-literacy" not in table
    assert "data-literacy" in (project / "site/catalogue.jsonld").read_text("utf-8")
    assert (project / "site/microcredentials/northbridge/data-literacy/index.html").is_file()
    said = capfd.readouterr().err
    assert "northbridge/data-literacy is left out of the output csv" in said
    assert "but with 1 gap in its outputs" in said
