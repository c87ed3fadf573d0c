"""Texts in several languages, with the small operations every stage needs on them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["Spoken", "Text", "base_language", "edit_distance", "fold", "nearest", "shortened", "slug"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One text together with the language it is really in."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Text:
    """A text as its author wrote it: one or more languages, one of them the original."""

    default: str
    by_language: Mapping[str, str]

    def in_language(self, language: str) -> str | None:
        """The text in exactly this language, or None."""
        return self.by_language.get(language)

    def best(self, language: str) -> Spoken:
        """The text for a reader of this language; the fallback says which language it is in.

        Order: the language itself, a regional or base variant of it, the original, English, any.
        """
        base = base_language(language)
        for tag in (language, base):
            if tag in self.by_language:
                return Spoken(self.by_language[tag], tag)
        for tag in self.by_language:
            if base_language(tag) == base:
                return Spoken(self.by_language[tag], tag)
        for tag in (self.default, "en", *self.by_language):
            if tag in self.by_language:
                return Spoken(self.by_language[tag], tag)
        raise ValueError("a text without any language")

    @property
    def original(self) -> Spoken:
        """The text in the language it was written in first."""
        return self.best(self.default)

    @property
    def languages(self) -> tuple[str, ...]:
        """The language tags the text has, in the order of the file."""
        return tuple(self.by_language)


def base_language(tag: str) -> str:
    """The primary subtag: 'pt' for 'pt-PT'."""
    return tag.split("-", 1)[0].lower()


def fold(text: str) -> str:
    """Lower case without accents, for comparing what people type."""
    if text.isascii():  # most texts, and a tenth of the time
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def slug(text: str) -> str:
    """Lower-case words joined by hyphens, as used in file names and addresses."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


_MOST_SLIPS = 10
"""A word that differs more is another word, however long it is; and to compare long words takes long."""


def edit_distance(a: str, b: str, limit: int) -> int:
    """Optimal string alignment distance of two words; `limit + 1` as soon as it is exceeded."""
    far = limit + 1
    if abs(len(a) - len(b)) > limit:
        return far
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        # Further from the diagonal than the limit, every distance exceeds it.
        first, last = max(1, i - limit), min(len(b), i + limit)
        before, previous, row = row, before, [i, *[far] * len(b)]
        for j in range(first, last + 1):
            y = b[j - 1]
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, previous[j - 2] + 1)
            row[j] = cost
        if min(row) > limit:
            return far
    return min(row[-1], far)


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, or None when nothing is near enough."""
    wanted = slug(typed)
    limit = 1 if len(wanted) <= 4 else min(max(2, len(wanted) // 3), _MOST_SLIPS)
    ranked = sorted(
        (distance, word) for word in known if (distance := edit_distance(wanted, slug(word), limit)) <= limit
    )
    return ranked[0][1] if ranked else None


def shortened(text: str, most: int = 60) -> str:
    """The text on one line, cut where it is too long for a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
