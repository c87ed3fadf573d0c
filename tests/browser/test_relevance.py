"""What must be among the first three results for what people really type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

QUERIES = Path(__file__).parent / "relevance" / "queries.txt"
FIRST = 3


def queries() -> Iterator[tuple[str, str, str, str]]:
    """Language of the page, what is typed, the entry (or '-' for none), why it is hard."""
    for line in QUERIES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            language, typed, wanted, why = (part.strip() for part in line.split("|"))
            yield language, typed, wanted, why


def ids() -> list[str]:
    return [f"{language}-{typed}".replace(" ", "_") for language, typed, _, _ in queries()]


@pytest.fixture(scope="module")
def lists(lasting_visit: Callable[..., Any]) -> Callable[[str], Any]:
    """Gives the open list in a language, one window for each."""
    windows: dict[str, Any] = {}

    def window(language: str) -> Any:
        if language not in windows:
            windows[language] = lasting_visit()
            windows[language].browse(f"{language}/microcredentials/".removeprefix("en/"))
        return windows[language]

    return window


@pytest.mark.parametrize(("language", "typed", "wanted", "why"), list(queries()), ids=ids())
def test_what_is_meant_is_among_the_first_three(
    lists: Callable[[str], Any], language: str, typed: str, wanted: str, why: str
) -> None:
    window = lists(language)
    window.page.fill("[data-cz=query]", typed)
    window.settle()
    found = [key.rpartition("/")[2] for key in window.keys]
    if wanted == "-":
        assert window.page.is_visible("[data-cz=note]"), (why, found)
    else:
        assert wanted in found[:FIRST], (why, found)


def test_the_queries_are_many_hard_and_in_five_languages() -> None:
    every = list(queries())
    assert len(every) >= 60
    assert {language for language, *_ in every} == {"en", "es", "ca", "de", "fr"}
    assert len({(language, typed) for language, typed, *_ in every}) == len(every)
    assert sum(why == "plain" for *_, why in every) < len(every) / 4
