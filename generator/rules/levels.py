"""Rules of family W about levels, cycles and who may award them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Message, Severity, say
from generator.model import Level, Microcredential, Source
from generator.model.values import CYCLE_OF_EQF
from generator.rules.national import eqf_of, framework_code, levels_of
from generator.rules.reading.said import listed
from generator.rules.registry import CheckedRule, Context, Finding, rule

__all__ = ["LEVELS"]

_ANNEX = "Council Recommendation 2022/C 243/02, Annex I: level and cycle of the learning experience"


def _levels(context: Context) -> Iterator[tuple[Source, Level]]:
    """The level of everything that has one."""
    for mc in context.catalogue.microcredentials.values():
        yield mc.source, mc.level
    for pathway in context.catalogue.pathways.values():
        if pathway.level is not None:
            yield pathway.source, pathway.level


@rule(
    "W404",
    Severity.ERROR,
    "Level and cycle contradict each other",
    source="EQF Recommendation 2017/C 189/03, Annex II: EQF 5 to 8 correspond to the cycles of the QF-EHEA",
    wrong="level: { eqf: 7, cycle: first-cycle }\n",
    right="level: { eqf: 7, cycle: second-cycle }\n",
)
def level_and_cycle(context: Context) -> Iterator[Finding]:
    """EQF levels 5 to 8 correspond to the short, first, second and third cycle of higher education.

    The cycle may be left out: it follows from the level.
    """
    for source, level in _levels(context):
        expected = CYCLE_OF_EQF.get(level.eqf or 0)
        if level.eqf is None or level.cycle == expected:
            continue
        help_ = (
            say("write `cycle: {cycle}`, or leave the cycle out", cycle=expected)
            if expected
            else say("leave the cycle out: there is none at EQF 1 to 4")
        )
        yield Finding(
            source=source,
            path=("level", "cycle"),
            message=say("EQF {eqf} and `{cycle}` contradict each other", eqf=level.eqf, cycle=level.cycle),
            help=help_,
        )


@rule(
    "W405",
    Severity.ERROR,
    "A level and a reason why there is none",
    source=_ANNEX + ", if applicable",
    wrong="level: { eqf: 6, not_applicable: Not yet placed }\n",
    right="level: { eqf: 6 }\n",
)
def level_or_reason(context: Context) -> Iterator[Finding]:
    """Either a level applies or it does not; readers cannot tell which of the two is meant."""
    for source, level in _levels(context):
        if level.not_applicable is None:
            continue
        written = level.eqf is not None or level.cycle is not None or level.nqf is not None
        if written:
            yield Finding(
                source=source,
                path=("level", "not_applicable"),
                part="key",
                message=say("a level is stated, and also a reason why none applies"),
                help=say("keep the level, or keep `not_applicable:`"),
            )


@rule(
    "W411",
    Severity.WARNING,
    "National and European level disagree",
    source="National referencing reports, listed in generator/rules/data/referencing.yml",
    wrong="level: { eqf: 8, nqf: { framework: NFQ, level: 8 } }\n",
    right="level: { eqf: 6, nqf: { framework: NFQ, level: 8 } }\n",
)
def national_and_european(context: Context) -> Iterator[Finding]:
    """Each country has laid down which EQF level its own levels correspond to.

    A slip here makes a bachelor's course look like a doctorate abroad.
    """
    for source, level in _levels(context):
        if level.nqf is None or (framework := framework_code(level.nqf.framework)) is None:
            continue
        said = _wrong_level(framework, level.nqf.level.strip(), level.eqf)
        if said is not None:
            yield Finding(source=source, path=("level", "nqf", "level"), message=said[0], help=said[1])


def _wrong_level(framework: str, national: str, eqf: int | None) -> tuple[Message, Message] | None:
    known = levels_of(framework)
    expected = eqf_of(framework, national)
    if expected is None and known and national not in known:
        message = say("`{level}` is not a level of {framework}", level=national, framework=framework)
        return message, say("its levels are {levels}", levels=listed(known))
    if expected is None or eqf is None or expected == eqf:
        return None
    message = say(
        "{framework} level {level} is EQF level {expected}, not {eqf}",
        framework=framework,
        level=national,
        expected=expected,
        eqf=eqf,
    )
    return message, say("write `eqf: {expected}`, or correct the national level", expected=expected)


@rule(
    "W412",
    Severity.WARNING,
    "Credits without an institution that awards them",
    source="ECTS Users' Guide 2015: credits are awarded by higher-education institutions",
    wrong="# at a company\nnotional_workload: { ects: 3 }\n",
    right="# at a company\nawarding_body: [northbridge]   # a university\nnotional_workload: { ects: 3 }\n",
)
def credits_need_an_institution(context: Context) -> Iterator[Finding]:
    """ECTS credits that no institution of higher education awards will not be recognised by another one."""
    providers = context.catalogue.providers
    for mc in context.catalogue.microcredentials.values():
        if mc.workload.ects is None or any(body not in providers for body in mc.awarding_bodies):
            continue
        if any(_may_award(providers[body].type, mc) for body in mc.awarding_bodies):
            continue
        yield Finding(
            source=mc.source,
            path=("notional_workload", "ects"),
            message=say(
                "ECTS credits are claimed, but {bodies} is no institution of higher education",
                bodies=listed(f"`{body}` ({providers[body].type})" for body in mc.awarding_bodies),
            ),
            help=say(
                "name the institution that awards the credits under `awarding_body:`, or give hours only"
            ),
        )


def _may_award(type_: str, mc: Microcredential) -> bool:
    """Whether such a provider may award credits; vocational institutions do from EQF 5, the short cycle."""
    return type_ == "higher-education" or (type_ == "vocational-education" and (mc.level.eqf or 0) >= 5)


@rule(
    "W413",
    Severity.HINT,
    "Formal learning without a level",
    source=_ANNEX,
    wrong='learning_setting: formal\nlevel: { not_applicable: "Not decided yet" }\n',
    right="learning_setting: formal\nlevel: { eqf: 6 }\n",
    looks_for=("level",),
)
def formal_without_level(context: Context) -> Iterator[Finding]:
    """What belongs to the formal system of education usually has a level in it."""
    for mc in context.catalogue.microcredentials.values():
        if mc.learning_setting == "formal" and mc.level.not_applicable is not None and mc.level.eqf is None:
            yield Finding(
                source=mc.source,
                path=("level", "not_applicable"),
                message=say("this is formal learning, but no level applies"),
                help=say("give the level, or write `learning_setting: non-formal`"),
            )


LEVELS: tuple[CheckedRule, ...] = (
    level_and_cycle,
    level_or_reason,
    national_and_european,
    credits_need_an_institution,
    formal_without_level,
)
"""The rules of this module."""
