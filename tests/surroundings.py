"""What lies around the project on some machines, for tests that need it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

__all__ = ["in_ci", "shared_folder", "skip_or_fail"]

REPOSITORY = Path(__file__).parents[1]


def in_ci() -> bool:
    """Whether a server runs the tests: GitHub, GitLab and others set CI there."""
    return bool(os.environ.get("CI"))


def skip_or_fail(reason: str) -> NoReturn:
    """Ends a test that misses a tool or a folder: skipped with the reason, in CI failed with it."""
    if in_ci():
        pytest.fail(reason)
    pytest.skip(reason)


def shared_folder() -> Path:
    """Where official schemas and real data lie: `../shared`, or the folder that CREDENZA_SHARED names."""
    named = os.environ.get("CREDENZA_SHARED")
    return Path(named) if named else REPOSITORY.parent / "shared"
