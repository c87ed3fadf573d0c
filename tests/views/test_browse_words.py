"""What the list's script is told: with it, it must write what the pages write."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.interface import LANGUAGES, interface
from generator.views.browse_words import browse_words


def filled(days: object, day: date) -> str:
    """As `inWords` of search/dates.js fills the templates."""
    assert isinstance(days, dict)
    number = days["first"] if day.day == 1 else str(day.day)
    template: str = days["months"][day.month - 1]
    return template.replace("{y}", str(day.year)).replace("{dd}", f"{day.day:02}").replace("{d}", number)


@pytest.mark.parametrize("language", ["en", *LANGUAGES, "bg", "el", "ga", "hu", "lt", "lv", "mt"])
@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_the_script_writes_days_as_the_pages_do(language: str, day: date) -> None:
    ui = interface(language)
    assert filled(browse_words(ui)["days"], day) == ui.short_date(day)
