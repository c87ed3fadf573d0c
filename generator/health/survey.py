"""The state of a catalogue, counted as a whole and by provider."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Protocol

from generator.diagnostics import Diagnostic, Rule, Severity, stands_for
from generator.documents import Document, Kind
from generator.health.ticks import UNREACHABLE, Age, EntryHealth, Tick, age_of, in_the_way, languages_without
from generator.model import Catalogue, Microcredential, Status, Withheld
from generator.rules.house import HouseRules

__all__ = ["Health", "RuleCount", "State", "provider_ids", "survey"]


class _Checked(Protocol):
    """What a survey needs of the outcome of a check."""

    @property
    def documents(self) -> Mapping[str, Document]: ...
    @property
    def findings(self) -> Sequence[Diagnostic]: ...
    @property
    def drafts(self) -> frozenset[str]: ...
    @property
    def house(self) -> HouseRules: ...
    @property
    def today(self) -> date: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleCount:
    """How often a rule found something at one severity, in how many files."""

    rule: Rule
    severity: Severity
    times: int
    files: int


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """What was counted of some entries.

    `entries` are published and not retired; of them are counted ticks, ages, and in how many each language
    of the catalogue is missing. `withheld` is what errors keep back. `rules` come with the gravest and most
    frequent first; their findings are those in all files that the site shows or withholds.
    """

    entries: int
    ticks: Mapping[Tick, int]
    confirmed: Mapping[Age, int]
    changed: Mapping[Age, int]
    missing: Mapping[str, int]
    withheld: tuple[Withheld, ...] = ()
    rules: tuple[RuleCount, ...] = ()

    def found(self, severity: Severity) -> int:
        """How many findings of a severity there are."""
        return sum(one.times for one in self.rules if one.severity is severity)


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """The state of a catalogue on a day, and of each of its providers.

    `asked_for` are the languages that a translated entry has. `entries` holds, by provider, its entries in
    the order of `EntryHealth.order`. Nothing in it names or counts a draft.
    """

    today: date
    asked_for: tuple[str, ...]
    total: State
    providers: Mapping[str, State]
    entries: Mapping[str, tuple[EntryHealth, ...]]


def provider_ids(catalogue: Catalogue) -> tuple[str, ...]:
    """The providers of a published catalogue, those of which everything is withheld too, sorted."""
    withheld = {
        one.key.split("/", 1)[0] for one in catalogue.withheld if one.kind in ("provider", "microcredential")
    }
    return tuple(sorted(catalogue.providers.keys() | withheld))


def survey(catalogue: Catalogue, checked: _Checked) -> Health:
    """The state of a published catalogue by the findings of its check.

    A finding counts for the provider in whose files it stands. What stands in a file that the site neither
    shows nor withholds, such as a draft, does not count.
    """
    asked_for = checked.house.required_languages or catalogue.info.languages
    findings = _Findings(catalogue, checked)
    mcs = [mc for mc in catalogue.microcredentials.values() if mc.status is not Status.RETIRED]
    providers = provider_ids(catalogue)
    entries: dict[str, list[EntryHealth]] = {provider: [] for provider in providers}
    written: dict[str, list[tuple[str, ...]]] = {provider: [] for provider in providers}
    for mc in mcs:
        entries[mc.provider].append(findings.entry(mc, catalogue, asked_for))
        written[mc.provider].append(mc.text_languages)
    withheld: defaultdict[str, list[Withheld]] = defaultdict(list)
    for one in catalogue.withheld:
        withheld[_owner(one.kind, one.key, catalogue)].append(one)
    count = _Count(today=checked.today, languages=catalogue.info.languages)
    return Health(
        today=checked.today,
        asked_for=tuple(asked_for),
        total=count.state(
            [entry for some in entries.values() for entry in some],
            [mc.text_languages for mc in mcs],
            catalogue.withheld,
            findings.rules(),
        ),
        providers={
            provider: count.state(some, written[provider], withheld[provider], findings.rules(provider))
            for provider, some in entries.items()
        },
        entries={provider: tuple(sorted(some, key=lambda e: e.order)) for provider, some in entries.items()},
    )


_Kind = tuple[str, Severity, str]
"""A provider, a severity and the code of a rule."""


class _Findings:
    """The findings in public files, counted by provider and by entry."""

    def __init__(self, catalogue: Catalogue, checked: _Checked) -> None:
        self._rules: dict[str, Rule] = {}
        self._times: defaultdict[_Kind, int] = defaultdict(int)
        self._files: defaultdict[_Kind, int] = defaultdict(int)
        self._entries: defaultdict[str, list[tuple[str, Severity, int]]] = defaultdict(list)
        # The address of the catalogue is that of all entries without a page of their own.
        self._unreachable = False
        public = _public(catalogue)
        for path, findings in groupby(checked.findings, key=lambda finding: finding.place.path):
            document = checked.documents.get(path)
            thing = (document.kind, document.key) if document else None
            if thing is not None and thing in public and path not in checked.drafts:
                self._add(*thing, _owner(*thing, catalogue), findings)

    def _add(self, kind: Kind, key: str, owner: str, findings: Iterable[Diagnostic]) -> None:
        """Counts the findings in one file."""
        seen = set()
        for finding in findings:
            code, severity, times = finding.rule.id, finding.severity, stands_for(finding)
            self._rules[code] = finding.rule
            self._times[owner, severity, code] += times
            seen.add((owner, severity, code))
            if kind is Kind.MICROCREDENTIAL:
                self._entries[key].append((code, severity, times))
            elif kind is Kind.CATALOGUE and code == UNREACHABLE:
                self._unreachable = True
        for one in seen:
            self._files[one] += 1

    def entry(self, mc: Microcredential, catalogue: Catalogue, asked_for: tuple[str, ...]) -> EntryHealth:
        """What is known of one entry."""
        own = self._entries.get(mc.key, ())
        found: dict[str, int] = {}
        for code, _, times in own:
            found[code] = found.get(code, 0) + times
        codes = {*found, UNREACHABLE} if self._unreachable and mc.homepage is None else found
        return EntryHealth(
            key=mc.key,
            open=in_the_way(mc, catalogue.links_of(mc.key), asked_for, codes),
            found=found,
            warnings=sum([times for _, severity, times in own if severity is Severity.WARNING]),
            hints=sum([times for _, severity, times in own if severity is Severity.HINT]),
            confirmed=mc.information_confirmed,
            changed=mc.modified,
        )

    def rules(self, owner: str | None = None) -> tuple[RuleCount, ...]:
        """The rules that found something for a provider, or for anybody."""
        times: Counter[tuple[Severity, str]] = Counter()
        files: Counter[tuple[Severity, str]] = Counter()
        for (whose, severity, code), n in self._times.items():
            if owner in (None, whose):
                times[severity, code] += n
                files[severity, code] += self._files[whose, severity, code]
        counts = (
            RuleCount(rule=self._rules[code], severity=severity, times=n, files=files[severity, code])
            for (severity, code), n in times.items()
        )
        return tuple(sorted(counts, key=lambda one: (one.severity.rank, -one.times, one.rule.id)))


def _public(catalogue: Catalogue) -> frozenset[tuple[str, str]]:
    """Kind and key of everything that a site names."""
    return frozenset(
        (
            (Kind.CATALOGUE, "catalogue"),
            *((Kind.PROVIDER, key) for key in catalogue.providers),
            *((Kind.MICROCREDENTIAL, key) for key in catalogue.microcredentials),
            *((Kind.PATHWAY, key) for key in catalogue.pathways),
            *((one.kind, one.key) for one in catalogue.withheld),
        )
    )


def _owner(kind: str, key: str, catalogue: Catalogue) -> str:
    """The provider to whom something belongs; '' for the catalogue itself and for what names none."""
    if kind == Kind.PATHWAY:
        pathway = catalogue.pathways.get(key)
        return pathway.provider if pathway is not None else ""
    return "" if kind == Kind.CATALOGUE else key.split("/", 1)[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Count:
    """Counts entries on a day, for a site in some languages."""

    today: date
    languages: tuple[str, ...]

    def state(
        self,
        entries: Sequence[EntryHealth],
        written: Iterable[tuple[str, ...]],
        withheld: Iterable[Withheld],
        rules: tuple[RuleCount, ...],
    ) -> State:
        """The state of the entries, written in these languages, with what is withheld and found beside."""
        lacking = Counter(tag for tags in written for tag in languages_without(tags, self.languages))
        return State(
            entries=len(entries),
            ticks={tick: sum([not entry.open[tick] for entry in entries]) for tick in Tick},
            confirmed=self._ages([entry.confirmed for entry in entries]),
            changed=self._ages([entry.changed for entry in entries]),
            missing={tag: lacking[tag] for tag in self.languages},
            withheld=tuple(withheld),
            rules=rules,
        )

    def _ages(self, days: Sequence[date | None]) -> Mapping[Age, int]:
        found = Counter([age_of(day, self.today) for day in days])
        return {age: found[age] for age in Age}
