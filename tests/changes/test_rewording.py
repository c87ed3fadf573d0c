"""Which rewordings matter, and which outcome has become which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.earlier.rewording import is_material, is_reworded, paired
from generator.model import Outcome
from generator.text import Text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Clean and combine two data sets", "Clean and combine two datasets"),
        ("Organise an event", "Organize an event."),
        ("Analizar datos públicos", "Analizar datos publicos"),
        ("Explain the rules of data protection", "Able to explain the rules of data protection"),
        ("Recieve a patient", "Receive a patient"),
        ("Plan  a\nroute", "Plan a route"),
    ],
)
def test_slips_of_the_pen_are_not_material(before: str, after: str) -> None:
    assert not is_material(before, after)
    assert not is_material(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Explain the rules of data protection", "Evaluate the rules of data protection"),
        ("Test 3 samples of water", "Test 5 samples of water"),
        (
            "Clean and combine two data sets with a spreadsheet",
            "Clean and combine two data sets with a database",
        ),
        ("Judge what a data set leaves out", "Judge what a data set leaves out and why that matters"),
        ("Plan a route", ""),
    ],
)
def test_another_verb_number_or_object_is_material(before: str, after: str) -> None:
    assert is_material(before, after)
    assert is_material(after, before)


@given(st.text(max_size=200))
def test_a_text_never_differs_from_itself(text: str) -> None:
    assert not is_material(text, text)


def test_the_original_language_decides() -> None:
    before = Text("en", {"en": "Plan a route", "es": "Planear una ruta"})
    assert not is_reworded(before, Text("en", {"en": "Plan a route", "es": "Trazar un camino"}))
    assert is_reworded(before, Text("en", {"en": "Draw a map", "es": "Planear una ruta"}))
    assert is_reworded(before, Text("fr", {"fr": "Tracer un itinéraire"}))
    assert not is_reworded(before, Text("fr", {"fr": "Plan a route"}))


def outcomes(*texts: str) -> tuple[Outcome, ...]:
    return tuple(Outcome(number=n, text=Text("en", {"en": text})) for n, text in enumerate(texts, 1))


def numbers(before: tuple[Outcome, ...], after: tuple[Outcome, ...]) -> list[tuple[int | None, int | None]]:
    return [(a.before and a.before.number, a.after and a.after.number) for a in paired(before, after)]


def test_outcomes_are_paired_by_what_they_say() -> None:
    before = outcomes("Plan a route in the mountains", "Read the weather map", "Lead a group")
    after = outcomes("Lead a group", "Write a report for the club", "Plan a safe route in the mountains")
    assert numbers(before, after) == [(3, 1), (None, 2), (1, 3), (2, None)]


@given(st.lists(st.text(max_size=30), max_size=6), st.lists(st.text(max_size=30), max_size=6))
def test_every_outcome_stands_in_exactly_one_pair(before: list[str], after: list[str]) -> None:
    pairs = numbers(outcomes(*before), outcomes(*after))
    assert sorted(a for a, _ in pairs if a) == list(range(1, len(before) + 1))
    assert sorted(b for _, b in pairs if b) == list(range(1, len(after) + 1))
