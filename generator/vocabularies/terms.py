"""The controlled terms that authors, exports and pages share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.vocabularies.matching import Words, best_matches, words_of

# CLDR and the Europass labels say "no"; browsers and authors mostly say "nb" or "nn".
_STAND_INS = {"nb": "no", "nn": "no"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """One value an author may write, with its address, names and meaning."""

    code: str
    iri: str | None
    labels: Mapping[str, str]
    explanation: Mapping[str, str]
    synonyms: tuple[str, ...]
    broader: str | None = None
    extra: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Vocabulary:
    """All terms of one list, in the order of its file; two are equal only if they are the same object."""

    name: str
    title: str
    source: str
    scheme: str | None
    terms: Mapping[str, Term]

    def codes(self) -> tuple[str, ...]:
        """The codes an author may write, in the order of the file."""
        return tuple(self.terms)

    def __contains__(self, code: object) -> bool:
        return code in self.terms

    def __getitem__(self, code: str) -> Term:
        return self.terms[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def label(self, code: str, language: str) -> str:
        """The name of a term in a language, else in its base language, else in English.

        Raises KeyError when the code is unknown.
        """
        return _in_language(self.terms[code].labels, language)

    def explanation(self, code: str, language: str) -> str:
        """One sentence on what a term means, chosen like `label`; "" where none is written."""
        return _in_language(self.terms[code].explanation, language)

    def suggest(self, typed: str) -> tuple[str, ...]:
        """At most three codes that the typed text may have meant, best first.

        Synonyms win over names in any language, names over spelling mistakes;
        () when nothing is near enough to be helpful.
        """
        return best_matches(typed, _words(self))


@cache
def _words(vocabulary: Vocabulary) -> Words:
    terms = vocabulary.terms
    return words_of(
        tuple(terms),
        synonyms={code: term.synonyms for code, term in terms.items()},
        names={code: tuple(term.labels.values()) for code, term in terms.items()},
    )


def _in_language(texts: Mapping[str, str], language: str) -> str:
    for tag in _widening(language):
        if tag in texts:
            return texts[tag]
    return texts.get("en", "")


def _widening(language: str) -> Iterator[str]:
    """The tag, then the tag with one subtag less each time (RFC 4647, 3.4 Lookup)."""
    parts = language.split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])
    primary = parts[0].lower()
    yield primary
    if primary in _STAND_INS:
        yield _STAND_INS[primary]
