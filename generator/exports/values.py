"""Days, durations, numbers and licences in the spelling that standards ask for."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from generator.model import CatalogueInfo, Duration, Image, Microcredential
from generator.vocabularies import vocabulary

__all__ = [
    "changed",
    "decimal",
    "end_of_day",
    "hours_of",
    "iso_duration",
    "iso_hours",
    "licence_address",
    "media_address",
    "number",
    "start_of_day",
]

_DAYS_IN_MONTH = 30


def number(value: float) -> int | float:
    """The number without a needless '.0'."""
    return int(value) if value == int(value) else value


def decimal(value: float) -> str:
    """An amount of money as xsd:decimal with two places."""
    return f"{value:.2f}"


def iso_hours(hours: float) -> str:
    """Hours as ISO 8601: 'PT75H', 'PT7H30M'; never days or months, whose length is not fixed."""
    whole, minutes = divmod(round(hours * 60), 60)
    if not minutes:
        return f"PT{whole}H"
    return f"PT{whole}H{minutes}M" if whole else f"PT{minutes}M"


def iso_duration(duration: Duration | None) -> str | None:
    """Weeks as days ('P56D'), because xsd:duration knows no weeks; months as months."""
    if duration is None:
        return None
    if duration.weeks:
        return f"P{round(duration.weeks * 7)}D"
    if duration.months:
        whole = duration.months == int(duration.months)
        return f"P{int(duration.months)}M" if whole else f"P{round(duration.months * _DAYS_IN_MONTH)}D"
    return None


def hours_of(microcredential: Microcredential) -> int | float | None:
    """The hours stated, or those that follow from ECTS where the provider says how long a credit is."""
    workload = microcredential.workload
    if workload.hours is not None:
        return workload.hours
    if workload.ects is not None and microcredential.hours_per_ects is not None:
        return workload.ects * microcredential.hours_per_ects
    return None


def changed(microcredential: Microcredential) -> date | None:
    """The day the content last changed, else the day it was last confirmed; None where neither is known."""
    return microcredential.modified or microcredential.information_confirmed


@cache
def start_of_day(day: date, timezone: str) -> str:
    """The first instant of a day there, with its offset from UTC (xsd:dateTime)."""
    return datetime.combine(day, time(), ZoneInfo(timezone)).isoformat()


@cache
def end_of_day(day: date, timezone: str) -> str:
    """The last second of a day there: a deadline is the end of that day."""
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(timezone)).isoformat()


@cache
def licence_address(code: str | None) -> str | None:
    """The address of a licence by its SPDX id; None for 'proprietary' and for what is not a known licence."""
    if code is None:
        return None
    term = vocabulary("licence").terms.get(code)
    return (term.extra.get("url") or term.iri) if term else None


def media_address(image: Image, info: CatalogueInfo) -> str:
    """The full address of a picture of the media folder."""
    return f"{info.url}media/{image.src.removeprefix('media/')}"
