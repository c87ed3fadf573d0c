"""Edits of a text as plain values, with the change of data that each is meant to make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import KeyPath

__all__ = ["KEEP", "Edit", "Repair", "apply", "compatible", "expected"]

KEEP: Any = object()
"""Stands for a value that a repair does not touch."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Puts `text` in the place of the characters from `start` to `end` (exclusive, counted from 0)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Repair:
    """One safe repair: what is edited, and the only change of data that may come of it.

    `rule` is the id of the rule whose finding is mended, '' where no rule speaks of it (trailing spaces).
    `said` is what it does, in a few words. `value` is the new value at `key_path`, `key` the new name of its
    last key; without either the data stay as they are. `line` counts from 1; repairs never add or remove
    lines.
    """

    rule: str
    line: int
    said: str
    edits: tuple[Edit, ...]
    key_path: KeyPath = ()
    value: Any = KEEP
    key: str | None = None

    @property
    def identity(self) -> tuple[str, KeyPath, str]:
        """What tells this repair from the others of its file."""
        return (self.rule, self.key_path, self.said)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits that do not overlap; everything between them stays as it is."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        parts += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join((*parts, text[done:]))


def compatible(repairs: Iterable[Repair]) -> Iterator[Repair]:
    """The repairs without those that get in each other's way; these wait for the next round.

    Edits must not overlap, and inside a value that is replaced as a whole nothing else is changed.
    """
    taken: set[int] = set()
    replaced: set[KeyPath] = set()
    touched: set[KeyPath] = set()
    for repair in repairs:
        covered = {at for edit in repair.edits for at in range(edit.start, max(edit.end, edit.start + 1))}
        above = {repair.key_path[:i] for i in range(1, len(repair.key_path) + 1)}
        whole = repair.value is not KEEP
        if not taken.isdisjoint(covered) or above & replaced or (whole and repair.key_path in touched):
            continue
        taken |= covered
        touched |= above
        if whole:
            replaced.add(repair.key_path)
        yield repair


def expected(data: Any, repairs: Sequence[Repair]) -> Any:
    """A copy of the data with exactly the changes that the repairs are meant to make."""
    values = {repair.key_path: repair.value for repair in repairs if repair.value is not KEEP}
    keys = {repair.key_path: repair.key for repair in repairs if repair.key is not None}
    return _changed(data, (), values, keys)


def _changed(data: Any, at: KeyPath, values: Mapping[KeyPath, Any], keys: Mapping[KeyPath, str]) -> Any:
    if at in values:
        return values[at]
    if isinstance(data, Mapping):
        return {
            keys.get((*at, key), key): _changed(inner, (*at, key), values, keys)
            for key, inner in data.items()
        }
    if isinstance(data, list):
        return [_changed(inner, (*at, i), values, keys) for i, inner in enumerate(data)]
    return data
