"""A small catalogue with one entry for each trap, read by the real pipeline."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import exports
from generator.model import Catalogue, build
from generator.pipeline import Reader
from generator.project import Project

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The published catalogue of `tests/exports/catalogue`, without dates from git."""
    sounds = Reader(Project(root=HERE, folder=HERE / "catalogue")).sounds()
    findings = [str(finding.message) for sound in sounds for finding in sound.findings]
    assert findings == []
    built = build(sounds, {})
    assert built.catalogue is not None
    return built.catalogue.published()


@pytest.fixture(scope="session")
def outputs(catalogue: Catalogue) -> dict[str, bytes]:
    """Every file of every output by its path."""
    return {one.path: one.render() for one in exports.artifacts(catalogue)}


@pytest.fixture(scope="session")
def read(outputs: dict[str, bytes]) -> Callable[[str], Any]:
    """The content of a JSON file by its path."""
    return lambda path: json.loads(outputs[path])
