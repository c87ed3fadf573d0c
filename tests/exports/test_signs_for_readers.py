"""What tells crawlers and assistants where to go."""

from __future__ import annotations

import urllib.robotparser
from dataclasses import replace

import pytest
from hostile_texts import TEXTS, with_text
from llms_txt import parse_llms_file

from generator.exports import llms, robots, sitemap
from generator.model import Catalogue


def rules_of(catalogue: Catalogue) -> urllib.robotparser.RobotFileParser:
    (artifact,) = robots.artifacts(catalogue)
    rules = urllib.robotparser.RobotFileParser()
    rules.parse(artifact.render().decode().splitlines())
    return rules


def test_crawlers_find_the_sitemaps_and_may_read_everything(catalogue: Catalogue) -> None:
    """What is kept out of search engines says so in its head, which only those see who may read it."""
    rules = rules_of(catalogue)
    start = "https://outputs.example/"
    assert rules.site_maps() == [f"{start}{sitemap.PATH}", f"{start}sitemap.xml"]
    assert rules.can_fetch("*", f"{start}microcredentials/aldermoor/full/")
    assert rules.can_fetch("*", f"{start}catalogue.jsonld")
    assert rules.can_fetch("*", f"{start}health/")


def test_an_assistant_finds_data_providers_and_entries_on_offer(outputs: dict[str, bytes]) -> None:
    page = parse_llms_file(outputs[llms.PATH].decode())
    assert page.title == "Tests of the outputs"
    assert list(page.sections) == ["Data", "Providers", "Microcredentials"]
    links = {link.url for links in page.sections.values() for link in links}
    assert "https://outputs.example/catalogue.json" in links
    assert "https://outputs.example/providers/aldermoor/" in links
    assert "https://outputs.example/microcredentials/aldermoor/full/" in links
    assert "https://outputs.example/microcredentials/aldermoor/retired/" not in links


def test_a_long_list_of_entries_is_left_to_the_data(catalogue: Catalogue) -> None:
    mc = catalogue.microcredentials["aldermoor/full"]
    many = {f"aldermoor/{n:04}": replace(mc, key=f"aldermoor/{n:04}") for n in range(llms.MOST + 1)}
    (artifact,) = llms.artifacts(replace(catalogue, microcredentials=many))
    assert list(parse_llms_file(artifact.render().decode()).sections) == ["Data", "Providers"]


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_texts_make_no_link_and_no_heading(catalogue: Catalogue, text: str) -> None:
    (artifact,) = llms.artifacts(with_text(catalogue, TEXTS[text]))
    content = artifact.render().decode()
    page = parse_llms_file(content)
    assert list(page.sections) == ["Data", "Providers", "Microcredentials"]
    assert all(
        link.url.startswith("https://outputs.example/") for links in page.sections.values() for link in links
    )
    assert content.count("\n# ") == 0
    assert content.count("\n## ") == 3
    assert len(page.sections["Providers"]) == len(catalogue.providers)
