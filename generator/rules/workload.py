"""Rules of family W about hours and credits."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Message, Severity, say
from generator.model import Microcredential, Provider, Source, Workload
from generator.rules.national import Hours, hours_in
from generator.rules.reading.said import figure
from generator.rules.registry import CheckedRule, Context, Finding, rule

__all__ = ["WORKLOAD"]

_GUIDE = "ECTS Users' Guide 2015"
_ANNEX = "Council Recommendation 2022/C 243/02, Annex I: notional workload"
_ROUNDING = 0.5  # hours per credit: whole hours are rarely an exact multiple


def _hours_per_credit(mc: Microcredential, provider: Provider | None) -> Hours:
    """The hours that one credit may stand for here."""
    if mc.hours_per_ects is not None:
        return Hours(least=mc.hours_per_ects, most=mc.hours_per_ects)
    general = hours_in("")
    national = hours_in(provider.country) if provider else general
    return Hours(least=min(general.least, national.least), most=max(general.most, national.most))


@rule(
    "W401",
    Severity.WARNING,
    "Hours and credits disagree",
    source=_GUIDE + ": one credit is 25 to 30 hours of work",
    wrong="notional_workload: { ects: 3, hours: 30 }\n",
    right="notional_workload: { ects: 3, hours: 75 }\n",
)
def hours_and_credits(context: Context) -> Iterator[Finding]:
    """Credits are hours of work in another unit.

    Where the two disagree, nobody can tell which one to trust, and often only the hours of teaching were
    counted.
    """
    for mc in context.catalogue.microcredentials.values():
        ects, hours = mc.workload.ects, mc.workload.hours
        if ects is None or hours is None:
            continue
        allowed = _hours_per_credit(mc, context.catalogue.providers.get(mc.provider))
        each = hours / ects
        if allowed.least - _ROUNDING <= each <= allowed.most + _ROUNDING:
            continue
        yield Finding(
            source=mc.source,
            path=("notional_workload", "hours"),
            message=say(
                "{hours} hours for {ects} ECTS are {each} hours a credit",
                hours=figure(hours),
                ects=figure(ects),
                each=figure(each),
            ),
            help=_expected(ects, allowed),
        )


def _expected(ects: float, allowed: Hours) -> Message:
    if allowed.least == allowed.most:
        return say(
            "at {each} hours a credit, {ects} ECTS are {hours} hours; count self-study and assessment too",
            each=figure(allowed.least),
            ects=figure(ects),
            hours=figure(ects * allowed.least),
        )
    return say(
        "{ects} ECTS are {least} to {most} hours, self-study and assessment included; if your institution "
        "counts other hours a credit, write them as `hours_per_ects:`",
        ects=figure(ects),
        least=figure(ects * allowed.least),
        most=figure(ects * allowed.most),
    )


@rule(
    "W402",
    Severity.WARNING,
    "No credits in higher education",
    source=_ANNEX + ", in ECTS credits wherever possible",
    wrong="notional_workload: { hours: 75 }   # at a university\n",
    right="notional_workload: { ects: 3, hours: 75 }\n",
    looks_for=("notional_workload",),
)
def credits_wherever_possible(context: Context) -> Iterator[Finding]:
    """Credits are what another university asks for first when it decides about recognition."""
    for mc in context.catalogue.microcredentials.values():
        provider = context.catalogue.providers.get(mc.provider)
        if mc.workload.ects is None and mc.workload.other_points is None and _is_university(provider):
            yield Finding(
                source=mc.source,
                path=("notional_workload",),
                part="key",
                message=say("the workload is given without ECTS credits"),
                help=_credits_for(mc, provider),
            )


def _is_university(provider: Provider | None) -> bool:
    return provider is not None and provider.type == "higher-education"


def _credits_for(mc: Microcredential, provider: Provider | None) -> Message:
    hours = mc.workload.hours
    if hours is None:
        return say("add `ects:`, or excuse this rule under `lint:` if no credits are awarded")
    return say(
        "add `ects:` ({hours} hours are about {ects} ECTS), or excuse this rule under `lint:` if no credits "
        "are awarded",
        hours=figure(hours),
        ects=figure(_half(hours / _hours_per_credit(mc, provider).least)),
    )


def _half(credits_: float) -> float:
    """The nearest whole or half number, but not nothing."""
    return max(0.5, round(credits_ * 2) / 2)


@rule(
    "W407",
    Severity.WARNING,
    "Hardly any time beside the contact hours",
    source=_GUIDE + ": workload counts classes, self-study and assessment",
    wrong="notional_workload: { hours: 75, contact_hours: 75 }\n",
    right="notional_workload: { hours: 75, contact_hours: 30 }\n",
    looks_for=("notional_workload",),
)
def contact_hours(context: Context) -> Iterator[Finding]:
    """Notional workload is all the time a learner needs.

    Where it is hardly more than the hours with a teacher, reading, practice and assessment were probably
    forgotten.
    """
    for mc in context.catalogue.microcredentials.values():
        contact, hours = mc.workload.contact_hours, mc.workload.hours
        if contact is None:
            continue
        if hours is None and mc.workload.ects is not None:
            provider = context.catalogue.providers.get(mc.provider)
            hours = mc.workload.ects * _hours_per_credit(mc, provider).most
        if hours is None or contact <= hours * (0.8 if (mc.level.eqf or 0) >= 6 else 1):
            continue
        message = (
            say(
                "{contact} contact hours are more than the {hours} hours in all",
                contact=figure(contact),
                hours=figure(hours),
            )
            if contact > hours
            else say(
                "{contact} of {hours} hours are contact hours", contact=figure(contact), hours=figure(hours)
            )
        )
        yield Finding(
            source=mc.source,
            path=("notional_workload", "contact_hours"),
            message=message,
            help=say("write all hours under `hours:`, with self-study, practice and assessment"),
        )


@rule(
    "W414",
    Severity.HINT,
    "Unusual fraction of a credit",
    source=_GUIDE + ": credits are normally whole numbers",
    wrong="notional_workload: { ects: 2.83 }\n",
    right="notional_workload: { ects: 3 }\n",
)
def fractions(context: Context) -> Iterator[Finding]:
    """Most institutions add up whole and half credits; other fractions are hard to recognise elsewhere."""
    things: tuple[tuple[Source, Workload | None], ...] = (
        *((mc.source, mc.workload) for mc in context.catalogue.microcredentials.values()),
        *((pathway.source, pathway.workload) for pathway in context.catalogue.pathways.values()),
    )
    for source, workload in things:
        if workload is not None and workload.ects is not None and (workload.ects * 2) % 1:
            yield Finding(
                source=source,
                path=("notional_workload", "ects"),
                message=say(
                    "{ects} ECTS is neither a whole nor a half number of credits", ects=figure(workload.ects)
                ),
                help=say("round it to {ects}, if that is what you award", ects=figure(_half(workload.ects))),
            )


WORKLOAD: tuple[CheckedRule, ...] = (hours_and_credits, credits_wherever_possible, contact_hours, fractions)
"""The rules of this module."""
