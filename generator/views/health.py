"""The pages on the state of the catalogue: one for the whole, one for each provider."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import addresses
from generator.diagnostics import Severity
from generator.health import Age, EntryHealth, Health, State, Tick, data_path, page_path, provider_ids
from generator.interface import interface
from generator.views.health_cells import tick_cells, tick_names
from generator.views.health_tables import (
    age_lines,
    language_lines,
    numbers,
    prose_page,
    rule_lines,
    tick_lines,
)
from generator.views.page import Page
from generator.views.reader import Reader
from generator.views.said import plain
from generator.views.site import Site
from generator.views.values import Item, Label

__all__ = ["MOST_ENTRIES", "health_pages"]

MOST_ENTRIES = 100
"""Entries shown on the page of a provider, those with the fewest ticks first; the data has all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryLine:
    """An entry in the table of its provider; `cells` are its ticks, as cells of the table."""

    entry: Item
    cells: Markup
    warnings: str
    hints: str
    confirmed: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ProviderLine:
    """A provider in the table of all; `old` counts entries that were not confirmed for a year."""

    provider: Item
    entries: str
    ticks: tuple[str, ...]
    found: tuple[str, ...]
    old: str


def health_pages(site: Site, language: str) -> Iterator[Page]:
    """The pages in a language; none where the site does not show its state."""
    if site.health is None:
        return
    ui = interface(language)
    yield _page(
        site,
        language,
        path=page_path(),
        title=ui.say("Catalogue health"),
        description=ui.say(
            "What the check finds in this catalogue, what its entries state, how old they are."
        ),
        template="health.html",
        view=_whole,
    )
    for provider in provider_ids(site.catalogue):
        name = plain(_name(provider, Reader(site, language, "")))
        yield _page(
            site,
            language,
            path=page_path(provider),
            title=ui.say("Catalogue health: {provider}", provider=name),
            description=ui.say(
                "What the check finds in the descriptions of {provider}, what they state, how old they are.",
                provider=name,
            ),
            template="health_provider.html",
            view=partial(_provider, provider=provider),
        )


def _page(
    site: Site,
    language: str,
    *,
    path: str,
    title: str,
    description: str,
    template: str,
    view: Callable[[Reader, Health], Mapping[str, object]],
) -> Page:
    info = site.catalogue.info
    own = addresses.localised(path, language, info)

    def finished() -> Mapping[str, object]:
        assert site.health is not None  # else there is no page
        return view(Reader(site, language, own), site.health())

    return Page(
        path=own,
        language=language,
        title=title,
        description=description,
        template=template,
        view=finished,
        alternates={tag: addresses.localised(path, tag, info) for tag in info.languages},
        noindex=True,
    )


def _whole(reader: Reader, health: Health) -> Mapping[str, object]:
    return {
        **_common(reader, health, health.total),
        "title": reader.ui.say("Catalogue health"),
        "meanings": tick_lines(health, reader),
        "providers": tuple(
            _provider_line(provider, state, reader) for provider, state in health.providers.items()
        ),
        "handbook": prose_page("handbook/catalogue-health/", reader),
        "data": _file(data_path(), reader),
    }


def _provider(reader: Reader, health: Health, provider: str) -> Mapping[str, object]:
    state, entries = health.providers[provider], health.entries[provider]
    known = reader.site.catalogue.providers.get(provider)
    return {
        **_common(reader, health, state),
        "title": _name(provider, reader),
        "crumbs": (Item(text=reader.ui.say("Catalogue health"), href=reader.href(page_path())),),
        "meanings_href": reader.href(page_path()) + "#ticks",
        "entries": tuple(_entry_line(entry, reader) for entry in entries[:MOST_ENTRIES]),
        "caption": _caption(len(entries), reader),
        "data": _file(data_path(provider), reader),
        "report": reader.contact(known.contact)[:1] if known is not None else (),
    }


def _common(reader: Reader, health: Health, state: State) -> Mapping[str, object]:
    return {
        "day": reader.ui.date(health.today),
        "numbers": numbers(state, reader),
        "ticks": tick_names(reader.ui),
        "rules": rule_lines(state, reader),
        "ages": age_lines(state, reader),
        "languages": language_lines(state, reader),
        "withheld": tuple(
            Item(text=one.key, href=reader.href(addresses.path_of(one.kind, one.key)))
            for one in state.withheld[:MOST_ENTRIES]
        ),
    }


def _caption(n: int, reader: Reader) -> str:
    ui = reader.ui
    if n <= MOST_ENTRIES:
        return ui.say(
            "All microcredentials: those with the fewest ticks first, then those with most findings"
        )
    return ui.say(
        "The {some} microcredentials with the fewest ticks, of {all}. The data has all of them.",
        some=ui.number(MOST_ENTRIES),
        all=ui.number(n),
    )


def _file(path: str, reader: Reader) -> Item:
    return Item(text=addresses.absolute(path, reader.site.catalogue.info), href=reader.file(path))


def _name(provider: str, reader: Reader) -> Label:
    known = reader.site.catalogue.providers.get(provider)
    return provider if known is None else reader.text(known.legal_name)


def _provider_line(provider: str, state: State, reader: Reader) -> ProviderLine:
    number = reader.ui.number
    return ProviderLine(
        provider=Item(text=_name(provider, reader), href=reader.href(page_path(provider))),
        entries=number(state.entries),
        ticks=tuple(number(state.ticks[tick]) for tick in Tick),
        found=tuple(number(state.found(severity)) for severity in Severity),
        old=number(state.entries - state.confirmed[Age.YEAR]),
    )


def _entry_line(entry: EntryHealth, reader: Reader) -> EntryLine:
    ui = reader.ui
    return EntryLine(
        entry=reader.microcredential(entry.key),
        cells=tick_cells(tuple(entry.open.values()), ui),
        warnings=ui.number(entry.warnings),
        hints=ui.number(entry.hints),
        confirmed=ui.short_date(entry.confirmed) if entry.confirmed else ui.say("never"),
    )
