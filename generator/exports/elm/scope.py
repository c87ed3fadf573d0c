"""What the ELM nodes of one entry refer to, collected while they are made.

A file has to hold every concept and organisation it names, once. Their nodes are the same in ten
thousand files, so each is made once and kept as bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from generator import addresses
from generator.exports.elm.context import Version
from generator.exports.jsonld import dumps
from generator.interface import LANGUAGES
from generator.model import Catalogue, CatalogueInfo
from generator.text import Text, base_language
from generator.vocabularies import Vocabulary, iri_language, vocabulary

__all__ = ["NUTS", "Concepts", "Scope", "paragraphs", "texts"]

# What 3.3 added and 3.1 can say almost as well. Where nothing comes near, 3.1 goes without the concept:
# the name of an assessment says it in words.
_BEFORE_3_3 = {("form-of-participation", "hybrid"): "blended"}

NUTS = "http://data.europa.eu/nuts"


@dataclass(frozen=True, slots=True)
class _Known:
    iri: str
    node: bytes
    is_new: bool


class Concepts:
    """The concept nodes of one catalogue, each made once."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], _Known | None] = {}

    def find(self, name: str, code: str) -> _Known | None:
        """The concept of a code; None for a code without an address in the European vocabularies."""
        key = (name, code)
        if key not in self._known:
            self._known[key] = _concept(vocabulary(name), code)
        return self._known[key]


def _concept(known: Vocabulary, code: str) -> _Known | None:
    term = iri_language(code) if known.name == "language" else known.terms.get(code)
    if term is None or term.iri is None or known.scheme is None:
        return None
    is_new = term.extra.get("since") == Version.V3_3.value
    return _Known(term.iri, concept_node(term.iri, known.scheme, {"en": term.labels["en"]}), is_new)


def concept_node(iri: str, scheme: str | None, labels: dict[str, str]) -> bytes:
    """A concept with the typed scheme the shapes look for; ESCO concepts go without one.

    Terms of the European vocabularies are named in English only: everybody who shows them has the
    vocabulary, and ten thousand files carry the name.
    """
    node: dict[str, Any] = {"id": iri, "type": "Concept"}
    if scheme:
        node["inScheme"] = {"id": scheme, "type": "ConceptScheme"}
    node["prefLabel"] = labels
    return dumps(node)


@dataclass(kw_only=True, slots=True)
class Scope:
    """Where the nodes of one entry, organisation or pathway are made, and what they have referred to so far.

    `languages` are those of the texts. `differs` becomes True when a concept was
    asked for that 3.1 does not know, so that the nodes of both versions are not the same.
    """

    catalogue: Catalogue
    version: Version
    known: Concepts
    languages: tuple[str, ...]
    concepts: dict[str, bytes] = field(default_factory=dict)
    organisations: dict[str, None] = field(default_factory=dict)
    differs: bool = False

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages of the texts in which the site has words of its own; English where it has none."""
        return _spoken(self.languages)

    @property
    def info(self) -> CatalogueInfo:
        """What the catalogue says about itself."""
        return self.catalogue.info

    def concept(self, name: str, code: str | None) -> str | None:
        """The address of the concept of a code, whose node the file will hold; None where there is none."""
        found = self.known.find(name, code) if code else None
        if found is None:
            return None
        if found.is_new:
            self.differs = True
            if self.version is Version.V3_1:
                return self.concept(name, _BEFORE_3_3.get((name, code or "")))
        self.concepts[found.iri] = found.node
        return found.iri

    def listed(self, name: str, codes: Iterable[str]) -> list[str]:
        """The addresses of several concepts, each once."""
        return list(dict.fromkeys(iri for code in codes if (iri := self.concept(name, code))))

    def foreign(self, iri: str, scheme: str | None, labels: dict[str, str]) -> str:
        """The address of a concept that an author named by it; the first label it was given counts."""
        if iri not in self.concepts:
            english = {"en": next(iter(labels.values())), **labels} if scheme else labels
            self.concepts[iri] = concept_node(iri, scheme, english)
        return iri

    def organisation(self, key: str | None) -> str | None:
        """The identifier of a provider, whose node the file will hold; None when it is not published."""
        if key is None or key not in self.catalogue.providers:
            return None
        self.organisations[key] = None
        return addresses.provider_iri(key, self.info)

    def label(self, name: str, code: str) -> dict[str, str]:
        """The name of a term in the languages of the entry that have one, and in English."""
        terms = vocabulary(name).terms
        if code not in terms:
            return {}
        labels = terms[code].labels
        found = {tag: labels[tag] for tag in self.languages if tag in labels}
        found["en"] = labels["en"]
        return found


@cache
def _spoken(languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag for tag in languages if base_language(tag) in ("en", *LANGUAGES)) or ("en",)


def texts(text: Text) -> dict[str, str]:
    """A text as a language map."""
    return dict(text.by_language)


def paragraphs(*several: Text | None) -> dict[str, str] | None:
    """Several texts one below the other, language by language; None where there are none."""
    found: dict[str, str] = {}
    for text in several:
        if text is not None:
            for tag, said in text.by_language.items():
                found[tag] = f"{found[tag]}\n\n{said}" if tag in found else said
    return found or None
