"""Quantities that learners filter and sort by, derived the same way everywhere."""

from __future__ import annotations

from datetime import date

from generator.model import Microcredential, Offering
from generator.model.entities import Number

__all__ = ["HOURS_PER_ECTS", "is_self_paced", "lowest_price", "runs", "total_hours", "weeks"]

HOURS_PER_ECTS = 25
"""The ECTS Users' Guide 2015 gives 25 to 30 hours a credit; the lower end where nothing is stated."""

_DAYS_IN_WEEK = 7
_WEEKS_IN_MONTH = 52 / 12


def total_hours(microcredential: Microcredential) -> Number | None:
    """The notional workload in hours: as stated, else the credits at the provider's hours per credit."""
    workload = microcredential.workload
    if workload.hours is not None:
        return workload.hours
    if workload.ects is None:
        return None
    return round(workload.ects * (microcredential.hours_per_ects or HOURS_PER_ECTS), 1)


def weeks(microcredential: Microcredential, offering: Offering | None = None) -> float | None:
    """How many weeks it takes: by the dates of an offering first, else as the author states it."""
    if offering is not None and offering.start and offering.end:
        return ((offering.end - offering.start).days + 1) / _DAYS_IN_WEEK
    duration = microcredential.duration
    if duration is None:
        return None
    if duration.weeks is not None:
        return float(duration.weeks)
    return None if duration.months is None else duration.months * _WEEKS_IN_MONTH


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
