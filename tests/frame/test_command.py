"""The command line itself: what it prints where, and which status it leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

ENTRY = "catalogue/microcredentials/northbridge/data-literacy.yml"


def start(project: Path, *arguments: str, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "generator", *arguments], cwd=project, **options)  # type: ignore[call-overload] # the options differ


@pytest.mark.parametrize(("content", "status"), [("title: [", 1), (None, 0)])
def test_a_reader_who_stops_early_does_not_change_the_status(
    project: Path, content: str | None, status: int
) -> None:
    if content is not None:
        (project / ENTRY).write_text(content, "utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    process = start(project, "check", stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    _, said = process.communicate(timeout=120)
    assert process.returncode == status
    assert b"Traceback" not in said
    assert b"Exception ignored" not in said


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_output_that_lacks_a_character_spells_it_out(project: Path, encoding: str) -> None:
    (project / ENTRY).write_text("title: Łódź ✓\nlearning_outcome: Ł ✓\n", "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for verb in (["check"], ["show", "data-literacy"]):
        process = start(project, *verb, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        printed, said = process.communicate(timeout=120)
        assert process.returncode == (1 if verb == ["check"] else 0)
        assert b"Traceback" not in said
        assert b"\\u0141" in printed


def test_a_new_catalogue_is_named_by_its_folder(tmp_path: Path, credenza: Run) -> None:
    outcome = credenza(tmp_path, "new", "catalogue")
    assert f"Wrote a catalogue to {tmp_path.resolve()}. Next" in outcome.stderr
    assert "/.schema/" in (tmp_path / ".gitignore").read_text("utf-8").splitlines()
    assert (tmp_path / ".schema/microcredential.json").is_file()


def test_a_new_provider_has_the_name_it_was_given(project: Path, credenza: Run) -> None:
    assert credenza(project, "new", "provider", "my-uni").returncode == 0
    text = (project / "catalogue/providers/my-uni.yml").read_text("utf-8")
    assert "legal_name: My Uni\n" in text


def test_show_says_which_status_nobody_wrote(project: Path, credenza: Run) -> None:
    lines = credenza(project, "show", "data-literacy").stdout.splitlines()
    assert [line.split() for line in lines if line.startswith("status:")] == [
        ["status:", "published", "#", "by", "default"]
    ]
    with (project / ENTRY).open("a") as entry:
        entry.write("status: retired\n")
    lines = credenza(project, "show", "data-literacy").stdout.splitlines()
    assert [line.split()[1] for line in lines if line.startswith("status:")] == ["retired"]


def test_show_remarks_that_an_entry_has_errors(project: Path, credenza: Run) -> None:
    assert credenza(project, "show", "data-literacy").stderr == ""
    with (project / ENTRY).open("a") as entry:
        entry.write("no_such_key: 1\n")
    outcome = credenza(project, "show", "data-literacy")
    assert outcome.returncode == 0
    assert f"{ENTRY} has errors" in outcome.stderr
