"""The rule of family R about microcredentials that say nearly the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.diagnostics import Severity, say
from generator.earlier.rewording import bag, likeness
from generator.model import Microcredential, Status
from generator.rules.reading.relatives import have_same_title, succeeds
from generator.rules.registry import CheckedRule, Context, Finding, rule

__all__ = ["TWINS"]

_ALIKE = 0.9  # share of letters in common words of title and outcomes
# Two texts are that alike only if this share of either is in both.
_SHARED = _ALIKE / (2 - _ALIKE)
# A tenth of the letters is not in more of the words than these leave.
_FEWEST = 0.7
# Template texts of a thousand courses are held against so many others each, not against all; a word that
# even more of them share says too little to be followed.
_MOST_CANDIDATES = 60
_MOST_HOLDERS = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class _Said:
    """What a microcredential says in one language: its words, weighted by their letters."""

    mc: Microcredential
    words: Counter[str]
    weight: int


@rule(
    "R307",
    Severity.WARNING,
    "Nearly the same twice",
    source="Council Recommendation 2022/C 243/02, Annex I: what was learnt tells credentials apart",
    wrong="# open-data-2027.yml says what open-data.yml says\ntitle: Open Data 2027\n",
    right="# open-data-2027.yml\ntitle: Open Data 2027\nreplaces: [open-data]   # which is retired\n",
)
def nearly_the_same(context: Context) -> Iterator[Finding]:
    """Two credentials for the same outcomes leave learners and employers guessing what sets them apart.

    A new version says what it replaces; several runs of one microcredential belong into one file, as
    offerings. Entries with the very same title are told by R305.
    """
    told: set[str] = set()
    for said in _by_provider_and_language(context).values():
        for mc, other, share in _pairs(said):
            if mc.key not in told:
                told.add(mc.key)
                yield Finding(
                    source=mc.source,
                    path=("title",),
                    message=say(
                        "title and outcomes are nearly those of `{id}` of the same provider ({share} %)",
                        id=other.id,
                        share=int(share * 100),
                    ),
                    help=say(
                        "if this is a new version of it, write `replaces: [{id}]` and retire that one; if "
                        "both stay, say in the outcomes what sets them apart",
                        id=other.id,
                    ),
                )


def _by_provider_and_language(context: Context) -> dict[tuple[str, str], list[_Said]]:
    """What can be held against each other; the retired come first, so that the living are told of them."""
    found: defaultdict[tuple[str, str], list[_Said]] = defaultdict(list)
    every = context.catalogue.microcredentials.values()
    for mc in sorted(every, key=lambda mc: (mc.status is not Status.RETIRED, mc.key)):
        for tag in mc.text_languages:
            title, outcomes = mc.title.in_language(tag), mc.learning_outcomes
            texts = [said for outcome in outcomes if (said := outcome.text.in_language(tag)) is not None]
            if title is not None and len(texts) == len(outcomes):
                words = bag(title, *texts)
                found[mc.provider, tag].append(_Said(mc=mc, words=words, weight=words.total()))
    return found


def _pairs(group: Sequence[_Said]) -> Iterator[tuple[Microcredential, Microcredential, float]]:
    """Those that are too alike: each later one with the first it resembles, and how much.

    Not every two are compared. Of two texts that share so much, the rarest words of one always hold a
    word that is among the rarest of the other (prefix filtering, as joins of similar records do it).
    """
    common = Counter(word for said in group for word in said.words)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, said in enumerate(group):
        rarest_first = sorted(said.words, key=lambda word: (common[word], word))
        rare = _rarest(said, rarest_first)
        near = Counter(before for word in rare for before in holders[word])
        for before in sorted(n for n, _ in near.most_common(_MOST_CANDIDATES)):
            other = group[before]
            if _differ(said, other, rarest_first):
                continue
            share = _likeness(said, other)
            if share >= _ALIKE and _may_be_twins(said.mc, other.mc):
                yield said.mc, other.mc, share
                break
        for word in rare:
            if len(holders[word]) < _MOST_HOLDERS:
                holders[word].append(number)


def _differ(said: _Said, other: _Said, rarest_first: Sequence[str]) -> bool:
    """Whether their lengths, or the words of one that the other lacks, say that the two are not alike."""
    room = said.weight - _ALIKE * (said.weight + other.weight) / 2
    for word in rarest_first:
        if room < -1:  # one letter: more than rounding could explain
            return True
        if word not in other.words:
            room -= said.words[word]
    return room < -1


def _likeness(one: _Said, other: _Said) -> float:
    """How much two share, from 0 to 1; 0 where the number of words they share shows that it is too little."""
    if len(one.words.keys() & other.words.keys()) < _FEWEST * max(len(one.words), len(other.words)):
        return 0.0
    return likeness(one.words, other.words)


def _rarest(said: _Said, rarest_first: Sequence[str]) -> list[str]:
    """The rarest words, as many as cannot all be missing in a text that is alike."""
    room = said.weight * (1 - _SHARED)
    taken: list[str] = []
    for word in rarest_first:
        taken.append(word)
        room -= said.words[word]
        if room < 0:
            break
    return taken


def _may_be_twins(one: Microcredential, other: Microcredential) -> bool:
    """Whether nobody has said yet how the two belong together."""
    if one.status is Status.RETIRED and other.status is Status.RETIRED:
        return False
    told_by_title = Status.RETIRED not in (one.status, other.status) and have_same_title(one, other)
    return not told_by_title and not succeeds(one, other)


TWINS: tuple[CheckedRule, ...] = (nearly_the_same,)
"""The rules of this module."""
