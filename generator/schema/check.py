"""Checks one document against its schema: findings, and the values that are sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Diagnostic, KeyPath, Severity, in_bounds
from generator.documents import Document, Kind
from generator.schema.bundle import inheritable_keys, required_keys
from generator.schema.explain import explain
from generator.schema.findings import S101, S102, S103, S104, S111
from generator.schema.refusal import in_brief
from generator.schema.validators import is_valid, refusals

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
    if is_valid(document.kind, "written", data):
        return Sound(document=document, data=data, findings=(), unset=unset, unset_defaults=unset_defaults)
    findings = _findings(document, data)
    sound, refused = _sound(document, data, findings)
    return Sound(
        document=document,
        data=sound,
        findings=tuple(sorted(in_bounds(set_of(findings)), key=lambda f: f.order)),
        unset=unset,
        unset_defaults=unset_defaults,
        refused=frozenset(
            path[:2] if path[0] == "defaults" else path[:1]
            for path in (*refused, *(path for f in findings for path in _explained(f)))
        ),
    )


def _findings(document: Document, data: Mapping[str, Any]) -> list[Diagnostic]:
    found = [
        finding
        for refusal in in_brief(refusals(document.kind, "written", data))
        for finding in explain(refusal, document)
    ]
    explained = {path for finding in found for path in _explained(finding)}
    return [
        f
        for f in found
        if f.rule not in (S102, S111) or (*f.key_path, f.message.values["key"]) not in explained
    ]


def _explained(finding: Diagnostic) -> Iterator[KeyPath]:
    """What need not be said to be missing: it is there, under another name or in another form."""
    if "meant" in finding.help.values and finding.rule is S101:
        yield (*finding.key_path[:-1], str(finding.help.values["meant"]))
    elif finding.rule is S104:
        yield (*finding.key_path[:-1], "text")
    elif finding.rule is S103:
        yield (*finding.key_path, "text")


def _sound(
    document: Document, data: Mapping[str, Any], findings: Iterable[Diagnostic]
) -> tuple[Mapping[str, Any], tuple[KeyPath, ...]]:
    """The values without the refused ones, and the ways to what was refused.

    A group that has lost its last key, or one it needs, is no longer sound either; nothing more is said
    about it.
    """
    refused: tuple[KeyPath, ...] = ()
    while wrong := tuple(f.key_path for f in findings if f.severity is Severity.ERROR and f.key_path):
        pruned = _pruned(data, wrong)
        if pruned == data:
            raise AssertionError(f"refused, but not there: {wrong}")
        data, refused = pruned, refused + wrong
        findings = () if is_valid(document.kind, "written", data) else _findings(document, data)
    return data, refused


def set_of(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings without those that say the same about the same place."""
    seen: dict[tuple[object, ...], Diagnostic] = {}
    for finding in findings:
        seen.setdefault((finding.rule.id, finding.key_path, str(finding.message)), finding)
    return list(seen.values())


def missing(kind: Kind, effective: Mapping[str, Any]) -> tuple[str, ...]:
    """The mandatory keys without a value after defaults, in the order of the schema."""
    if is_valid(kind, "effective", effective):
        return ()
    return tuple(key for key in required_keys(kind) if key not in effective)


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


def _pruned(data: Mapping[str, Any], wrong: Iterable[KeyPath]) -> Mapping[str, Any]:
    """A copy without the refused values, so that no meaning is looked for in them.

    A wrong item takes its whole list with it: positions in a list must keep their meaning.
    """
    out = dict(data)
    copied: set[KeyPath] = set()
    for path in wrong:
        keys = path[: next((i for i, part in enumerate(path) if isinstance(part, int)), len(path))]
        _remove(out, keys, copied)
    return out


def _remove(data: dict[str, Any], keys: KeyPath, copied: set[KeyPath]) -> None:
    """Takes a value out of groups that are copied once, however many of their values are taken out."""
    for depth, key in enumerate(keys[:-1], 1):
        inner = data.get(str(key))
        if not isinstance(inner, Mapping):
            return
        if keys[:depth] not in copied:
            copied.add(keys[:depth])
            data[str(key)] = inner = dict(inner)
        assert isinstance(inner, dict)
        data = inner
    if keys:
        data.pop(str(keys[-1]), None)
