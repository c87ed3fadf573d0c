"""When files last changed, as git remembers it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from generator.git.command import run

__all__ = ["History", "history"]


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """The day of the last commit of each file (path relative to the project).

    `shallow` says that git's memory is cut short: a shallow clone knows only its newest commits, so its
    dates would be wrong, and there are none.
    """

    days: Mapping[str, date] = field(default_factory=dict)
    shallow: bool = False


def history(root: Path, folder: Path) -> History:
    """The last change of every file below `folder`; empty where there is no git or no repository.

    Days are those of the committer, in the zone in which the commit was made.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        return History(shallow=True)
    log = _git(
        root,
        "log",
        "-z",  # any other way, names with quotes or line ends are told in quotes
        "--format=/%cI",
        "--name-only",
        "--relative",
        "--",
        str(folder),
    )
    days: dict[str, date] = {}
    for day, name in _iter_changes(log):
        days.setdefault(name, day)  # the log begins with the newest commit
    return History(days=days)


def _iter_changes(log: str) -> Iterator[tuple[date, str]]:
    """Day and name of each change: names follow the time of their commit, and none begins with a slash.

    A line end stands between the time and the first name; all else is divided by NUL.
    """
    day, is_first = date.min, False
    for part in log.split("\0")[:-1]:
        if part.startswith("/"):
            day, is_first = datetime.fromisoformat(part[1:]).date(), True
        else:
            yield day, part.removeprefix("\n") if is_first else part
            is_first = False


def _git(root: Path, *arguments: str) -> str:
    """What git prints; nothing where it cannot say anything, as in a folder outside any repository."""
    try:
        done = run(root, *arguments)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else ""
