"""What surrounds every page of the catalogue: header, languages, footer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import addresses
from generator.health import page_path
from generator.interface import interface
from generator.model import CatalogueInfo
from generator.views.page import Page
from generator.views.reader import Reader
from generator.views.said import Said
from generator.views.values import Item, web_address
from generator.vocabularies import vocabulary

__all__ = ["ASSETS", "SHORTLIST", "Frame", "FrameLink", "frame"]

ASSETS = "assets/credenza/"
"""Where the styles and scripts of the templates lie in the site."""

SHORTLIST = "shortlist/"
"""The page of what a learner saved."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FrameLink:
    """A link of the header or footer; `current` is 'page' on that page, 'true' below it, else None."""

    text: str
    href: str
    current: str | None = None
    language: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """Finished words and addresses of the header and the footer of one page."""

    name: str
    home: str
    is_home: bool
    address: str
    logo: str | None
    sections: tuple[FrameLink, ...]
    languages: tuple[FrameLink, ...]
    footer: tuple[FrameLink, ...]
    report: tuple[Item, ...]
    words: Said | None
    publisher: Item | None
    licences: tuple[str, ...]
    script: str
    early_script: str
    shortlist: FrameLink


def frame(page: Page, reader: Reader) -> Frame:
    """The frame of a page."""
    info = reader.site.catalogue.info
    home = addresses.localised("", page.language, info)
    return Frame(
        name=info.title.best(page.language).text,
        home=reader.href(""),
        is_home=page.path == home,
        address=page.canonical or addresses.absolute(page.path, info),
        logo=reader.file(f"media/{info.logo.src}") if info.logo else None,
        sections=tuple(_sections(page.path.removeprefix(home), reader)),
        languages=tuple(_languages(page, reader)),
        footer=tuple(_footer(reader)),
        report=reader.contact(info.contact)[:1],
        words=reader.maybe(info.footer),
        publisher=reader.provider(info.publisher)
        if info.publisher in reader.site.catalogue.providers
        else None,
        licences=tuple(_licences(info, reader)),
        script=reader.file(f"{ASSETS}credenza.js"),
        early_script=reader.file(f"{ASSETS}theme.js"),
        shortlist=_shortlist(page.path.removeprefix(home), reader),
    )


def _sections(path: str, reader: Reader) -> Iterable[FrameLink]:
    say = reader.ui.say
    sections = [("microcredentials/", say("Browse"))]
    if reader.site.catalogue.pathways:
        sections.append(("pathways/", say("Pathways")))
    sections += [("providers/", say("Providers")), ("fields/", say("Fields")), ("data/", say("Data"))]
    for target, text in sections:
        current = "page" if path == target else "true" if path.startswith(target) else None
        yield FrameLink(text=text, href=reader.href(target), current=current)


def _shortlist(path: str, reader: Reader) -> FrameLink:
    """The way to what was saved; the script counts it."""
    current = "page" if path == SHORTLIST else None
    return FrameLink(text=reader.ui.say("Shortlist"), href=reader.href(SHORTLIST), current=current)


def _languages(page: Page, reader: Reader) -> Iterable[FrameLink]:
    if len(page.alternates) < 2:
        return
    for language, path in page.alternates.items():
        yield FrameLink(
            text=interface(language).native_name(),
            href=reader.file(path),
            current="true" if language == page.language else None,
            language=language,
        )


def _footer(reader: Reader) -> Iterable[FrameLink]:
    say = reader.ui.say
    yield FrameLink(text=say("About the standard"), href=reader.href("about/"))
    yield FrameLink(text=say("Data for machines"), href=reader.href("data/"))
    if reader.site.health is not None:
        yield FrameLink(text=say("Catalogue health"), href=reader.href(page_path()))
    info = reader.site.catalogue.info
    for path, text in (
        ("handbook/", say("Handbook for institutions")),
        ("accessibility/", say("Accessibility")),
        ("privacy/", say("Privacy")),
        ("imprint/", say("Imprint")),
    ):
        if reader.site.makes(path):
            yield FrameLink(text=text, href=reader.href(path))
        for target in (addresses.localised(path, reader.language, info), path):
            if target in reader.site.prose:
                yield FrameLink(text=text, href=reader.file(target))
                break


def _licences(info: CatalogueInfo, reader: Reader) -> Iterable[str]:
    ui = reader.ui
    licences = info.licences
    if licences.data == licences.texts:
        yield ui.say("Data and texts: {licence}.", licence=_licence(licences.data, reader))
    else:
        yield ui.say("Data: {licence}.", licence=_licence(licences.data, reader))
        yield ui.say("Texts: {licence}.", licence=_licence(licences.texts, reader))


def _licence(code: str, reader: Reader) -> str:
    return reader.label("licence", code)


def licence_item(code: str, reader: Reader) -> Item:
    """A licence by name, leading to its text where the vocabulary knows it."""
    terms = vocabulary("licence")
    href = web_address(terms[code].extra.get("url")) if code in terms else None
    return Item(text=reader.label("licence", code), href=href, outside=True)
