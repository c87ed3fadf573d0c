"""The translated messages of each language, read from its .po file."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from generator.text import base_language

__all__ = [
    "DOMAINS",
    "LANGUAGES",
    "Domain",
    "Plural",
    "Translations",
    "locales",
    "missing",
    "template",
    "translations",
]

LANGUAGES: tuple[str, ...] = ("ca", "de", "es", "fr", "it", "nl", "pt")
"""The languages with a translation file of the interface; English needs none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Domain:
    """A set of messages with its own translation files: `folder` is below `locales`."""

    title: str
    folder: tuple[str, ...]
    template: str
    languages: tuple[str, ...]


DOMAINS: Mapping[str, Domain] = {
    "interface": Domain(
        title="Messages of the catalogue site", folder=(), template="credenza.pot", languages=LANGUAGES
    ),
    "findings": Domain(
        title="Messages of the check", folder=("findings",), template="findings.pot", languages=("es",)
    ),
}
"""What readers of the site see, and what administrators see, by the names `extraction` gives them."""

Plural = tuple[str, str]
"""A message id with its plural."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Translations:
    """The messages of one .po file; what is untranslated or marked fuzzy is not in it.

    `form_of` gives the number of the plural form for a count, from the header of the file.
    """

    language: str
    single: Mapping[str, str]
    plural: Mapping[Plural, tuple[str, ...]]
    form_of: Callable[[int], int]

    def __contains__(self, message: str | Plural) -> bool:
        return message in self.single if isinstance(message, str) else message in self.plural


@cache
def translations(language: str, domain: str = "interface") -> tuple[Translations, ...]:
    """The translation files that serve a language, best first: its own, then that of its base language."""
    tags = dict.fromkeys((language, base_language(language)))
    return tuple(_load(tag, domain) for tag in tags if tag in DOMAINS[domain].languages)


def missing(language: str, domain: str = "interface") -> tuple[str, ...]:
    """The message ids of the template that have no translation for this language, sorted."""
    known = translations(language, domain)
    wanted = _message_ids(template(domain))
    return tuple(
        sorted(
            message if isinstance(message, str) else message[0]
            for message in wanted
            if base_language(language) != "en" and not any(message in file for file in known)
        )
    )


def locales(domain: str = "interface") -> Traversable:
    """The folder with the translation files."""
    return files("generator").joinpath("locales", *DOMAINS[domain].folder)


@cache
def template(domain: str = "interface") -> Catalog:
    """The template that lists every message of a domain."""
    return _read(DOMAINS[domain].template, None, domain)


@cache
def _load(tag: str, domain: str) -> Translations:
    catalog = _read(f"{tag}.po", tag, domain)
    single: dict[str, str] = {}
    plural: dict[Plural, tuple[str, ...]] = {}
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        if isinstance(message.id, str):
            if isinstance(message.string, str) and message.string:
                single[message.id] = message.string
        elif isinstance(message.string, (list, tuple)) and all(message.string):
            plural[message.id[0], message.id[1]] = tuple(message.string)
    return Translations(
        language=tag,
        single=MappingProxyType(single),
        plural=MappingProxyType(plural),
        form_of=gettext.c2py(catalog.plural_expr),
    )


def _read(name: str, language: str | None, domain: str) -> Catalog:
    with locales(domain).joinpath(name).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _message_ids(catalog: Catalog) -> tuple[str | Plural, ...]:
    return tuple(
        message.id if isinstance(message.id, str) else (message.id[0], message.id[1])
        for message in catalog
        if message.id
    )
