"""The list of all microcredentials: one page that can be searched, and plain pages behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from generator import addresses
from generator.exports.jsonld import script
from generator.exports.schema_org import item_list
from generator.interface import Interface, interface
from generator.model import Microcredential
from generator.search import listed
from generator.search.artifacts import start_path
from generator.views.browse_words import browse_words
from generator.views.cards import EMPTY, card
from generator.views.frame import ASSETS
from generator.views.groups import group_links
from generator.views.page import Page
from generator.views.reader import Reader
from generator.views.site import Site
from generator.views.values import SEPARATOR, Item

__all__ = ["ON_A_PAGE", "browse_pages", "browse_path"]

ON_A_PAGE = 20

_MODULES = (
    "browse", "cards", "codec", "dates", "elements", "facets", "pager", "panel", "state", "store", "strings",
    "text", "words",
)  # fmt: skip
"""The parts of the script, named so that a browser fetches them side by side."""


def browse_path(number: int) -> str:
    """Where a page of the list lies; the first is the page that is searched."""
    return "microcredentials/" if number == 1 else f"browse/{number}/"


def browse_pages(site: Site) -> Iterator[Page]:
    """The pages of the list in every language, twenty entries a page."""
    for language in site.catalogue.info.languages:
        entries = listed(site.catalogue, language)
        last = max(1, -(-len(entries) // ON_A_PAGE))
        for number in range(1, last + 1):
            yield _page(site, _Part(language=language, entries=entries, number=number, last=last))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """One page of the list: its number among `last`, and all entries there are."""

    language: str
    entries: Sequence[Microcredential]
    number: int
    last: int

    @property
    def shown(self) -> Sequence[Microcredential]:
        return self.entries[self.first - 1 : self.first - 1 + ON_A_PAGE]

    @property
    def first(self) -> int:
        return (self.number - 1) * ON_A_PAGE + 1

    def title(self, ui: Interface) -> str:
        if self.number == 1:
            return ui.say("Microcredentials")
        return ui.say("Microcredentials, page {page}", page=ui.number(self.number))

    def count(self, ui: Interface) -> str:
        return ui.count("{n} microcredential", "{n} microcredentials", len(self.entries))


def _page(site: Site, part: _Part) -> Page:
    info = site.catalogue.info
    ui = interface(part.language)
    path = browse_path(part.number)
    # The first titles are named, so that no two pages have the same description.
    names = [entry.title.best(part.language).text for entry in part.shown[:3]]
    return Page(
        path=addresses.localised(path, part.language, info),
        language=part.language,
        title=part.title(ui),
        description=_description(part.count(ui), names, ui),
        template="browse.html",
        view=partial(_view, site, part),
        alternates={tag: addresses.localised(path, tag, info) for tag in info.languages},
    )


def _description(count: str, names: list[str], ui: Interface) -> str:
    return ui.say("{count}: {titles}", count=count, titles=SEPARATOR.join(names)) if names else count


def _view(site: Site, part: _Part) -> Mapping[str, object]:
    language, number = part.language, part.number
    reader = Reader(site, language, addresses.localised(browse_path(number), language, site.catalogue.info))
    return {
        "json_ld": script(item_list(site.catalogue, part.shown, language, first=part.first)),
        "styles": (reader.file(f"{ASSETS}search.css"),),
        "modules": tuple(reader.file(f"{ASSETS}search/{name}.js") for name in _MODULES),
        # The script asks for it first of all, so that it may come beside the script.
        "preloads": (reader.file(start_path(language)),),
        "script": reader.file(f"{ASSETS}search/browse.js"),
        "title": part.title(reader.ui),
        "count": part.count(reader.ui),
        "action": reader.href(browse_path(1)),
        "fields": tuple(_fields(reader)),
        # Behind the first page only what one reads on: the links would weigh more than they help.
        "groups": group_links(reader) if number == 1 else (),
        "cards": tuple(card(entry, reader) for entry in part.shown),
        "empty_card": EMPTY,
        "first": part.first,
        "pages": tuple(_numbers(reader, number, part.last)),
        "previous": reader.href(browse_path(number - 1)) if number > 1 else None,
        "next": reader.href(browse_path(number + 1)) if number < part.last else None,
        "settings": {
            "root": reader.root,
            "start": start_path(language),
            "page": number,
            "pageSize": ON_A_PAGE,
            **browse_words(reader.ui),
        },
    }


def _fields(reader: Reader) -> Iterator[Item]:
    """The broad fields of study with how many entries each has: the way to filter without script."""
    for code, keys in reader.site.fields.items():
        if len(code) == 2:
            yield Item(
                text=reader.label("isced-f", code),
                href=reader.href(addresses.field_path(code)),
                note=reader.ui.number(len(keys)),
            )


@dataclass(frozen=True, kw_only=True, slots=True)
class PageNumber:
    """A link to a page of the list; a gap between two of them has no address."""

    text: str
    name: str
    href: str | None
    current: bool = False


def _numbers(reader: Reader, number: int, last: int) -> Iterator[PageNumber]:
    """The first, the last and the neighbours of this page, with gaps between those that are apart."""
    if last == 1:
        return
    wanted = sorted({1, number - 1, number, number + 1, last} & set(range(1, last + 1)))
    for before, shown in pairwise((0, *wanted)):
        if shown - before > 1:
            yield PageNumber(text="…", name="", href=None)
        yield PageNumber(
            text=reader.ui.number(shown),
            name=reader.ui.say("Page {page}", page=reader.ui.number(shown)),
            href=reader.href(browse_path(shown)),
            current=shown == number,
        )
