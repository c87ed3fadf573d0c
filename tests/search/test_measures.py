"""How long it takes and how much of a week, as filters ask for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from generator.model import Catalogue, Duration, Microcredential, Offering, Workload
from generator.search.measures import least_hours_a_week, least_weeks

KEY = "northbridge/data-literacy-local-government"
MONDAY = date(2027, 2, 1)
WithEntry = Callable[..., Catalogue]


def run(days: int, **more: Any) -> Offering:
    return Offering(slug=f"run-{days}", start=MONDAY, end=MONDAY + timedelta(days=days - 1), **more)


@pytest.fixture
def entry(with_entry: WithEntry) -> Callable[..., Microcredential]:
    return lambda **changes: with_entry(**changes).microcredentials[KEY]


@pytest.mark.parametrize(
    ("days", "weeks"), [(1, 1), (5, 1), (7, 1), (8, 2), (26, 4), (28, 4), (29, 5), (82, 12), (91, 13)]
)
def test_weeks_are_those_a_run_touches(entry: Callable[..., Microcredential], days: int, weeks: int) -> None:
    assert least_weeks(entry(offerings=(run(days),))) == weeks


@pytest.mark.parametrize(("months", "weeks"), [(1, 4), (2, 9), (3, 13), (6, 26), (12, 52)])
def test_months_are_the_weeks_people_take_them_for(
    entry: Callable[..., Microcredential], months: int, weeks: int
) -> None:
    assert least_weeks(entry(offerings=(), duration=Duration(months=months))) == weeks


def test_dates_count_before_the_usual_duration(entry: Callable[..., Microcredential]) -> None:
    assert least_weeks(entry(offerings=(run(28),), duration=Duration(weeks=10))) == 4


def test_a_run_that_is_cancelled_says_nothing(entry: Callable[..., Microcredential]) -> None:
    cancelled = run(14, availability="cancelled")
    assert least_weeks(entry(offerings=(cancelled, run(56)), duration=None)) == 8
    assert least_weeks(entry(offerings=(cancelled,), duration=None)) is None


def test_hours_a_week_are_those_of_the_longest_run(entry: Callable[..., Microcredential]) -> None:
    found = entry(offerings=(run(28), run(70)), workload=Workload(hours=100))
    assert least_hours_a_week(found) == (10, False)


def test_a_course_of_some_days_stands_apart(entry: Callable[..., Microcredential]) -> None:
    found = least_hours_a_week(entry(offerings=(run(5),), workload=Workload(hours=40)))
    assert found == (40, True)


def test_without_hours_or_dates_a_week_cannot_be_known(entry: Callable[..., Microcredential]) -> None:
    assert least_hours_a_week(entry(offerings=(), duration=None)) is None
    assert least_hours_a_week(entry(offerings=(run(28),), workload=Workload(other_points=3))) is None
