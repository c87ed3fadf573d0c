"""The workflows that `credenza new workflow` writes are sound, careful, and do what they say."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import main
from generator.cli.main import parser
from generator.cli.workflows import PLATFORMS

BIN = Path(sys.executable).parent
FILES = [(platform, name) for platform, files in PLATFORMS.items() for name in files]
GITHUB = [name for platform, name in FILES if platform == "github"]
CHECK, PUBLISH, LINKS = GITHUB
GITLAB = ".gitlab-ci.yml"

ENTRY = """\
title: Data Literacy
summary: Learn to find, clean and present public data, and to ask the right questions of charts.
learning_outcomes:
  - Clean and combine two tabular data sets with a spreadsheet
  - Present a finding in a chart that meets accessibility guidelines
notional_workload: { ects: 3, hours: 75 }
assessment:
  - { type: project-work }
prerequisites: none
stackability: { kind: stand-alone }
isced_f: ["0612"]
pace: self-paced
price: { amount: 0 }
application_url: https://my-institution.example/apply
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new catalogue with all workflows."""
    assert main(["new", "catalogue", str(tmp_path)]) == 0
    for platform in PLATFORMS:
        assert main(["new", "workflow", platform, "--project", str(tmp_path)]) == 0
    return tmp_path


def read(project: Path, name: str) -> dict[Any, Any]:
    content = yaml.safe_load((project / name).read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def github_steps(workflow: Mapping[Any, Any], key: str) -> Iterator[str]:
    for job in workflow["jobs"].values():
        yield from (step[key] for step in job["steps"] if key in step)


def gitlab_lines(workflow: Mapping[Any, Any]) -> Iterator[str]:
    for job in workflow.values():
        if isinstance(job, dict):
            yield from job.get("before_script", [])
            yield from job.get("script", [])


def scripts(project: Path) -> list[str]:
    found = [script for name in GITHUB for script in github_steps(read(project, name), "run")]
    return [*found, *gitlab_lines(read(project, GITLAB))]


@pytest.mark.parametrize(("platform", "name"), FILES)
def test_a_workflow_satisfies_the_official_schema(project: Path, platform: str, name: str) -> None:
    schema = {
        "github": ["--builtin-schema", "vendor.github-workflows"],
        "gitlab": ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
    }
    done = run([str(BIN / "check-jsonschema"), *schema[platform], str(project / name)], project)
    assert done.returncode == 0, done.stdout


def test_the_workflows_have_no_weakness_that_is_known(project: Path) -> None:
    """An auditor of workflows looks for injections, rights that are too wide, and secrets that leak."""
    settings = Path(__file__).parent / "zizmor.yml"
    done = run(
        [
            str(BIN / "zizmor"),
            "--offline",
            "--no-progress",
            "--persona=regular",
            "--config",
            str(settings),
            ".",
        ],
        project,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", GITHUB)
def test_rights_to_write_belong_to_single_jobs_that_run_nothing_of_a_proposal(
    project: Path, name: str
) -> None:
    workflow = read(project, name)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        used = [step.get("uses", "") for step in job["steps"]]
        if "permissions" in job:
            assert not [action for action in used if action.startswith("actions/checkout")]
            assert "credenza" not in " ".join(
                step.get("run", "").replace("credenza:", "") for step in job["steps"]
            )
        else:
            assert not [step for step in job["steps"] if "token" in str(step).lower()]


@pytest.mark.parametrize("name", GITHUB)
def test_nothing_that_a_stranger_writes_becomes_part_of_a_command(project: Path, name: str) -> None:
    workflow = read(project, name)
    triggers = workflow[True]  # YAML 1.1 reads the key `on` so
    assert "pull_request_target" not in triggers
    assert "workflow_run" not in triggers
    assert not [script for script in github_steps(workflow, "run") if "${{" in script]


@pytest.mark.parametrize("name", GITHUB)
def test_actions_are_those_of_the_platform_pinned_to_a_major_version(project: Path, name: str) -> None:
    actions = list(github_steps(read(project, name), "uses"))
    assert actions
    for action in actions:
        assert re.fullmatch(r"actions/[a-z-]+@v\d+", action)


@pytest.mark.parametrize("name", GITHUB)
def test_a_checkout_has_the_full_history_and_keeps_no_key(project: Path, name: str) -> None:
    checkouts = [
        step["with"]
        for job in read(project, name)["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/checkout")
    ]
    assert checkouts == [{"fetch-depth": 0, "persist-credentials": False}]


def test_gitlab_fetches_the_full_history(project: Path) -> None:
    assert read(project, GITLAB)["variables"]["GIT_DEPTH"] == "0"


def test_every_command_is_one_that_credenza_knows(project: Path) -> None:
    commands = [
        line
        for script in scripts(project)
        for line in re.split(r"\n|\|\|", script)
        if line.strip().startswith("credenza ")
    ]
    assert len(commands) >= 8
    for line in commands:
        words = shlex.split(line.partition(" > ")[0])
        assert parser().parse_args(words[1:]).verb == words[1]


def test_every_script_is_one_that_the_shell_understands(project: Path) -> None:
    every = list(scripts(project))
    assert every
    for script in every:
        done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False)
        assert done.returncode == 0, script + done.stderr


def test_no_file_is_overwritten(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "workflow", "github", "--project", str(project)]) == 2
    assert "catalogue-check.yml is already there; nothing was written" in capsys.readouterr().err


def test_a_list_of_what_to_install_stays_as_it_is(tmp_path: Path) -> None:
    assert main(["new", "catalogue", str(tmp_path)]) == 0
    own = "credenza @ file:///srv/credenza\n"
    (tmp_path / "requirements.txt").write_text(own, "utf-8")
    assert main(["new", "workflow", "gitlab", "--project", str(tmp_path)]) == 0
    assert (tmp_path / "requirements.txt").read_text("utf-8") == own


def test_the_list_of_what_to_install_asks_for_a_line(project: Path) -> None:
    text = (project / "requirements.txt").read_text("utf-8")
    assert text.startswith("# What the workflows install: say here")
    assert all(line.startswith("#") for line in text.splitlines())


@pytest.mark.parametrize("platform", [[], ["jenkins"]])
def test_an_unknown_platform_is_refused(
    tmp_path: Path, platform: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "catalogue", str(tmp_path)]) == 0
    assert main(["new", "workflow", *platform, "--project", str(tmp_path)]) == 2
    assert "credenza new workflow github or gitlab" in capsys.readouterr().err


def test_a_catalogue_inside_a_larger_repository_is_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(tmp_path, "init", "--quiet")
    assert main(["new", "catalogue", str(tmp_path / "courses")]) == 0
    assert main(["new", "workflow", "github", "--project", str(tmp_path / "courses")]) == 2
    assert "the catalogue lies in courses/ of a larger repository" in capsys.readouterr().err
    assert not (tmp_path / "courses" / ".github").exists()


# The steps are run as the platforms run them, but for what they fetch from elsewhere.


def run(
    command: list[str], folder: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    full = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", **(env or {})}
    return subprocess.run(command, cwd=folder, env=full, text=True, capture_output=True, check=False)


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Tests", "-c", "user.email=tests@northbridge.example")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def proposal(project: Path) -> Path:
    """A catalogue in git with one sound entry on `origin/main`, and a branch that is checked out."""
    entry(project).write_text(ENTRY, "utf-8")
    git(project, "init", "--quiet", "--initial-branch", "main")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "Start")
    git(project, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(project, "checkout", "--quiet", "-b", "proposal")
    return project


def entry(project: Path) -> Path:
    return project / "catalogue/microcredentials/my-institution/first-steps.yml"


def propose(project: Path, old: str, new: str) -> None:
    text = entry(project).read_text("utf-8")
    assert old in text
    entry(project).write_text(text.replace(old, new), "utf-8")
    git(project, "commit", "--quiet", "--all", "--message", "Change")


def checked_on_github(project: Path) -> list[subprocess.CompletedProcess[str]]:
    """What each step of the check gives, until one fails."""
    done = []
    env = {"GITHUB_BASE_REF": "main", "GITHUB_STEP_SUMMARY": str(project / "summary.md"), "CI": "true"}
    for step in read(project, CHECK)["jobs"]["check"]["steps"]:
        if "run" in step and "pip install" not in step["run"]:
            done.append(run(["bash", "-e", "-c", step["run"]], project, env))
            if done[-1].returncode:
                break
    return done


def test_a_sound_proposal_passes_and_its_changes_are_said(proposal: Path) -> None:
    propose(proposal, "Data Literacy", "Open Data Literacy")
    done = checked_on_github(proposal)
    assert [step.returncode for step in done] == [0, 0, 0], [step.stderr + step.stdout for step in done]
    assert "Open Data Literacy" in (proposal / "changes.md").read_text("utf-8")
    assert "Open Data Literacy" in (proposal / "summary.md").read_text("utf-8")
    assert (proposal / "site/index.html").is_file()


def test_a_mistake_is_marked_on_its_line(proposal: Path) -> None:
    propose(proposal, "pace: self-paced", "pase: self-paced")
    done = checked_on_github(proposal)
    assert done[-1].returncode == 1
    assert (
        "::error file=catalogue/microcredentials/my-institution/first-steps.yml,line=12," in done[-1].stdout
    )


def test_what_must_stay_is_told_by_the_check_though_the_changes_are_written(proposal: Path) -> None:
    propose(proposal, "{ ects: 3, hours: 75 }", "{ ects: 6, hours: 150 }")
    done = checked_on_github(proposal)
    assert [step.returncode for step in done] == [0, 1]
    assert "D511" in done[-1].stdout
    assert "6" in (proposal / "changes.md").read_text("utf-8")


def test_a_comparison_that_fails_stops_the_check(proposal: Path) -> None:
    git(proposal, "update-ref", "-d", "refs/remotes/origin/main")
    done = checked_on_github(proposal)
    assert [step.returncode for step in done] == [1]
    assert "origin/main" in done[0].stderr


def test_gitlab_gets_its_reports_even_where_the_check_fails(proposal: Path) -> None:
    base = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=proposal, text=True, capture_output=True, check=True
    ).stdout.strip()
    propose(proposal, "pace: self-paced", "pase: self-paced")
    check = read(proposal, GITLAB)["check"]
    done = run(
        ["bash", "-e", "-c", "\n".join(check["script"])], proposal, {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    )
    assert done.returncode == 1, done.stderr
    reports = [*check["artifacts"]["paths"], check["artifacts"]["reports"]["codequality"]]
    assert all((proposal / name).stat().st_size for name in reports)
    assert "first-steps.yml" in (proposal / "code-quality.json").read_text("utf-8")


def test_publishing_builds_the_site_where_the_next_step_looks(proposal: Path) -> None:
    workflow = read(proposal, PUBLISH)["jobs"]["build"]["steps"]
    build = next(step["run"] for step in workflow if step.get("run", "").startswith("credenza build"))
    upload = next(step["with"]["path"] for step in workflow if "upload" in step.get("uses", ""))
    assert run(["bash", "-e", "-c", build], proposal).returncode == 0
    assert (proposal / upload / "index.html").is_file()
    pages = read(proposal, GITLAB)["pages"]
    assert run(["bash", "-e", "-c", "\n".join(pages["script"])], proposal).returncode == 0
    assert (proposal / pages["artifacts"]["paths"][0] / "index.html").is_file()


def test_an_error_publishes_nothing(proposal: Path) -> None:
    propose(proposal, "pace: self-paced", "pase: self-paced")
    done = run(["bash", "-e", "-c", "credenza build --strict"], proposal)
    assert done.returncode == 1
    assert not (proposal / "site/index.html").exists()


FAKE_GH = """\
#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$LOG"
case "$*" in *"--jq"*) echo "$KNOWN" ;; esac
"""


@pytest.mark.parametrize(
    ("known", "expected"), [("", "pr comment 7 --body-file comment.md"), ("42", "comments/42")]
)
def test_the_comment_is_written_once_and_then_renewed(tmp_path: Path, known: str, expected: str) -> None:
    """The platform's own command is played by a script that writes down what it was asked to do."""
    assert main(["new", "catalogue", str(tmp_path)]) == 0
    assert main(["new", "workflow", "github", "--project", str(tmp_path)]) == 0
    steps = read(tmp_path, CHECK)["jobs"]["comment"]["steps"]
    script = next(step["run"] for step in steps if "run" in step)
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "gh").write_text(FAKE_GH, "utf-8")
    (tools / "gh").chmod(0o755)
    (tmp_path / "changes.md").write_text("## Was sich ändert\n" + "ä" * 70_000, "utf-8")
    env = {
        "PATH": f"{tools}:{os.environ['PATH']}", "LOG": str(tmp_path / "log"), "KNOWN": known,
        "GH_REPO": "northbridge/courses", "NUMBER": "7",
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=tmp_path, env=env, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert expected in (tmp_path / "log").read_text("utf-8").splitlines()[-1]
    comment = (tmp_path / "comment.md").read_text("utf-8")
    assert comment.startswith("<!-- credenza: what changes in meaning -->\n## Was sich ändert\n")
    assert len(comment.encode()) < 65_536  # more is refused
