"""Days written in another order than year-month-day."""

from __future__ import annotations

import re
from datetime import date

from generator.schema.codes import days_meant
from generator.text import fold

__all__ = ["day_meant"]

_NUMBERS = re.compile(r"[0-9]{4}([-/. ])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/. ]|\. )[0-9]{1,2}\2[0-9]{4}")
# One day, one month by name and one year, with what stands between them in the languages of our authors.
_WORDS = re.compile(
    r"(?:[0-9]{1,2}(?:st|nd|rd|th|er|\.)?[ -]+(?:de |d')?[a-zç]+\.?[ -]+(?:de |del |of )?[0-9]{4}"
    r"|[a-zç]+\.? [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4})"
)


def day_meant(typed: str) -> str | None:
    """The only day that a text can mean, year first; None where it may be two, or says more than a day."""
    text = fold(typed.strip())
    if len(text) > 40 or not (_NUMBERS.fullmatch(text) or _WORDS.fullmatch(text)):
        return None
    days = [day for day in days_meant(typed.strip()) if _exists(day)]
    return days[0] if len(days) == 1 else None


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
