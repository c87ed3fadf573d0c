"""What the verbs print and write about a hostile catalogue is obeyed by no terminal, runner or browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_catalogue import BASE, assert_page_is_safe, assert_site_is_safe, lay

from generator.cli import main
from generator.cli.main import parser
from generator.reporters import REPORTERS

POISON = (
    "a ##[set-output name=x]y\\n::error::z\\u2028%0A <script>alert(1)</script> [x](javascript:alert(1)) "
    "\\u200b"
)
GOOD = (BASE / "microcredentials/northbridge/data-literacy.yml").read_text("utf-8")
OLD = GOOD + 'summary: "Old"\nkeywords: [old]\n'
NEW = (
    GOOD.replace("Data Literacy", f'"{POISON}"')
    + f'summary: "{POISON}"\nkeywords: ["{POISON}"]\nx-own: "{POISON}"\n"key {POISON}": x\n'
)
ENTRY = "microcredentials/northbridge/x.yml"
BADLY_NAMED = "microcredentials/northbridge/\x1b[31m ##[add-mask]a\n::error::b.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository in which an entry has become hostile, beside one with a hostile name."""
    lay(tmp_path, {ENTRY: OLD, BADLY_NAMED: OLD})
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "Start")
    lay(tmp_path, {ENTRY: NEW, BADLY_NAMED: NEW})
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    someone = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@northbridge.example"}
    someone |= {key.replace("AUTHOR", "COMMITTER"): value for key, value in someone.items()}
    config = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, check=True, env={**os.environ, **someone, **config})


def assert_nobody_obeys(printed: str, *, commands: bool = False) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u202a-\u202e\u2066-\u2069]", printed)
    assert not re.search(r"##\w*\[", printed)
    if not commands:
        assert not re.search(r"(?m)^\s*::", printed)


@pytest.mark.parametrize("format_", sorted(REPORTERS))
def test_a_check_prints_nothing_that_is_obeyed(format_, project, capsys):
    assert main(["check", "--project", str(project), "--against", "HEAD", "--format", format_]) == 1
    captured = capsys.readouterr()
    assert_nobody_obeys(captured.out, commands=format_ == "github")
    assert_nobody_obeys(captured.err)
    assert "add-mask" in captured.out


@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_a_comparison_prints_nothing_that_is_obeyed(format_, project, capsys):
    assert main(["diff", "HEAD", "--project", str(project), "--format", format_]) in (0, 1)
    captured = capsys.readouterr()
    assert_nobody_obeys(captured.out)
    assert_nobody_obeys(captured.err)
    assert "set-output" in captured.out


@pytest.mark.parametrize("name", ["northbridge/x", "red-add-mask-a-error-b", "a-red-thing"])
def test_a_shown_entry_prints_nothing_that_is_obeyed(name, project, capsys):
    main(["show", name, "--project", str(project)])
    captured = capsys.readouterr()
    assert_nobody_obeys(captured.out)
    assert_nobody_obeys(captured.err)


def test_repairs_print_nothing_that_is_obeyed_and_leave_hostile_texts_alone(project, capsys):
    before = (project / "catalogue" / ENTRY).read_bytes()
    main(["check", "--fix", "--project", str(project)])
    captured = capsys.readouterr()
    assert_nobody_obeys(captured.out)
    assert_nobody_obeys(captured.err)
    assert (project / "catalogue" / ENTRY).read_bytes() == before


def exports() -> list[str]:
    verbs = next(action for action in parser()._actions if hasattr(action, "choices") and action.choices)
    export = verbs.choices["export"]
    return list(next(action for action in export._actions if "--format" in action.option_strings).choices)


def test_an_export_is_what_its_name_says(tmp_path):
    text = NEW.replace(f'"key {POISON}": x\n', "").replace("\\u200b", "")
    base = (BASE / "catalogue.yml").read_text("utf-8") + "validation: { rules: { P951: off, P952: off } }\n"
    lay(tmp_path, {ENTRY: text, "catalogue.yml": base})
    out = tmp_path / "out"
    assert main(["export", "--project", str(tmp_path), "--output", str(out)]) == 0
    files = {
        file.relative_to(out).as_posix(): file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_file()
    }
    assert files
    assert any(b"set-output" in content for content in files.values())
    assert_site_is_safe(files)
    assert exports()


def test_a_real_build_obeys_nothing(tmp_path):
    """MkDocs, its theme and its hand-written pages included, in a process of its own."""
    entry = NEW.replace(f'"key {POISON}": x\n', "")
    base = (BASE / "catalogue.yml").read_text("utf-8") + "validation: { rules: { P951: off, P952: off } }\n"
    home = "# Hello\n\n<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>\n"
    lay(tmp_path, {ENTRY: entry, "catalogue.yml": base, "pages/home.en.md": home})
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: catalogue/pages\ntheme: { name: material }\nplugins: [credenza]\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--project", str(tmp_path), "--today", "2027-01-15"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert_nobody_obeys(done.stderr.replace("\t", " ").replace("\r", "\n"))
    site = tmp_path / "site"
    ours = [*sorted(site.rglob("microcredentials/**/index.html")), site / "index.html"]
    for page in ours:
        assert_page_is_safe(page.read_text("utf-8"), page.name)
    assert any("set-output" in page.read_text("utf-8") for page in ours)
