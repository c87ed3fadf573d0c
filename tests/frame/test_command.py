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


@pytest.mark.parametrize(
    "arguments", [["explain"], ["show", "data-literacy"], ["export", "--format", "sitemap"]]
)
def test_a_reader_who_stops_early_finds_no_failure(project: Path, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start(project, *arguments, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    _, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (0, b"")


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "html", "junit", "markdown"])
def test_what_programs_read_is_utf_8_whatever_the_terminal_is(project: Path, name: str) -> None:
    (project / ENTRY).write_text("title: Łódź ✓\nlearning_outcome: Ł ✓\n", "utf-8")
    printed = []
    for encoding in ("utf-8", "ascii"):
        environment = {**os.environ, "PYTHONIOENCODING": encoding}
        process = start(project, "check", "--format", name, stdout=subprocess.PIPE, env=environment)
        printed.append(process.communicate(timeout=120)[0])
    assert printed[0] == printed[1]
    assert b"\\x" not in printed[1]


@pytest.mark.parametrize(
    "address", ["8000", "127.0.0.1", "127.0.0.1:99999", "127.0.0.1:0", "127.0.0.1:x", ":80"]
)
def test_an_address_to_listen_on_that_cannot_be_one_is_wrong_usage(
    project: Path, credenza: Run, address: str
) -> None:
    outcome = credenza(project, "serve", "--address", address)
    assert outcome.returncode == 2
    assert f"'{address}' is no address with a port, such as 127.0.0.1:8001" in outcome.stderr


def test_without_a_verb_all_verbs_are_listed(project: Path, credenza: Run) -> None:
    outcome = credenza(project)
    assert (outcome.returncode, outcome.stdout) == (2, "")
    said = " ".join(outcome.stderr.split())
    assert "print a microcredential after defaults" in said
    assert "Exit status: 0 clean, 1 findings" in said


def test_a_verb_that_does_not_exist_is_told_with_the_one_that_was_meant(project: Path, credenza: Run) -> None:
    outcome = credenza(project, "chek")
    assert outcome.returncode == 2
    assert (
        outcome.stderr == "credenza: there is no verb chek. Did you mean check? All verbs: credenza --help\n"
    )


def test_an_export_of_many_files_asks_for_a_folder(project: Path, credenza: Run) -> None:
    outcome = credenza(project, "export")
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert "name a folder with --output, or one of the outputs with --format" in outcome.stderr


def test_an_export_says_what_it_left_out(project: Path, credenza: Run) -> None:
    (project / ENTRY).write_text("title: [", "utf-8")
    outcome = credenza(project, "export", "--format", "sitemap")
    assert outcome.returncode == 1
    assert outcome.stderr == "Left out because of errors: 1 entry; see: credenza check\n"


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
