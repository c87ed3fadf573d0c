"""Files know the day of their last commit, whatever they are called."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator.git.history import History, history

FIRST, SECOND = "2026-03-01T23:30:00+00:00", "2026-05-17T01:00:00+14:00"


def commit(root: Path, when: str, *names: str) -> None:
    """Changes files of a repository, and commits them at a time."""
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"title: {when}\n")
    git(root, "add", "--all", when=when)
    git(root, "commit", "--quiet", "--allow-empty", "--message", f"Change\n\n/{when}\n", when=when)


def git(root: Path, *arguments: str, when: str = FIRST) -> None:
    own = {f"GIT_{who}_{what}": "test" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *arguments], cwd=root, env={**os.environ, **own, **dates}, check=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    git(folder, "init", "--quiet")
    return folder


def test_the_newest_commit_of_each_file_counts_in_its_own_time_zone(root: Path) -> None:
    commit(root, FIRST, "catalogue/a.yml", "catalogue/b.yml")
    commit(root, SECOND, "catalogue/b.yml", "elsewhere.yml")
    commit(root, SECOND)
    days = history(root, root / "catalogue").days
    assert days == {"catalogue/a.yml": date(2026, 3, 1), "catalogue/b.yml": date(2026, 5, 17)}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file names")
def test_odd_names_keep_their_days(root: Path) -> None:
    names = ('a "quoted".yml', "ärztliche Hilfe.yml", "back\\slash.yml", "\nline.yml", "tab\t.yml", "'.yml")
    paths = [f"catalogue/{name}" for name in names]
    commit(root, FIRST, *paths)
    commit(root, SECOND, paths[0])
    expected = dict.fromkeys(paths, date(2026, 3, 1)) | {paths[0]: date(2026, 5, 17)}
    assert history(root, root / "catalogue").days == expected


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file names")
def test_a_project_may_lie_deeper_and_its_names_may_begin_with_anything(root: Path) -> None:
    commit(root, FIRST, "deep/\nline.yml", "deep/[x]/a.yml", "deep/x/a.yml")
    assert history(root / "deep", root / "deep").days.keys() == {"\nline.yml", "[x]/a.yml", "x/a.yml"}
    assert history(root / "deep", root / "deep" / "[x]").days.keys() == {"[x]/a.yml"}


def test_a_shallow_clone_says_so_and_gives_no_days(root: Path, tmp_path: Path) -> None:
    commit(root, FIRST, "catalogue/a.yml")
    commit(root, SECOND, "catalogue/b.yml")
    git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), "shallow")
    clone = tmp_path / "shallow"
    assert history(clone, clone / "catalogue") == History(shallow=True)


def test_without_a_repository_or_a_commit_there_are_no_days(root: Path, tmp_path: Path) -> None:
    assert history(root, root / "catalogue") == History()
    assert history(tmp_path, tmp_path / "catalogue") == History()
