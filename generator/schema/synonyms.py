"""What people type instead of our keys."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping

from generator.documents import Kind
from generator.documents.packaged import packaged
from generator.text import fold

__all__ = ["holder_only", "meant_inside", "meant_key"]


def _table() -> Mapping[str, object]:
    loaded: Mapping[str, object] = packaged("generator.schema", "synonyms.yml")
    return loaded


@functools.cache
def _by_typed(section: str) -> Mapping[str, tuple[str, ...]]:
    """The keys each typed word may stand for, in the order of the table."""
    keys = _table().get(section, {})
    assert isinstance(keys, dict)
    out: dict[str, tuple[str, ...]] = {}
    for key, words in keys.items():
        for typed in words:
            out[_plain(typed)] = (*out.get(_plain(typed), ()), key)
    return out


def meant_key(kind: Kind, typed: str) -> str | None:
    """The key of this kind of file that a typed word stands for, by meaning and not by spelling."""
    return next(iter(_by_typed(kind.value).get(_plain(typed), ())), None)


def meant_inside(typed: str, allowed: Collection[str]) -> str | None:
    """The key of a group with these keys that a typed word stands for."""
    return next((key for key in _by_typed("inside").get(_plain(typed), ()) if key in allowed), None)


@functools.cache
def _holder_only() -> frozenset[str]:
    names = _table()["holder_only"]
    assert isinstance(names, list)
    return frozenset(_plain(name) for name in names)


def holder_only(typed: str) -> bool:
    """Whether a key names something that only the credential of one learner has."""
    return _plain(typed) in _holder_only()


def _plain(word: str) -> str:
    return fold(word).replace("-", "_").replace(" ", "_")
