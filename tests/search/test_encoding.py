"""Numbers survive the way to the browser."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from generator.search.encoding import digits, gaps, variable

numbers = st.lists(st.integers(min_value=0, max_value=2**30))


@given(numbers=numbers)
def test_every_column_reads_back_as_it_was(
    undigits: Callable[[str, int], list[int]], numbers: list[int]
) -> None:
    width, text = digits(numbers)
    assert undigits(text, width) == numbers


@given(numbers=numbers)
def test_numbers_of_changing_length_read_back_as_they_were(
    unvariable: Callable[[str], list[int]], numbers: list[int]
) -> None:
    assert unvariable(variable(numbers)) == numbers


@given(numbers=numbers)
def test_gaps_add_up_to_the_numbers_again(numbers: list[int]) -> None:
    ascending = sorted(numbers)
    assert list(accumulate(gaps(ascending))) == ascending


def test_a_column_takes_one_character_an_entry_while_there_are_at_most_64_values() -> None:
    assert digits([0, 63])[0] == 1
    assert digits([0, 64])[0] == 2
