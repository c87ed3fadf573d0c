"""The whole catalogue as JSON: everything that is known of it, in all its languages."""

from __future__ import annotations

import enum
import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, partial
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

import orjson

from generator import addresses
from generator.artifact import Artifact
from generator.exports import values
from generator.exports.export import Export, Reading
from generator.exports.jsonld import dumps
from generator.interface import msgid
from generator.model import Catalogue, CatalogueInfo, Microcredential, Pathway, Provider
from generator.text import Text

__all__ = ["EXPORT", "PATH", "SCHEMA_PATH", "artifacts"]

PATH = "catalogue.json"
SCHEMA_PATH = "catalogue.schema.json"
_MEDIA_TYPE = "application/json"

# What a record is said with besides what the model knows of it.
_ADDED = {
    "id": "Its identifier, which never changes.",
    "page": "The address of its page in the first language.",
    "changed": "The day its content last changed, else the day it was last confirmed.",
    "related": "Keys of microcredentials and ids of pathways that say something about this one.",
}
# Kept out: where a value was read from, and how the site looks and is run, is no business of others.
_NOT_SAID = {"source"}
_OF_CATALOGUE = (
    "title", "description", "url", "identity_url", "languages",
    "publisher", "licences", "timezone", "contact",
)  # fmt: skip
_KINDS = {"providers": Provider, "microcredentials": Microcredential, "pathways": Pathway}


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """All of the catalogue in one file, and the JSON Schema of that file."""
    stream = partial(_stream, catalogue)
    yield Artifact.streamed(path=PATH, media_type=_MEDIA_TYPE, stream=stream)
    yield Artifact(path=SCHEMA_PATH, media_type="application/schema+json", render=partial(_schema, catalogue))


def _stream(catalogue: Catalogue) -> Iterator[bytes]:
    info = catalogue.info
    yield b'{"$schema":' + dumps(addresses.absolute(SCHEMA_PATH, info)) + b',"catalogue":' + _written(info)
    yield from _list(b"providers", (_provider(one, info) for one in catalogue.providers.values()))
    yield from _list(
        b"microcredentials", (_microcredential(one, catalogue) for one in catalogue.microcredentials.values())
    )
    yield from _list(b"pathways", (_pathway(one, info) for one in catalogue.pathways.values()))
    yield from _list(b"withdrawn", map(dumps, _withdrawn(catalogue)))
    yield b"}"


def _list(name: bytes, records: Iterator[bytes]) -> Iterator[bytes]:
    yield b',"' + name + b'":['
    separator = b"\n"
    for record in records:
        yield separator + record
        separator = b",\n"
    yield b"]"


def _provider(provider: Provider, info: CatalogueInfo) -> bytes:
    iri, path = addresses.provider_iri(provider.id, info), addresses.provider_path(provider.id)
    return _record(provider, _head(iri, provider.id, path, provider.modified, info))


def _pathway(pathway: Pathway, info: CatalogueInfo) -> bytes:
    iri, path = addresses.pathway_iri(pathway.id, info), addresses.pathway_path(pathway.id)
    changed = pathway.modified or pathway.information_confirmed
    return _record(pathway, _head(iri, pathway.id, path, changed, info))


def _microcredential(mc: Microcredential, catalogue: Catalogue) -> bytes:
    info = catalogue.info
    iri, path = addresses.microcredential_iri(mc.key, info), addresses.microcredential_path(mc.key)
    head = _head(iri, mc.key, path, values.changed(mc), info)
    links = _plain(catalogue.links_of(mc.key))
    return _record(mc, {**head, "related": links} if links else head)


def _head(iri: str, key: str, path: str, changed: date | None, info: CatalogueInfo) -> dict[str, Any]:
    head: dict[str, Any] = {"id": iri, "key": key, "page": addresses.absolute(path, info)}
    if changed is not None:
        head["changed"] = changed
    return head


def _record(thing: object, head: dict[str, Any]) -> bytes:
    return orjson.dumps({**head, **_plain(thing), **head}, _plain, _OPTIONS)


def _withdrawn(catalogue: Catalogue) -> Iterator[dict[str, str]]:
    """Identifiers that lead to no record: former ones of something renamed, and what has errors just now."""
    info = catalogue.info
    for withheld in catalogue.withheld:
        yield {"id": _iri(withheld.kind, withheld.key, info), "reason": "temporarily unavailable"}
    for kind, things in (
        ("microcredential", catalogue.microcredentials),
        ("provider", catalogue.providers),
        ("pathway", catalogue.pathways),
    ):
        for key, thing in things.items():
            folder = f"{thing.provider}/" if isinstance(thing, Microcredential) else ""
            for alias in thing.aliases:
                former = alias if "/" in alias else folder + alias
                yield {
                    "id": _iri(kind, former, info),
                    "reason": "renamed",
                    "now": _iri(kind, key, info),
                }


def _iri(kind: str, key: str, info: CatalogueInfo) -> str:
    return f"{info.identity_url}{addresses.path_of(kind, key)}#{kind}"


_OPTIONS = orjson.OPT_PASSTHROUGH_DATACLASS


def _written(thing: object) -> bytes:
    return orjson.dumps(thing, _plain, _OPTIONS)


def _plain(thing: Any) -> dict[str, Any]:
    """One value of the model as a mapping; what says nothing is left out, 0 and False say something."""
    if type(thing) is Text:
        return dict(thing.by_language)
    names, get = _fields(thing.__class__)
    return {
        name: value.by_language if type(value) is Text else value
        for name, value in zip(names, get(thing), strict=True)
        if value is not None and value not in ((), {})
    }


@cache
def _fields(kind: type[Any]) -> tuple[tuple[str, ...], Any]:
    names = tuple(one.name for one in fields(kind) if one.name not in _NOT_SAID)
    if kind is CatalogueInfo:
        names = _OF_CATALOGUE
    return names, attrgetter(*names)


# The schema is read off the model, so that no key can be published without standing in it.


def _schema(catalogue: Catalogue) -> bytes:
    definitions: dict[str, Any] = {
        "Text": {
            "description": "A text by language (BCP 47).",
            "type": "object",
            "additionalProperties": {"type": "string"},
        }
    }
    lists = {name: {"type": "array", "items": _shape(kind, definitions)} for name, kind in _KINDS.items()}
    for kind in _KINDS.values():
        _add(definitions[kind.__name__])
    former = {"id": {"type": "string"}, "reason": {"type": "string"}, "now": {"type": "string"}}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": addresses.absolute(SCHEMA_PATH, catalogue.info),
        "title": "A catalogue of microcredentials, as published by Credenza",
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "catalogue": _shape(CatalogueInfo, definitions),
            **lists,
            "withdrawn": {
                "description": "Identifiers that lead to no record any more, or not now.",
                "type": "array",
                "items": {"type": "object", "properties": former, "required": ["id", "reason"]},
            },
        },
        "required": ["catalogue", *_KINDS, "withdrawn"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }
    return orjson.dumps(schema, option=orjson.OPT_INDENT_2) + b"\n"


def _add(definition: dict[str, Any]) -> None:
    added = {key: {"description": text, "type": "string"} for key, text in _ADDED.items()}
    added["related"]["type"] = "object"
    definition["properties"] |= {**added, "key": {"description": "Its name in this file.", "type": "string"}}
    definition["required"] = ["id", "key", "page", *definition["required"]]


def _shape(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type of the model."""
    if hint is Text:
        return {"$ref": "#/$defs/Text"}
    if is_dataclass(hint):
        return _object(hint, definitions)
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        kinds = [one for one in inner if one is not type(None)]
        return {"type": "number"} if set(kinds) == {int, float} else _shape(kinds[0], definitions)
    if origin is tuple:
        return {"type": "array", "items": _shape(inner[0], definitions)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _shape(inner[1], definitions)}
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {"enum": [one.value for one in hint]}
    return dict(_SIMPLE[hint])


_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
}


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # a type may hold itself
        hints = get_type_hints(kind)
        required = [one.name for one in fields(kind) if one.name in _ALWAYS.get(name, ())]
        definitions[name].update(
            {
                "description": (kind.__doc__ or "").split("\n")[0],
                "type": "object",
                "properties": {one: _shape(hints[one], definitions) for one in _fields(kind)[0]},
                "required": required,
                "additionalProperties": False,
            }
        )
    return {"$ref": f"#/$defs/{name}"}


# What a reader may count on in every record.
_ALWAYS = {
    "CatalogueInfo": ("title", "url", "identity_url", "languages", "publisher", "licences"),
    "Provider": ("status", "legal_name", "type", "country"),
    "Microcredential": ("provider", "status", "title", "learning_outcomes", "level", "form_of_participation"),
    "Pathway": ("status", "title", "provider", "components"),
}

EXPORT = Export(
    name="json",
    title=msgid("Everything as JSON"),
    purpose=msgid(
        "For scripts: all that is known of the catalogue in all its languages, former identifiers included. "
        "Its fields are described in catalogue.schema.json."
    ),
    artifacts=artifacts,
    media_type=_MEDIA_TYPE,
    main=PATH,
    shows="/microcredentials/0",
    example=Reading(
        python="import json, urllib.request\n"
        "catalogue = json.load(urllib.request.urlopen('{url}'))\n"
        "print([one['title'] for one in catalogue['microcredentials']][:5])",
        curl="curl -sfo catalogue.json '{url}'\n"
        "python3 -m json.tool catalogue.json > readable.json\n"
        "grep -m 3 '\"key\"' readable.json",
    ),
)
"""What this output says of itself."""
