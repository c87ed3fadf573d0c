"""All pages of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from generator.views.about import about_page
from generator.views.browse import browse_pages
from generator.views.cards import card_lines
from generator.views.data import data_page
from generator.views.fields import field_pages
from generator.views.groups import group_pages
from generator.views.health import health_pages
from generator.views.home import home_page
from generator.views.keeping import keeping_pages
from generator.views.microcredential import microcredential_page
from generator.views.notices import not_found_page, withheld_pages
from generator.views.page import Page
from generator.views.pathways import pathway_pages
from generator.views.providers import provider_pages
from generator.views.site import Site
from generator.views.skills import skill_pages
from generator.views.statements import statement_pages

__all__ = ["card_lines", "pages"]


def pages(site: Site) -> Iterator[Page]:
    """Every page, the list first, then language by language; nothing is rendered before it is asked for."""
    yield from browse_pages(site)
    for language in site.catalogue.info.languages:
        yield home_page(site, language)
        for mc in site.catalogue.microcredentials.values():
            yield microcredential_page(site, mc, language)
        yield from provider_pages(site, language)
        yield from field_pages(site, language)
        yield from group_pages(site, language)
        yield from skill_pages(site, language)
        yield from pathway_pages(site, language)
        yield from keeping_pages(site, language)
        yield data_page(site, language)
        yield about_page(site, language)
        yield from health_pages(site, language)
        yield from statement_pages(site, language)
        yield from withheld_pages(site, language)
    yield not_found_page(site)
