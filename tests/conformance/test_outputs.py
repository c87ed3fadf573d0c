"""Outputs held against what others wrote: SHACL shapes, vocabularies, schemas, real clients."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from generator.exports.jsonld import script

pytestmark = pytest.mark.conformance

CHECKS = ("elm-3.1", "elm-3.3-derived", "schemaorg", "bioschemas", "sitemap")
Verdicts = Callable[[Path], dict[str, Future[Any]]]


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("catalogue", ["traps", "sample", "real"])
def test_every_file_passes(
    request: pytest.FixtureRequest, verdicts: Verdicts, catalogue: str, check: str
) -> None:
    begun = verdicts(request.getfixturevalue(catalogue))
    assert set(begun) == set(CHECKS)
    begun[check].result().assert_clean()


@pytest.mark.parametrize(("catalogue", "least"), [("sample", 36), ("real", 195)])
def test_there_is_a_file_for_every_entry(request: pytest.FixtureRequest, catalogue: str, least: int) -> None:
    folder: Path = request.getfixturevalue(catalogue)
    pages = list((folder / "microcredentials").rglob("index.jsonld"))
    assert len(pages) >= least
    for version in ("3.1", "3.3"):
        assert len(list((folder / "elm").rglob(f"*-{version}.jsonld"))) == len(pages) + 1


def test_scrapers_find_the_block_in_a_page_whatever_its_texts_hold(
    ask: Any, traps: Path, tmp_path: Path
) -> None:
    pages = []
    for source in sorted((traps / "microcredentials").rglob("index.jsonld")):
        page = tmp_path / f"{source.parent.name}.html"
        page.write_text(
            f"<!doctype html><html lang=en><head><title>x</title>{script(json.loads(source.read_bytes()))}"
            "</head><body><p>after</p></body></html>"
        )
        pages.append(page)
    assert len(pages) > 5
    for check in ("schemaorg", "bioschemas"):
        ask(check, pages).assert_clean()
