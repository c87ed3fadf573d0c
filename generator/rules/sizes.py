"""Rules of family W about size: too large, too small, too much for its weeks, parts that do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import KeyPath, Severity, say
from generator.documents import Kind
from generator.model import Microcredential, Offering, Pathway, Workload
from generator.rules.national import Size, sizes
from generator.rules.reading.said import figure
from generator.rules.registry import CheckedRule, Context, Finding, rule

__all__ = ["SIZES"]

_GUIDE = "ECTS Users' Guide 2015"
_FULL_WEEK = 60  # hours of work in a week that hardly anybody can give
_LEAST = 5  # hours
_MOST_CREDITS, _MOST_HOURS = 30, 900


@rule(
    "W403",
    Severity.WARNING,
    "Outside the national size",
    source="National rules and recommendations, listed with their sources in generator/rules/data/sizes.yml",
    wrong="notional_workload: { ects: 20 }   # at a Spanish university\n",
    right="notional_workload: { ects: 12 }\n",
)
def national_size(context: Context) -> Iterator[Finding]:
    """Some countries say how large a microcredential is.

    What is larger or smaller may not be called one there, or may not be funded.
    """
    chosen = _chosen_profiles(context)
    for mc in context.catalogue.microcredentials.values():
        provider = context.catalogue.providers.get(mc.provider)
        if provider is None or (chosen is not None and provider.country not in chosen):
            continue
        for size in sizes().get(provider.country, ()):
            credits_, key = _credits_in(mc.workload, size.system)
            if (
                credits_ is None
                or size.admits(credits_)
                or not size.applies_to(provider.type, provider.region)
            ):
                continue
            too_small = size.least is not None and credits_ < size.least
            yield Finding(
                source=mc.source,
                path=("notional_workload", key),
                message=say(
                    "the size of microcredentials in {country} is {range} {system}, not {credits}",
                    credits=figure(credits_),
                    system=size.system,
                    country=provider.country,
                    range=_range(size),
                ),
                help=say("check the credits, or join it with others ({source})", source=size.source)
                if too_small
                else say("check the credits, or split it and add a pathway ({source})", source=size.source),
            )


def _chosen_profiles(context: Context) -> frozenset[str] | None:
    """The countries whose sizes the catalogue wants to be held to; None: all that are known."""
    for sound in context.sounds:
        if sound.document.kind is Kind.CATALOGUE:
            written = sound.data.get("validation", {}).get("national_profiles")
            return None if written is None else frozenset(written)
    return None


def _credits_in(workload: Workload, system: str) -> tuple[float | None, str]:
    if system == "ECTS":
        return workload.ects, "ects"
    is_this = (workload.other_system or "").casefold() == system.casefold()
    return (workload.other_points if is_this else None), "other_credits"


def _range(size: Size) -> str:
    """The size in figures that need no translation."""
    if size.below is not None:
        return f"< {figure(size.below)}"
    if size.most is None or size.least is None:
        return f"≤ {figure(size.most)}" if size.most is not None else f"≥ {figure(size.least or 0)}"
    return f"{figure(size.least)}–{figure(size.most)}"


@rule(
    "W406",
    Severity.WARNING,
    "The parts do not add up",
    source=_GUIDE + ": credits of the parts add up to those of the whole",
    wrong="components: [a, b, c]   # 5 ECTS each\nnotional_workload: { ects: 20 }\n",
    right="components: [a, b, c]\nremainder: { ects: 5 }\nnotional_workload: { ects: 20 }\n",
)
def parts_and_whole(context: Context) -> Iterator[Finding]:
    """A learner who has all the parts has to know what is still missing for the whole."""
    for pathway in context.catalogue.pathways.values():
        if pathway.workload is None or _misses_components(pathway):
            continue
        for key, unit in (("ects", "ECTS"), ("hours", say("hours"))):
            total = getattr(pathway.workload, key)
            parts = _sum_of_parts(context, pathway, key)
            if total is None or parts is None or parts[0] <= total <= parts[1]:
                continue
            yield Finding(
                source=pathway.source,
                path=("notional_workload", key),
                message=say(
                    "the components and the remainder add up to {parts} {unit}, not {total}",
                    parts=figure(parts[0])
                    if parts[0] == parts[1]
                    else f"{figure(parts[0])}–{figure(parts[1])}",
                    unit=unit,
                    total=figure(total),
                ),
                help=say("write the sum, or say under `remainder:` what comes on top of the components"),
            )
            break


def _misses_components(pathway: Pathway) -> bool:
    """Whether a component is unknown or withheld, so that nothing can be added up."""
    written = (pathway.source.document.data or {}).get("components", ())
    named = sum(len(one["from"]) if isinstance(one, dict) else 1 for one in written)
    return named != sum(len(choice.options) for choice in pathway.components)


def _sum_of_parts(context: Context, pathway: Pathway, key: str) -> tuple[float, float] | None:
    """The least and the most that the components and the remainder add up to; None if one is silent."""
    remainder = getattr(pathway.remainder, key) if pathway.remainder else 0
    if remainder is None:
        return None
    least = most = remainder
    for choice in pathway.components:
        options = [context.catalogue.microcredentials.get(option) for option in choice.options]
        sizes_ = sorted(
            size for mc in options if mc is not None and (size := getattr(mc.workload, key)) is not None
        )
        if len(sizes_) < len(options):
            return None
        least += sum(sizes_[: choice.choose])
        most += sum(sizes_[-choice.choose :])
    return least, most


@rule(
    "W408",
    Severity.WARNING,
    "Large for a microcredential",
    source="Council Recommendation 2022/C 243/02, point 5a: a small volume of learning",
    wrong="notional_workload: { ects: 60 }\n",
    right="notional_workload: { ects: 6 }   # and a pathway for the whole\n",
)
def large(context: Context) -> Iterator[Finding]:
    """A microcredential records a small volume of learning.

    Half a year of study and more is better described as a pathway of several.
    """
    for mc in context.catalogue.microcredentials.values():
        ects, hours = mc.workload.ects, mc.workload.hours
        if ects is not None and ects > _MOST_CREDITS:
            message, key = (
                say("{ects} ECTS are more than half a year of full-time study", ects=figure(ects)),
                "ects",
            )
        elif ects is None and hours is not None and hours > _MOST_HOURS:
            message, key = (
                say("{hours} hours are more than half a year of work", hours=figure(hours)),
                "hours",
            )
        else:
            continue
        yield Finding(
            source=mc.source,
            path=("notional_workload", key),
            message=message,
            help=say(
                "check the number; describe a larger award as a pathway whose components are microcredentials"
            ),
        )


@rule(
    "W409",
    Severity.WARNING,
    "Very small",
    source="Council Recommendation 2022/C 243/02, point 5a: learning outcomes that were assessed",
    wrong="notional_workload: { hours: 2 }\n",
    right="notional_workload: { hours: 12 }\n",
    looks_for=("further_information", "notional_workload"),
)
def very_small(context: Context) -> Iterator[Finding]:
    """In less than five hours there is seldom time to learn something and to be assessed.

    This may be a single event, or a badge for taking part.
    """
    for mc in context.catalogue.microcredentials.values():
        ects, hours = mc.workload.ects, mc.workload.hours
        in_all = hours if hours is not None else (ects or _LEAST) * 25
        if in_all < _LEAST and mc.further_information is None:
            yield Finding(
                source=mc.source,
                path=("notional_workload", "ects" if hours is None else "hours"),
                message=say("the whole workload is {hours} hours", hours=figure(in_all)),
                help=say(
                    "check the number; if it is right, say in `further_information:` how so little suffices"
                ),
            )


@rule(
    "W410",
    Severity.WARNING,
    "More work than the weeks can hold",
    source=_GUIDE + ": a full-time week is about 40 hours",
    wrong="notional_workload: { hours: 125 }\nofferings:\n  - { start: 2027-02-01, end: 2027-02-05 }\n",
    right="notional_workload: { hours: 125 }\nofferings:\n  - { start: 2027-02-01, end: 2027-04-02 }\n",
)
def crowded_weeks(context: Context) -> Iterator[Finding]:
    """More than 60 hours of work a week are beyond anybody.

    Either a date is wrong, or the workload, or there is work before the first and after the last day that
    learners should know of.
    """
    for mc in context.catalogue.microcredentials.values():
        hours = mc.workload.hours
        if hours is None:
            hours = (mc.workload.ects or 0) * (mc.hours_per_ects or 25)
        if hours <= _FULL_WEEK:
            continue
        for path, days in _calendars(mc):
            each = hours / max(1.0, days / 7)
            if each > _FULL_WEEK:
                yield Finding(
                    source=mc.source,
                    path=path,
                    message=say(
                        "{hours} hours in {days} days are {each} hours a week",
                        hours=figure(hours),
                        days=figure(days),
                        each=figure(round(each)),
                    )
                    if days > 7
                    else say("{hours} hours are to be worked in one week", hours=figure(hours)),
                    help=say(
                        "check the dates and the hours; if people begin earlier or end later, give those days"
                    ),
                )


def _calendars(mc: Microcredential) -> Iterator[tuple[KeyPath, float]]:
    """Where a length of time is written, and how many days it is."""
    if mc.duration is not None and mc.duration.weeks is not None:
        yield ("duration", "weeks"), mc.duration.weeks * 7
    for i, offering in enumerate(mc.offerings):
        if offering.pace != "self-paced" and (days := _days(offering)) is not None:
            yield ("offerings", i, "end"), days


def _days(offering: Offering) -> int | None:
    if offering.start is None or offering.end is None or offering.end < offering.start:
        return None
    return (offering.end - offering.start).days + 1


SIZES: tuple[CheckedRule, ...] = (national_size, parts_and_whole, large, very_small, crowded_weeks)
"""The rules of this module."""
