"""Quantities that learners filter and sort by, derived the same way everywhere."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date

from generator.model import Duration, Microcredential, Offering
from generator.model.entities import Number

__all__ = [
    "HOURS_PER_ECTS",
    "SHORT",
    "is_self_paced",
    "least_hours_a_week",
    "least_weeks",
    "lowest_price",
    "runs",
    "spans",
    "total_hours",
    "usual_span",
]

HOURS_PER_ECTS = 25
"""The ECTS Users' Guide 2015 gives 25 to 30 hours a credit; the lower end where nothing is stated."""

SHORT = 14
"""Days below which hours a week say nothing: such a course takes whole days."""

_DAYS_A_WEEK = 7
_DAYS_A_MONTH = 365 / 12


def total_hours(microcredential: Microcredential) -> Number | None:
    """The notional workload in hours: as stated, else the credits at the provider's hours per credit."""
    workload = microcredential.workload
    if workload.hours is not None:
        return workload.hours
    if workload.ects is None:
        return None
    return round(workload.ects * (microcredential.hours_per_ects or HOURS_PER_ECTS), 1)


def spans(offerings: Iterable[Offering]) -> Iterator[tuple[date, int]]:
    """The first day and the number of days of each offering with two dates that takes place."""
    for offering in offerings:
        if offering.start and offering.end and offering.availability != "cancelled":
            days = (offering.end - offering.start).days + 1
            if days > 0:
                yield offering.start, days


def usual_span(duration: Duration | None) -> int | None:
    """The days it usually takes, as stated in weeks or months."""
    if duration is None:
        return None
    return round(duration.weeks * _DAYS_A_WEEK if duration.weeks else (duration.months or 0) * _DAYS_A_MONTH)


def _days(microcredential: Microcredential) -> list[int]:
    """By the dates of its offerings, else as it usually takes; none where neither is stated."""
    return [days for _, days in spans(microcredential.offerings)] or [
        *filter(None, (usual_span(microcredential.duration),))
    ]


def least_weeks(microcredential: Microcredential) -> int | None:
    """The weeks its shortest run touches; a month is four of them, three months are thirteen."""
    days = min(_days(microcredential), default=None)
    if days is None:
        return None
    stated = microcredential.duration
    if stated is not None and stated.months and not stated.weeks and days == usual_span(stated):
        return max(1, round(days / _DAYS_A_WEEK))
    return math.ceil(days / _DAYS_A_WEEK)


def least_hours_a_week(microcredential: Microcredential) -> tuple[Number, bool] | None:
    """Hours a week in its longest run, and whether even that is so short that they say nothing."""
    hours, days = total_hours(microcredential), max(_days(microcredential), default=None)
    if hours is None or days is None:
        return None
    return round(hours * _DAYS_A_WEEK / max(days, _DAYS_A_WEEK), 1), days < SHORT


def lowest_price(microcredential: Microcredential) -> tuple[Number, str] | None:
    """The lowest full price with its currency, of the microcredential or of one of its offerings.

    Reductions for groups do not count: a learner may not belong to the group. None where no amount
    is stated.
    """
    prices = [microcredential.price, *(offering.price for offering in microcredential.offerings)]
    amounts = [(p.amount, p.currency) for p in prices if p is not None and p.amount is not None]
    return min(amounts, default=None)


def is_self_paced(microcredential: Microcredential) -> bool:
    """Whether one may begin on any day: self-paced, and at least one way in without a date."""
    if not microcredential.offerings:
        return microcredential.pace == "self-paced"
    return any(
        offering.start is None and offering.pace == "self-paced" for offering in microcredential.offerings
    )


def runs(microcredential: Microcredential) -> tuple[Offering, ...]:
    """The offerings with a start or a deadline, the earliest first."""
    dated = [
        o for o in microcredential.offerings if o.start is not None or o.application_deadline is not None
    ]
    return tuple(sorted(dated, key=lambda o: (o.start or o.application_deadline or date.max, o.slug)))
