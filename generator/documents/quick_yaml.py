"""Reads the YAML that has nothing unusual in it, in half the time of the careful reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from generator.diagnostics import KeyPath
from generator.documents.scalars import (
    HIDDEN,
    LOADER,
    MAX_DEPTH,
    MAX_SPECIAL,
    MAX_VALUES,
    scalar_value,
)

__all__ = ["UNUSUAL", "Stand", "iter_quick_places", "quick_value"]

Stand = tuple[KeyPath, Any, Any]
"""The way to a value, its event, and that of its key (None in lists and for the whole)."""

UNUSUAL: Any = object()
"""Stands for a text that the careful reader must look at."""

_MOST_CHARACTERS = 2 * MAX_VALUES  # a shorter text cannot hold too many values: each takes two characters


def quick_value(text: str) -> Any:
    """The value of a YAML text, or UNUSUAL where there is anything to report or to think about."""
    if len(text) > _MOST_CHARACTERS:
        return UNUSUAL
    loader = LOADER(text)
    try:
        return _value(loader.get_event)
    except yaml.YAMLError:
        return UNUSUAL
    finally:
        loader.dispose()


def iter_quick_places(text: str) -> Iterator[Stand | None]:
    """Where the values of a YAML text stand, in the order of the text, as far as it is read.

    The last one is None where the careful reader must look at the text.
    """
    if len(text) > _MOST_CHARACTERS:
        yield None
        return
    loader = LOADER(text)
    try:
        yield from _stands(loader.get_event)
    except yaml.YAMLError:
        yield None
    finally:
        loader.dispose()


def _value(next_event: Any) -> Any:  # noqa: C901, PLR0912  # one loop on purpose: calls cost as much as parsing
    """The value that a stream of events gives, or UNUSUAL."""
    next_event()  # the beginning of the stream
    if type(next_event()) is not DocumentStartEvent:
        return UNUSUAL
    stack: list[tuple[Any, str | None]] = []
    container: Any = []  # holds the one value of the document
    is_list, key = True, None
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                return UNUSUAL
            value = event.value
            if not is_list and key is None:
                if value in container or value == "<<":
                    return UNUSUAL
                key = value
                continue
            if event.style == '"' and HIDDEN.search(value):
                return UNUSUAL
            if event.implicit[0] and len(value) <= MAX_SPECIAL:
                value = scalar_value(event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            no_key = not is_list and key is None
            if event.anchor is not None or event.tag is not None or no_key or len(stack) >= MAX_DEPTH:
                return UNUSUAL
            value = {} if kind is MappingStartEvent else []
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            container, key = stack.pop()
            is_list = type(container) is list
            continue
        elif kind is DocumentEndEvent:
            break
        else:
            return UNUSUAL
        if is_list:
            container.append(value)
        else:
            container[key], key = value, None
        if kind is not ScalarEvent:
            stack.append((container, key))
            container, key, is_list = value, None, kind is SequenceStartEvent
    return container[0] if type(next_event()) is StreamEndEvent else UNUSUAL


def _stands(next_event: Any) -> Iterator[Stand | None]:  # noqa: C901, PLR0912  # one loop on purpose, as above
    """The places that a stream of events gives; a None ends them where there is anything unusual."""
    next_event()  # the beginning of the stream
    if type(next_event()) is not DocumentStartEvent:
        yield None
        return
    seen: set[KeyPath] = set()
    stack: list[tuple[KeyPath, int | None]] = []
    group: KeyPath = ()  # the way to the group or list that is being read
    number: int | None = 0  # the next item of a list; None in a group
    path: KeyPath
    key: Any = None
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                break
            if number is None and key is None:
                if event.value == "<<":
                    break
                key = event
                continue
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            no_key = number is None and key is None
            if event.anchor is not None or event.tag is not None or no_key or len(stack) >= MAX_DEPTH:
                break
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            group, number = stack.pop()
            continue
        elif kind is DocumentEndEvent and type(next_event()) is StreamEndEvent:
            return
        else:
            break
        if number is None:
            path = (*group, key.value)
        elif stack:
            path, number = (*group, number), number + 1
        else:
            path = ()
        if path in seen:
            break
        seen.add(path)
        yield path, event, key
        key = None
        if kind is not ScalarEvent:
            stack.append((group, number))
            group, number = path, 0 if kind is SequenceStartEvent else None
    yield None
