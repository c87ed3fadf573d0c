"""For whom a page is written: its language, its place in the site, and the words that follow from both."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from markupsafe import Markup

from generator import addresses
from generator.interface import Interface, interface
from generator.model import Contact, Provider, Related
from generator.text import Text, base_language
from generator.views.markdown import prose_in
from generator.views.said import Said
from generator.views.site import Site
from generator.views.values import Item, web_address
from generator.vocabularies import vocabulary

__all__ = ["Reader"]


class Reader:
    """Says texts, names and addresses for one page."""

    __slots__ = ("_folder", "_prefix", "language", "root", "site", "ui")

    def __init__(self, site: Site, language: str, path: str) -> None:
        self.site = site
        self.language = language
        self.ui: Interface = interface(language)
        self.root = _root(path, site.catalogue.info.url)
        # The files beside the page of an entry need no way over the root.
        self._folder = path if path.startswith("microcredentials/") else ""
        self._prefix = self.root + addresses.localised("", language, site.catalogue.info)

    def text(self, text: Text) -> Said:
        """The text in the page's language, else in the one it falls back to."""
        own = text.by_language.get(self.language)
        if own is not None:
            return Said(own)
        spoken = text.best(self.language)
        return Said(spoken.text, self._other(spoken.language))

    def maybe(self, text: Text | None) -> Said | None:
        """The same for a text that may be missing."""
        return None if text is None else self.text(text)

    def prose(self, text: Text, lower: int = 2) -> Markup:
        """A Markdown text as sanitised HTML, its headings lower by so many steps."""
        spoken = text.best(self.language)
        return prose_in(spoken.text, self._other(spoken.language), lower)

    def label(self, name: str, code: str) -> str:
        """The name of a vocabulary's term; the code itself where the vocabulary does not know it."""
        return _label(name, code, self.language)

    def meaning(self, name: str, code: str) -> str | None:
        """What a vocabulary's term means, in one sentence, where one is written."""
        return _meaning(name, code, self.language)

    def href(self, path: str) -> str:
        """The relative address of a page in the page's language."""
        return (self._prefix + path) or "./"

    def file(self, path: str) -> str:
        """The relative address of something that is the same in every language."""
        if self._folder and path.startswith(self._folder):
            return path.removeprefix(self._folder) or "./"
        return (self.root + path) or "./"

    def absolute(self, path: str) -> str:
        """The full address of a page in the page's language."""
        info = self.site.catalogue.info
        return addresses.absolute(addresses.localised(path, self.language, info), info)

    def provider(self, provider: str) -> Item:
        """A provider's name, leading to its page."""
        known = self.site.catalogue.providers.get(provider)
        if known is None:
            return Item(text=provider)
        return Item(text=self.text(known.name), href=self.href(addresses.provider_path(provider)))

    def microcredential(self, key: str) -> Item:
        """A microcredential's title, leading to its page; words alone where it is withheld."""
        known = self.site.catalogue.microcredentials.get(key)
        href = self.href(addresses.microcredential_path(key))
        return Item(text=key if known is None else self.text(known.title), href=href)

    def pathway(self, pathway: str) -> Item:
        """A pathway's title, leading to its page."""
        known = self.site.catalogue.pathways[pathway]
        return Item(text=self.text(known.title), href=self.href(addresses.pathway_path(pathway)))

    def related(self, related: Related) -> Item:
        """A related credential of this catalogue, or the title and address of another."""
        if related.key is not None:
            return self.microcredential(related.key)
        return Item(
            text=related.url or "" if related.title is None else self.text(related.title),
            href=web_address(related.url),
            outside=True,
        )

    def contact(self, contact: Contact | None) -> tuple[Item, ...]:
        """The ways to ask somebody: mail, telephone, contact page."""
        if contact is None:
            return ()
        return tuple(_ways(contact))

    def report(self, provider: Provider, own: Contact | None = None) -> tuple[Item, ...]:
        """Where to tell of a mistake: the contact itself, else that of the provider, else its homepage."""
        ways = self.contact(own) or self.contact(provider.contact)
        return ways[:1] or tuple(_page(provider.homepage))

    def _other(self, language: str) -> str | None:
        if language == self.language or base_language(language) == base_language(self.language):
            return None
        return language


@lru_cache(maxsize=8192)
def _label(name: str, code: str, language: str) -> str:
    terms = vocabulary(name)
    return terms.label(code, language) if code in terms else code


@lru_cache(maxsize=8192)
def _meaning(name: str, code: str, language: str) -> str | None:
    terms = vocabulary(name)
    return (terms.explanation(code, language) or None) if code in terms else None


def _ways(contact: Contact) -> Iterable[Item]:
    if contact.email and (address := web_address(f"mailto:{contact.email}")):
        yield Item(text=contact.email, href=address)
    if contact.phone:
        yield Item(text=contact.phone)
    yield from _page(contact.url)


def _page(url: str | None) -> Iterable[Item]:
    if url and (address := web_address(url)):
        yield Item(text=url.removeprefix("https://").rstrip("/"), href=address, outside=True)


def _root(path: str, url: str) -> str:
    """The way from a page up to the site's root; the page for unknown addresses may stand anywhere."""
    return urlsplit(url).path if path == "404.html" else "../" * path.count("/")
