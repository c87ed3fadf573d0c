"""Which language a text is in, by its small words."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict

from generator.documents.packaged import packaged
from generator.text import base_language

__all__ = ["other_language"]

_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST_LETTERS, _MOST_LETTERS = 240, 600
_FEWEST = 3


@functools.cache
def _languages() -> dict[str, frozenset[str]]:
    lists: dict[str, list[str]] = packaged("generator.rules", "data/stopwords.yml")
    return {language: frozenset(words) for language, words in lists.items()}


@functools.cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """The languages in which each small word is common."""
    speakers: dict[str, tuple[str, ...]] = {}
    for language, words in _languages().items():
        for word in words:
            speakers[word] = (*speakers.get(word, ()), language)
    return speakers


@functools.cache
def _only(language: str) -> frozenset[str]:
    """The small words that no other language has."""
    return frozenset(word for word, languages in _speakers().items() if languages == (language,))


@functools.cache
def _foreign(language: str) -> frozenset[str]:
    """The small words of all other languages that are none of this one."""
    return frozenset(_speakers()) - _languages()[language]


def other_language(text: str, tag: str) -> str | None:
    """The language a text seems to be in when that is not the one it is tagged with, else None.

    Two languages are compared by the words that only one of them has. The verdict needs three such
    words of the other language at least, and five times as many as of its own: names and quoted titles in
    another language are common in good texts. Languages without a list are never doubted.
    """
    own = base_language(tag)
    if own not in _languages():
        return None
    # Most texts are in their own language, which a few words tell.
    if len(text) > _FIRST_LETTERS and _is_plainly(own, text):
        return None
    words = _LETTERS.findall(text[:_MOST_LETTERS].lower())
    # Most of the others hold too few words that would have to be of another language.
    if sum(map(_foreign(own).__contains__, words)) < _FEWEST or _is_plainly(own, text):
        return None
    return _compared(words, own)


def _is_plainly(own: str, text: str) -> bool:
    return len(_only(own).intersection(text[:_FIRST_LETTERS].lower().split())) > 1


def _compared(words: list[str], own: str) -> str | None:
    speakers = _speakers()
    small = Counter(word for word in words if word in speakers)
    # A word that many languages share says little about any of them.
    found: defaultdict[str, float] = defaultdict(float)
    for word, times in small.items():
        for language in speakers[word]:
            found[language] += times / len(speakers[word])
    guess, _ = min(found.items(), key=lambda item: (-item[1], item[0]), default=(own, 0))
    if guess == own:
        return None
    theirs = sum(n for word, n in small.items() if guess in speakers[word] and own not in speakers[word])
    ours = sum(n for word, n in small.items() if own in speakers[word] and guess not in speakers[word])
    return guess if theirs >= max(_FEWEST, 5 * ours) else None
