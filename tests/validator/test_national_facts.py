"""The tables behind the rules agree with the vocabularies and with themselves."""

from __future__ import annotations

import pytest

from generator.rules.national import (
    eqf_of,
    euro_countries,
    framework_code,
    hours_in,
    levels_of,
    sizes,
    table,
)
from generator.rules.quality import ror_fault
from generator.vocabularies import vocabulary


def test_all_countries_of_the_tables_are_countries():
    named = {*sizes(), *table("hours")["countries"], *euro_countries()}
    assert named <= set(vocabulary("country").terms)


def test_every_figure_says_how_sure_it_is():
    referencing = table("referencing")
    rows = [
        *table("sizes")["sizes"],
        *table("hours")["countries"].values(),
        *referencing["tables"].values(),
        referencing["same"],
        table("currencies"),
    ]
    assert {row["sure"] for row in rows} <= {"read", "cited", "memory"}


def test_every_size_says_something_and_names_its_source():
    for size in (size for several in sizes().values() for size in several):
        assert size.source
        assert (size.least, size.most, size.below) != (None, None, None)
        assert size.least is None or size.most is None or size.least < size.most


def test_every_referenced_framework_and_level_is_known():
    referencing = table("referencing")
    for framework in (*referencing["same"]["frameworks"], *referencing["tables"]):
        assert framework in vocabulary("nqf").terms
    for framework, row in referencing["tables"].items():
        assert set(row["levels"].values()) <= set(range(1, 9))
        assert list(row["levels"]) == [level for level in row["levels"] if level in levels_of(framework)]


@pytest.mark.parametrize(
    ("framework", "level", "eqf"),
    [
        ("NFQ", "8", 6),
        ("NFQ", "10", 8),
        ("SCQF", "11", 7),
        ("MECES", "3", 7),
        ("ISQF", "5.2", 6),
        ("CROQF", "7.1", 7),
        ("NLQF", "4+", 4),
        ("NLQF", "entry", None),
        ("BQF", "0", None),
        ("SQF", "6", None),
    ],
)
def test_national_levels_are_referenced_as_their_countries_laid_down(framework, level, eqf):
    assert eqf_of(framework, level) == eqf


@pytest.mark.parametrize("written", ["NFQ", "nfq", "Irish National Framework of Qualifications"])
def test_a_framework_is_found_by_its_code_or_its_name(written):
    assert framework_code(written) == "NFQ"


def test_where_nothing_is_known_of_a_country_a_credit_is_25_to_30_hours():
    assert (hours_in("XX").least, hours_in("XX").most) == (25, 30)


REAL = ("05a28rw58", "03yrm5c26", "04t3en479", "02mhbdp94", "00f54p054", "042nb2s44", "052gg0110")


@pytest.mark.parametrize("ror", REAL)
def test_real_ror_identifiers_are_accepted_in_every_writing(ror):
    for written in (ror, ror.upper(), f"ror.org/{ror}", f"https://ror.org/{ror}"):
        assert ror_fault(written) is None


@pytest.mark.parametrize("ror", REAL)
def test_a_ror_identifier_with_one_wrong_or_two_swapped_signs_is_noticed(ror):
    for i in range(1, len(ror)):
        wrong = ror[:i] + ("7" if ror[i] != "7" else "3") + ror[i + 1 :]
        assert ror_fault(wrong) is not None
        swapped = ror[: i - 1] + ror[i] + ror[i - 1] + ror[i + 1 :]
        assert swapped == ror or ror_fault(swapped) is not None
