"""What a rehearsal says of an aggregator, and what every aggregator is given to read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from generator import exports
from generator.addresses import microcredential_iri
from generator.artifact import LeftOutError
from generator.diagnostics import Message
from generator.model import Catalogue

__all__ = ["Aggregator", "Field", "Published", "Reading", "Record", "fields_of", "several", "shortly"]

_LONGEST = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One thing that the aggregator shows of an entry: what it is called, and its words."""

    name: Message
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One entry as an aggregator would show it.

    `dropped` says why it does not take the entry although it could: these are the findings. `apart` says
    why the entry is nothing for it. Otherwise `fields` are what it shows, and `lost` is what it takes no
    notice of.
    """

    key: str
    fields: tuple[Field, ...] = ()
    dropped: tuple[Message, ...] = ()
    apart: tuple[Message, ...] = ()
    lost: tuple[Message, ...] = ()

    @property
    def is_taken(self) -> bool:
        """Whether the aggregator shows the entry."""
        return not (self.dropped or self.apart)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What an aggregator makes of a catalogue: how it finds it, and one record for each entry."""

    discovery: tuple[Message, ...]
    records: tuple[Record, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Aggregator:
    """One aggregator: its name on the command line and its own, where its rules are known from, and when."""

    name: str
    title: str
    source: str
    known_on: date
    read: Callable[[Published], Reading]


class Published:
    """The files of a catalogue as an aggregator fetches them, made when they are asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._outputs = exports.outputs(catalogue)

    def content(self, path: str) -> bytes | None:
        """The file at a path; None where there is none."""
        try:
            return self._outputs[path].render()
        except (KeyError, LeftOutError):
            return None

    def document(self, path: str) -> Any:
        """The JSON file at a path; None where there is none."""
        content = self.content(path)
        return None if content is None else json.loads(content)

    @cached_property
    def keys(self) -> dict[str, str]:
        """The key of each entry by its identifier."""
        info = self.catalogue.info
        return {microcredential_iri(key, info): key for key in self.catalogue.microcredentials}


def shortly(value: object) -> str:
    """A value on one line, cut where it is too long to be shown."""
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def fields_of(*pairs: tuple[Message, object]) -> tuple[Field, ...]:
    """The fields that have a value."""
    return tuple(
        Field(name=name, value=shortly(value)) for name, value in pairs if value not in (None, "", [])
    )


def several(value: Any) -> Iterator[Any]:
    """The values of a property that may have none, one or more."""
    if isinstance(value, list):
        yield from value
    elif value is not None:
        yield value
