"""Skills have pages: who teaches what, and how far everything is from the home page."""

from __future__ import annotations

import dataclasses
import posixpath
from urllib.parse import urlsplit

import pytest
from page_reading import read, words

from generator.model import Catalogue, Microcredential, Skill
from generator.text import Text
from generator.views import pages
from generator.views.microcredential import microcredential_page
from generator.views.page import Page
from generator.views.render import Renderer
from generator.views.site import SKILL_PAGES, Site, site_of
from generator.views.skills import skill_pages

KEY = "northbridge/accessible-digital-services"
ESCO = "http://data.europa.eu/esco/skill/0a71ab7d-7dcc-4bd9-b8b5-f8e4c4b3e4a8"


def skill(name: str, **others: str) -> Skill:
    return Skill(label=Text("en", {"en": name, **others}))


def with_skills(sample: Catalogue, *skills: Skill, key: str = KEY) -> Catalogue:
    entry: Microcredential = dataclasses.replace(sample.microcredentials[key], skills=skills)
    return dataclasses.replace(sample, microcredentials={**sample.microcredentials, key: entry})


def drawn(site: Site, page: Page) -> str:
    return Renderer(site).render(page).body


def page_of(site: Site, path: str, language: str = "en") -> Page:
    return next(page for page in skill_pages(site, language) if page.path == path)


def test_the_page_of_a_skill_names_every_entry_that_teaches_it_and_counts_providers(
    sample: Catalogue,
) -> None:
    other = next(key for key in sample.microcredentials if key.startswith("lindental/"))
    lamp = skill("mend lamps", de="Lampen reparieren")
    site = site_of(with_skills(with_skills(sample, lamp), lamp, key=other))
    page = page_of(site, "de/skills/mend-lamps/", "de")
    body = drawn(site, page)
    assert page.title == "Lampen reparieren (Fähigkeit)"
    for key in (KEY, other):
        assert sample.microcredentials[key].title.best("de").text in words(body)
    assert "2 Microcredentials" in words(body)
    assert page.alternates["en"] == "skills/mend-lamps/"


def test_skills_of_outcomes_and_of_the_entry_lead_to_their_pages(site: Site) -> None:
    for mc in site.catalogue.microcredentials.values():
        if mc.status == "retired" or not any(outcome.skills for outcome in mc.learning_outcomes):
            continue
        links = [
            e.get("href") for e in read(f"<body>{drawn(site, microcredential_page(site, mc, 'en'))}</body>")
        ]
        assert any("/skills/" in link for link in links), mc.key


def test_an_esco_skill_lies_under_its_own_identifier_and_shows_its_concept(sample: Catalogue) -> None:
    known = dataclasses.replace(skill("draw maps"), uri=ESCO)
    site = site_of(with_skills(sample, known))
    path = f"skills/{ESCO.rsplit('/', 1)[1]}/"
    assert path in site.skill_pages.values()
    assert f'href="{ESCO}"' in drawn(site, page_of(site, path))


def test_the_number_of_pages_is_bounded_and_the_most_taught_have_one(sample: Catalogue) -> None:
    many = tuple(skill(f"skill number {n}") for n in range(SKILL_PAGES + 50))
    common = skill("zymurgy")
    site = site_of(with_skills(with_skills(sample, *many, common), common, key="montclar/aula-multilingue"))
    assert "zymurgy" in site.skill_pages
    assert len(site.skill_pages) == SKILL_PAGES
    body = drawn(site, page_of(site, "skills/"))
    assert "more skills are taught by few" in words(body)


def test_hostile_names_of_skills_stay_text(sample: Catalogue) -> None:
    evil = skill('<script>alert(1)</script>"><b>')
    site = site_of(with_skills(sample, evil))
    page = page_of(site, next(p for p in site.skill_pages.values() if "script" in p))
    assert "<script>alert" not in drawn(site, page)
    assert page.path.count("/") == 2


def test_a_catalogue_without_skills_has_neither_pages_nor_links_to_them(sample: Catalogue) -> None:
    bare = {
        key: dataclasses.replace(
            mc,
            skills=(),
            learning_outcomes=tuple(dataclasses.replace(o, skills=()) for o in mc.learning_outcomes),
        )
        for key, mc in sample.microcredentials.items()
    }
    site = site_of(dataclasses.replace(sample, microcredentials=bare))
    assert not list(skill_pages(site, "en"))
    home = next(page for page in pages(site) if page.template == "home.html")
    assert "skills/" not in drawn(site, home)


@pytest.mark.parametrize("language", ["en", "de"])
def test_everything_is_at_most_three_clicks_from_home(sample: Catalogue, language: str) -> None:
    """Without script: only links count. What is withheld or unknown has nobody who leads to it."""
    one = dataclasses.replace(sample, info=dataclasses.replace(sample.info, languages=(language,)))
    site = site_of(one)
    renderer = Renderer(site)
    links: dict[str, set[str]] = {}
    for page in pages(site):
        elements = read(f"<body>{renderer.render(page).body}</body>")
        links[page.path] = {target(page.path, e.get("href")) for e in elements if e.tag == "a"}
    reached, edge = {""}, {""}
    for _ in range(3):
        edge = {to for place in edge for to in links[place] if to in links} - reached
        reached |= edge
    far = set(links) - reached - {"404.html"}
    assert not far


def target(path: str, address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return "elsewhere"
    place = posixpath.normpath(posixpath.join(path, parts.path)) if parts.path else path
    return "" if place == "." else place.rstrip("/") + "/"


def test_the_page_of_a_skill_names_what_is_taught_together_with_it(sample: Catalogue) -> None:
    site = site_of(with_skills(sample, skill("mend lamps"), skill("trim wicks")))
    body = drawn(site, page_of(site, "skills/mend-lamps/"))
    together = body[body.index('id="beside"') :]
    assert 'href="../../skills/trim-wicks/"' in together
    assert "mend lamps" not in words(together)
