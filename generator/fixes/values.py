"""Repairs of values: codes, quotes, dates, single values where a list belongs, cycles."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import jsonschema_rs

from generator.diagnostics import KeyPath
from generator.documents.strict_yaml import read_events
from generator.fixes.dates import day_meant
from generator.fixes.edits import Edit, Repair
from generator.fixes.meaning import code_meant, language_meant
from generator.fixes.spans import Source, Span, inside
from generator.model.values import CYCLE_OF_EQF
from generator.schema.refusal import Refusal

__all__ = ["contradicting_cycle", "refused_values"]

_Found = Mapping[KeyPath, str]
"""The id of the rule that a finding about a value speaks for."""


def refused_values(refused: Iterable[Refusal], found: _Found, source: Source) -> Iterator[Repair]:
    """Refused values that can be written in one right way only, and single values that want to be a list."""
    for one in refused:
        span = source.values.get(one.path)
        if one.of_name or span is None or one.path not in found:
            continue
        rule = found[one.path]
        if one.keyword == "type" and _types(one.schema) == ["array"]:
            yield from _listed(rule, one, span)
        elif span.typed is not None:
            meant = value_meant(one.schema, one.value, span.typed)
            if meant is not None:
                yield _replaced(rule, one.path, span, meant)


def value_meant(schema: Mapping[str, Any], value: Any, typed: str) -> Any:
    """The value that a schema accepts and that can only be meant; None where there is none.

    `typed` is the value as its author typed it: the number 1.10 is typed "1.10".
    """
    for way in _WAYS:
        meant = way(schema, value, typed)
        if meant is not None:
            return meant if _accepts(schema, meant) else None
    return None


def _code(schema: Mapping[str, Any], _value: Any, typed: str) -> str | None:
    if "enum" not in schema:
        return None
    return code_meant(schema.get("x-vocabulary"), typed, schema["enum"])


def _day(schema: Mapping[str, Any], _value: Any, typed: str) -> str | None:
    return day_meant(typed) if schema.get("x-code") == "date" else None


def _language(schema: Mapping[str, Any], _value: Any, typed: str) -> str | None:
    return language_meant(typed) if schema.get("x-code") == "language" else None


def _text(schema: Mapping[str, Any], value: Any, typed: str) -> str | None:
    """A number where a text belongs: the same signs in quotes."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return typed if number and "string" in _types(schema) else None


def _number(schema: Mapping[str, Any], value: Any, typed: str) -> int | float | None:
    """A number in quotes where a number belongs."""
    if not isinstance(value, str) or not {"integer", "number"} & set(_types(schema)):
        return None
    number = read_events(typed).value if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", typed) else None
    return number if isinstance(number, int | float) else None


def _truth(schema: Mapping[str, Any], value: Any, typed: str) -> bool | None:
    if not isinstance(value, str) or _types(schema) != ["boolean"]:
        return None
    return {"yes": True, "true": True, "no": False, "false": False}.get(typed.lower())


_WAYS: tuple[Callable[[Mapping[str, Any], Any, str], Any], ...] = (
    _code, _day, _language, _text, _number, _truth
)  # fmt: skip


def _types(schema: Mapping[str, Any]) -> list[str]:
    wanted = schema.get("type", [])
    return wanted if isinstance(wanted, list) else [wanted]


_validators: dict[int, tuple[Mapping[str, Any], Any]] = {}


def _accepts(schema: Mapping[str, Any], value: Any) -> bool:
    """Whether a part of a schema lets a value pass; schemas live as long as the program."""
    known = _validators.get(id(schema))
    if known is None:
        known = (schema, jsonschema_rs.Draft202012Validator(dict(schema), validate_formats=True))
        _validators[id(schema)] = known
    return bool(known[1].is_valid(value))


def _replaced(rule: str, path: KeyPath, span: Span, meant: Any) -> Repair:
    after = _written(meant, span.quote)
    said = f"`{_shown(span)}` → `{after}`"
    return Repair(
        rule=rule,
        line=span.line,
        said=said,
        edits=(Edit(span.start, span.end, after),),
        key_path=path,
        value=meant,
    )


def _shown(span: Span) -> str:
    return f"{span.quote}{span.typed}{span.quote}"


def _written(value: Any, quote: str = "") -> str:
    """A value in YAML; a text in the quotes it had, and without them only where every reader sees a text."""
    if not isinstance(value, str):
        return json.dumps(value)
    if quote == "'":
        return f"'{value}'"
    if not quote and re.fullmatch(
        r"[A-Za-z][A-Za-z0-9]*([-./][A-Za-z0-9]+)*|[0-9]{4}-[0-9]{2}-[0-9]{2}", value
    ):
        return value
    return json.dumps(value, ensure_ascii=False)


_SEVERAL = re.compile(r"[,;/|\[\]{}\n]|\s(?:and|y|i|et|und|e|en|&|\+)\s", re.IGNORECASE)


def _listed(rule: str, one: Refusal, span: Span) -> Iterator[Repair]:
    """A single value where a list belongs, unless it may be several or would have to be laid out anew."""
    if span.flow and isinstance(one.value, dict):
        edits: tuple[Edit, ...] = (Edit(span.start, span.start, "["), Edit(span.end, span.end, "]"))
        said = "`{ … }` → `[{ … }]`"
        yield Repair(rule=rule, line=span.line, said=said, edits=edits, key_path=one.path, value=[one.value])
        return
    items = one.schema.get("items")
    if span.typed is None or _SEVERAL.search(span.typed) or not isinstance(items, dict):
        return
    entry, written = one.value, _shown(span)
    if not _accepts(items, entry):
        entry = value_meant(items, entry, span.typed)
        written = _written(entry, span.quote)
    if entry is None:
        return
    said = f"`{_shown(span)}` → `[{written}]`"
    edit = Edit(span.start, span.end, f"[{written}]")
    yield Repair(rule=rule, line=span.line, said=said, edits=(edit,), key_path=one.path, value=[entry])


def contradicting_cycle(data: Any, source: Source) -> Iterator[Repair]:
    """Cycles that contradict the EQF level beside them (W404): the cycle follows from the level.

    A cycle beside EQF 1 to 4 stays: there is none, so one of the two was typed by mistake.
    """
    for path in (("level",), ("defaults", "level")):
        level = inside(data, path)
        at = (*path, "cycle")
        span = source.values.get(at)
        if not isinstance(level, dict) or span is None or span.typed is None:
            continue
        eqf, cycle = level.get("eqf"), level.get("cycle")
        expected = CYCLE_OF_EQF.get(eqf) if isinstance(eqf, int) and not isinstance(eqf, bool) else None
        if expected is not None and cycle != expected and cycle in CYCLE_OF_EQF.values():
            yield _replaced("W404", at, span, expected)
