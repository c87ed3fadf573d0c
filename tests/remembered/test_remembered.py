"""A check of what has not changed says the same from memory, and of what has, it never does."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import check as verb
from generator.cli import main
from generator.cli.anew import anew
from generator.pipeline import check
from generator.project import Project, find_project
from generator.remembered import inputs, remembered, store
from generator.remembered.outcome import Outcome, outcome_of
from generator.remembered.written import read_back, written
from generator.reporters import REPORTERS

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
TODAY = date(2027, 1, 15)

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small catalogue with findings of several rules, a draft, and a picture."""
    folder = tmp_path / "project" / "catalogue"
    shutil.copytree(CASES / "_base", folder)
    shutil.copytree(CASES / "W403" / "bad", folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "catalogue" / "media", folder / "media", dirs_exist_ok=True)
    return found(folder.parent)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls `credenza check` in a folder and gives its exit status and what it prints."""

    def call(project: Project, *options: str, today: str = TODAY.isoformat()) -> tuple[int, str]:
        status = main(["check", "--project", str(project.root), "--today", today, *options])
        return status, capsys.readouterr().out

    return call


@pytest.fixture
def without_checking(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on, whoever looks at the files themselves fails."""

    def refuse(*_: object) -> Outcome:
        raise AssertionError("this was to come from memory")

    return lambda: monkeypatch.setattr(verb, "_anew", refuse)


def found(root: Path) -> Project:
    project = find_project(root)
    assert project is not None
    return project


def fresh(project: Project, today: date = TODAY) -> Outcome:
    """What a check without any memory finds."""
    options = argparse.Namespace(against=None, fix=False, online=False, outputs=False, today=today)
    return anew(project, options)


def report(outcome: Outcome, name: str = "json", language: str = "en") -> str:
    return REPORTERS[name](outcome.tell(), outcome.summary, language=language)


def entry_of(project: Project) -> Path:
    return min((project.folder / "microcredentials").rglob("*.yml"))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", REPORTERS)
def test_every_report_is_the_same_from_memory(name, language, project, run, without_checking):
    options = ("--format", name, "--language", language)
    first = run(project, *options)
    without_checking()
    assert run(project, *options) == first
    assert first[1] == report(fresh(project), name, language)


def test_a_report_asked_for_later_is_made_of_the_findings_in_memory(project, run, without_checking):
    run(project, "--format", "text")
    without_checking()
    for name in REPORTERS:
        assert run(project, "--format", name)[1] == report(fresh(project), name)


def test_the_exit_status_is_the_same_from_memory(project, run, without_checking):
    clean = run(project)[0]
    entry_of(project).write_text("title: [", "utf-8")
    broken = run(project)[0]
    assert (clean, broken) == (0, 1)
    without_checking()
    assert run(project)[0] == broken


def test_a_report_in_a_file_and_the_remark_about_it_come_from_memory(
    project, run, without_checking, tmp_path, capsys
):
    file = tmp_path / "report.html"
    main(["check", "--project", str(project.root), "--today", "2027-01-15", "--output", str(file)])
    first = (file.read_bytes(), capsys.readouterr().err)
    without_checking()
    file.unlink()
    main(["check", "--project", str(project.root), "--today", "2027-01-15", "--output", str(file)])
    assert (file.read_bytes(), capsys.readouterr().err) == first


def test_paths_in_a_report_are_those_of_the_repository_it_now_lies_in(project, run):
    assert "file=catalogue/" in run(project, "--format", "github")[1]
    (project.root.parent / ".git").mkdir()
    assert "file=project/catalogue/" in run(project, "--format", "github")[1]


@pytest.mark.parametrize("rule", sorted(path.name for path in CASES.iterdir() if path.name[0] != "_"))
def test_the_findings_of_every_rule_are_read_back_as_they_were_written(rule, tmp_path):
    shutil.copytree(CASES / "_base", tmp_path / "catalogue")
    shutil.copytree(CASES / rule / "bad", tmp_path / "catalogue", dirs_exist_ok=True)
    outcome = fresh(found(tmp_path))
    raw = written(outcome)
    assert raw is not None
    again = read_back(raw)
    assert again.tell() == outcome.tell()
    assert again.summary == outcome.summary
    assert (again.shallow, again.consulted) == (outcome.shallow, outcome.consulted)
    for name in ("text", "sarif"):
        assert report(again, name, "es") == report(outcome, name, "es")


# Each of them changes something that a check looks at.


def change_a_value(project: Project) -> None:
    file = entry_of(project)
    file.write_text(file.read_text("utf-8") + "x-note: another\n", "utf-8")


def change_a_file_without_changing_its_size_or_time(project: Project) -> None:
    file = entry_of(project)
    before, raw = file.stat(), file.read_bytes()
    file.write_bytes(raw.replace(b"a", b"b", 1))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def remove_a_file(project: Project) -> None:
    entry_of(project).unlink()


def rename_a_file(project: Project) -> None:
    entry_of(project).rename(entry_of(project).with_name("another-name.yml"))


def add_a_file_where_nothing_is_read(project: Project) -> None:
    (project.folder / "stray.yml").write_text("title: Stray\n", "utf-8")


def link_out_of_the_catalogue(project: Project) -> None:
    file = entry_of(project)
    outside = project.root / file.name
    file.rename(outside)
    file.symlink_to(outside)


def change_the_house_rules(project: Project) -> None:
    file = project.folder / "catalogue.yml"
    file.write_text(file.read_text("utf-8") + "validation: { fail_on: hint }\n", "utf-8")


def add_a_picture(project: Project) -> None:
    (project.folder / "media" / "new.svg").write_text("<svg><script/></svg>", "utf-8")


def change_a_picture(project: Project) -> None:
    picture = next(path for path in sorted((project.folder / "media").rglob("*")) if path.is_file())
    picture.write_bytes(picture.read_bytes() + b" ")


CHANGES = (
    change_a_value,
    change_a_file_without_changing_its_size_or_time,
    remove_a_file,
    rename_a_file,
    add_a_file_where_nothing_is_read,
    link_out_of_the_catalogue,
    change_the_house_rules,
    add_a_picture,
    change_a_picture,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_nothing_comes_from_memory_after_a_change(change, project, run):
    before = inputs.inputs_of(project, TODAY)
    run(project, "--format", "json")
    change(project)
    assert inputs.inputs_of(project, TODAY) != before
    assert run(project, "--format", "json")[1] == report(fresh(project))


def test_another_day_is_checked_anew(project, run):
    with entry_of(project).open("a", encoding="utf-8") as file:
        file.write("information_confirmed: 2026-12-01\n")
    run(project, "--format", "json")
    later = run(project, "--format", "json", today="2032-01-15")[1]
    assert later == report(fresh(project, date(2032, 1, 15)))
    assert later != report(fresh(project))


@given(
    edits=st.lists(
        st.tuples(
            st.integers(0, 99),
            st.integers(0, 3_000),
            st.sampled_from([b"", b"x", b"\n", b": ", b'"', b"\xff"]),
        ),
        max_size=4,
    )
)
def test_any_edits_of_any_files_are_told_as_without_a_memory(edits, tmp_path_factory):
    root = tmp_path_factory.mktemp("edited")
    shutil.copytree(CASES / "_base", root / "catalogue")
    project = found(root)
    for which, where, new in ((0, 0, None), *edits):
        files = sorted(path for path in project.folder.rglob("*") if path.is_file())
        if new is not None:
            file = files[which % len(files)]
            raw = file.read_bytes()
            at = where % (len(raw) + 1)
            file.write_bytes(raw[:at] + new + raw[at + (0 if new else 1) :])
        for _ in range(2):
            told = remembered.remembered(project, TODAY, lambda: fresh(project))
            assert told.tell() == fresh(project).tell()
            assert told.summary == fresh(project).summary


def test_a_commit_changes_days_that_findings_depend_on(project, run):
    entry = entry_of(project)
    lines = entry.read_text("utf-8").splitlines(keepends=True)
    entry.write_text("".join(line for line in lines if "information_confirmed" not in line), "utf-8")

    def git(*words: str, day: str = "2020-01-01") -> None:
        env = {
            "GIT_COMMITTER_DATE": f"{day}T12:00:00Z",
            "GIT_AUTHOR_DATE": f"{day}T12:00:00Z",
            "HOME": str(project.root),
            "PATH": "/usr/bin:/bin:/usr/local/bin",
        }
        identity = ("-c", "user.name=Test", "-c", "user.email=test@credenza.example")
        subprocess.run(["git", *identity, *words], cwd=project.root, env=env, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "All")
    old = run(project, "--format", "concise")[1]
    git("commit", "--amend", "-m", "All", day="2026-12-01")
    new = run(project, "--format", "concise")[1]
    assert "[D509]" in old
    assert "[D509]" not in new


def test_a_file_outside_the_catalogue_that_counts_is_looked_at(project, run):
    shutil.copytree(CASES / "V207" / "bad", project.folder, dirs_exist_ok=True)
    skills = next(project.folder.rglob("skills_en.csv"))
    outside = project.root / "esco.csv"
    skills.rename(outside)
    main_file = project.folder / "catalogue.yml"
    text = main_file.read_text("utf-8").replace(skills.relative_to(project.folder).as_posix(), "../esco.csv")
    main_file.write_text(text, "utf-8")
    with_skills = run(project, "--format", "concise")[1]
    assert run(project, "--format", "concise")[1] == with_skills
    outside.write_text("nothing\n", "utf-8")
    without_skills = run(project, "--format", "concise")[1]
    assert "[V207]" in with_skills
    assert "[V207]" not in without_skills


def test_another_version_of_the_program_checks_anew(project, run, monkeypatch):
    run(project)
    program = project.root / "program"
    shutil.copytree(ROOT / "generator" / "rules", program)
    monkeypatch.setattr(inputs.generator, "__file__", str(program / "__init__.py"))
    before = inputs.inputs_of(project, TODAY)
    (program / "workload.py").write_text("# changed\n", "utf-8")
    assert inputs.inputs_of(project, TODAY) != before


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda raw: raw[:20],
        lambda raw: raw[:-1],
        lambda raw: raw[: len(raw) // 2] + b"!" + raw[len(raw) // 2 + 1 :],
        lambda raw: b"\0" * len(raw),
        lambda raw: raw + b"more",
    ],
    ids=["emptied", "cut to its head", "cut", "one byte changed", "zeros", "grown"],
)
def test_a_damaged_memory_is_not_believed(damage, project, run):
    first = run(project, "--format", "json")
    kept = sorted(kept_files())
    assert len(kept) == 2
    for file in kept:
        file.write_bytes(damage(file.read_bytes()))
    assert run(project, "--format", "json") == first
    assert run(project, "--format", "json") == first


def kept_files() -> list[Path]:
    folder = store._folder()
    assert folder is not None
    return [path for path in folder.iterdir() if path.is_file()]


def test_a_check_does_without_a_folder_to_remember_in(project, run, tmp_path, monkeypatch):
    first = run(project)
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert run(project) == first
    assert run(project) == first


def test_a_check_does_without_a_home(project, run, monkeypatch):
    def homeless() -> Path:
        raise RuntimeError("no home")

    first = run(project)
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    assert run(project) == first


def test_the_memory_is_the_users_and_nothing_of_it_lies_in_the_project(project, run):
    before = sorted(project.root.rglob("*"))
    run(project)
    assert sorted(project.root.rglob("*")) == before
    assert all(file.parent.stat().st_mode & 0o077 == 0 for file in kept_files())


def test_what_changes_while_it_is_checked_is_not_kept(project):
    def meanwhile() -> Outcome:
        outcome = fresh(project)
        change_a_value(project)
        return outcome

    assert remembered.remembered(project, TODAY, meanwhile).name is None
    entry_of(project).write_bytes(entry_of(project).read_bytes().replace(b"x-note: another\n", b""))
    asked: list[bool] = []
    remembered.remembered(project, TODAY, lambda: (asked.append(True), fresh(project))[1])
    assert asked


def test_repairs_are_made_in_the_files_as_they_are(project, run):
    file = entry_of(project)
    good = file.read_text("utf-8")
    file.write_text(good.replace("title:", "titel:"), "utf-8")
    run(project)
    assert run(project, "--fix")[0] == 0
    assert file.read_text("utf-8") == good


@pytest.mark.parametrize("option", ["--fix", "--online", "--outputs", "--against=HEAD"])
def test_what_depends_on_more_than_the_files_is_never_remembered(option, project, run, monkeypatch):
    asked: list[str] = []
    outcome = fresh(project)
    run(project)
    monkeypatch.setattr(verb, "_anew", lambda *_: (asked.append(option), outcome)[1])
    run(project, option)
    assert asked == [option]
    assert outcome.name is None


def test_the_memory_has_bounds(monkeypatch):
    monkeypatch.setattr(store, "_MOST_FILES", 5)
    for number in range(8):
        store.keep(str(number), b"x" * 100)
        for age, file in enumerate(sorted(kept_files(), key=lambda file: -int(file.name))):
            os.utime(file, (1_000_000 - age, 1_000_000 - age))
    assert sorted(file.name for file in kept_files()) == ["3", "4", "5", "6", "7"]
    monkeypatch.setattr(store, "_MOST_BYTES", 300)
    store.keep("8", b"y" * 100)
    assert sum(file.stat().st_size for file in kept_files()) <= 300
    assert store.recall("8") == b"y" * 100
    store.keep("9", b"z" * 301)
    assert store.recall("9") is None


def test_several_checks_at_once_do_not_read_half_of_what_another_writes(monkeypatch):
    contents = [bytes([65 + n]) * 200_000 for n in range(4)]
    read: list[bytes | None] = []

    def work(content: bytes) -> None:
        for _ in range(20):
            store.keep("same", content)
            read.append(store.recall("same"))

    threads = [threading.Thread(target=work, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(read) <= set(contents)


def test_a_file_name_that_is_no_text_is_checked_without_memory(project):
    with_bytes = fresh(project)
    (place,) = {finding.place for finding in with_bytes.tell()[:1]}
    odd = replace(with_bytes.tell()[0], place=replace(place, path="caf\udce9.yml"))
    assert written(replace(with_bytes, tell=lambda: (odd,))) is None


def test_an_unchanged_catalogue_loads_neither_rules_nor_schemas_nor_templates(project, run):
    run(project)
    program = f"""
import sys
from generator.cli import main
main(["check", "--project", {str(project.root)!r}, "--today", "2027-01-15"])
slow = ("generator.rules", "generator.schema", "generator.model", "generator.views", "jsonschema", "jinja2")
assert not [name for name in slow if name in sys.modules]
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == report(fresh(project), "text")


def test_an_outcome_says_what_its_check_said(project):
    checked = check(project, TODAY)
    outcome = outcome_of(checked)
    assert outcome.tell() == checked.findings
    assert outcome.fails == bool(checked.failing)
