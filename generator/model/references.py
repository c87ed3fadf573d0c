"""Finding the microcredential that an id refers to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

__all__ = ["Directory"]


class Directory:
    """All keys `provider/id` of a catalogue, found by the ways in which authors may write them."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = frozenset(keys)
        by_id: defaultdict[str, list[str]] = defaultdict(list)
        for key in sorted(self.keys):
            by_id[key.split("/", 1)[1]].append(key)
        self._by_id: Mapping[str, list[str]] = by_id

    def resolve(self, written: str, provider: str) -> str | None:
        """The key that is meant: `provider/id` as written, else the id at the same provider, else the
        only one of that id; None where there is none, or where several providers use the id."""
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

    def writings(self, provider: str) -> tuple[str, ...]:
        """The ways in which a file of this provider may write references: ids, or `provider/id`."""
        return tuple(sorted({key.split("/", 1)[1] for key in self.keys} | self.keys))
