"""The list of providers, and the page of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses
from generator.exports import calendars
from generator.interface import interface
from generator.model import Provider
from generator.text import fold
from generator.views.brief import briefs
from generator.views.facts import quality_items
from generator.views.page import Page
from generator.views.pictures import picture
from generator.views.reader import Reader
from generator.views.said import Said
from generator.views.site import Site
from generator.views.trust import identifier_items
from generator.views.values import Item, Row, web_address

__all__ = ["provider_pages"]

_MOST = 120
"""Entries shown on the page of a provider; beyond that it leads to the filtered list."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProviderLine:
    """A provider in the list."""

    name: Said
    href: str
    facts: tuple[str | Said, ...]
    count: str


def provider_pages(site: Site, language: str) -> Iterator[Page]:
    """The list of providers, then one page for each, in the order of the catalogue."""
    info, ui = site.catalogue.info, interface(language)
    alternates = {tag: addresses.localised("providers/", tag, info) for tag in info.languages}
    yield Page(
        path=alternates[language],
        language=language,
        title=ui.say("Providers"),
        description=ui.say("Who offers microcredentials in this catalogue, and how many."),
        template="providers.html",
        view=lambda: _list_view(site, language, alternates[language]),
        alternates=alternates,
    )
    for provider in site.catalogue.providers.values():
        yield _page(site, provider, language)


def _page(site: Site, provider: Provider, language: str) -> Page:
    info, ui = site.catalogue.info, interface(language)
    path = addresses.provider_path(provider.id)
    own = addresses.localised(path, language, info)
    name = provider.legal_name.best(language).text
    return Page(
        path=own,
        language=language,
        title=name,
        description=ui.say(
            "Microcredentials of {provider}: what they teach, cost and count toward.", provider=name
        ),
        template="provider.html",
        view=lambda: _view(site, provider, language, own),
        alternates={tag: addresses.localised(path, tag, info) for tag in info.languages},
    )


def _list_view(site: Site, language: str, path: str) -> Mapping[str, object]:
    reader = Reader(site, language, path)
    providers = sorted(
        site.catalogue.providers.values(), key=lambda p: (fold(p.legal_name.best(language).text), p.id)
    )
    return {"title": reader.ui.say("Providers"), "providers": tuple(_line(p, reader) for p in providers)}


def _line(provider: Provider, reader: Reader) -> ProviderLine:
    site = reader.site
    n = len(site.by_provider.get(provider.id, ())) + len(site.awarded_by.get(provider.id, ()))
    return ProviderLine(
        name=reader.text(provider.legal_name),
        href=reader.href(addresses.provider_path(provider.id)),
        facts=tuple(_where(provider, reader)),
        count=reader.ui.count("{n} microcredential", "{n} microcredentials", n),
    )


def _where(provider: Provider, reader: Reader) -> Iterable[str | Said]:
    yield reader.label("provider-type", provider.type)
    if provider.city is not None:
        yield reader.text(provider.city)
    yield reader.ui.country(provider.country)


def _view(site: Site, provider: Provider, language: str, path: str) -> Mapping[str, object]:
    reader = Reader(site, language, path)
    offered = site.by_provider.get(provider.id, ())
    name = reader.text(provider.legal_name)
    description: Markup | None = None if provider.description is None else reader.prose(provider.description)
    return {
        "title": name,
        "crumbs": (Item(text=reader.ui.say("Providers"), href=reader.href("providers/")),),
        "logo": picture(provider.logo, reader),
        "facts": tuple(_where(provider, reader)),
        "retired": provider.status == "retired",
        "description": description,
        "rows": tuple(_rows(provider, reader)),
        "count": reader.ui.count("{n} microcredential", "{n} microcredentials", len(offered)),
        "offered": briefs(offered[:_MOST], reader),
        "more": _more(provider, len(offered), reader),
        "awarded": briefs(site.awarded_by.get(provider.id, ())[:_MOST], reader),
        "pathways": tuple(reader.pathway(pathway) for pathway in site.pathways_of.get(provider.id, ())),
        "calendar": _calendar(provider, reader),
        "report": reader.report(provider),
    }


def _calendar(provider: Provider, reader: Reader) -> str | None:
    """The calendar with all dates of a provider, where it has any."""
    site = reader.site
    entries = (site.microcredential(key) for key in site.by_provider.get(provider.id, ()))
    path = calendars.provider_path(provider.id)
    dated = any(calendars.has_calendar(mc, one) for mc in entries for one in mc.offerings)
    return reader.file(path) if dated and path in site.data else None


def _more(provider: Provider, n: int, reader: Reader) -> Item | None:
    if n <= _MOST:
        return None
    words = reader.ui.count("All {n} microcredential in the list", "All {n} microcredentials in the list", n)
    return Item(text=words, href=reader.href("microcredentials/") + f"?provider={provider.id}")


def _rows(provider: Provider, reader: Reader) -> Iterable[Row]:
    say = reader.ui.say
    if href := web_address(provider.homepage):
        shown = href.removeprefix("https://").rstrip("/")
        yield Row(key="homepage", label=say("Website"), items=(Item(text=shown, href=href, outside=True),))
    if ways := reader.contact(provider.contact):
        yield Row(key="contact", label=say("Contact"), items=ways)
    if provider.region:
        yield Row(key="region", label=say("Region"), items=(Item(text=provider.region),))
    if provider.part_of:
        yield Row(key="part-of", label=say("Belongs to"), items=tuple(map(reader.provider, provider.part_of)))
    if members := reader.site.members.get(provider.id):
        yield Row(key="members", label=say("Members"), items=tuple(map(reader.provider, members)))
    if provider.quality_assurance:
        told = (
            say("Quality assurance")
            if "deqar" in provider.identifiers
            else say("Quality assurance, as stated by the provider")
        )
        yield Row(key="quality", label=told, items=tuple(quality_items(provider.quality_assurance, reader)))
    if provider.identifiers:
        yield Row(
            key="identifiers", label=say("In registers"), items=tuple(identifier_items(provider, reader))
        )
