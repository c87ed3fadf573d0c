"""Every text of a file as its author wrote it, with the way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.diagnostics import KeyPath
from generator.schema import Sound

__all__ = ["iter_texts", "suspects"]


def suspects(
    sounds: Iterable[Sound], may_hold: Callable[[str], bool]
) -> Iterator[tuple[Sound, KeyPath, str]]:
    """The texts of all files that may hold what is looked for.

    Most files hold nothing of it, which one look at the whole file tells; only the others are walked.
    """
    for sound in sounds:
        whole = sound.document.text
        # Escapes in quoted texts may hide what is looked for from a look at the whole file.
        if may_hold(whole) or "\\" in whole:
            for path, text in iter_texts(sound):
                if may_hold(text):
                    yield sound, path, text


def iter_texts(sound: Sound) -> Iterator[tuple[KeyPath, str]]:
    """All texts, addresses and codes of a file, in the order of the file; own keys (`x-…`) are not read."""
    for key, value in sound.data.items():
        if not key.startswith("x-"):
            yield from _below((key,), value)


def _below(path: KeyPath, value: object) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _below((*path, key), inner)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _below((*path, i), inner)
