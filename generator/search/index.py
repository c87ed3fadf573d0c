"""The words of a catalogue with the entries they stand in, cut into files that a search loads one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.model import Catalogue, Microcredential
from generator.search.encoding import ALPHABET, variable
from generator.search.words import Words
from generator.text import Text
from generator.vocabularies import vocabulary

__all__ = ["MOST_WEIGHT", "Shard", "TextIndex", "build_indexes"]

MOST_WEIGHT = 8
"""Weights run from 1 to this; a posting is (distance to the entry before) × 8 + weight − 1."""

_LEADING = 3
_SHARD_SIZE = 10_000

Weighed = tuple[str, str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shard:
    """A stretch of the words in alphabetical order; `first` is the word it begins with.

    `words` has a line per stem: what its forms have in common, then what follows in the stem and in
    each form, with commas. `postings` has a line per stem, encoded by `encoding.variable`.
    """

    first: str
    words: str
    postings: str

    def content(self) -> dict[str, Any]:
        """The file's content, ready for JSON."""
        return {"words": self.words, "postings": self.postings}


@dataclass(frozen=True, kw_only=True, slots=True)
class TextIndex:
    """The index for the readers of one language: its shards, and every word for finding what was misspelt."""

    shards: tuple[Shard, ...]
    vocabulary: str


class _Building:
    """What has been read so far for one language."""

    def __init__(self, order: Mapping[str, int]) -> None:
        self.order = order
        self.postings: dict[str, list[int]] = defaultdict(list)
        self.forms: set[tuple[str, str]] = set()

    def add(self, key: str, own: _Weights, labels: _Weights) -> None:
        """Adds an entry by the weights of its own texts, and of names that it shares with others."""
        base = self.order[key] * MOST_WEIGHT - 1
        for stem, weight in (labels[0] | own[0]).items():
            self.postings[stem].append(base + weight)
        self.forms |= own[1]
        self.forms |= labels[1]

    def finished(self) -> TextIndex:
        encoded = {stem: _encoded(sorted(postings)) for stem, postings in self.postings.items()}
        pairs = sorted(self.forms)
        forms = list(dict.fromkeys(form for form, _ in pairs))
        return TextIndex(shards=tuple(_shards(pairs, encoded)), vocabulary=_front_coded(forms))


def build_indexes(
    catalogue: Catalogue, listings: Mapping[str, Sequence[Microcredential]]
) -> dict[str, TextIndex]:
    """The index for each language; `listings` maps a language to its entries in the order of its list.

    All languages are made in one pass, as most texts are the same for several of them.
    """
    words = Words()
    building = {
        language: _Building({entry.key: place for place, entry in enumerate(entries)})
        for language, entries in listings.items()
    }

    @cache
    def label_weights(fields: tuple[str, ...], form: str, language: str) -> _Weights:
        return _weighed(_grouped(_labels(fields, form, language)), words)

    for entry in next(iter(listings.values()), ()):
        done: dict[_Grouped, _Weights] = {}
        for language, target in building.items():
            own = _grouped(_own_texts(catalogue, entry, language))
            if own not in done:
                done[own] = _weighed(own, words)
            labels = label_weights(entry.fields, entry.form_of_participation, language)
            target.add(entry.key, done[own], labels)
    return {language: target.finished() for language, target in building.items()}


_Grouped = tuple[tuple[tuple[int, str], str], ...]

_Weights = tuple[dict[str, int], set[tuple[str, str]]]
"""The greatest weight of each stem, and all forms with their stems."""


def _grouped(texts: Iterable[Weighed]) -> _Grouped:
    """Texts of one weight in one language as one text, the lightest first."""
    groups: dict[tuple[int, str], list[str]] = {}
    for text, language, weight in texts:
        groups.setdefault((weight, language), []).append(text)
    return tuple((group, "\n".join(groups[group])) for group in sorted(groups))


def _weighed(texts: _Grouped, words: Words) -> _Weights:
    """What one entry adds to the index."""
    weights: dict[str, int] = {}
    found: set[tuple[str, str]] = set()
    for (weight, language), text in texts:
        pairs = words.of(text, language)
        found.update(pairs)
        for _, stem in pairs:
            weights[stem] = weight
    return weights, found


def _own_texts(catalogue: Catalogue, entry: Microcredential, language: str) -> Iterator[Weighed]:
    """What is searched, with language and weight: title first, then what it is about, then who teaches it.

    Titles count in every language, as learners may know only the original one.
    """

    def best(texts: Iterable[Text], weight: int) -> Iterator[Weighed]:
        for text in texts:
            spoken = text.best(language)
            yield spoken.text, spoken.language, weight

    title = entry.title.best(language)
    yield title.text, title.language, 7
    # A title says first what it is about.
    yield " ".join(title.text.split()[:_LEADING]), title.language, 8
    yield from ((text, tag, 6) for tag, text in entry.title.by_language.items() if tag != title.language)
    for alternative in entry.alternative_titles:
        yield from ((text, tag, 6) for tag, text in alternative.by_language.items())
    if entry.code:
        yield entry.code, "", 6
    yield from best((*entry.keywords, *(skill.label for skill in entry.skills)), 5)
    yield from best((skill.label for outcome in entry.learning_outcomes for skill in outcome.skills), 4)
    yield from best((occupation.label for occupation in entry.occupations), 4)
    yield from best((entry.summary,) if entry.summary else (), 3)
    yield from best((outcome.text for outcome in entry.learning_outcomes), 2)
    provider = catalogue.providers[entry.provider]
    yield from best(filter(None, (provider.legal_name, provider.short_name)), 3)
    yield from best((provider.city,) if provider.city else (), 2)


def _labels(fields: tuple[str, ...], form: str, language: str) -> Iterator[Weighed]:
    """The names of the fields of study, broad to detailed, and of the form, in the language of the page."""
    terms = vocabulary("isced-f")
    for code in sorted({code[:length] for code in fields for length in (2, 3, 4)} & set(terms.codes())):
        yield terms.label(code, language), language, 3
    yield vocabulary("form-of-participation").label(form, language), language, 1


def _encoded(postings: Sequence[int]) -> str:
    """The postings of one stem: distances between entries, each with its weight."""
    numbers: list[int] = []
    before = -1
    for posting in postings:
        entry, weight = divmod(posting, MOST_WEIGHT)
        numbers.append((entry - before - 1) * MOST_WEIGHT + weight)
        before = entry
    return variable(numbers)


def _shards(pairs: Iterable[tuple[str, str]], encoded: Mapping[str, str]) -> Iterator[Shard]:
    """The words in their order, cut where a file has grown to its size."""
    first, size, before = "", 0, ""
    forms: dict[str, list[str]] = {}
    for form, stem in pairs:
        # Words that begin alike stay together if that does not make the file much larger.
        if size > _SHARD_SIZE and (form[:3] != before[:3] or size > 2 * _SHARD_SIZE):
            yield _shard(first, forms, encoded)
            forms, size = {}, 0
        first = first if forms else form
        if stem not in forms:
            forms[stem] = []
            size += len(encoded[stem]) + len(stem)
        forms[stem].append(form)
        size += 4
        before = form
    if forms:
        yield _shard(first, forms, encoded)


def _shard(first: str, forms: Mapping[str, Sequence[str]], encoded: Mapping[str, str]) -> Shard:
    lines = []
    for stem, members in forms.items():
        common = _common_start(stem, *members)
        lines.append(",".join((common, *(word[len(common) :] for word in (stem, *members)))))
    return Shard(first=first, words="\n".join(lines), postings="\n".join(encoded[stem] for stem in forms))


def _front_coded(words: Sequence[str]) -> str:
    """Sorted words, a line each: how many letters (at most 63) the word before has too, then the rest."""
    lines = []
    before = ""
    for word in words:
        same = min(len(_common_start(before, word)), len(ALPHABET) - 1)
        lines.append(ALPHABET[same] + word[same:])
        before = word
    return "\n".join(lines)


def _common_start(*words: str) -> str:
    """The letters with which all words begin."""
    first, last = min(words), max(words)
    length = 0
    while length < len(first) and first[length] == last[length]:
        length += 1
    return first[:length]
