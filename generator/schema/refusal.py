"""One thing a schema refuses, in a form that does not depend on the validator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from generator.diagnostics import MOST_ALIKE, KeyPath

if TYPE_CHECKING:
    from jsonschema import ValidationError

__all__ = ["Refusal", "in_brief", "relevant"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """Which keyword of which schema refused which value, and where.

    `demand` is the value of the keyword; `of_name` marks that the name of a key was refused, which is then
    `value`, while `path` leads to the group the key stands in. `brief` marks one that has many like it
    before it, so that it is not worth guessing what was meant: a good guess takes milliseconds.
    """

    keyword: str
    demand: Any
    value: Any
    schema: Mapping[str, Any]
    path: KeyPath
    of_name: bool
    brief: bool = False


def relevant(errors: Iterable[ValidationError]) -> list[Refusal]:
    """One refusal per value: the wrong kind of value first, never what only follows from it."""
    by_value: dict[tuple[object, ...], Refusal] = {}
    out: list[Refusal] = []
    for refusal in map(_refusal, errors):
        if refusal.of_name or refusal.keyword in ("additionalProperties", "required"):
            out.append(refusal)
            continue
        known = by_value.get(refusal.path)
        if known is None or _weight(refusal) < _weight(known):
            by_value[refusal.path] = refusal
    return out + list(by_value.values())


def in_brief(refusals: Iterable[Refusal]) -> Iterator[Refusal]:
    """The refusals, those marked as brief that come after MOST_ALIKE of their kind."""
    seen = Counter[tuple[str, bool]]()
    for refusal in refusals:
        kind = (refusal.keyword, refusal.of_name)
        seen[kind] += 1
        yield replace(refusal, brief=True) if seen[kind] > MOST_ALIKE else refusal


_ORDER = ("type", "minLength", "minItems", "minProperties", "enum", "pattern", "format")


def _weight(refusal: Refusal) -> int:
    return _ORDER.index(refusal.keyword) if refusal.keyword in _ORDER else len(_ORDER)


def _refusal(error: ValidationError) -> Refusal:
    return Refusal(
        keyword=str(error.validator),
        demand=error.validator_value,
        value=error.instance,
        schema=cast(Mapping[str, Any], error.schema),
        path=tuple(error.absolute_path),
        of_name="propertyNames" in error.schema_path,
    )
