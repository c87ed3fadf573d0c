"""Rules of family L about single outcomes: they say what a learner can do."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Message, Severity, say
from generator.rules.language.verbs import Verdict
from generator.rules.outcome_texts import Worded, is_foreign, worded_outcomes
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.text import base_language

__all__ = ["OUTCOMES"]

_HANDBOOK = "Cedefop, Defining, writing and applying learning outcomes: a European handbook (2017)"
_FORMAT = "Credenza authoring format, learning outcomes: one sentence each"
_ANNEX = "Council Recommendation 2022/C 243/02, Annex I: learning outcomes"

_SHORTEST, _LONGEST = 20, 300

# Verbs to choose from, shown where one is missing; the reader's language decides.
_INSTEAD = {
    "ca": "explicar, comparar, aplicar, dissenyar",
    "de": "erklären, vergleichen, anwenden, entwerfen",
    "en": "explain, compare, apply, design",
    "es": "explicar, comparar, aplicar, diseñar",
    "fr": "expliquer, comparer, appliquer, concevoir",
    "it": "spiegare, confrontare, applicare, progettare",
    "nl": "uitleggen, vergelijken, toepassen, ontwerpen",
    "pt": "explicar, comparar, aplicar, conceber",
}


@rule(
    "L601",
    Severity.WARNING,
    "Outcome without an action verb",
    source=_HANDBOOK + "; " + _ANNEX,
    wrong="learning_outcomes:\n  - Data protection in hospitals\n",
    right="learning_outcomes:\n  - Assess the data protection of one hospital ward\n",
)
def no_action_verb(context: Context) -> Iterator[Finding]:
    """An outcome says what a learner can do, so it needs a verb.

    A topic alone cannot be assessed or compared. Each language is held against its own list of verbs (ca,
    de, en, es, fr, it, nl, pt), and other languages are not checked.
    """
    for one in worded_outcomes(context):
        verdict = one.verdict
        if verdict.unknown and not is_foreign(one):
            yield one.finding(*_without_verb(one, verdict))


def _without_verb(one: Worded, verdict: Verdict) -> tuple[Message, Message]:
    if verdict.better:
        return (
            say(
                "outcome {number} names an activity with a noun, “{word}”",
                number=one.number,
                word=verdict.unknown,
            ),
            say("use the verb: “{verb} …”", verb=verdict.better),
        )
    instead = _INSTEAD[base_language(one.language)]
    if base_language(one.language) in ("de", "nl"):
        return (
            say(
                "no known action verb in outcome {number}, “{start} …”",
                number=one.number,
                start=_start(one.text),
            ),
            say(
                "say what learners can do, with a verb such as {verbs}; your own verbs can be added in "
                "catalogue.yml under `validation: verbs:`",
                verbs=instead,
            ),
        )
    return (
        say(
            "outcome {number} begins with “{word}”, which is not a known action verb",
            number=one.number,
            word=verdict.unknown,
        ),
        say(
            "begin with what learners can do: {verbs} …; your own verbs can be added in catalogue.yml under "
            "`validation: verbs:`",
            verbs=instead,
        ),
    )


def _start(text: str) -> str:
    return " ".join(text.split()[:3]).rstrip(".,;:")


@rule(
    "L602",
    Severity.WARNING,
    "Verb that cannot be assessed",
    source=_HANDBOOK,
    wrong="learning_outcomes:\n  - Understand the principles of data protection\n",
    right="learning_outcomes:\n  - Explain the principles of data protection with cases from work\n",
)
def vague_verb(context: Context) -> Iterator[Finding]:
    """Nobody can see whether somebody “understands” or “is familiar with” something.

    What learners do to show it can be seen, assessed and trusted. Nothing is said where such a verb is
    joined to one that can be seen, as in “understand and apply”.
    """
    for one in worded_outcomes(context):
        verdict = one.verdict
        if verdict.vague and not is_foreign(one):
            yield one.finding(
                say(
                    "“{verb}” in outcome {number} cannot be observed or assessed",
                    verb=verdict.vague,
                    number=one.number,
                ),
                say(
                    "say what learners do to show it: {verbs} …",
                    verbs=_INSTEAD[base_language(one.language)],
                ),
            )


@rule(
    "L603",
    Severity.HINT,
    "Perhaps two outcomes in one",
    source=_FORMAT,
    wrong="learning_outcomes:\n  - Measure the roof of a house and design a solar plant\n",
    right="learning_outcomes:\n  - Measure the roof of a house\n  - Design a solar plant for this roof\n",
)
def two_in_one(context: Context) -> Iterator[Finding]:
    """Two activities with an object each are easier to assess and to recognise as two outcomes.

    Verbs that account for the first one (“decide and justify”) are left alone.
    """
    reported: set[tuple[str, int]] = set()
    for one in worded_outcomes(context):
        if one.verdict.second and (one.mc.key, one.number) not in reported:
            reported.add((one.mc.key, one.number))
            yield one.finding(
                say(
                    "outcome {number} may be two: a second one begins at “{verb}”",
                    number=one.number,
                    verb=one.verdict.second,
                ),
                say("if both are assessed, write them as two outcomes"),
            )


@rule(
    "L604",
    Severity.HINT,
    "Outcome very short or very long",
    source=_FORMAT,
    wrong="learning_outcomes:\n  - Use spreadsheets\n",
    right="learning_outcomes:\n  - Clean and combine two data sets with a spreadsheet\n",
)
def short_or_long(context: Context) -> Iterator[Finding]:
    """Below 20 characters an outcome hardly says what is done with what.

    Above 300 nobody reads it to the end. From 40 to 200 is usual.
    """
    for one in worded_outcomes(context):
        length = len(one.text.strip())
        if not _SHORTEST <= length <= _LONGEST:
            message = (
                say("outcome {number} has only {length} characters", number=one.number, length=length)
                if length < _SHORTEST
                else say("outcome {number} has {length} characters", number=one.number, length=length)
            )
            help_ = (
                say("say with what, on what or how well: 40 to 200 characters are usual")
                if length < _SHORTEST
                else say("keep the one sentence that is assessed; 40 to 200 characters are usual")
            )
            yield one.finding(message, help_)


@rule(
    "L608",
    Severity.WARNING,
    "Outcome that describes the teaching",
    source=_HANDBOOK,
    wrong="learning_outcomes:\n  - The course gives an introduction to data protection\n",
    right="learning_outcomes:\n  - Explain the principles of data protection with cases from work\n",
)
def describes_teaching(context: Context) -> Iterator[Finding]:
    """What a course covers or aims at says what the teacher does.

    A learner, an employer and another institution want to know what a learner can do afterwards.
    """
    for one in worded_outcomes(context):
        if one.verdict.teaching and not is_foreign(one):
            yield one.finding(
                say("outcome {number} describes the teaching, not what learners can do", number=one.number),
                say(
                    "say what learners can do afterwards ({verbs} …); the rest belongs in `description`",
                    verbs=_INSTEAD[base_language(one.language)],
                ),
            )


OUTCOMES: tuple[CheckedRule, ...] = (
    no_action_verb,
    vague_verb,
    two_in_one,
    short_or_long,
    describes_teaching,
)
"""The rules of this module."""
