"""Reads the YAML that has nothing unusual in it, in half the time of the careful reader."""

from __future__ import annotations

from typing import Any

import yaml

from generator.documents.scalars import HIDDEN, LOADER, MAX_DEPTH, MAX_VALUES, scalar_value

__all__ = ["UNUSUAL", "quick_value"]

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


def _value(next_event: Any) -> Any:  # noqa: C901, PLR0912  # one loop on purpose: calls cost as much as parsing
    """The value that a stream of events gives, or UNUSUAL."""
    next_event()  # the beginning of the stream
    if type(next_event()) is not yaml.DocumentStartEvent:
        return UNUSUAL
    stack: list[tuple[Any, str | None]] = []
    container: Any = []  # holds the one value of the document
    is_list, key = True, None
    while True:
        event = next_event()
        kind = type(event)
        if kind is yaml.ScalarEvent:
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
            value = scalar_value(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            no_key = not is_list and key is None
            if event.anchor is not None or event.tag is not None or no_key or len(stack) >= MAX_DEPTH:
                return UNUSUAL
            value = {} if kind is yaml.MappingStartEvent else []
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            container, key = stack.pop()
            is_list = type(container) is list
            continue
        elif kind is yaml.DocumentEndEvent:
            break
        else:
            return UNUSUAL
        if is_list:
            container.append(value)
        else:
            container[key], key = value, None
        if kind is not yaml.ScalarEvent:
            stack.append((container, key))
            container, key, is_list = value, None, kind is yaml.SequenceStartEvent
    return container[0] if type(next_event()) is yaml.StreamEndEvent else UNUSUAL
