"""House rules: severities that a catalogue sets, and findings that a file excuses with a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from generator import documents, schema
from generator.diagnostics import Diagnostic, Rule, Severity, say
from generator.rules.links import ONLY_ONLINE
from generator.rules.outputs import ONLY_WITH_OUTPUTS
from generator.rules.permanence import ONLY_AGAINST
from generator.schema import Sound
from generator.text import nearest

__all__ = ["RULES", "HouseRules", "house_rules", "settle", "unknown_rules"]

Z001 = Rule(
    id="Z001",
    severity=Severity.WARNING,
    title="Exception that excuses nothing",
    why="An exception that is no longer needed would hide the next real finding.",
    source="Credenza authoring format, `lint`",
    wrong="lint: { W401: the provider counts 20 hours a credit }   # but the hours are right\n",
    right="# no lint\n",
)

Z002 = Rule(
    id="Z002",
    severity=Severity.WARNING,
    title="Rule that does not exist",
    why="A mistyped code changes and excuses nothing, and whoever wrote it believes that it does.",
    source="Credenza authoring format, `lint` and `validation.rules`",
    wrong="lint: { W481: the provider counts 20 hours a credit }   # there is no W481\n",
    right="lint: { W401: the provider counts 20 hours a credit }\n",
)

RULES: tuple[Rule, ...] = (Z001, Z002)

# A value that a file must not hold is not published; if nobody were told, it would vanish quietly. An
# unknown key is left out too, but an author who excuses it knows that. A broken output is a mistake of ours.
_FIXED = frozenset(
    rule.id
    for rule in (*documents.RULES, *schema.RULES)
    if rule.severity is Severity.ERROR and rule.id != "S101"
) | {"R302", "R306", *ONLY_WITH_OUTPUTS}


@dataclass(frozen=True, kw_only=True, slots=True)
class HouseRules:
    """What `catalogue.yml → validation` says.

    `severities` are those of rules (None: off), `fail_on` is what fails a check, `required_languages` are
    those in which every text has to be there.
    """

    severities: Mapping[str, Severity | None]
    fail_on: Severity
    required_languages: tuple[str, ...] = ()


def house_rules(catalogue: Sound | None) -> HouseRules:
    """The house rules of a catalogue; the defaults where it states none."""
    validation = catalogue.data.get("validation", {}) if catalogue is not None else {}
    written: Mapping[str, str] = validation.get("rules", {})
    severities = {
        rule: None if severity == "off" else Severity(severity)
        for rule, severity in written.items()
        if rule not in _FIXED
    }
    return HouseRules(
        severities=severities,
        fail_on=Severity(validation.get("fail_on", "error")),
        required_languages=tuple(validation.get("required_languages", ())),
    )


def settle(
    findings: Iterable[Diagnostic], sounds: Sequence[Sound], house: HouseRules
) -> Iterator[Diagnostic]:
    """The findings with the severities of the house, without those that are off or excused in their file.

    Each exception that excuses nothing becomes a finding itself; not so where that depends on the revision
    with which the catalogue is compared, on whether servers were asked, or where there is no such rule,
    which is a finding already.
    """
    excuses = {(sound.document.path, rule): sound for sound in sounds for rule in sound.data.get("lint", {})}
    used: set[tuple[str, str]] = set()
    for finding in findings:
        if finding.rule is Z002:
            used.add((finding.place.path, str(finding.key_path[-1])))
        key = (finding.place.path, finding.rule.id)
        if key in excuses and finding.rule.id not in _FIXED:
            used.add(key)
            continue
        severity = house.severities.get(finding.rule.id, finding.severity)
        if severity is not None:
            yield finding if severity is finding.severity else replace(finding, severity=severity)
    for path, rule in sorted(excuses.keys() - used):
        if rule not in ONLY_AGAINST | ONLY_ONLINE:
            yield _useless(excuses[path, rule], ("lint", rule))
    for sound in sounds:
        for rule in sound.data.get("validation", {}).get("rules", {}):
            if rule in _FIXED:
                yield _useless(sound, ("validation", "rules", rule))


def unknown_rules(sounds: Iterable[Sound], known: Collection[str]) -> Iterator[Diagnostic]:
    """A finding for each code under `lint` and `validation.rules` that is none of the known rules."""
    for sound in sounds:
        for group in (("lint",), ("validation", "rules")):
            written: Mapping[str, object] = sound.data
            for key in group:
                written = cast(Mapping[str, object], written.get(key, {}))
            for code in written:
                if code not in known:
                    yield _unknown(sound, (*group, code), known)


def _unknown(sound: Sound, path: tuple[str, ...], known: Collection[str]) -> Diagnostic:
    meant = nearest(path[-1], known)
    return Diagnostic(
        rule=Z002,
        severity=Z002.severity,
        place=sound.document.place(path, part="key"),
        message=say("there is no rule {rule}", rule=path[-1]),
        help=say("did you mean {rule}? All rules: credenza explain", rule=meant)
        if meant
        else say("all rules: credenza explain"),
        key_path=path,
    )


def _useless(sound: Sound, path: tuple[str, ...]) -> Diagnostic:
    rule = path[-1]
    if rule in _FIXED:
        message = say("{rule} can be neither excused nor changed", rule=rule)
        help_ = say("mend what it finds, and remove this line")
    else:
        message, help_ = say("the exception for {rule} excuses nothing", rule=rule), say("remove this line")
    return Diagnostic(
        rule=Z001,
        severity=Z001.severity,
        place=sound.document.place(path, part="key"),
        message=message,
        help=help_,
        key_path=path,
    )
