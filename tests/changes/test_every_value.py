"""Nothing of the model can change unnoticed."""

from __future__ import annotations

import dataclasses
import enum
import itertools
import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from generator.changes import compare
from generator.changes.attributes import SILENT, TABLES
from generator.documents import Document, Kind
from generator.earlier.continuity import Earlier
from generator.model import (
    Assessment,
    Catalogue,
    CatalogueInfo,
    Microcredential,
    Pathway,
    Provider,
    Recognition,
    Source,
    Status,
)
from generator.schema import bundle
from generator.text import Text

# Sample values where the kind of value alone does not say enough.
FIXED: dict[tuple[type, str], Any] = {
    (Assessment, "outcomes"): (1, 2),  # the numbers of the two outcomes
    (Microcredential, "prerequisites_none"): False,  # else the text would not count
    (Recognition, "provider"): None,  # else the name would be told of the provider
}


def fields_of(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def reachable(kind: type, seen: set[type]) -> set[type]:
    """A class of the model, and those of its values."""
    if kind not in seen and dataclasses.is_dataclass(kind) and kind not in (Source, Text):
        seen.add(kind)
        for hint in fields_of(kind).values():
            for part in (hint, *typing.get_args(hint)):
                for inner in (part, *typing.get_args(part)):
                    if isinstance(inner, type):
                        reachable(inner, seen)
    return seen


CLASSES = sorted(
    set().union(*(reachable(kind, set()) for kind in (Microcredential, Provider, Pathway, CatalogueInfo))),
    key=lambda kind: kind.__name__,
)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_attribute_of_the_model_is_compared_or_has_a_reason_not_to_be(kind: type) -> None:
    told = {row.field for row in TABLES[kind]}
    silent = SILENT.get(kind, {})
    assert not told & set(silent)
    assert told | set(silent) == set(fields_of(kind))
    assert all(silent.values())


def test_there_is_no_table_for_a_class_that_is_gone() -> None:
    assert set(TABLES) - {Text} == set(CLASSES)


class Filled:
    """Makes values of the model in which nothing is empty and no two texts are the same."""

    def __init__(self) -> None:
        self.count = itertools.count(1)

    def of(self, hint: Any, owner: type = object, name: str = "") -> Any:
        if (owner, name) in FIXED:
            return FIXED[owner, name]
        origin, parts = typing.get_origin(hint), typing.get_args(hint)
        if origin in (typing.Union, types.UnionType):
            return self.of(next(part for part in parts if part is not type(None)))
        if origin is tuple:
            return (self.of(parts[0]), self.of(parts[0]))
        if origin is not None and issubclass(origin, Mapping):
            return {f"key{next(self.count)}": self.of(parts[1]) for _ in range(2)}
        if hint is Source:
            return Source(document=Document(path="file.yml", kind=Kind.MICROCREDENTIAL, id="one"), origins={})
        if hint is Text:
            return Text(
                "en", {"en": f"Words number {next(self.count)}", "es": f"Palabras {next(self.count)}"}
            )
        if dataclasses.is_dataclass(hint):
            return hint(**{key: self.of(inner, hint, key) for key, inner in fields_of(hint).items()})
        return self.simple(hint)

    def simple(self, hint: Any) -> Any:
        n = next(self.count)
        if issubclass(hint, enum.Enum):
            return Status.PUBLISHED
        if hint is bool:
            return True
        if hint in (int, float):
            return n
        return date(2027, 1, 1) + timedelta(days=n) if hint is date else f"value{n}"


def variants(value: Any, hint: Any = None) -> Iterator[tuple[str, Any]]:
    """Everything that differs from a value in one place, with the way to that place."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType) and value is not None:
        yield "", None
    match value:
        case Source() | None:
            return
        case Text(default=default, by_language=texts):
            yield "", Text(default, {**texts, "en": "Something else entirely"})
            yield "", Text(default, {**texts, "es": texts["es"] + "."})
            yield "", Text(default, {"en": texts["en"]})
            yield "", Text(default, {**texts, "fr": "Des mots"})
        case tuple() | Mapping():
            yield from of_many(value)
        case _ if dataclasses.is_dataclass(value):
            kind = type(value)
            for name, inner in fields_of(kind).items():
                if name not in SILENT.get(kind, {}):
                    for way, other in variants(getattr(value, name), inner):
                        yield f".{name}{way}", dataclasses.replace(value, **{name: other})
        case _:
            yield "", another(value)


def of_many(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        first = next(iter(value))
        yield "", {key: inner for key, inner in value.items() if key != first}
        yield from ((f".{first}{way}", {**value, first: other}) for way, other in variants(value[first]))
        return
    yield "", value[1:]
    yield "", value[::-1]
    for i, one in enumerate(value):
        yield from ((f"[{i}]{way}", (*value[:i], other, *value[i + 1 :])) for way, other in variants(one))


def another(value: Any) -> Any:
    match value:
        case enum.Enum():
            return Status.RETIRED
        case bool():
            return not value
        case int() | float():
            return value + 1000
        case date():
            return value + timedelta(days=1)
    return f"{value}-other"


def catalogue_of(thing: Any) -> Catalogue:
    info = thing if isinstance(thing, CatalogueInfo) else Filled().of(CatalogueInfo)
    groups: dict[str, dict[str, Any]] = {"providers": {}, "microcredentials": {}, "pathways": {}}
    for kind, group in (
        (Provider, "providers"),
        (Microcredential, "microcredentials"),
        (Pathway, "pathways"),
    ):
        if isinstance(thing, kind):
            groups[group] = {getattr(thing, "key", thing.id): thing}
    return Catalogue(info=info, **groups)


def changes_between(before: Any, after: Any) -> list[str]:
    earlier = Earlier(name="v1", commit="0" * 40, catalogue=catalogue_of(before), sounds=())
    return [str(change.words) for change in compare(earlier, catalogue_of(after), ()).changes]


@pytest.mark.parametrize(
    "kind", [Microcredential, Provider, Pathway, CatalogueInfo], ids=lambda kind: kind.__name__
)
def test_every_single_difference_is_told(kind: type) -> None:
    whole = numbered(Filled().of(kind))
    assert changes_between(whole, whole) == []
    ways = 0
    for way, other in variants(whole):
        told = changes_between(whole, numbered(other))
        assert told, f"a change at {way} is not told"
        assert all("None" not in words and "Text(" not in words for words in told), told
        ways += 1
    assert ways > 40


def numbered(thing: Any) -> Any:
    """Outcomes numbered in their order, as in every catalogue."""
    if not isinstance(thing, Microcredential):
        return thing
    outcomes = tuple(dataclasses.replace(one, number=n) for n, one in enumerate(thing.learning_outcomes, 1))
    return dataclasses.replace(thing, learning_outcomes=outcomes)


# Keys that say nothing of the thing itself, or are compared where they arrive.
_NOT_COMPARED = {
    Kind.CATALOGUE: {"defaults", "validation", "lint", "accessibility"},
    Kind.PROVIDER: {"defaults", "lint"},
    Kind.MICROCREDENTIAL: {"lint"},
    Kind.PATHWAY: {"lint"},
}


@pytest.mark.parametrize(
    ("kind", "of"),
    [
        (Kind.CATALOGUE, CatalogueInfo),
        (Kind.PROVIDER, Provider),
        (Kind.MICROCREDENTIAL, Microcredential),
        (Kind.PATHWAY, Pathway),
    ],
)
def test_every_key_that_an_author_may_write_is_compared(kind: Kind, of: type) -> None:
    compared = {row.name for row in TABLES[of]}
    assert set(bundle(kind)["properties"]) - _NOT_COMPARED[kind] <= compared
