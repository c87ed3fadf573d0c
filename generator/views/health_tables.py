"""The tables that all pages on the state of the catalogue share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import addresses
from generator.diagnostics import Severity
from generator.health import RULES_OF, Age, Health, RuleCount, State, Tick
from generator.interface import Interface, msgid, voice
from generator.interface.voice import SPOKEN
from generator.text import base_language
from generator.views.health_cells import tick_names
from generator.views.reader import Reader
from generator.views.said import Said
from generator.views.values import Item, Label

__all__ = [
    "AgeLine",
    "LanguageLine",
    "RuleLine",
    "TickLine",
    "age_lines",
    "language_lines",
    "numbers",
    "prose_page",
    "rule_lines",
    "tick_lines",
]

_MEANINGS: Mapping[Tick, str] = {
    Tick.ANNEX_I: msgid(
        "What Annex I of the European recommendation asks for is stated: the nine mandatory elements, "
        "without which nothing is published, and also prerequisites, supervision and stackability."
    ),
    Tick.ALIGNED: msgid(
        "Every learning outcome is assessed, in a way that suits it, and the outcomes suit the level. "
        "Rules: {rules}."
    ),
    Tick.TRANSLATED: msgid(
        "Title and learning outcomes are there in {languages}, and every other text in each language that "
        "is asked for. Rule: {rules}."
    ),
    Tick.READY: msgid(
        "Other catalogues and portals can take it over: field of study, language of instruction, an address "
        "that can be reached and a description are there. Rules: {rules}."
    ),
}
_AGES: Mapping[Age, str] = {
    Age.YEAR: msgid("Up to one year ago"),
    Age.TWO_YEARS: msgid("One to two years ago"),
    Age.OLDER: msgid("More than two years ago"),
    Age.UNKNOWN: msgid("No day known"),
}
_SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: msgid("Error"),
    Severity.WARNING: msgid("Warning"),
    Severity.HINT: msgid("Hint"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleLine:
    """A rule that found something; `severity` names its look, `word` says it."""

    rule: Item
    title: Label
    severity: str
    word: str
    times: str
    files: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TickLine:
    """A tick: what it is called and asks for, and how many entries have it."""

    name: str
    meaning: str
    count: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AgeLine:
    """How many entries were confirmed, and how many changed, so long ago."""

    age: str
    confirmed: str
    changed: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LanguageLine:
    """In how many entries a language is there, and in how many it is missing."""

    language: str
    written: str
    missing: str


def numbers(state: State, reader: Reader) -> tuple[str, ...]:
    """The state in a few numbers; what there is none of is left out, except entries."""
    count = reader.ui.count
    found = {severity: state.found(severity) for severity in Severity}
    lines = [
        (1, count("{n} microcredential", "{n} microcredentials", state.entries)),
        (len(state.withheld), count("{n} page withheld", "{n} pages withheld", len(state.withheld))),
        (found[Severity.ERROR], count("{n} error", "{n} errors", found[Severity.ERROR])),
        (found[Severity.WARNING], count("{n} warning", "{n} warnings", found[Severity.WARNING])),
        (found[Severity.HINT], count("{n} hint", "{n} hints", found[Severity.HINT])),
    ]
    return tuple(words for n, words in lines if n)


def tick_lines(health: Health, reader: Reader) -> tuple[TickLine, ...]:
    """The ticks with their meaning and how many entries of the catalogue have them."""
    ui = reader.ui
    languages = ui.join([ui.language_name(tag) for tag in health.asked_for])
    return tuple(
        TickLine(
            name=name,
            meaning=ui.say(_MEANINGS[tick], rules=", ".join(RULES_OF[tick]), languages=languages),
            count=_share(health.total.ticks[tick], health.total.entries, ui),
        )
        for tick, name in zip(Tick, tick_names(ui), strict=True)
    )


def _share(some: int, all_: int, ui: Interface) -> str:
    return ui.say("{some} of {all}", some=ui.number(some), all=ui.number(all_))


def rule_lines(state: State, reader: Reader) -> tuple[RuleLine, ...]:
    """The rules that found something, each linked to its page in the handbook where there is one."""
    handbook = prose_page("handbook/rules/", reader)
    said = voice(reader.language)
    # Titles of rules are not translated into every language of a site.
    other = None if base_language(reader.language) in SPOKEN else "en"

    def line(one: RuleCount) -> RuleLine:
        code = one.rule.id
        return RuleLine(
            rule=Item(text=code, href=f"{handbook}#{code.lower()}" if handbook else None),
            title=Said(said.title(one.rule), other),
            severity=one.severity.value,
            word=reader.ui.say(_SEVERITIES[one.severity]),
            times=reader.ui.number(one.times),
            files=reader.ui.number(one.files),
        )

    return tuple(map(line, state.rules))


def prose_page(path: str, reader: Reader) -> str | None:
    """The address of a hand-written page in the reader's language, else in the first; None without one."""
    info, prose = reader.site.catalogue.info, reader.site.prose
    for known in (addresses.localised(path, reader.language, info), path):
        if known in prose:
            return reader.file(known)
    return None


def age_lines(state: State, reader: Reader) -> tuple[AgeLine, ...]:
    """How long ago entries were confirmed by their provider, and changed."""
    number = reader.ui.number
    return tuple(
        AgeLine(
            age=reader.ui.say(_AGES[age]),
            confirmed=number(state.confirmed[age]),
            changed=number(state.changed[age]),
        )
        for age in Age
    )


def language_lines(state: State, reader: Reader) -> tuple[LanguageLine, ...]:
    """In which languages of the catalogue entries are written."""
    ui = reader.ui
    return tuple(
        LanguageLine(
            language=f"{ui.language_name(tag)} ({tag})",
            written=ui.number(state.entries - missing),
            missing=ui.number(missing),
        )
        for tag, missing in state.missing.items()
    )
