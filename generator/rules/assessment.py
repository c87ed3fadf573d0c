"""Rules of family A about outcomes and what assesses them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.diagnostics import KeyPath, Severity, say
from generator.documents import Kind
from generator.model import Microcredential, Outcome, Source
from generator.rules.national import table
from generator.rules.reading.said import figure, listed
from generator.rules.reading.written import of_kind, source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.text import base_language, fold, nearest

__all__ = ["ASSESSMENT"]

_ALIGNMENT = "ECTS Users' Guide 2015: assessment shows whether the learning outcomes were achieved"
_ON_PAPER = frozenset({"quiz", "written-examination"})


@rule(
    "A701",
    Severity.ERROR,
    "Unknown outcome",
    source=_ALIGNMENT,
    wrong="learning_outcomes: [Clean a data set]\nassessment:\n  - { type: quiz, outcomes: [2] }\n",
    right="learning_outcomes: [Clean a data set]\nassessment:\n  - { type: quiz, outcomes: [1] }\n",
)
def unknown_outcome(context: Context) -> Iterator[Finding]:
    """An assessment of an outcome that is not there is left over from an earlier version, or counts wrong."""
    for sound in of_kind(context.sounds, Kind.MICROCREDENTIAL):
        if "learning_outcomes" not in sound.data:
            continue
        for i, assessment in enumerate(sound.data.get("assessment", ())):
            written = assessment.get("outcomes")
            if not written:
                continue
            known = _known_outcomes(sound.data)
            for j, reference in enumerate(written):
                if reference not in known:
                    yield _unknown(source_of(sound), ("assessment", i, "outcomes", j), reference, known)


def _known_outcomes(data: Mapping[str, Any]) -> dict[int | str, int]:
    """The positions and ids by which outcomes can be named."""
    known: dict[int | str, int] = {}
    for number, outcome in enumerate(data["learning_outcomes"], 1):
        known[number] = number
        if not isinstance(outcome, str) and "id" in outcome:
            known[outcome["id"]] = number
    return known


def _unknown(source: Source, path: KeyPath, reference: int | str, known: Mapping[int | str, int]) -> Finding:
    ids = [name for name in known if isinstance(name, str)]
    last = max(known.values())
    help_ = say("the outcomes are 1 to {last}", last=last) if last > 1 else say("there is only outcome 1")
    if isinstance(reference, str):
        if reference.isdecimal() and int(reference) in known:
            help_ = say("write {number} without quotes", number=reference)
        elif similar := nearest(reference, ids):
            help_ = say("did you mean `{id}`?", id=similar)
        elif ids:
            help_ = say("the outcomes are {ids}", ids=listed(f"`{name}`" for name in ids))
    message = say("there is no learning outcome `{reference}`", reference=reference)
    return Finding(source=source, path=path, message=message, help=help_)


@rule(
    "A702",
    Severity.WARNING,
    "Outcome that nothing assesses",
    source=_ALIGNMENT,
    wrong="learning_outcomes: [Clean data, Draw charts]\nassessment:\n  - { type: quiz, outcomes: [1] }\n",
    right="learning_outcomes: [Clean data, Draw charts]\nassessment:\n  - { type: quiz, outcomes: [1, 2] }\n",
)
def not_assessed(context: Context) -> Iterator[Finding]:
    """A credential certifies its outcomes.

    One that is never assessed cannot be certified; an assessment that names no outcomes assesses all of
    them.
    """
    for mc in context.catalogue.microcredentials.values():
        if not all(assessment.outcomes for assessment in mc.assessment):
            continue
        assessed = {number for assessment in mc.assessment for number in assessment.outcomes}
        missing = [outcome.number for outcome in mc.learning_outcomes if outcome.number not in assessed]
        if missing:
            yield Finding(
                source=mc.source,
                path=("learning_outcomes", missing[0] - 1),
                message=say("learning outcomes {numbers} are not assessed", numbers=listed(missing))
                if len(missing) > 1
                else say("learning outcome {number} is not assessed", number=missing[0]),
                help=say("add the number to the `outcomes:` of an assessment, or leave the outcome out"),
            )


@rule(
    "A703",
    Severity.ERROR,
    "Attendance only",
    source="Council Recommendation 2022/C 243/02, point 5a: outcomes are assessed against clear criteria",
    wrong="assessment:\n  - { type: attendance }\n",
    right="assessment:\n  - { type: attendance }\n  - { type: quiz }\n",
)
def attendance_only(context: Context) -> Iterator[Finding]:
    """Being there does not show that somebody has learned something.

    What is not assessed is a certificate of attendance, not a microcredential.
    """
    for mc in context.catalogue.microcredentials.values():
        if all(assessment.type == "attendance" for assessment in mc.assessment):
            yield Finding(
                source=mc.source,
                path=("assessment",),
                part="key",
                message=say("attendance alone does not assess learning outcomes"),
                help=say(
                    "add how the outcomes are assessed, for example `- {{ type: {type} }}`", type="quiz"
                ),
            )


@rule(
    "A704",
    Severity.WARNING,
    "Weights that are not 100",
    source=_ALIGNMENT,
    wrong="assessment:\n  - { type: quiz, weight: 40 }\n  - { type: project-work, weight: 50 }\n",
    right="assessment:\n  - { type: quiz, weight: 40 }\n  - { type: project-work, weight: 60 }\n",
)
def weights(context: Context) -> Iterator[Finding]:
    """Weights are percent of the final result, so they add up to 100.

    What has to be passed without counting needs no weight.
    """
    for mc in context.catalogue.microcredentials.values():
        written = [(i, one.weight) for i, one in enumerate(mc.assessment) if one.weight is not None]
        total = sum(weight for _, weight in written)
        # Thirds are written as 33.3 or 33.
        if written and abs(total - 100) > 1:
            yield Finding(
                source=mc.source,
                path=("assessment", written[-1][0], "weight"),
                message=say("the weights add up to {total}, not 100", total=figure(total)),
                help=say(
                    "write percent of the final result; leave out the weight of what only has to be passed"
                ),
            )


@rule(
    "A705",
    Severity.ERROR,
    "Two outcomes with one id",
    source="Credenza authoring format §6: learning outcomes",
    wrong="learning_outcomes:\n  - { id: LO1, text: Clean data }\n  - { id: LO1, text: Draw a chart }\n",
    right="learning_outcomes:\n  - { id: LO1, text: Clean data }\n  - { id: LO2, text: Draw a chart }\n",
)
def same_id(context: Context) -> Iterator[Finding]:
    """Assessments and other systems name outcomes by their id; of two with one name, one is lost."""
    for mc in context.catalogue.microcredentials.values():
        seen: dict[str, int] = {}
        for outcome in mc.learning_outcomes:
            if outcome.id is None:
                continue
            first = seen.setdefault(outcome.id, outcome.number)
            if first != outcome.number:
                yield Finding(
                    source=mc.source,
                    path=("learning_outcomes", outcome.number - 1, "id"),
                    message=say("learning outcome {first} has the id `{id}` too", first=first, id=outcome.id),
                    help=say("give each outcome an id of its own, or none"),
                )


@rule(
    "A706",
    Severity.WARNING,
    "Doing, assessed only on paper",
    source=_ALIGNMENT,
    wrong="learning_outcomes: [Install a heat pump]\nassessment:\n  - { type: quiz }\n",
    right="learning_outcomes: [Install a heat pump]\nassessment:\n  - { type: practical-assessment }\n",
    looks_for=("assessment",),
)
def doing_on_paper(context: Context) -> Iterator[Finding]:
    """Whether somebody can build, repair or operate something shows when they do it.

    A quiz or a written examination shows only that they know how.
    """
    for mc in context.catalogue.microcredentials.values():
        if not any(assessment.type in _ON_PAPER for assessment in mc.assessment):
            continue
        hands_on = [one for one in mc.learning_outcomes if _only_on_paper(mc, one) and _is_hands_on(one)]
        if hands_on:
            yield Finding(
                source=mc.source,
                path=("learning_outcomes", hands_on[0].number - 1),
                message=say(
                    "learning outcome {number} is about doing, but is assessed only on paper",
                    number=listed(outcome.number for outcome in hands_on),
                ),
                help=say("add an assessment such as `practical-assessment`, or say what is really assessed"),
            )


def _only_on_paper(mc: Microcredential, outcome: Outcome) -> bool:
    types = {one.type for one in mc.assessment if not one.outcomes or outcome.number in one.outcomes}
    return bool(types) and types <= _ON_PAPER


def _is_hands_on(outcome: Outcome) -> bool:
    said = outcome.text.original
    language, words = base_language(said.language), re.findall(r"\w+", fold(said.text))
    starts, forms = _hands_on(language)
    return bool(words and starts and words[0].startswith(starts)) or not forms.isdisjoint(words)


@functools.cache
def _hands_on(language: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The stems with which an outcome about doing begins, and the forms that stand anywhere in one."""
    verbs = table("hands_on")
    return tuple(verbs["first"].get(language, ())), frozenset(verbs["anywhere"].get(language, ()))


ASSESSMENT: tuple[CheckedRule, ...] = (
    unknown_outcome,
    not_assessed,
    attendance_only,
    weights,
    same_id,
    doing_on_paper,
)
"""The rules of this module."""
