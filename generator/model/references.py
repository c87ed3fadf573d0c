"""Finding the microcredential that an id refers to."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from generator.text import nearest

__all__ = ["Directory"]

# Both bounds keep the search for a misspelt id at a millisecond, however many ids there are.
_MOST_LOOKED_AT = 3000
_MOST_COMPARED = 12


class Directory:
    """All keys `provider/id` of a catalogue, found by the ways in which authors may write them."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = frozenset(keys)
        by_id: defaultdict[str, list[str]] = defaultdict(list)
        for key in sorted(self.keys):
            by_id[key.split("/", 1)[1]].append(key)
        self._by_id: Mapping[str, list[str]] = by_id

    def resolve(self, written: str, provider: str) -> str | None:
        """The key that is meant, or None where there is none or several providers use the id.

        `provider/id` is taken as written; an id alone means the one of the same provider, else the only one.
        """
        if "/" in written:
            return written if written in self.keys else None
        own = f"{provider}/{written}"
        if own in self.keys:
            return own
        found = self._by_id.get(written, [])
        return found[0] if len(found) == 1 else None

    def candidates(self, written: str) -> tuple[str, ...]:
        """All keys with this id, at whatever provider."""
        return tuple(self._by_id.get(written.rsplit("/", 1)[-1], ()))

    def writing(self, key: str, provider: str) -> str:
        """The shortest way in which a file of this provider may write a key."""
        id_ = key.split("/", 1)[1]
        return id_ if self.resolve(id_, provider) == key else key

    def similar(self, written: str, provider: str) -> str | None:
        """What a file of this provider should write instead of a misspelt id, or None if nothing is near.

        Ids of the same provider come before those of others.
        """
        wanted = written.rsplit("/", 1)[-1]
        near = self._spelling.like(wanted)
        own = [id_ for id_ in near if f"{provider}/{id_}" in self.keys]
        found = nearest(wanted, own) or nearest(wanted, [id_ for id_ in near if id_ not in own])
        return self.writing(self._key_at(found, provider), provider) if found else None

    def _key_at(self, id_: str, provider: str) -> str:
        own = f"{provider}/{id_}"
        return own if own in self.keys else self._by_id[id_][0]

    @functools.cached_property
    def _spelling(self) -> _Spelling:
        return _Spelling(self._by_id)


class _Spelling:
    """Words by the groups of three letters they contain: the few that look like a misspelt one."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words_with: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            for letters in _threes(word):
                self._words_with[letters].append(word)

    def like(self, typed: str) -> tuple[str, ...]:
        """The words that share most with what was typed, rare groups of letters first."""
        shared: Counter[str] = Counter()
        looked_at = 0
        for words in sorted((self._words_with.get(letters, []) for letters in _threes(typed)), key=len):
            looked_at += len(words)
            if looked_at > _MOST_LOOKED_AT and shared:
                break
            shared.update(words[:_MOST_LOOKED_AT])
        ranked = sorted(shared, key=lambda word: (-shared[word], abs(len(word) - len(typed)), word))
        return tuple(ranked[:_MOST_COMPARED])


def _threes(word: str) -> list[str]:
    padded = f"  {word} "
    return sorted({padded[i : i + 3] for i in range(len(padded) - 2)})
