"""The fields of study in use, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import addresses
from generator.interface import interface
from generator.views.brief import briefs
from generator.views.page import Page
from generator.views.reader import Reader
from generator.views.site import Site
from generator.views.values import Item
from generator.vocabularies import vocabulary

__all__ = ["FieldTile", "field_pages", "field_tiles"]

_MOST = 120
_BROAD = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldTile:
    """A field with the number of its entries and the fields within it that are in use."""

    code: str
    name: str
    href: str
    count: str
    within: tuple[Item, ...]


def field_pages(site: Site, language: str) -> Iterator[Page]:
    """The list of fields, then one page for each field in use, broad, narrow or detailed."""
    info, ui = site.catalogue.info, interface(language)
    alternates = {tag: addresses.localised("fields/", tag, info) for tag in info.languages}
    yield Page(
        path=alternates[language],
        language=language,
        title=ui.say("Fields of study"),
        description=ui.say("All microcredentials by field of study (ISCED-F 2013)."),
        template="fields.html",
        view=lambda: _list_view(site, language, alternates[language]),
        alternates=alternates,
    )
    for code in site.fields:
        yield _page(site, code, language)


def field_tiles(reader: Reader) -> tuple[FieldTile, ...]:
    """The broad fields in use, in the order of their codes."""
    return tuple(_tile(code, reader) for code in reader.site.fields if len(code) == _BROAD)


def _tile(code: str, reader: Reader) -> FieldTile:
    return FieldTile(
        code=code,
        name=reader.label("isced-f", code),
        href=reader.href(addresses.field_path(code)),
        count=_count(code, reader),
        within=_within(code, reader),
    )


def _within(code: str, reader: Reader) -> tuple[Item, ...]:
    """The next narrower fields in use; a level with a single field of the same name is passed over."""
    terms = vocabulary("isced-f").terms
    found: list[Item] = []
    for narrower in reader.site.fields:
        if terms[narrower].broader != code:
            continue
        if reader.label("isced-f", narrower) == reader.label("isced-f", code):
            found += _within(narrower, reader)
        else:
            href = reader.href(addresses.field_path(narrower))
            found.append(
                Item(text=reader.label("isced-f", narrower), href=href, note=_count(narrower, reader))
            )
    return tuple(found)


def _count(code: str, reader: Reader) -> str:
    return reader.ui.count("{n} microcredential", "{n} microcredentials", len(reader.site.fields[code]))


def _list_view(site: Site, language: str, path: str) -> Mapping[str, object]:
    reader = Reader(site, language, path)
    return {
        "title": reader.ui.say("Fields of study"),
        "tiles": field_tiles(reader),
        "skills_href": reader.href("skills/") if site.skill_pages else None,
    }


def _page(site: Site, code: str, language: str) -> Page:
    info, ui = site.catalogue.info, interface(language)
    path = addresses.field_path(code)
    own = addresses.localised(path, language, info)
    name = vocabulary("isced-f").label(code, language)
    return Page(
        path=own,
        language=language,
        title=ui.say("{field} (field {code})", field=name, code=code),
        description=ui.say(
            "Microcredentials in the field of study {field}, ISCED-F code {code}.", field=name, code=code
        ),
        template="field.html",
        view=lambda: _view(site, code, language, own),
        alternates={tag: addresses.localised(path, tag, info) for tag in info.languages},
    )


def _view(site: Site, code: str, language: str, path: str) -> Mapping[str, object]:
    reader = Reader(site, language, path)
    keys = site.fields[code]
    more = None
    if len(keys) > _MOST:
        words = reader.ui.count(
            "All {n} microcredential in the list", "All {n} microcredentials in the list", len(keys)
        )
        more = Item(text=words, href=reader.href("microcredentials/") + f"?field={code[:3]}")
    return {
        "title": reader.label("isced-f", code),
        "crumbs": _above(code, reader),
        "code": code,
        "strip": code[:_BROAD],
        "count": _count(code, reader),
        "within": _within(code, reader),
        "entries": briefs(keys[:_MOST], reader),
        "more": more,
    }


def _above(code: str, reader: Reader) -> tuple[Item, ...]:
    found: list[Item] = []
    broader = vocabulary("isced-f").terms[code].broader
    while broader is not None:
        found.append(
            Item(text=reader.label("isced-f", broader), href=reader.href(addresses.field_path(broader)))
        )
        broader = vocabulary("isced-f").terms[broader].broader
    return (Item(text=reader.ui.say("Fields of study"), href=reader.href("fields/")), *reversed(found))
