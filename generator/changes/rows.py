"""The ways in which values are compared, and the row that says which way is whose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from generator.diagnostics import Message
from generator.interface import msgid

__all__ = ["Form", "Group", "Items", "Names", "Outcomes", "Row", "Table", "Value", "Words"]


_ADDED, _REMOVED = msgid("{what} added"), msgid("{what} removed")


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """A single value; `unit` follows it, `unit_of` takes the unit from the group it stands in."""

    unit: str = ""
    unit_of: Callable[[Any], str] | None = None
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A text in one or more languages."""


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping from names to single values."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A value with rows of its own, those of TABLES for its class."""

    of: type


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """A list of codes or ids."""

    added: str = _ADDED
    removed: str = _REMOVED


@dataclass(frozen=True, kw_only=True, slots=True)
class Items:
    """A list of groups: `name` tells them apart and says which one is meant.

    What has no namesake on the other side is taken for the same thing under another name when both sides have
    equally many of these; not so with `strict`.
    """

    of: type
    name: Callable[[Any], str]
    added: str = _ADDED
    removed: str = _REMOVED
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The learning outcomes, which are known again by what they say."""


Form: TypeAlias = Value | Words | Table | Group | Names | Items | Outcomes


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One value: its attribute in the model, its key in the files, what readers call it, how it is compared.

    Labels, units and the words for what was added or removed are collected for translation by these names.
    With `follows`, it is told only where that other attribute has not changed, because it results from it.
    """

    field: str
    label: str
    form: Form = Value()
    key: str = ""
    get: Callable[[Any], Any] | None = None
    follows: str = ""

    def of(self, thing: object) -> Any:
        """The value in a thing; None where there is no thing."""
        if thing is None:
            return None
        return self.get(thing) if self.get else getattr(thing, self.field)

    @property
    def words(self) -> Message | None:
        """What readers call it; None where it has no name of its own."""
        return Message(self.label) if self.label else None

    @property
    def name(self) -> str:
        """The key under which it stands in the files."""
        return self.key or self.field
