"""Every way through the built site leads somewhere, and every page has a name of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from crawling import Seen, crawled, led_to

HOME = "https://microcredentials.example/"
LANGUAGES = ("en", "es", "ca", "de", "fr")
# An address that the sample names as that of people, and makes no page of.
ELSEWHERE = {"contact"}

Site = Mapping[str, Seen]


@pytest.fixture(scope="module")
def site(whole: Path) -> Site:
    seen = crawled(whole, HOME)
    assert len(seen) > 500
    return seen


def test_no_link_leads_nowhere(site: Site, whole: Path) -> None:
    broken = {
        (page.path, link.written)
        for page in site.values()
        for link in page.links
        if link.path not in ELSEWHERE and not (whole / link.path).is_file()
    }
    assert broken == set()


def test_no_anchor_is_lost(site: Site) -> None:
    lost = {
        (page.path, link.written)
        for page in site.values()
        for link in page.links
        if link.anchor and link.path in site and link.anchor not in site[link.path].anchors
    }
    assert lost == set()


def test_no_page_sends_on_to_one_that_sends_on(site: Site) -> None:
    assert not [
        page.path
        for page in site.values()
        for link in page.links
        if link.path in site and site[link.path].moved
    ]


@pytest.mark.parametrize("name", ["sitemap.xml", "sitemap-microcredentials.xml"])
def test_what_crawlers_are_told_of_is_there(whole: Path, site: Site, name: str) -> None:
    tree = ET.fromstring((whole / name).read_bytes())
    told = [one.text or "" for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    told += [one.get("href", "") for one in tree.iter("{http://www.w3.org/1999/xhtml}link")]
    assert len(told) > 20
    paths = {led_to(urlsplit(address).path) for address in told if address.startswith(HOME)}
    assert {path for path in paths if not (whole / path).is_file()} == set()
    assert not [path for path in paths if path in site and not site[path].listed]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_at_most_three_clicks_from_home(site: Site, language: str) -> None:
    """By links alone, so without script too; former addresses are left out."""
    reached = {led_to("" if language == LANGUAGES[0] else f"{language}/")}
    for _ in range(3):
        reached |= {step for path in reached for step in site[path].steps if step in site}
    far = {
        page.path
        for page in site.values()
        if page.language == language
        and not page.moved
        and page.path != "404.html"
        and page.path not in reached
    }
    assert far == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", ["title", "description"])
def test_no_two_pages_of_a_language_are_called_or_described_alike(
    site: Site, language: str, what: str
) -> None:
    pages = [page for page in site.values() if page.language == language and not page.moved]
    said = Counter(getattr(page, what) for page in pages)
    assert len(pages) > 20
    assert "" not in said
    assert {words: n for words, n in said.items() if n > 1} == {}
