from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from generator.exports import sitemap
from generator.model import Catalogue

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def pages(outputs: dict[str, bytes]) -> dict[str, str | None]:
    root = etree.fromstring(outputs[sitemap.PATH])
    assert root.tag == f"{NAMESPACE}urlset"
    return {str(url.findtext(f"{NAMESPACE}loc")): url.findtext(f"{NAMESPACE}lastmod") for url in root}


def test_it_lists_the_pages_of_the_first_language_the_retired_one_too(pages: dict[str, str | None]) -> None:
    start = "https://outputs.example/microcredentials/"
    names = ["full", "hostile", "minimal", "qualification", "retired"]
    assert list(pages) == [*(f"{start}aldermoor/{n}/" for n in names), f"{start}kesselbach/ohne-stufe/"]


def test_a_page_has_the_day_of_its_content_or_none(pages: dict[str, str | None]) -> None:
    assert pages["https://outputs.example/microcredentials/aldermoor/full/"] == "2026-10-01"
    assert pages["https://outputs.example/microcredentials/aldermoor/minimal/"] is None


def test_an_address_with_special_characters_stays_well_formed(catalogue: Catalogue) -> None:
    odd = replace(catalogue, info=replace(catalogue.info, url="https://outputs.example/a&b/"))
    (artifact,) = sitemap.artifacts(odd)
    loc = etree.fromstring(artifact.render()).findtext(f"{NAMESPACE}url/{NAMESPACE}loc")
    assert loc is not None
    assert loc.startswith("https://outputs.example/a&b/")
