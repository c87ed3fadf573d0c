"""Gives the tests of comparing a repository, and the folder in which to find what they share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# Tests are imported by path; the module beside them is found like any other.
sys.path.insert(0, str(Path(__file__).parent))

from changes_repository import BASE, Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The catalogue of BASE, committed once."""
    repository = Repository(tmp_path / "repository")
    repository.commit(BASE)
    return repository
