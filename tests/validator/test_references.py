"""References: found in every way authors write them, however many there are."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.references import Directory
from generator.rules.circles import circles

DIRECTORY = Directory(
    ["a/data-cycle", "a/statistics", "b/statistics", "b/only-there", "c/data-cycles-advanced"]
)


@pytest.mark.parametrize(
    ("written", "provider", "expected"),
    [
        ("data-cycle", "a", "a/data-cycle"),
        ("data-cycle", "b", "a/data-cycle"),
        ("statistics", "a", "a/statistics"),
        ("statistics", "b", "b/statistics"),
        ("statistics", "c", None),
        ("b/statistics", "a", "b/statistics"),
        ("b/data-cycle", "a", None),
        ("nothing", "a", None),
    ],
)
def test_an_id_is_looked_for_at_home_then_where_it_is_the_only_one(written, provider, expected):
    assert DIRECTORY.resolve(written, provider) == expected


@pytest.mark.parametrize(
    ("written", "provider", "expected"),
    [
        ("data-cycel", "a", "data-cycle"),
        ("data-cycel", "b", "data-cycle"),
        ("statistic", "a", "statistics"),
        ("statistic", "c", "a/statistics"),
        ("a/data-cycel", "a", "data-cycle"),
        ("onlythere", "a", "only-there"),
        ("chemistry", "a", None),
        ("x", "a", None),
    ],
)
def test_a_misspelt_id_is_answered_with_what_to_write(written, provider, expected):
    assert DIRECTORY.similar(written, provider) == expected


def test_what_is_suggested_leads_where_it_should():
    for key in DIRECTORY.keys:
        for provider in "abc":
            assert DIRECTORY.resolve(DIRECTORY.writing(key, provider), provider) == key


@given(st.integers(0, 3000), st.integers(0, 10), st.sampled_from("abcdefghij-"))
def test_one_wrong_letter_among_thousands_of_like_ids_is_found(number, position, letter):
    directory = _many()
    right = f"course-on-topic-{number}"
    wrong = right[:position] + letter + right[position + 1 :]
    if f"p/{wrong}" not in directory.keys:
        assert directory.similar(wrong, "p") == right


def _many(known: list[Directory] = []) -> Directory:  # noqa: B006  # made once for all examples
    if not known:
        known.append(Directory(f"p/course-on-topic-{n}" for n in range(3001)))
    return known[0]


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        ({}, []),
        ({"a": {"b"}, "b": {"c"}}, []),
        ({"a": {"a"}}, []),
        ({"a": {"b"}, "b": {"a"}}, [("a", "b")]),
        ({"b": {"c"}, "c": {"a"}, "a": {"b"}}, [("a", "b", "c")]),
        ({"a": {"b", "c"}, "b": {"c"}, "c": {"a"}}, [("a", "c")]),
        ({"a": {"b"}, "b": {"a"}, "x": {"y", "a"}, "y": {"x"}}, [("a", "b"), ("x", "y")]),
        ({"a": {"b"}, "b": {"c"}, "c": {"b"}}, [("b", "c")]),
    ],
)
def test_each_knot_is_told_once_by_its_shortest_circle(network, expected):
    assert list(circles(network)) == expected


def test_a_chain_of_ten_thousand_ends_in_no_recursion():
    chain = {f"{n:05}": {f"{n + 1:05}"} for n in range(10_000)}
    assert list(circles(chain)) == []
    chain["10000"] = {"00000"}
    (whole,) = circles(chain)
    assert len(whole) == 10_001


NETWORKS = st.dictionaries(
    st.integers(0, 12).map(str), st.sets(st.integers(0, 12).map(str), max_size=4), max_size=13
)


def reached(network, start):
    """Everything that a key leads to, over however many others."""
    found, waiting = set(), [start]
    while waiting:
        new = set(network.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found


@given(NETWORKS)
def test_every_circle_told_is_one(network):
    for circle in circles(network):
        for here, there in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert there in network[here]
        assert len(set(circle)) == len(circle) >= 2
        # The knot of a circle is all that leads there and back; it begins with the first key of it.
        knot = {key for key in reached(network, circle[0]) if circle[0] in reached(network, key)}
        assert set(circle) <= knot
        assert circle[0] == min(knot)


@given(NETWORKS)
def test_every_knot_has_its_circle(network):
    starts = [circle[0] for circle in circles(network)]
    knots = {
        min(key for key in reached(network, here) if here in reached(network, key))
        for here in network
        if any(here in reached(network, there) for there in network[here] if there != here)
    }
    assert starts == sorted(knots)


def test_a_thousand_unknown_references_each_get_an_answer(check_files):
    files = {}
    chance = random.Random(1)
    for n in range(300):
        wrong = chance.choice((f"curse-{chance.randrange(300)}", "nowhere-near-anything"))
        files[f"microcredentials/northbridge/course-{n}.yml"] = (
            f"title: Course {n}\nlearning_outcomes: [Clean a data set]\nnotional_workload: {{ ects: 3 }}\n"
            f"assessment: [{{ type: quiz }}]\nstackability: {{ requires: [{wrong}] }}\n"
        )
    checked = check_files(files)
    answers = [str(finding.help) for finding in checked.findings if finding.rule.id == "R301"]
    assert len(answers) == 300
    assert sum("did you mean `course-" in answer for answer in answers) > 100
