"""Words and examples that messages about a file are made of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.diagnostics import Diagnostic, KeyPath, Message, Rule, say
from generator.documents import Document, Kind
from generator.schema.bundle import bundle
from generator.text import shortened

__all__ = ["LISTABLE", "example_at", "flow", "found", "named", "seen"]

LISTABLE = 20
"""Longer lists of values help nobody in a message."""

_MOST_WORDS = 3


def named(path: KeyPath) -> Message:
    """The value a key path leads to, for a sentence: "`type` of `assessment` no. 2"."""
    if not path:
        return say("the file")
    words: list[Message] = []
    for part in path:
        if isinstance(part, int):
            name = words.pop() if words else say("entry")
            words.append(say("{name} no. {n}", name=name, n=part + 1))
        else:
            words.append(Message("`{key}`", {"key": part}))
    # The nearest numbered group says which one is meant; what is further out does not.
    enough = next((i for i, word in enumerate(reversed(words), 1) if "n" in word.values and i > 1), 2)
    whole, *inner = words[-min(max(enough, 2), _MOST_WORDS) :]
    for part_ in inner:
        whole = say("{part} of {whole}", part=part_, whole=whole)
    return whole


def flow(value: object) -> str:
    """A value as one line of YAML, for examples in messages."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    if isinstance(value, str) and re.fullmatch(
        r"[^\W\d_][^:#,{}\[\]\"'&*!|>%@`\n]*(?<! )|\d{4}-\d\d-\d\d", value
    ):
        return value
    return json.dumps(value, ensure_ascii=False)


def seen(document: Document, path: KeyPath, value: object) -> str:
    """What the author typed, shortened for a sentence."""
    raw = document.raw(path)
    if raw is None:
        raw = value if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False)
    return shortened(raw)


def found(
    rule: Rule, document: Document, path: KeyPath, message: Message, help_: Message, *, part: str = "value"
) -> Diagnostic:
    """A finding about a value of a file, or about its key."""
    place = document.place(path, part=part)
    return Diagnostic(
        rule=rule, severity=rule.severity, place=place, message=message, help=help_, key_path=path
    )


def example_at(kind: Kind, path: KeyPath) -> Any:
    """An example of the value at a key path, None where the schema gives none.

    The example of an enclosing group comes first: it shows the value in its setting, where the value's
    own schema may be a shared one with an example from elsewhere.
    """
    schemas = list(_schemas_along(bundle(kind), path))
    if len(schemas) <= len(path):
        return None
    for depth in range(1, len(path)):
        for example in schemas[depth].get("examples", ()):
            inner = _inside(example, path[depth:])
            if inner is not None:
                return inner
    return next(iter(schemas[-1].get("examples", ())), None)


def _schemas_along(schema: Mapping[str, Any], path: KeyPath) -> Iterator[Mapping[str, Any]]:
    """The schemas of the file, of each value on the way, and of the value at the end of a key path."""
    yield schema
    for part in path:
        inner = schema.get("items") if isinstance(part, int) else schema.get("properties", {}).get(part)
        if not isinstance(inner, Mapping):
            return
        schema = inner
        yield schema


def _inside(example: Any, path: KeyPath) -> Any:
    """The value in an example that stands where the path leads; any entry of a list will do."""
    for i, part in enumerate(path):
        if isinstance(part, int):
            inner = (_inside(entry, path[i + 1 :]) for entry in example) if isinstance(example, list) else ()
            return next((value for value in inner if value is not None), None)
        example = example.get(part) if isinstance(example, Mapping) else None
    return example
