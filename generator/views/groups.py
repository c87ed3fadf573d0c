"""Pages of the entries of one level, form or language: what a filter shows, for those without script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import addresses
from generator.interface import interface
from generator.search import FACETS
from generator.search.facets import CodeFacet
from generator.views.brief import briefs
from generator.views.page import Page
from generator.views.reader import Reader
from generator.views.site import Site
from generator.views.values import Item

__all__ = ["Group", "group_links", "group_pages"]

_FOLDERS = {"level": "levels", "form": "forms", "language": "languages"}
"""The facets that have pages, and where these lie; fields, skills and providers have pages of their own."""

_MOST = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A question of the list with its answers, each leading to the page of its entries."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Value:
    """One answer to the question of a facet, in words, with the entries that give it."""

    facet: CodeFacet
    code: str
    label: str
    keys: tuple[str, ...]

    @property
    def path(self) -> str:
        return f"{_FOLDERS[self.facet.key]}/{self.code}/"


def group_pages(site: Site, language: str) -> Iterator[Page]:
    """A page for each level, form of participation and language of instruction in use."""
    for facet in _facets():
        for value in _values(site, facet, language):
            yield _page(site, value, language)


def group_links(reader: Reader) -> tuple[Group, ...]:
    """The links to these pages with how many entries each has."""
    ui = reader.ui
    return tuple(
        Group(
            title=ui.say(facet.title),
            items=tuple(
                Item(text=value.label, href=reader.href(value.path), note=ui.number(len(value.keys)))
                for value in _values(reader.site, facet, reader.language)
            ),
        )
        for facet in _facets()
    )


def _facets() -> Iterator[CodeFacet]:
    for facet in FACETS:
        if isinstance(facet, CodeFacet) and facet.key in _FOLDERS:
            yield facet


def _values(site: Site, facet: CodeFacet, language: str) -> Iterator[_Value]:
    """In the facet's own order, else the most frequent first."""
    found: dict[str, list[str]] = {}
    for key in site.current:
        for code in facet.codes(site.catalogue, site.microcredential(key)):
            found.setdefault(code, []).append(key)
    label = facet.labels(site.catalogue, interface(language))

    def place(code: str) -> tuple[int, str]:
        return (facet.order.index(code) if facet.order else -len(found[code])), code

    for code in sorted(found, key=place):
        words = str(label(code))
        yield _Value(facet=facet, code=code, label=words[:1].upper() + words[1:], keys=tuple(found[code]))


def _page(site: Site, value: _Value, language: str) -> Page:
    info, ui = site.catalogue.info, interface(language)
    own = addresses.localised(value.path, language, info)
    title = ui.say("{name}: {value}", name=ui.say(value.facet.title), value=value.label)
    return Page(
        path=own,
        language=language,
        title=title,
        description=ui.say(
            "{group}. All microcredentials that say so, with size, level and price.", group=title
        ),
        template="group.html",
        view=lambda: _view(site, value, language, own, title),
        alternates={tag: addresses.localised(value.path, tag, info) for tag in info.languages},
    )


def _view(site: Site, value: _Value, language: str, path: str, title: str) -> Mapping[str, object]:
    reader = Reader(site, language, path)
    ui = reader.ui
    more = None
    if len(value.keys) > _MOST:
        words = ui.count(
            "All {n} microcredential in the list", "All {n} microcredentials in the list", len(value.keys)
        )
        more = Item(text=words, href=reader.href("microcredentials/") + f"?{value.facet.key}={value.code}")
    return {
        "title": title,
        "crumbs": (Item(text=ui.say("Microcredentials"), href=reader.href("microcredentials/")),),
        "count": ui.count("{n} microcredential", "{n} microcredentials", len(value.keys)),
        "entries": briefs(value.keys[:_MOST], reader),
        "more": more,
    }
