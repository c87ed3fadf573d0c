"""Self-contained JSON Schemas (draft 2020-12), made from the definitions and the vocabularies."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any, Literal, cast

from generator.documents import Kind
from generator.documents.packaged import packaged
from generator.vocabularies import vocabulary

__all__ = ["Form", "bundle", "inheritable_keys", "required_keys"]

Form = Literal["written", "effective"]
"""'written': as authors write it, inherited keys may be missing; 'effective': after defaults."""

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DEFERRED = ("x-inherit",)


def _definitions(name: str) -> Schema:
    return cast(Schema, packaged("generator.schema", f"definitions/{name}.yml"))


@functools.cache
def bundle(kind: Kind, form: Form = "written") -> Schema:
    """The whole schema of one kind of file, without any `$ref`."""
    schema = _expanded(_definitions(kind.value))
    if "defaults" in schema["properties"]:
        schema["properties"]["defaults"]["properties"] = _inheritable()
    if form == "written":
        optional = inheritable_keys() if kind is Kind.MICROCREDENTIAL else frozenset()
        schema["required"] = [key for key in schema["required"] if key not in optional]
    return {"$schema": _DRAFT, "$id": f"https://credenza.example/schema/{kind.value}-{form}.json", **schema}


def required_keys(kind: Kind) -> tuple[str, ...]:
    """The keys that must have a value after defaults."""
    return tuple(_definitions(kind.value)["required"])


@functools.cache
def inheritable_keys() -> frozenset[str]:
    """The keys of a microcredential that may stand in `defaults:`."""
    properties = _definitions("microcredential")["properties"]
    return frozenset(key for key, schema in properties.items() if schema.get("x-inherit"))


def _inheritable() -> Schema:
    """The schemas of `defaults:`."""
    properties = _definitions("microcredential")["properties"]
    return {key: _expanded(properties[key]) for key in properties if key in inheritable_keys()}


def _expanded(schema: Mapping[str, Any]) -> Schema:
    """A copy with every `$ref` put in place and every vocabulary written out."""
    merged: Schema = dict(schema)
    reference = merged.pop("$ref", None)
    if reference:
        shared = _definitions("common")["$defs"][reference.rsplit("/", 1)[-1]]
        merged = {**shared, **merged}
    out: Schema = {}
    for key, value in merged.items():
        if key in ("properties", "patternProperties"):
            out[key] = {name: _expanded(sub) for name, sub in value.items()}
        elif key in ("items", "propertyNames", "additionalProperties") and isinstance(value, Mapping):
            out[key] = _expanded(value)
        elif key == "x-vocabulary":
            out.update(_vocabulary_keywords(value))
        elif key == "x-code" and value == "language":
            out.update({"x-code": value, "pattern": _language_pattern()})
        elif key not in _DEFERRED and key not in out:
            out[key] = value
    return out


def _vocabulary_keywords(name: str) -> Schema:
    """The enum of a vocabulary, with what an editor shows beside each value."""
    terms = vocabulary(name).terms
    explained = [
        "**" + term.labels["en"] + "**" + (". " + term.explanation["en"] if "en" in term.explanation else "")
        for term in terms.values()
    ]
    return {"enum": list(terms), "markdownEnumDescriptions": explained, "x-vocabulary": name}


@functools.cache
def _language_pattern() -> str:
    """Language tags whose primary subtag is a language; `V204` or `S109` answers for the others."""
    codes = "|".join(sorted(vocabulary("language").terms))
    return f"^({codes})(-[A-Z][a-z]{{3}})?(-([A-Z]{{2}}|[0-9]{{3}}))?$"
