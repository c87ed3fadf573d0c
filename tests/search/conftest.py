"""The sample catalogue, read by the real pipeline, and what its search files hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest

from generator.model import Catalogue, Microcredential
from generator.pipeline import check
from generator.project import find_project
from generator.search import search_artifacts
from generator.views.cards import card_lines
from generator.views.site import site_of

ROOT = Path(__file__).parents[2]
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The sample catalogue as it is published."""
    project = find_project(ROOT)
    assert project is not None
    published = check(project, date(2027, 1, 15)).published
    assert published is not None
    return published


@pytest.fixture(scope="session")
def files_of() -> Callable[[Catalogue], dict[str, bytes]]:
    """Gives the search files of a catalogue by their paths."""
    return lambda catalogue: {
        one.path: one.render() for one in search_artifacts(catalogue, card_lines(site_of(catalogue)))
    }


@pytest.fixture(scope="session")
def files(catalogue: Catalogue, files_of: Callable[[Catalogue], dict[str, bytes]]) -> dict[str, bytes]:
    """The search files of the sample."""
    return files_of(catalogue)


@pytest.fixture(scope="session")
def start(files: dict[str, bytes]) -> dict[str, Any]:
    """The first file of the English search."""
    content: dict[str, Any] = orjson.loads(files["search/en.json"])
    return content


@pytest.fixture
def with_entry(catalogue: Catalogue) -> Callable[..., Catalogue]:
    """Gives the sample with one entry changed."""

    def change(key: str = "northbridge/data-literacy-local-government", **changes: Any) -> Catalogue:
        entry: Microcredential = replace(catalogue.microcredentials[key], **changes)
        return replace(catalogue, microcredentials={**catalogue.microcredentials, key: entry})

    return change


@pytest.fixture(scope="session")
def undigits() -> Callable[[str, int], list[int]]:
    """Reads a column as the browser does, written a second time for the tests."""

    def read(text: str, width: int) -> list[int]:
        chunks = [text[at : at + width] for at in range(0, len(text), width)]
        return [sum(ALPHABET.index(c) * 64**n for n, c in enumerate(reversed(chunk))) for chunk in chunks]

    return read


@pytest.fixture(scope="session")
def unvariable() -> Callable[[str], list[int]]:
    """Reads numbers of changing length as the browser does."""

    def read(text: str) -> list[int]:
        numbers, number, shift = [], 0, 0
        for letter in text:
            part = ALPHABET.index(letter)
            number |= (part & 31) << shift
            shift += 5
            if part < 32:
                numbers.append(number)
                number = shift = 0
        return numbers

    return read
