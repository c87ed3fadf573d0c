"""The hook for pre-commit is read by pre-commit itself, and its command does what it promises."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.cli import main
from generator.cli.main import parser

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
BIN = Path(sys.executable).parent


def hook() -> dict[str, object]:
    (one,) = yaml.safe_load(MANIFEST.read_text("utf-8"))
    assert isinstance(one, dict)
    return one


def pre_commit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ,
        "PATH": f"{BIN}:{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder / ".git" / "pre-commit"),
    }
    return subprocess.run(
        [str(BIN / "pre-commit"), *arguments],
        cwd=folder,
        env=env,
        text=True,
        capture_output=True,
        check=False,
    )


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def test_pre_commit_reads_the_hook(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    done = pre_commit(tmp_path, "validate-manifest", str(MANIFEST))
    assert done.returncode == 0, done.stdout


def test_the_hook_is_installed_from_this_repository_and_looks_at_the_whole_catalogue() -> None:
    one = hook()
    assert (one["id"], one["language"], one["pass_filenames"]) == ("credenza-check", "python", False)
    words = shlex.split(str(one["entry"]))
    assert words[0] == "credenza"
    assert parser().parse_args(words[1:]).verb == "check"


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        ("catalogue/catalogue.yml", True),
        ("catalogue/microcredentials/northbridge/data.yaml", True),
        ("mkdocs.yml", False),
        ("catalogue/pages/home.en.md", False),
        ("old/catalogue/catalogue.yml", False),
    ],
)
def test_the_hook_runs_for_files_of_the_catalogue(path: str, runs: bool) -> None:
    assert bool(re.search(str(hook()["files"]), path)) is runs


def test_a_commit_with_a_mistake_is_stopped(tmp_path: Path) -> None:
    """As with the hook itself, but with the program that is installed here already."""
    assert main(["new", "catalogue", str(tmp_path)]) == 0
    local = {"repo": "local", "hooks": [{**hook(), "language": "system"}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [local]}), "utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    good = pre_commit(tmp_path, "run")
    assert good.returncode == 0, good.stdout
    assert "check the catalogue" in good.stdout
    provider = tmp_path / "catalogue/providers/my-institution.yml"
    provider.write_text(provider.read_text("utf-8").replace("country: IE", "country: Ireland"), "utf-8")
    git(tmp_path, "add", "--all")
    bad = pre_commit(tmp_path, "run")
    assert bad.returncode == 1
    assert "V202" in bad.stdout
    assert "providers/my-institution.yml" in bad.stdout
