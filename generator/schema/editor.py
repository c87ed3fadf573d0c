"""The schemas as editors need them: with what only a person at the keyboard asks for."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from generator.documents import Kind
from generator.schema.bundle import bundle, inheritable_keys, required_keys
from generator.schema.wording import LISTABLE
from generator.vocabularies import vocabulary

__all__ = ["editor_schema"]

Schema = dict[str, Any]

_INHERITED = "May be inherited from the provider or the catalogue."
_REMOVED = f"{_INHERITED} Write ~ to have none although they name one."
_NOT_IN_LIST = "This value is not in the list. Press Ctrl+Space to choose one, for example {example}."
# Tags of three letters are rare, and a list of hundreds helps nobody.
_COMMON_TAG = 2


def editor_schema(kind: Kind) -> Schema:
    """The 'as written' schema of one kind of file for an editor with yaml-language-server.

    It accepts what the check accepts beyond the schema (`~` for an inherited value), does not recite long
    lists in its messages, and offers languages by name. `errorMessage` and `defaultSnippets` are keywords of
    that server; others pass over them.
    """
    schema = copy.deepcopy(bundle(kind, "written"))
    for key, sub in _inheriting(kind, schema):
        is_mandatory = key in required_keys(Kind.MICROCREDENTIAL)
        said = _INHERITED if is_mandatory else _REMOVED
        sub["description"] = f"{sub['description'].rstrip('.')}. {said}"
        if not is_mandatory:
            _allow_nothing(sub)
    for sub in _all_in(schema):
        if len(sub.get("enum", ())) > LISTABLE:
            sub["errorMessage"] = _NOT_IN_LIST.format(example=sub["examples"][0])
        if sub.get("x-code") == "language":
            sub["defaultSnippets"] = _languages()
    return schema


def _inheriting(kind: Kind, schema: Schema) -> Iterator[tuple[str, Schema]]:
    """The schemas of keys that may be inherited, where a file of this kind writes them."""
    if kind is Kind.MICROCREDENTIAL:
        properties = schema["properties"]
    elif "defaults" in schema["properties"]:
        properties = schema["properties"]["defaults"]["properties"]
    else:
        return
    for key in sorted(inheritable_keys()):
        yield key, properties[key]


def _allow_nothing(schema: Schema) -> None:
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    schema["type"] = [*types, "null"]
    if "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
        schema["markdownEnumDescriptions"] = [
            *schema["markdownEnumDescriptions"],
            "Nothing, not even a default",
        ]


def _all_in(schema: Schema) -> Iterator[Schema]:
    """A schema and those of all values in it; names of keys are not completed, so theirs are left out."""
    yield schema
    for keyword in ("properties", "patternProperties"):
        for sub in schema.get(keyword, {}).values():
            yield from _all_in(sub)
    for keyword in ("items", "additionalProperties"):
        sub = schema.get(keyword)
        if isinstance(sub, dict):
            yield from _all_in(sub)


def _languages() -> list[Schema]:
    return [
        {"label": tag, "body": tag, "description": term.labels["en"]}
        for tag, term in vocabulary("language").terms.items()
        if len(tag) == _COMMON_TAG
    ]
