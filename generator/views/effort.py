"""How much time a microcredential takes, in words."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, timedelta

from generator.interface import Interface
from generator.model import Duration, Microcredential, Offering, Workload
from generator.model.entities import Number
from generator.search.measures import SHORT, spans, total_hours, usual_span

__all__ = ["credits_in_words", "pace_in_words", "workload_in_words"]

_FULL_DAY = 6  # hours from which a day is called full


def credits_in_words(workload: Workload, ui: Interface) -> str | None:
    """ECTS credits, else the points of another system."""
    if workload.ects is not None:
        return ui.count("{n} ECTS credit", "{n} ECTS credits", workload.ects)
    if workload.other_points is not None and workload.other_system:
        return ui.say(
            "{points} {system}", points=ui.number(workload.other_points), system=workload.other_system
        )
    return None


def workload_in_words(workload: Workload, ui: Interface) -> list[str]:
    """Everything that is stated: ECTS, hours in all, hours with a teacher, points of another system."""
    found = []
    if workload.ects is not None:
        found.append(ui.count("{n} ECTS credit", "{n} ECTS credits", workload.ects))
    if workload.hours is not None:
        found.append(ui.count("{n} hour in all", "{n} hours in all", workload.hours))
    if workload.contact_hours is not None:
        found.append(ui.count("{n} hour with a teacher", "{n} hours with a teacher", workload.contact_hours))
    if workload.other_points is not None and workload.other_system:
        found.append(
            ui.say("{points} {system}", points=ui.number(workload.other_points), system=workload.other_system)
        )
    return found


def pace_in_words(mc: Microcredential, ui: Interface) -> str | None:
    """Hours a week and weeks, or full days for less than two weeks; None where it cannot be known."""
    hours = total_hours(mc)
    lengths = sorted(set(_lengths(mc.offerings))) or _usual_length(mc.duration)
    if hours is None or not lengths:
        return None
    if lengths[-1][0] < SHORT:
        return _in_days(hours, lengths[-1][1], ui)
    weeks = [max(1, round(days / 7)) for days, _ in lengths if days >= SHORT]
    least, most = (_rounded(hours / weeks[-1]), _rounded(hours / weeks[0]))
    if least != most:
        return ui.say(
            "About {least} to {most} hours a week, depending on the dates",
            least=ui.number(least),
            most=ui.number(most),
        )
    return ui.count(
        "About {hours} h a week for {n} week",
        "About {hours} h a week for {n} weeks",
        weeks[0],
        hours=ui.number(most),
    )


def _in_days(hours: Number, days: int, ui: Interface) -> str:
    if hours / days >= _FULL_DAY:
        return ui.count("{n} full day", "{n} full days", days)
    return ui.count("Within {n} day", "Within {n} days", days)


def _lengths(offerings: Iterable[Offering]) -> Iterable[tuple[int, int]]:
    """Days from first to last, and how many of them are working days (all, where it is long)."""
    for start, days in spans(offerings):
        yield days, _working_days(start, days) if days < SHORT else days


def _usual_length(duration: Duration | None) -> list[tuple[int, int]]:
    days = usual_span(duration)
    return [(days, max(1, days * 5 // 7) if days < SHORT else days)] if days else []


def _working_days(start: date, days: int) -> int:
    weekdays = sum((start + timedelta(days=n)).weekday() < 5 for n in range(days))
    return weekdays or days


def _rounded(hours: float) -> Number:
    """To whole hours, below three to half hours; never to nothing."""
    if hours >= 3:
        return math.floor(hours + 0.5)
    return max(0.5, math.floor(hours * 2 + 0.5) / 2)
