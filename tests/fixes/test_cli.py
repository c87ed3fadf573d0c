"""`credenza check --fix` and `--diff`, run the way an administrator runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main

BASE = Path(__file__).parent.parent / "cases" / "_base"
FILE = "catalogue/microcredentials/northbridge/spreadsheets.yml"
INJURED = """\
title: Spreadsheets for Councils   # keep me
summary: Learn to find, clean and present public data, and to ask the right questions of charts of others.
target_group: Council staff
learning_outcomes:
  - Clean and combine two tabular data sets with a spreadsheet
  - Present a finding in a chart that meets accessibility guidelines
workload: { ects: 3, hours: 75 }
level: { eqf: 6 }
form_of_participation: in-person
assessment:
  - { type: project-work }
language_of_instruction: en
isced_f: ["0612"]
supervision: supervised-onsite-id
prerequisites: none
offerings:
  - { start: 2027-03-01, end: 2027-04-30, application_deadline: 14/02/2027 }
"""
MENDED = (
    INJURED.replace("workload", "notional_workload")
    .replace("in-person", "onsite")
    .replace(": en\n", ": [en]\n")
    .replace("14/02/2027", "2027-02-14")
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "catalogue")
    (tmp_path / FILE).write_text(INJURED, encoding="utf-8")
    return tmp_path


def snapshot(project: Path) -> dict[str, bytes]:
    return {
        file.relative_to(project).as_posix(): file.read_bytes()
        for file in project.rglob("*")
        if file.is_file()
    }


def run(project: Path, *options: str) -> int:
    return main(["check", "--project", str(project), "--today", "2027-01-15", *options])


def test_fix_writes_the_repairs_and_reports_what_is_left(project, capsys):
    before = snapshot(project)
    assert run(project, "--format", "concise") == 1
    capsys.readouterr()
    assert run(project, "--fix", "--format", "concise") == 0
    out, err = capsys.readouterr()
    assert snapshot(project) == {**before, FILE: MENDED.encode()}
    assert err.splitlines() == [
        FILE,
        "  line 7: `workload` → `notional_workload` (S101)",
        "  line 9: `in-person` → `onsite` (V201)",
        "  line 12: `en` → `[en]` (S103)",
        "  line 17: `14/02/2027` → `2027-02-14` (S106)",
        "4 repairs in 1 file.",
    ]
    assert "S101" not in out


def test_fixing_twice_changes_nothing_more(project, capsys):
    run(project, "--fix")
    after = snapshot(project)
    capsys.readouterr()
    run(project, "--fix")
    assert snapshot(project) == after
    assert "Nothing to repair." in capsys.readouterr().err


def test_what_fix_leaves_decides_the_exit_status(project):
    (project / FILE).write_text(INJURED + "colour: blue\n", encoding="utf-8")
    assert run(project, "--fix") == 1


def test_diff_shows_the_repairs_writes_nothing_and_exits_with_1(project, capsys):
    before = snapshot(project)
    assert run(project, "--diff") == 1
    out, err = capsys.readouterr()
    assert snapshot(project) == before
    assert out.startswith(f"--- a/{FILE}\n+++ b/{FILE}\n@@ ")
    assert "-workload: { ects: 3, hours: 75 }\n+notional_workload: { ects: 3, hours: 75 }\n" in out
    assert "4 repairs in 1 file; nothing was written." in err


def test_diff_wins_over_fix(project):
    before = snapshot(project)
    assert run(project, "--fix", "--diff") == 1
    assert snapshot(project) == before


def test_diff_exits_with_0_where_there_is_nothing_to_repair(project, capsys):
    run(project, "--fix")
    capsys.readouterr()
    assert run(project, "--diff") == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("ending", ["", "\r\nretake: none", "  # end \n\n"])
def test_git_applies_the_diff_to_what_fix_would_write(project, capsys, ending):
    file = project / FILE
    file.write_bytes((INJURED.rstrip("\n") + ending).encode())
    run(project, "--diff")
    patch = capsys.readouterr().out
    # A repository of its own, so that the paths are not looked for in one around it.
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    subprocess.run(["git", "apply", "-"], cwd=project, input=patch.encode(), check=True)
    patched = file.read_bytes()
    file.write_bytes((INJURED.rstrip("\n") + ending).encode())
    run(project, "--fix")
    assert file.read_bytes() == patched


def test_permissions_stay_and_no_other_file_is_left_behind(project):
    names = set(snapshot(project))
    (project / FILE).chmod(0o640)
    run(project, "--fix")
    assert (project / FILE).stat().st_mode & 0o777 == 0o640
    assert set(snapshot(project)) == names


def test_a_link_is_never_written_through(project, tmp_path_factory, capsys):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "real.yml").write_text(INJURED, encoding="utf-8")
    folder = project / "catalogue" / "microcredentials" / "northbridge"
    (folder / "out.yml").symlink_to(outside / "real.yml")
    (folder / "within.yml").symlink_to(project / FILE)
    (project / "catalogue" / "microcredentials" / "elsewhere").symlink_to(outside)
    before = (project / FILE).read_text(encoding="utf-8")
    run(project, "--fix")
    assert (outside / "real.yml").read_text(encoding="utf-8") == INJURED
    assert (folder / "out.yml").is_symlink()
    assert (folder / "within.yml").is_symlink()
    assert (project / FILE).read_text(encoding="utf-8") == MENDED != before
    err = capsys.readouterr().err
    assert "out.yml" not in err


def test_a_link_inside_the_catalogue_is_left_with_a_reason(project, capsys):
    store = project / "catalogue" / "pages"
    store.mkdir()
    (store / "kept.yml").write_text(INJURED, encoding="utf-8")
    link = project / "catalogue" / "microcredentials" / "northbridge" / "linked.yml"
    link.symlink_to(store / "kept.yml")
    run(project, "--fix")
    assert (store / "kept.yml").read_text(encoding="utf-8") == INJURED
    assert (
        f"{link.relative_to(project)}: left as it is, because it is reached through a link"
        in capsys.readouterr().err
    )


def test_another_name_of_the_same_file_keeps_its_content(project, tmp_path):
    other = tmp_path / "copy-outside.yml"
    os.link(project / FILE, other)
    run(project, "--fix")
    assert other.read_text(encoding="utf-8") == INJURED
    assert (project / FILE).read_text(encoding="utf-8") == MENDED


def test_files_beside_the_catalogue_are_not_touched(project):
    for name in ("mkdocs.yml", "catalogue/pages/notes.yml", "catalogue/media/a.yml", "catalogue/stray.yml"):
        file = project / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("workload: { ects: 3 }   \n", encoding="utf-8")
    before = snapshot(project)
    run(project, "--fix")
    assert {path for path, content in snapshot(project).items() if before[path] != content} == {FILE}


def test_a_file_that_changes_while_it_is_repaired_is_left_alone(project, monkeypatch, capsys):
    from generator.cli import repairs

    real = repairs.mend

    def slow(raw, reader, house):
        if b"Spreadsheets for Councils" in raw:
            (project / FILE).write_text("title: written meanwhile\n", encoding="utf-8")
        return real(raw, reader, house)

    monkeypatch.setattr(repairs, "mend", slow)
    run(project, "--fix")
    assert (project / FILE).read_text(encoding="utf-8") == "title: written meanwhile\n"
    assert "changed by another program" in capsys.readouterr().err


def test_a_failed_write_leaves_the_old_file(project, monkeypatch):
    names = set(snapshot(project))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run(project, "--fix") == 2
    assert (project / FILE).read_text(encoding="utf-8") == INJURED
    assert set(snapshot(project)) == names


def test_house_rules_of_the_catalogue_hold_for_all_its_files(project):
    catalogue = project / "catalogue" / "catalogue.yml"
    catalogue.write_text(
        catalogue.read_text(encoding="utf-8") + "validation: { rules: { s101: off } }\n", encoding="utf-8"
    )
    run(project, "--fix")
    after = (project / FILE).read_text(encoding="utf-8")
    assert "\nworkload:" in after
    assert "onsite\n" in after


def test_the_report_stays_readable_by_programs(project):
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--fix", "--format", "json", "--project", str(project)],
        capture_output=True,
        check=False,
    )
    import json

    json.loads(done.stdout)
    assert b"4 repairs in 1 file." in done.stderr


def test_on_a_terminal_nothing_in_a_file_can_give_orders(monkeypatch):
    from generator.cli import repairs

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert list(repairs._painted(["+title: a\x9b31m\u200b\tb  \n"])) == [
        "+title: a<U+009B>31m<U+200B>    b  \n"
    ]
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "xterm")
    assert list(repairs._painted(["+a\n", " b\n"])) == ["\x1b[32m+a\x1b[0m\n", " b\n"]
