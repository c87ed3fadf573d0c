"""The pages on accessibility, privacy and imprint, made of what `catalogue.yml` says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import addresses
from generator.interface import interface, msgid
from generator.views.data import licence_rows
from generator.views.page import Page
from generator.views.reader import Reader
from generator.views.said import Said
from generator.views.site import Site
from generator.views.values import Item, web_address
from generator.vocabularies import VOCABULARIES, vocabulary

__all__ = ["statement_pages"]

# What the source of a list says when its names were made by others who ask to be named.
_OWED = ("CC BY", "Unicode", "UNESCO")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Statement:
    """One of the pages: its path in the first language, its words, and what its template prints."""

    name: str
    title: str
    description: str
    template: str
    values: Callable[[Reader], Mapping[str, object]]


def statement_pages(site: Site, language: str) -> Iterator[Page]:
    """Those of the three pages in a language that the site makes (`Site.makes`)."""
    for statement in _STATEMENTS:
        if site.makes(statement.name):
            yield _page(site, language, statement)


def _page(site: Site, language: str, statement: _Statement) -> Page:
    info, ui = site.catalogue.info, interface(language)
    alternates = {tag: addresses.localised(statement.name, tag, info) for tag in info.languages}
    path, title = alternates[language], ui.say(statement.title)
    return Page(
        path=path,
        language=language,
        title=title,
        description=ui.say(statement.description),
        template=statement.template,
        view=lambda: {"title": title, **statement.values(Reader(site, language, path))},
        alternates=alternates,
    )


def _accessibility(reader: Reader) -> Mapping[str, object]:
    """What the model statement asks for (Implementing Decision (EU) 2018/1523, Annex), as far as it is known.

    Nothing is said of conformity but what follows from the gaps that are named.
    """
    info, ui = reader.site.catalogue.info, reader.ui
    body = info.enforcement_body
    return {
        "address": info.url,
        "publisher": reader.provider(info.publisher),
        "gaps": tuple(reader.text(gap) for gap in info.accessibility_gaps),
        "tested": ui.date(info.accessibility_tested) if info.accessibility_tested else None,
        "method": reader.maybe(info.accessibility_method),
        "contact": reader.contact(info.accessibility_contact),
        "enforcement": Item(text=reader.text(body.title), href=web_address(body.url), outside=True)
        if body and body.title
        else None,
    }


def _privacy(reader: Reader) -> Mapping[str, object]:
    text = reader.site.catalogue.info.privacy
    return {"text": reader.prose(text, lower=1) if text else None}


def _imprint(reader: Reader) -> Mapping[str, object]:
    info = reader.site.catalogue.info
    return {
        "text": reader.prose(info.imprint, lower=1) if info.imprint else None,
        "licences": tuple(licence_rows(reader)),
        "sources": tuple(Said(source, None if reader.language == "en" else "en") for source in _sources()),
    }


def _sources() -> Iterable[str]:
    """Whom the lists of terms ask to be named, each once."""
    every = (vocabulary(name).source for name in VOCABULARIES)
    return dict.fromkeys(source for source in every if any(mark in source for mark in _OWED))


_STATEMENTS = (
    _Statement(
        name="accessibility/",
        title=msgid("Accessibility statement"),
        description=msgid("What was tested, what does not work for everybody yet, and whom to tell."),
        template="accessibility.html",
        values=_accessibility,
    ),
    _Statement(
        name="privacy/",
        title=msgid("Privacy"),
        description=msgid("What becomes of the data of those who visit this site."),
        template="statement.html",
        values=_privacy,
    ),
    _Statement(
        name="imprint/",
        title=msgid("Imprint"),
        description=msgid("Who is responsible for this catalogue, and under which licences it may be used."),
        template="imprint.html",
        values=_imprint,
    ),
)
