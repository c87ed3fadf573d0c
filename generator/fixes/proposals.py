"""All safe repairs of one readable document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Message
from generator.fixes.edits import Repair
from generator.fixes.keys import misnamed_keys, misspelt_names, unseen_in_keys
from generator.fixes.layout import layout
from generator.fixes.spans import Source, source_of
from generator.fixes.values import contradicting_cycle, refused_values
from generator.rules.house import HouseRules, settle
from generator.rules.levels import level_and_cycle
from generator.schema import Sound
from generator.schema.validators import refusals

__all__ = ["proposals"]

_IN_VALUES = frozenset(("S103", "S106", "S109", "V201", "V202", "V203", "V204"))


def proposals(sound: Sound, house: HouseRules, marked: bool = False) -> tuple[Repair, ...]:
    """The repairs of a document for what a check would find in it, in the order of the text.

    What the catalogue has switched off, or the file excuses, is not repaired. A document that could not be
    read has none. `marked` says whether the file begins with a byte order mark.
    """
    if sound.document.data is None or not (marked or _may_have_any(sound)):
        return ()
    source = source_of(sound.document.text)
    every = (*_of_findings(sound, house, source), *_of_reading(sound, house, source, marked))
    return tuple(sorted(every, key=lambda repair: (repair.line, repair.identity)))


_SPACES = re.compile(r"[ \t](?:[\r\n]|\Z)")


def _may_have_any(sound: Sound) -> bool:
    """Whether it is worth looking for every place in the file; most files have nothing to repair."""
    document = sound.document
    findings = sound.findings or document.faults
    return bool(findings) or "cycle" in document.text or _SPACES.search(document.text) is not None


def _of_findings(sound: Sound, house: HouseRules, source: Source) -> Iterator[Repair]:
    document = sound.document
    found = tuple(settle(sound.findings, (sound,), house))
    if not found:
        return
    refused = refusals(document.kind, "written", document.data)
    yield from misnamed_keys(document, found, refused, source)
    yield from misspelt_names(refused, found, source)
    rules = {f.key_path: f.rule.id for f in found if f.rule.id in _IN_VALUES}
    yield from refused_values(refused, rules, source)


def _of_reading(sound: Sound, house: HouseRules, source: Source, marked: bool) -> Iterator[Repair]:
    """What no schema speaks of: levels, and what nobody sees."""
    document = sound.document
    faults = tuple(settle(document.faults, (sound,), house))
    named = any(fault.rule.id == "Y004" for fault in faults)
    yield from layout(document.text, source, named=named, marked=marked)
    if named:
        yield from unseen_in_keys(source)
    for repair in contradicting_cycle(document.data, source):
        if _counts(repair, sound, house):
            yield repair


def _counts(repair: Repair, sound: Sound, house: HouseRules) -> bool:
    """Whether a contradiction of level and cycle is neither excused in the file nor switched off."""
    rule = level_and_cycle.rule
    finding = Diagnostic(
        rule=rule,
        severity=rule.severity,
        place=sound.document.place(repair.key_path),
        message=Message(repair.said),
        help=Message(repair.said),
        key_path=repair.key_path,
    )
    return finding.rule.id in {one.rule.id for one in settle((finding,), (sound,), house)}
