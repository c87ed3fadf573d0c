"""The pages on accessibility, privacy and imprint say what `catalogue.yml` says, and nothing beyond it."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from typing import Any

import pytest
from page_reading import read, words

from generator.model import Catalogue, Contact, ExternalLink
from generator.text import Text
from generator.views import pages
from generator.views.about import about_page
from generator.views.render import Renderer
from generator.views.site import Site, site_of
from generator.vocabularies import VOCABULARIES, vocabulary

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>[a](javascript:alert(1))"


def english(text: str) -> Text:
    return Text("en", {"en": text})


COMPLETE: dict[str, Any] = {
    "accessibility_contact": Contact(email="access@northbridge.example"),
    "enforcement_body": ExternalLink(url="https://authority.example/", title=english("Fictional Authority")),
    "accessibility_tested": date(2026, 11, 2),
}


def site_with(sample: Catalogue, prose: tuple[str, ...] = (), **said: Any) -> Site:
    info = dataclasses.replace(sample.info, **said)
    return site_of(dataclasses.replace(sample, info=info), prose=prose)


def body_of(site: Site, path: str) -> str:
    page = next(page for page in pages(site) if page.path == path)
    return Renderer(site).render(page).body


def paths_of(site: Site, name: str) -> list[str]:
    return [page.path for page in pages(site) if f"/{page.path}".endswith(f"/{name}/")]


def footer_links(site: Site, language: str) -> list[str]:
    body = Renderer(site).render(about_page(site, language)).body
    footer = body[body.index("<footer") :]
    return [element.get("href") for element in read(f"<body>{footer}</body>") if element.tag == "a"]


def test_a_complete_statement_is_a_page_in_every_language(sample: Catalogue) -> None:
    site = site_with(sample, **COMPLETE)
    languages = sample.info.languages
    assert paths_of(site, "accessibility") == [
        "accessibility/",
        *(f"{t}/accessibility/" for t in languages[1:]),
    ]
    assert "../../es/accessibility/" in footer_links(site, "es")


@pytest.mark.parametrize("missing", COMPLETE)
def test_an_incomplete_statement_is_no_page_and_has_no_link(sample: Catalogue, missing: str) -> None:
    site = site_with(sample, **{**COMPLETE, missing: None})
    assert paths_of(site, "accessibility") == []
    assert not [link for link in footer_links(site, "en") if "accessibility" in link]


def test_a_statement_names_day_method_contact_and_who_decides(sample: Catalogue) -> None:
    method = english("An automated checker, on one page of each type.")
    said = words(body_of(site_with(sample, **COMPLETE, accessibility_method=method), "accessibility/"))
    assert "Last tested on 2 November 2026." in said
    assert "How it was tested: An automated checker, on one page of each type." in said
    assert "access@northbridge.example" in said
    assert "Fictional Authority" in said


def test_a_statement_claims_conformity_neither_with_gaps_nor_without(sample: Catalogue) -> None:
    gaps = (english("The diagram of a pathway cannot be enlarged."),)
    with_gaps = words(body_of(site_with(sample, **COMPLETE, accessibility_gaps=gaps), "accessibility/"))
    assert "The diagram of a pathway cannot be enlarged." in with_gaps
    assert "does not fully meet" in with_gaps
    without = words(body_of(site_with(sample, **{**COMPLETE, "accessibility_gaps": ()}), "accessibility/"))
    assert "That does not mean that there are none" in without
    for said in (with_gaps, without):
        assert not re.search(r"fully (?:compliant|accessible)|conforms|meets (?:the|WCAG)", said)


def test_privacy_and_imprint_are_made_of_their_texts(sample: Catalogue) -> None:
    texts = {"privacy": english("# Logs\n\nKept *seven* days."), "imprint": english("Northbridge, Ireland")}
    site = site_with(sample, **texts)
    assert "<h2>Logs</h2>" in body_of(site, "privacy/")
    assert "Kept <em>seven</em> days." in body_of(site, "es/privacy/")
    assert 'lang="en"' in body_of(site, "es/privacy/")
    assert "Northbridge, Ireland" in words(body_of(site, "imprint/"))
    assert {"../privacy/", "../imprint/"} <= set(footer_links(site, "en"))


def test_an_imprint_names_licences_and_whose_lists_are_used(sample: Catalogue) -> None:
    said = words(body_of(site_with(sample, imprint=english("Northbridge, Ireland")), "imprint/"))
    assert "© European Union" in said
    assert "CC BY 4.0" in said
    owed = [source for name in VOCABULARIES if "CC BY" in (source := vocabulary(name).source)]
    assert owed
    assert not [source for source in owed if " ".join(source.split()) not in said]


@pytest.mark.parametrize("written", ["imprint/", "es/imprint/"])
def test_a_page_written_by_hand_takes_the_place_of_ours(sample: Catalogue, written: str) -> None:
    site = site_with(sample, (written,), imprint=english("Northbridge, Ireland"))
    assert paths_of(site, "imprint") == []
    assert [link for link in footer_links(site, "es") if "imprint" in link] == [f"../../{written}"]


def test_a_catalogue_that_says_nothing_has_none_of_the_pages(site: Site) -> None:
    assert [page for page in pages(site) if page.path.split("/")[-2:-1] in (["privacy"], ["imprint"])] == []


def test_hostile_texts_stay_text(sample: Catalogue) -> None:
    hostile = english(ATTACK)
    site = site_with(
        sample,
        **{**COMPLETE, "enforcement_body": ExternalLink(url="javascript:alert(1)", title=hostile)},
        accessibility_method=hostile,
        accessibility_gaps=(hostile,),
        privacy=hostile,
        imprint=hostile,
    )
    for path in ("accessibility/", "privacy/", "imprint/"):
        for element in read(f"<body>{body_of(site, path)}</body>"):
            assert element.tag != "img"
            assert not element.get("href").startswith("javascript:")
            assert element.tag != "script" or element.get("type") == "module"
