"""Pages that say why something is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import addresses
from generator.interface import interface
from generator.model import Withheld
from generator.views.page import Page
from generator.views.reader import Reader
from generator.views.site import Site
from generator.views.values import Item

__all__ = ["not_found_page", "withheld_pages"]


def not_found_page(site: Site) -> Page:
    """The page a host shows for an unknown address, in the first language."""
    language = site.catalogue.info.languages[0]
    say = interface(language).say
    return Page(
        path="404.html",
        language=language,
        title=say("Page not found"),
        description=say("There is no page at this address"),
        template="notice.html",
        view=lambda: _not_found(site, language),
        alternates={},
        noindex=True,
    )


def withheld_pages(site: Site, language: str) -> Iterator[Page]:
    """A notice at the address of everything that is withheld until its file is mended."""
    for withheld in site.catalogue.withheld:
        yield _withheld_page(site, withheld, language)


def _withheld_page(site: Site, withheld: Withheld, language: str) -> Page:
    info, say = site.catalogue.info, interface(language).say
    path = addresses.path_of(withheld.kind, withheld.key)
    own = addresses.localised(path, language, info)
    return Page(
        path=own,
        language=language,
        title=say("Temporarily unavailable: {name}", name=withheld.key),
        description=say("This page is being mended and will be back at the same address."),
        template="notice.html",
        view=lambda: _unavailable(site, withheld, language, own),
        alternates={tag: addresses.localised(path, tag, info) for tag in info.languages},
        noindex=True,
    )


def _unavailable(site: Site, withheld: Withheld, language: str, path: str) -> Mapping[str, object]:
    reader = Reader(site, language, path)
    say = reader.ui.say
    provider = withheld.key.split("/", 1)[0]
    known = site.catalogue.providers.get(provider)
    links = [Item(text=say("All microcredentials"), href=reader.href("microcredentials/"))]
    if known is not None:
        links.insert(0, reader.provider(provider))
    return {
        "title": say("Temporarily unavailable"),
        "words": (
            say(
                "The description of “{name}” is being mended. It will be back at this address.",
                name=withheld.key,
            ),
            say("A certificate that points here stays as valid as it was."),
        ),
        "links": tuple(links),
        "report": reader.report(known) if known is not None else (),
    }


def _not_found(site: Site, language: str) -> Mapping[str, object]:
    reader = Reader(site, language, "404.html")
    say = reader.ui.say
    return {
        "title": say("There is no page at this address"),
        "words": (
            say(
                "Perhaps it was shortened on its way to you. Addresses of microcredentials never change here."
            ),
        ),
        "links": (
            Item(text=say("All microcredentials"), href=reader.href("microcredentials/")),
            Item(text=say("Providers"), href=reader.href("providers/")),
            Item(text=say("Home page"), href=reader.href("")),
        ),
    }
