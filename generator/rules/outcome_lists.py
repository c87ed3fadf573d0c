"""Rules of family L about the list of outcomes as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from generator.diagnostics import Message, Severity, say
from generator.model import Microcredential, Source
from generator.rules.outcome_texts import by_microcredential, per_language
from generator.rules.reading.said import listed
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.text import base_language

__all__ = ["OUTCOME_LISTS"]

_FORMAT = "Credenza authoring format, learning outcomes: one sentence each"
_EQF = "Council Recommendation of 22 May 2017 on the European Qualifications Framework, Annex II"
_MOST = 12
_EVALUATE = 5
_SIGNS = re.compile(r"[\W_]+")
# Close languages may say a short sentence alike: "Adaptar textos" is Spanish, Catalan and Portuguese.
_FEWEST_SAME_WORDS = 5


def _whole(
    mc: Microcredential, message: Message, help_: Message, severity: Severity | None = None
) -> Finding:
    """A finding about the list of outcomes."""
    return Finding(
        source=mc.source,
        path=("learning_outcomes",),
        part="key",
        message=message,
        help=help_,
        severity=severity,
    )


@rule(
    "L605",
    Severity.WARNING,
    "Very few or very many outcomes",
    source="ECTS Users' Guide 2015, on the number of learning outcomes of a unit",
    wrong="learning_outcomes:\n  - Apply statistics\n",
    right="learning_outcomes:\n  - Choose a method\n  - Calculate an interval\n  - Report the result\n",
)
def number_of_outcomes(context: Context) -> Iterator[Finding]:
    """A small unit of learning is usually described by three to eight outcomes.

    More than twelve are hard to assess one by one (a warning); with only one it stays unclear what is
    learnt on the way (a hint).
    """
    for mc in context.catalogue.microcredentials.values():
        number = len(mc.learning_outcomes)
        if number > _MOST:
            yield _whole(
                mc,
                say("there are {number} learning outcomes", number=number),
                say("3 to 8 are usual: join those that are assessed together"),
            )
        elif number == 1:
            yield _whole(
                mc,
                say("there is only one learning outcome"),
                say("3 to 8 are usual: say what learners can do at each step"),
                Severity.HINT,
            )


@rule(
    "L606",
    Severity.WARNING,
    "High level, but only recalling and explaining",
    source=_EQF,
    wrong="level: { eqf: 7 }\nlearning_outcomes:\n  - List three laws\n  - Describe their history\n",
    right=(
        "level: { eqf: 7 }\nlearning_outcomes:\n  - Describe the history of three laws\n"
        "  - Evaluate a draft law against them\n"
    ),
)
def modest_for_level(context: Context) -> Iterator[Finding]:
    """From EQF level 6 on, learners solve problems with what they know.

    If all outcomes only recall and explain, either the level is too high or the more demanding outcomes
    are missing. Only the whole list is looked at: no single verb belongs to a level.
    """
    for mc, tiers in _tiers(context):
        if (mc.level.eqf or 0) >= 6 and len(tiers) > 1 and all(1 <= tier <= 2 for tier in tiers):
            yield _whole(
                mc,
                say("EQF level {eqf}, but every outcome only recalls or explains", eqf=mc.level.eqf),
                say("add what learners do with this knowledge, or check the level"),
            )


@rule(
    "L607",
    Severity.HINT,
    "Low level, but mostly evaluating and creating",
    source=_EQF,
    wrong="level: { eqf: 2 }\nlearning_outcomes:\n  - Design a marketing plan\n  - Evaluate its results\n",
    right=(
        "level: { eqf: 2 }\nlearning_outcomes:\n  - Carry out the steps of a marketing plan\n"
        "  - Record its results\n"
    ),
)
def ambitious_for_level(context: Context) -> Iterator[Finding]:
    """Up to EQF level 3 learners work under guidance.

    If most outcomes evaluate or create, the level may be too low. Only the whole list is looked at: no
    single verb belongs to a level.
    """
    for mc, tiers in _tiers(context):
        eqf = mc.level.eqf
        high = sum(tier >= _EVALUATE for tier in tiers)
        if eqf is not None and eqf <= 3 and len(tiers) > 1 and high * 2 > len(tiers):
            yield _whole(
                mc,
                say(
                    "EQF level {eqf}, but {high} of {number} outcomes evaluate or create",
                    eqf=eqf,
                    high=high,
                    number=len(tiers),
                ),
                say("check the level, or say what learners do under guidance"),
            )


def _tiers(context: Context) -> Iterator[tuple[Microcredential, list[int]]]:
    """How far each outcome goes (0: unknown), in the first language whose verbs are known."""
    outcomes = by_microcredential(context)
    for mc in context.catalogue.microcredentials.values():
        if mc.level.eqf is None or 4 <= mc.level.eqf <= 5:
            continue
        for _, worded in sorted(
            per_language(outcomes[mc.key]), key=lambda one: one[0] != mc.default_language
        ):
            if worded[0].judge is not None and len(worded) == len(mc.learning_outcomes):
                yield mc, [one.verdict.tier for one in worded]
                break


@rule(
    "L609",
    Severity.WARNING,
    "The same outcome twice",
    source=_FORMAT,
    wrong="learning_outcomes:\n  - Clean a data set\n  - Clean a data set.\n",
    right="learning_outcomes:\n  - Clean a data set\n  - Combine two data sets\n",
)
def same_twice(context: Context) -> Iterator[Finding]:
    """An outcome that stands twice was copied and not changed, or is counted and assessed twice."""
    outcomes = by_microcredential(context)
    for mc in context.catalogue.microcredentials.values():
        reported: set[int] = set()
        for _, worded in per_language(outcomes[mc.key]):
            first: dict[str, int] = {}
            for one in worded:
                before = first.setdefault(_normal(one.text), one.number)
                if before != one.number and one.number not in reported:
                    reported.add(one.number)
                    yield one.finding(
                        say(
                            "outcome {number} is the same as outcome {before}",
                            number=one.number,
                            before=before,
                        ),
                        say("remove one of them, or say how they differ"),
                    )


def _normal(text: str) -> str:
    """The words alone: neither capitals nor punctuation make another outcome."""
    return _SIGNS.sub(" ", text.casefold()).strip()


@rule(
    "L610",
    Severity.HINT,
    "Knowledge only",
    source=_EQF,
    wrong=(
        "learning_outcomes:\n  - { text: Name three laws, type: knowledge }\n"
        "  - { text: Explain them, type: knowledge }\n"
    ),
    right=(
        "learning_outcomes:\n  - { text: Explain three laws, type: knowledge }\n"
        "  - { text: Apply them to a case, type: skill }\n"
    ),
)
def knowledge_only(context: Context) -> Iterator[Finding]:
    """Outcomes are knowledge, skills, or responsibility and autonomy (European Qualifications Framework).

    If all are knowledge, what learners can do with it is missing, or the types were not chosen one by
    one.
    """
    for mc in context.catalogue.microcredentials.values():
        types = [outcome.type for outcome in mc.learning_outcomes]
        if len(types) > 1 and all(type_ == "knowledge" for type_ in types):
            yield _whole(
                mc,
                say("all {number} outcomes have the type knowledge", number=len(types)),
                say("is there none for which `skill` or `responsibility-autonomy` is right?"),
            )


@rule(
    "L611",
    Severity.WARNING,
    "Lead-in repeated in every outcome",
    source=_FORMAT,
    wrong=(
        "learning_outcomes:\n  - The learner will be able to clean data\n"
        "  - The learner will be able to draw charts\n"
    ),
    right="learning_outcomes:\n  - Clean data\n  - Draw charts\n",
)
def repeated_lead_in(context: Context) -> Iterator[Finding]:
    """The page says once, in the reader's language, what these words say.

    Repeated in every line, they hide what differs.
    """
    outcomes = by_microcredential(context)
    for mc in context.catalogue.microcredentials.values():
        languages = [
            language
            for language, worded in per_language(outcomes[mc.key])
            if len(worded) > 1 and all(len(one.verdict.lead_in) > 2 for one in worded)
        ]
        if languages:
            start = next(one.verdict.lead_in for one in outcomes[mc.key] if one.language == languages[0])
            yield _whole(
                mc,
                say(
                    "every outcome begins with words such as “{start}” ({languages})",
                    start=start,
                    languages=listed(languages),
                ),
                say("leave them out and begin with the verb: the page prints them once, above the list"),
            )


@rule(
    "L612",
    Severity.WARNING,
    "Outcome not translated",
    source="Credenza authoring format §4: texts in several languages",
    wrong=(
        "learning_outcomes:\n  - text:\n      en: Clean a data set with a spreadsheet\n"
        "      es: Clean a data set with a spreadsheet\n"
    ),
    right=(
        "learning_outcomes:\n  - text:\n      en: Clean a data set with a spreadsheet\n"
        "      es: Depurar un conjunto de datos con una hoja de cálculo\n"
    ),
)
def not_translated(context: Context) -> Iterator[Finding]:
    """A sentence that stands under two languages was copied to be translated later.

    A missing translation is better than a false one: then the page says in which language the text is.
    """
    for mc in context.catalogue.microcredentials.values():
        for outcome in mc.learning_outcomes:
            yield from _copies(mc.source, outcome.number, outcome.text.by_language)


def _copies(source: Source, number: int, texts: Mapping[str, str]) -> Iterator[Finding]:
    same = Counter(texts.values())
    for language, text in texts.items():
        first = next(tag for tag, other in texts.items() if other == text)
        differs = base_language(first) != base_language(language)
        if same[text] > 1 and differs and len(text.split()) >= _FEWEST_SAME_WORDS:
            yield Finding(
                source=source,
                path=("learning_outcomes", number - 1, "text", language),
                message=say(
                    "outcome {number} is the same in `{first}` and `{language}`",
                    number=number,
                    first=first,
                    language=language,
                ),
                help=say("translate it, or remove the line until there is a translation"),
            )


OUTCOME_LISTS: tuple[CheckedRule, ...] = (
    number_of_outcomes,
    modest_for_level,
    ambitious_for_level,
    same_twice,
    knowledge_only,
    repeated_lead_in,
    not_translated,
)
"""The rules of this module."""
