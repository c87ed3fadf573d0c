"""Runs git."""

from __future__ import annotations

import subprocess
from pathlib import Path

__all__ = ["TIMEOUT", "run"]

TIMEOUT = 120
"""Seconds that git may take: the log of a large repository on a slow disk."""


def run(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What git answers in a folder; paths are taken literally.

    Raises OSError where there is no git, subprocess.TimeoutExpired where it takes too long.
    """
    return subprocess.run(  # noqa: S603 - no shell; what comes from outside is looked at before
        ["git", "--literal-pathspecs", *arguments],  # noqa: S607 - git is where the user has it
        cwd=folder,
        input=stdin,
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
