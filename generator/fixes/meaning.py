"""What a typed word means, where it can mean one thing only."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from babel import Locale

from generator.documents.packaged import packaged
from generator.text import edit_distance
from generator.vocabularies import vocabulary
from generator.vocabularies.matching import squeeze

__all__ = ["code_meant", "is_misspelt", "is_synonym", "language_meant", "table"]

_LONGEST = 60  # no code and no name of one is longer; pasted paragraphs are not looked at
_SHORTEST = 4  # of a misspelt word: one letter of three is another word
_LANGUAGES = ("ca", "de", "en", "es", "fr", "it", "nl", "pt")


def table() -> Mapping[str, Any]:
    """The words of exactly the same meaning, from exact.yml."""
    loaded: Mapping[str, Any] = packaged("generator.fixes", "exact.yml")
    return loaded


def is_synonym(section: str, typed: str, key: str) -> bool:
    """Whether a typed key means exactly what `key` means, in a kind of file or 'inside' a group."""
    words = table()["keys"].get(section, {}).get(key, ())
    return squeeze(typed) in {squeeze(word) for word in words}


@functools.cache
def _others() -> frozenset[str]:
    return frozenset(squeeze(word) for word in table()["others"])


def is_misspelt(typed: str, key: str, known: Collection[str]) -> bool:
    """Whether a word is `key` but for one slip, and not nearly as near to any other known word.

    Case, hyphens, underscores and spaces are no slips; a letter that is missing, added, wrong or swapped
    with its neighbour is one.
    """
    wanted = squeeze(typed)
    if wanted == squeeze(key):
        return sum(squeeze(other) == wanted for other in known) == 1
    if min(len(wanted), len(squeeze(key))) < _SHORTEST or len(wanted) > _LONGEST:
        return False
    if wanted in _others():
        return False
    if _digits(wanted) != _digits(squeeze(key)):  # another number is another thing: ISO 21002, open-badge-4
        return False
    distances = {other: edit_distance(wanted, squeeze(other), 3) for other in known}
    return distances.get(key) == 1 and all(d > 2 for other, d in distances.items() if other != key)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())


def code_meant(name: str | None, typed: str, codes: Collection[str]) -> str | None:
    """The one code of a list that a typed word stands for; None where it may stand for several or none.

    `name` is the vocabulary, None for a plain list of codes.
    """
    wanted = squeeze(typed)
    if not wanted or len(typed) > _LONGEST:
        return None
    known = _names(name) if name is not None else {}
    ways: tuple[Iterator[str], ...] = (
        (code for code in codes if squeeze(code) == wanted),
        (code for code in known.get(wanted, ()) if code in codes),
        (code for code in codes if code == f"0{wanted}" and re.fullmatch(r"[0-9]{2,}", wanted)),
        (code for code in codes if name not in _CODES and is_misspelt(typed, code, codes)),
    )
    for way in ways:
        if found := set(way):
            return found.pop() if len(found) == 1 else None
    return None


# One letter makes another code; "supervised-on-id" may want to be "-no-id" or "-onsite-id".
_CODES = ("country", "currency", "isced-f", "supervision")


@functools.cache
def _names(name: str) -> Mapping[str, frozenset[str]]:
    """The codes of a vocabulary by every name that means exactly one of them."""
    out: dict[str, set[str]] = {}
    exact = table()["values"].get(name, {})
    for code, term in vocabulary(name).terms.items():
        names = (*term.labels.values(), *exact.get(code, ()), *_international(name, code, term.extra))
        for word in names:
            out.setdefault(squeeze(word), set()).add(code)
    return {word: frozenset(found) for word, found in out.items() if word}


def _international(name: str, code: str, extra: Mapping[str, str]) -> Iterator[str]:
    """The names of countries, languages and currencies in CLDR, and the three letters of their ISO codes."""
    if name in ("country", "language"):
        yield extra.get("alpha3", "")
    for tag in _LANGUAGES if name in ("country", "language", "currency") else ():
        locale = Locale(tag)
        names: Mapping[str, str] = {
            "country": locale.territories, "language": locale.languages, "currency": locale.currencies
        }[name]  # fmt: skip
        yield names.get(code, "")


def language_meant(typed: str) -> str | None:
    """The tag for another spelling of it ("EN", "pt_PT") or for the name of a language; else None."""
    if len(typed) > _LONGEST:
        return None
    languages = vocabulary("language").terms
    parts = re.fullmatch(
        r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?", typed.strip()
    )
    if parts is not None and parts[1].lower() in languages:
        script, region = (parts[2] or "").capitalize(), (parts[3] or "").upper()
        return "-".join(part for part in (parts[1].lower(), script, region) if part)
    found = _names("language").get(squeeze(typed), frozenset())
    return next(iter(found)) if len(found) == 1 else None
