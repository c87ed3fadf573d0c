"""Runs rules over a catalogue and places what they find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.diagnostics import Diagnostic, KeyPath, Place, Rule, Severity
from generator.documents import Document, Kind
from generator.documents.words import narrowed
from generator.model import Gap, Source
from generator.rules.mandatory import missing_element
from generator.rules.registry import CheckedRule, Context, Finding
from generator.schema import Sound, inheritable_keys

__all__ = ["Outcome", "gap_findings", "own_findings", "run"]

Outcome = tuple[Diagnostic, str]
"""A finding with the path of the file it keeps from being published."""


def run(
    rules: Iterable[CheckedRule],
    context: Context,
    exact: Callable[[Rule, Severity], bool] = lambda _rule, _severity: True,
) -> list[Outcome]:
    """All findings of all rules.

    A finding in an inherited value stands once, where the value stands, with the number of
    microcredentials that use it. A rule that looks for what a file does not say finds nothing where the value
    was refused. Finding the line costs as much as reading the file did: where `exact`
    says that nobody asks for it, a finding only names its file.
    """
    refused = _refused(context.sounds)
    found = [
        (one.rule, finding, *traced(finding.source, finding.path))
        for one in rules
        for finding in one.check(context)
        if one.looks_for.isdisjoint(refused(finding.source.document))
    ]
    # Places are found by reading a file again: file by file, so that each is read once for all findings.
    found.sort(key=lambda item: item[2].path)
    merged: dict[tuple[object, ...], Diagnostic] = {}
    blocked: list[tuple[tuple[object, ...], str]] = []
    for rule, finding, document, path in found:
        identity = (rule.id, document.path, path, finding.part, str(finding.message))
        known = merged.get(identity)
        if known is None:
            place = Place(document.path)
            if exact(rule, finding.severity or rule.severity):
                place = document.place(path, part=finding.part)
                if finding.words:
                    place = narrowed(place, document.text, finding.words)
            known = _placed(rule, finding, place, path)
        inherited = document is not finding.source.document
        merged[identity] = replace(known, used_by=known.used_by + 1) if inherited else known
        blocked.append((identity, finding.source.document.path))
    return [(merged[identity], path) for identity, path in blocked]


def _refused(sounds: Iterable[Sound]) -> Callable[[Document], frozenset[str]]:
    """Says which top-level keys of a file have refused values, its own or those it would inherit."""
    own = {sound.document.path: sound for sound in sounds if sound.refused}
    owners = {
        (sound.document.kind, sound.document.id): sound
        for sound in own.values()
        if sound.document.kind in (Kind.PROVIDER, Kind.CATALOGUE)
    }

    def keys_of(document: Document) -> frozenset[str]:
        if not own:
            return frozenset()
        sound = own.get(document.path)
        found = {str(path[0]) for path in sound.refused} if sound else set()
        if document.kind is Kind.MICROCREDENTIAL:
            above = (
                owners.get((Kind.PROVIDER, document.provider)),
                owners.get((Kind.CATALOGUE, "catalogue")),
            )
            defaults = {str(path[-1]) for one in above if one for path in one.refused if len(path) == 2}
            found |= defaults - (document.data or {}).keys()
        return frozenset(found)

    return keys_of


def own_findings(sounds: Iterable[Sound]) -> Iterator[Diagnostic]:
    """What reading and the schemas found; in defaults, with how many microcredentials use the value."""
    every = tuple(sounds)
    inheriting = Counter[tuple[str, str]]()
    if any(path[0] == "defaults" for sound in every for path in sound.refused):
        for sound in every:
            if sound.document.kind is Kind.MICROCREDENTIAL:
                absent = inheritable_keys() - sound.data.keys() - sound.unset
                inheriting.update((sound.document.provider, key) for key in absent)
                inheriting.update(("", key) for key in absent)
    for sound in every:
        yield from sound.document.faults
        owner = sound.document.id if sound.document.kind is Kind.PROVIDER else ""
        for finding in sound.findings:
            path = finding.key_path
            in_defaults = len(path) > 1 and path[0] == "defaults"
            used_by = inheriting[owner, str(path[1])] if in_defaults else 0
            yield replace(finding, used_by=used_by) if used_by else finding


def gap_findings(gaps: Iterable[Gap]) -> Iterator[Outcome]:
    """The findings for mandatory elements that no file states."""
    for gap in gaps:
        for key in gap.keys:
            yield missing_element(gap.sound, key), gap.sound.document.path


def _placed(rule: Rule, finding: Finding, place: Place, path: KeyPath) -> Diagnostic:
    return Diagnostic(
        rule=rule,
        severity=finding.severity or rule.severity,
        place=place,
        message=finding.message,
        help=finding.help,
        key_path=path,
    )


def traced(source: Source, path: KeyPath) -> tuple[Document, KeyPath]:
    """The file in which a value really stands, and the way to it there."""
    for length in (2, 1):
        origin = source.origins.get(tuple(str(part) for part in path[:length]))
        if origin is not None and len(path) >= length:
            document, prefix = origin
            return document, (*prefix, *path[length:])
    return source.document, path
