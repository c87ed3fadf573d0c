"""The four ticks of an entry, with what stands in their way."""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter

from generator.elements import ELEMENTS
from generator.model import Links, Microcredential
from generator.text import base_language

__all__ = [
    "RULES_OF",
    "UNREACHABLE",
    "Age",
    "EntryHealth",
    "Tick",
    "age_of",
    "in_the_way",
    "languages_without",
    "unstated",
]

UNREACHABLE = "E903"
"""The rule about the catalogue's address, on which all entries without a homepage of their own depend."""


class Tick(enum.StrEnum):
    """What an entry can have besides being published; the values are keys of the JSON files."""

    ANNEX_I = "annexI"
    ALIGNED = "aligned"
    TRANSLATED = "translated"
    READY = "readyForExport"


RULES_OF: Mapping[Tick, tuple[str, ...]] = {
    Tick.ANNEX_I: (),
    Tick.ALIGNED: ("A702", "A706", "L606", "L607"),
    Tick.TRANSLATED: ("T801",),
    # E905 says how a level is exported, E906 which code has no counterpart: both leave nothing to add.
    Tick.READY: ("E901", "E902", UNREACHABLE, "E904"),
}
"""The rules of which a single finding takes a tick away; errors need none, as they withhold the entry."""


class Age(enum.StrEnum):
    """How long ago something was confirmed or changed, counted in whole years."""

    YEAR = "withinAYear"
    TWO_YEARS = "oneToTwoYears"
    OLDER = "moreThanTwoYears"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryHealth:
    """What is known of one entry.

    `open` holds for each tick what stands in its way, in order; nothing means that the entry has it. These
    are keys of elements for Annex I, tags of languages and codes of rules for the translations, else codes of
    rules. `found` counts its findings by rule. `confirmed` is the day on which its provider last confirmed
    it, `changed` the day of its last change.
    """

    key: str
    open: Mapping[Tick, tuple[str, ...]]
    found: Mapping[str, int]
    warnings: int = 0
    hints: int = 0
    confirmed: date | None = None
    changed: date | None = None

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Sorts entries: those with the fewest ticks first, then those with the most findings."""
        missing = sum(map(bool, self.open.values()))
        return -missing, -self.warnings, -self.hints, self.key


def in_the_way(
    mc: Microcredential, links: Links, languages: tuple[str, ...], found: Collection[str]
) -> Mapping[Tick, tuple[str, ...]]:
    """What keeps an entry from each tick: `languages` are those asked for, `found` rules with findings."""
    lacking = languages_without(mc.text_languages, languages)
    return {
        Tick.ANNEX_I: unstated(mc, links),
        Tick.ALIGNED: _those(Tick.ALIGNED, found),
        Tick.TRANSLATED: (*lacking, *_those(Tick.TRANSLATED, found)),
        Tick.READY: _those(Tick.READY, found),
    }


def _those(tick: Tick, found: Collection[str]) -> tuple[str, ...]:
    return tuple([code for code in RULES_OF[tick] if code in found]) if found else ()


# Thousands of entries are written in the same few languages, and changed on the same few hundred days.
@lru_cache(maxsize=1024)
def languages_without(written: tuple[str, ...], languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages in which nothing is written; a regional variant will do."""
    bases = {base_language(tag) for tag in written}
    return tuple(language for language in languages if base_language(language) not in bases)


def unstated(mc: Microcredential, links: Links) -> tuple[str, ...]:
    """The elements of Annex I that an entry does not state, by key, as its page tells them.

    "Further information" is not among them: where there is no more to say, nothing is missing.
    """
    stackability = mc.stackability
    says = (
        *_mandatory_values(mc),
        mc.prerequisites_none or mc.prerequisites is not None or stackability.requires,
        mc.supervision or any(assessment.supervision for assessment in mc.assessment),
        stackability.kind is not None or links.pathways,
    )
    return () if all(says) else tuple([key for key, said in zip(_KEYS, says, strict=True) if not said])


# Nothing is published without them; a group such as the level is there even where it is empty.
_MANDATORY = tuple(row for row in ELEMENTS if row.mandatory)
_mandatory_values: Callable[[Microcredential], tuple[object, ...]] = attrgetter(
    *(row.attribute for row in _MANDATORY)
)
_KEYS = (*(row.key for row in _MANDATORY), "prerequisites", "supervision", "stackability")


@lru_cache(maxsize=4096)
def age_of(day: date | None, today: date) -> Age:
    """How old something of this day is today; what is dated later is new."""
    if day is None:
        return Age.UNKNOWN
    if day >= _years_before(today, 1):
        return Age.YEAR
    return Age.TWO_YEARS if day >= _years_before(today, 2) else Age.OLDER


def _years_before(day: date, years: int) -> date:
    # A year before 29 February is 28 February.
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)
