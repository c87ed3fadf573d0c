"""What people type instead of our keys."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources

import yaml

from generator.documents import Kind
from generator.text import fold

__all__ = ["holder_only", "meant_key"]


@functools.cache
def _table() -> Mapping[str, object]:
    text = (resources.files("generator.schema") / "synonyms.yml").read_text(encoding="utf-8")
    loaded: Mapping[str, object] = yaml.safe_load(text)
    return loaded


@functools.cache
def _by_typed(kind: Kind) -> Mapping[str, str]:
    keys = _table().get(kind.value, {})
    assert isinstance(keys, dict)
    return {_plain(typed): key for key, words in keys.items() for typed in words}


def meant_key(kind: Kind, typed: str) -> str | None:
    """The key of this kind of file that a typed word stands for, by meaning and not by spelling."""
    return _by_typed(kind).get(_plain(typed))


def holder_only(typed: str) -> bool:
    """Whether a key names something that only the credential of one learner has."""
    names = _table()["holder_only"]
    assert isinstance(names, list)
    return _plain(typed) in {_plain(name) for name in names}


def _plain(word: str) -> str:
    return fold(word).replace("-", "_").replace(" ", "_")
