"""One language for one block of schema.org data.

TeSS takes the alphabetically first of several language-tagged names, so a block holds texts of a single
language: that of the page if the entry has it, else the entry's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.addresses import absolute, localised
from generator.interface import Interface, interface
from generator.model import Catalogue, CatalogueInfo, Microcredential
from generator.text import Text, base_language
from generator.vocabularies import vocabulary

__all__ = ["Block", "block_language", "term"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """What a block is said in: `language` of its texts, `page_language` of the page around it."""

    catalogue: Catalogue
    language: str
    page_language: str

    @property
    def info(self) -> CatalogueInfo:
        """What the catalogue says about itself."""
        return self.catalogue.info

    @property
    def interface(self) -> Interface:
        """The words of the site in the language of the block."""
        return interface(self.language)

    def page(self, path: str) -> str:
        """The full address of a page in the language of the page around the block."""
        return absolute(localised(path, self.page_language, self.info), self.info)

    def say(self, text: Text | None) -> str | None:
        """The text in the language of the block or a variant of it; None where it has none."""
        if text is None:
            return None
        exact = text.by_language.get(self.language)
        if exact is not None:
            return exact
        spoken = text.best(self.language)
        return spoken.text if base_language(spoken.language) == base_language(self.language) else None

    def name(self, text: Text) -> str:
        """A proper name: as it is in the language of the block, else as its bearer writes it."""
        return text.by_language.get(self.language) or text.best(self.language).text

    def label(self, name: str, code: str) -> str | dict[str, str] | None:
        """The name of a vocabulary's term; in English, and marked so, where this language has none."""
        return _label(name, code, self.language)

    def label_text(self, name: str, code: str) -> str:
        """The same as plain text, for lines that hold more than the term; '' for an unknown code."""
        label = _label(name, code, self.language)
        return label["@value"] if isinstance(label, dict) else label or ""


def block_language(microcredential: Microcredential, language: str) -> str:
    """The language of a block: the one asked for if the entry has it, else the entry's first."""
    known = microcredential.text_languages or microcredential.title.languages
    if language in known:
        return language
    base = base_language(language)
    return next((tag for tag in known if base_language(tag) == base), known[0])


def term(block: Block, name: str, code: str) -> dict[str, Any] | None:
    """A DefinedTerm for a term of a vocabulary; None for a code that is not in it."""
    known = vocabulary(name)
    if code not in known:
        return None
    node: dict[str, Any] = {"@type": "DefinedTerm", "name": block.label(name, code), "termCode": code}
    if known[code].iri:
        node["url"] = known[code].iri
    if known.scheme:
        node["inDefinedTermSet"] = {"@type": "DefinedTermSet", "@id": known.scheme}
    return node


@cache
def _label(name: str, code: str, language: str) -> str | dict[str, str] | None:
    terms = vocabulary(name).terms
    if code not in terms:
        return None
    label = vocabulary(name).label(code, language)
    labels = terms[code].labels
    if language in labels or base_language(language) in labels or label != labels["en"]:
        return label
    return {"@language": "en", "@value": label}
