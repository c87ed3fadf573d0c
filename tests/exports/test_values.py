from __future__ import annotations

from datetime import date

import pytest

from generator.exports import values
from generator.model import Duration


@pytest.mark.parametrize(
    ("hours", "spelt"), [(75, "PT75H"), (7.5, "PT7H30M"), (0.5, "PT30M"), (0, "PT0H"), (1500, "PT1500H")]
)
def test_hours_stay_hours(hours: float, spelt: str) -> None:
    """`P60M` would be sixty months."""
    assert values.iso_hours(hours) == spelt


@pytest.mark.parametrize(
    ("duration", "spelt"),
    [
        (Duration(weeks=8), "P56D"),
        (Duration(weeks=1.5), "P10D"),
        (Duration(months=3), "P3M"),
        (Duration(months=1.5), "P45D"),
        (None, None),
    ],
)
def test_weeks_become_days_because_xsd_knows_no_weeks(duration: Duration | None, spelt: str | None) -> None:
    assert values.iso_duration(duration) == spelt


def test_a_deadline_is_the_end_of_its_day_where_the_catalogue_is() -> None:
    assert values.end_of_day(date(2027, 1, 15), "Europe/Brussels") == "2027-01-15T23:59:59+01:00"
    assert values.end_of_day(date(2027, 7, 15), "Europe/Brussels") == "2027-07-15T23:59:59+02:00"
    assert values.start_of_day(date(2027, 7, 15), "Europe/Lisbon") == "2027-07-15T00:00:00+01:00"


def test_whole_numbers_lose_their_point() -> None:
    assert [repr(values.number(x)) for x in (5.0, 2.5, 3)] == ["5", "2.5", "3"]
    assert values.decimal(118.5) == "118.50"


def test_a_licence_has_an_address_only_if_it_is_known() -> None:
    assert values.licence_address("CC-BY-4.0") == "https://creativecommons.org/licenses/by/4.0/"
    assert [values.licence_address(code) for code in ("proprietary", "nonsense", None)] == [None, None, None]
