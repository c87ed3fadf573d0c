"""Findings to report: a plain set for the golden files, and a hostile one."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from generator.diagnostics import Diagnostic, Place, Rule, Severity, say
from generator.reporters import Summary

UNKNOWN = Rule(
    id="S101",
    severity=Severity.ERROR,
    title="Unknown key",
    why="A key that nobody reads is information that silently never reaches a learner.",
    source="Credenza authoring format (JSON Schema)",
    wrong="workload: 5\n",
    right="notional_workload: { ects: 5 }\n",
)
RATIO = Rule(
    id="W401",
    severity=Severity.WARNING,
    title="Hours and credits disagree",
    why="Credits are hours of work in another unit. Where the two disagree, nobody can tell which one to "
    "trust, and often only the hours of teaching were counted.",
    source="ECTS Users' Guide 2015",
)
NQF = Rule(
    id="E905",
    severity=Severity.HINT,
    title="European level without a national one",
    why="Only with a national level is this exported as a qualification. Otherwise it is exported as a "
    "learning achievement at that level, which is right for most microcredentials.",
    source="European Learning Model",
)
MICROCREDENTIAL = "catalogue/microcredentials/northbridge/data-literacy.yml"
PROVIDER = "catalogue/providers/northbridge.yml"
DRAFT = "catalogue/microcredentials/northbridge/draft.yml"

# Everything that some format or some program between us and the reader obeys.
POISON = (
    "a\r\n::error file=x::y%0A%25,:]]>--><script>alert(1)</script><img src=x onerror=alert(1)>&amp;"
    "\x1b[31m\x00\x08\u202e\u2066\u200b\ufeff\x85\u2028|`*_[x](javascript:alert(1)) @somebody https://evil.example"
    " {{ 7*7 }} {% raw %} \"'<!-- \ud800"
)


@dataclass(frozen=True)
class Found:
    """What a reporter is given."""

    findings: tuple[Diagnostic, ...]
    summary: Summary


def finding(rule: Rule = UNKNOWN, **changes: object) -> Diagnostic:
    values: dict[str, object] = {
        "rule": rule,
        "severity": rule.severity,
        "place": Place(MICROCREDENTIAL, 5, 1, 9, "workload: { ects: 3 }  # ¿5?"),
        "message": say("`{key}` is not a key of {where}", key="workload", where=say("a microcredential")),
        "help": say("did you mean `{meant}`?", meant="notional_workload"),
        "key_path": ("workload",),
    }
    return Diagnostic(**(values | changes))


def summary_for(findings: tuple[Diagnostic, ...], paths: tuple[str, ...]) -> Summary:
    drafts = frozenset({DRAFT})
    return Summary(
        read={"catalogue": 1, "microcredential": 2, "provider": 1},
        found={s: sum(f.severity is s for f in findings) for s in Severity},
        affected=len({f.place.path for f in findings}),
        failing=sum(f.severity is Severity.ERROR and f.place.path not in drafts for f in findings),
        paths=paths,
        drafts=drafts,
    )


@pytest.fixture
def make():
    """`make(rule, place=…)`: a finding like those of the sample, with other values."""
    return finding


@pytest.fixture
def broken() -> Found:
    findings = (
        finding(),
        finding(
            RATIO,
            place=Place(MICROCREDENTIAL, 6, 38, 40, "notional_workload: { ects: 3, hours: 30 }"),
            message=say("{hours} hours for {ects} ECTS are {each} hours a credit", hours=30, ects=3, each=10),
            help=say("check which of them is right"),
            key_path=("notional_workload", "hours"),
        ),
        finding(place=Place(DRAFT, 2, 1, 9, "workload: 3")),
        finding(
            NQF,
            place=Place(PROVIDER, 7, 10, 18, "  level: { eqf: 6 }"),
            message=say("an EQF level is given, but no national level"),
            help=say("add `nqf:` if this has a place in the national framework; otherwise all is well"),
            key_path=("defaults", "level"),
            used_by=2,
        ),
    )
    paths = ("catalogue/catalogue.yml", MICROCREDENTIAL, DRAFT, PROVIDER)
    return Found(findings, summary_for(findings, paths))


@pytest.fixture
def nothing() -> Found:
    return Found((), summary_for((), ("catalogue/catalogue.yml",)))


@pytest.fixture
def hostile() -> Found:
    """Poison in every text that comes from a catalogue: path, line, key and message."""
    # Half a character in a name stands for a byte that is not UTF-8 (PEP 383).
    name = POISON.replace("\ud800", "\udce9")
    place = Place(f"catalogue/{name}.yml", 3, 2, 30, POISON)
    one = finding(
        place=place,
        message=say("`{value}` is bad: {value}", value=POISON),
        help=say("not {value}", value=POISON),
        key_path=(POISON, 0, POISON),
    )
    return Found((one,), summary_for((one,), (place.path,)))
