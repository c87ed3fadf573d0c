"""Repairs of keys: misspelt, called by another name, or with characters that nobody sees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.diagnostics import Diagnostic, KeyPath
from generator.documents import Document, Kind
from generator.documents.document import INVISIBLE_IN_KEY
from generator.fixes.edits import Edit, Repair
from generator.fixes.meaning import is_misspelt, is_synonym, language_meant
from generator.fixes.spans import Source, Span
from generator.fixes.values import value_meant
from generator.schema.refusal import Refusal

__all__ = ["misnamed_keys", "misspelt_names", "unseen_in_keys"]


def misnamed_keys(
    document: Document, found: Iterable[Diagnostic], refused: Iterable[Refusal], source: Source
) -> Iterator[Repair]:
    """Unknown keys that can stand for one known key only (S101).

    The value must have the shape that the known key wants, and nothing else in the group may have the key
    or be meant for it.
    """
    groups = {one.path: one for one in refused if one.keyword == "additionalProperties" and not one.of_name}
    unknown = [f for f in found if f.rule.id == "S101" and "meant" in f.help.values]
    rivals = Counter((f.key_path[:-1], f.help.values["meant"]) for f in unknown)
    for finding in unknown:
        path, meant = finding.key_path, str(finding.help.values["meant"])
        group = groups.get(path[:-1])
        if group is None or rivals[path[:-1], meant] > 1 or meant in group.value:
            continue
        known = group.schema.get("properties", {})
        span = source.values.get(path)
        shape = _fits(group.value[path[-1]], span.typed if span else None, known[meant])
        if shape and _means(document.kind, path, meant, tuple(known)):
            yield from _renamed("S101", path, meant, source)


def _means(kind: Kind, path: KeyPath, meant: str, known: tuple[str, ...]) -> bool:
    typed, in_defaults = str(path[-1]), path[0] == "defaults" and len(path) == 2
    section = kind.value if len(path) == 1 else Kind.MICROCREDENTIAL.value if in_defaults else "inside"
    return is_synonym(section, typed, meant) or is_misspelt(typed, meant, known)


_KINDS: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "object": dict,
    "array": list,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}


def _fits(value: Any, typed: str | None, schema: Mapping[str, Any]) -> bool:
    """Whether a value has the shape a key wants, or a repair will give it that.

    Of a group, at least one key must be known, or be a known one by another name.
    """
    if typed is not None and value_meant(schema, value, typed) is not None:
        return True
    wanted = schema.get("type", [])
    kinds = wanted if isinstance(wanted, list) else [wanted]
    if isinstance(value, bool):
        return "boolean" in kinds
    if not any(isinstance(value, _KINDS[kind]) for kind in kinds):
        return False
    properties = schema.get("properties")
    if not isinstance(value, dict) or not properties:
        return True
    return any(key in properties or _is_any(key, tuple(properties)) for key in value)


def _is_any(typed: str, known: tuple[str, ...]) -> bool:
    """Whether a key of a group is one of its known keys but for its name or spelling."""
    return any(is_synonym("inside", typed, key) or is_misspelt(typed, key, known) for key in known)


def misspelt_names(
    refused: Iterable[Refusal], found: Iterable[Diagnostic], source: Source
) -> Iterator[Repair]:
    """Keys that are language tags or codes of rules, written in another way: `EN`, `w401`."""
    rules = {f.key_path: f.rule.id for f in found if f.rule.id in ("S106", "S109", "V204")}
    named = {(*one.path, str(one.value)): _name_meant(one) for one in refused if one.of_name}
    rivals = Counter((*path[:-1], meant) for path, meant in named.items() if meant is not None)
    for path, meant in named.items():
        if meant is None or path not in rules:
            continue
        at = (*path[:-1], meant)
        if at not in source.keys and rivals[at] == 1:
            yield from _renamed(rules[path], path, meant, source)


def _name_meant(one: Refusal) -> str | None:
    typed = str(one.value)
    match one.schema.get("x-code"):
        case "language":
            return language_meant(typed)
        case "rule" if re.fullmatch(r"[a-z][0-9]{3}", typed):
            return typed.upper()
    return None


def unseen_in_keys(source: Source) -> Iterator[Repair]:
    """Keys with characters that nobody sees (Y004), where the key without them is free.

    An institution's own keys (`x-…`) stay as they are: in some scripts these characters have a meaning.
    """
    cleaned = {path: INVISIBLE_IN_KEY.sub("", str(path[-1])) for path in source.keys}
    rivals = Counter((path[:-1], name) for path, name in cleaned.items())
    for path, name in cleaned.items():
        own = any(isinstance(part, str) and part.startswith("x-") for part in path)
        if name and name != path[-1] and not own and rivals[path[:-1], name] == 1:
            yield from _renamed("Y004", path, name, source)


def _renamed(rule: str, path: KeyPath, name: str, source: Source) -> Iterator[Repair]:
    span = source.keys.get(path)
    if span is None or span.typed is None or not re.fullmatch(r"[A-Za-z_][\w-]*", name):
        return
    said = f"`{span.typed}` → `{name}`"
    yield Repair(rule=rule, line=span.line, said=said, edits=(_inner(span, name),), key_path=path, key=name)


def _inner(span: Span, name: str) -> Edit:
    """The edit that puts another word between the quotes, or in the place of a plain word."""
    return Edit(span.start + len(span.quote), span.end - len(span.quote), name)
