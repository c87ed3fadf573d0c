"""Checks one document against its schema: findings, and the values that are sound."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import jsonschema
import jsonschema_rs

from generator.diagnostics import Diagnostic, KeyPath, Severity
from generator.documents import Document, Kind
from generator.schema.bundle import Form, bundle, inheritable_keys, required_keys
from generator.schema.explain import explain

__all__ = ["Sound", "check", "missing"]

_UNSET = ("~", "null", "Null", "NULL")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sound:
    """A document after the schema: `data` without the refused values, and which keys those were.

    `unset` are top-level keys that the file removes with `key: ~`; `unset_defaults` those that its
    `defaults:` remove. `refused` are top-level keys (or ('defaults', key)) some value of which was refused.
    """

    document: Document
    data: Mapping[str, Any]
    findings: tuple[Diagnostic, ...]
    unset: frozenset[str] = frozenset()
    unset_defaults: frozenset[str] = frozenset()
    refused: frozenset[KeyPath] = frozenset()

    @property
    def has_errors(self) -> bool:
        """Whether the document must not be published as it is."""
        everything = (*self.document.faults, *self.findings)
        return any(finding.severity is Severity.ERROR for finding in everything)


def check(document: Document) -> Sound:
    """The findings of a readable document against the 'as written' schema of its kind.

    A document that could not be read gives no values and no further findings.
    """
    if document.data is None:
        return Sound(document=document, data={}, findings=())
    data, unset = _without_unset(document, document.data, ())
    unset_defaults: frozenset[str] = frozenset()
    if isinstance(data.get("defaults"), Mapping):
        defaults, unset_defaults = _without_unset(document, data["defaults"], ("defaults",))
        data = {**data, "defaults": defaults}
    if _fast(document.kind, "written").is_valid(data):
        return Sound(
            document=document, data=data, findings=(), unset=unset, unset_defaults=unset_defaults
        )
    errors = _relevant(_slow(document.kind, "written").iter_errors(data))
    findings = [finding for error in errors for finding in explain(error, document)]
    wrong = [f.key_path for f in findings if f.severity is Severity.ERROR]
    return Sound(
        document=document,
        data=_pruned(data, wrong),
        findings=tuple(sorted(set_of(findings), key=lambda f: f.order)),
        unset=unset,
        unset_defaults=unset_defaults,
        refused=frozenset(path[:2] if path[0] == "defaults" else path[:1] for path in wrong if path),
    )


def set_of(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings without those that say the same about the same place."""
    seen: dict[tuple[object, ...], Diagnostic] = {}
    for finding in findings:
        seen.setdefault((finding.rule.id, finding.key_path, str(finding.message)), finding)
    return list(seen.values())


def missing(kind: Kind, effective: Mapping[str, Any]) -> tuple[str, ...]:
    """The mandatory keys without a value after defaults, in the order of the schema."""
    if _fast(kind, "effective").is_valid(effective):
        return ()
    return tuple(key for key in required_keys(kind) if key not in effective)


@functools.cache
def _fast(kind: Kind, form: Form) -> Any:
    """The compiled validator: two orders of magnitude faster, used to pass over what is right."""
    return jsonschema_rs.Draft202012Validator(bundle(kind, form), validate_formats=True)


@functools.cache
def _slow(kind: Kind, form: Form) -> jsonschema.Draft202012Validator:
    """The validator whose errors can be explained; made once, for it checks its schema each time."""
    return jsonschema.Draft202012Validator(
        bundle(kind, form), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def _without_unset(
    document: Document, data: Mapping[str, Any], at: KeyPath
) -> tuple[Mapping[str, Any], frozenset[str]]:
    """The values without those that remove an inherited one (`key: ~`), and the names of these."""
    if document.kind not in (Kind.MICROCREDENTIAL, Kind.PROVIDER, Kind.CATALOGUE):
        return data, frozenset()
    if not at and document.kind is not Kind.MICROCREDENTIAL:
        return data, frozenset()
    unset = frozenset(
        key
        for key, value in data.items()
        if value is None and key in inheritable_keys() and document.raw((*at, key)) in _UNSET
    )
    return ({k: v for k, v in data.items() if k not in unset} if unset else data), unset


def _relevant(errors: Iterable[jsonschema.ValidationError]) -> list[jsonschema.ValidationError]:
    """One error per value: the wrong kind of value first, then a bad pattern; never what follows from them."""
    by_value: dict[tuple[object, ...], jsonschema.ValidationError] = {}
    out: list[jsonschema.ValidationError] = []
    for error in errors:
        if error.validator in ("additionalProperties", "required") or "propertyNames" in error.schema_path:
            out.append(error)
            continue
        at = tuple(error.absolute_path)
        known = by_value.get(at)
        if known is None or _weight(error) < _weight(known):
            by_value[at] = error
    return out + list(by_value.values())


_ORDER = ("type", "minLength", "minItems", "minProperties", "enum", "pattern", "format")


def _weight(error: jsonschema.ValidationError) -> int:
    return _ORDER.index(error.validator) if error.validator in _ORDER else len(_ORDER)


def _pruned(data: Mapping[str, Any], wrong: Iterable[KeyPath]) -> Mapping[str, Any]:
    """A copy without the refused values, so that no meaning is looked for in them.

    A wrong item takes its whole list with it: positions in a list must keep their meaning.
    """
    out = dict(data)
    for path in wrong:
        keys = path[: next((i for i, part in enumerate(path) if isinstance(part, int)), len(path))]
        _remove(out, keys)
    return out


def _remove(data: dict[str, Any], keys: KeyPath) -> None:
    for key in keys[:-1]:
        inner = data.get(str(key))
        if not isinstance(inner, Mapping):
            return
        data[str(key)] = inner = dict(inner)
        data = inner
    if keys:
        data.pop(str(keys[-1]), None)


def is_language_like(tag: str) -> bool:
    """Whether a tag is well formed, whatever it may name."""
    return re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?", tag) is not None
