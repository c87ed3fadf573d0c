"""A wrong value is answered with the value that was meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.vocabularies import VOCABULARIES, vocabulary

MEANT = {
    "form-of-participation": {
        "in-person": "onsite",
        "In Person": "onsite",
        "presencial": "onsite",
        "PRÄSENZ": "onsite",
        "face_to_face": "onsite",
        "semipresencial": "blended",
        "mixed": "blended",
        "remote": "online",
        "onlin": "online",
        "hyflex": "hybrid",
        "stage": "work-based",
    },
    "assessment-type": {
        "exam": "written-examination",
        "Klausur": "written-examination",
        "multiple choice": "quiz",
        "writen-examination": "written-examination",
        "Schriftliche Prüfung": "written-examination",
        "Examen oral": "oral-examination",
        "viva": "oral-examination",
        "RPL": "recognition-of-prior-learning",
        "capstone project": "project-work",
    },
    "supervision": {"proctored": "supervised-online-id", "none": "unsupervised-no-id"},
    "cycle": {"bachelor": "first-cycle", "Master's": "second-cycle", "PhD": "third-cycle"},
    "stackability-kind": {"standalone": "stand-alone", "modular": "stackable"},
    "quality-assurance-framework": {"ISO 21001": "ISO-21001", "iso17024": "ISO-IEC-17024"},
    "provider-type": {"university": "higher-education", "FP": "vocational-education"},
    "country": {
        "UK": "GB",
        "EL": "GR",
        "england": "GB",
        "Deutschland": "DE",
        "España": "ES",
        "fra": "FR",
        "Grecce": "GR",
        "gb": "GB",
    },
    "language": {
        "sp": "es",
        "cat": "ca",
        "English": "en",
        "eng": "en",
        "Deutsch": "de",
        "castellano": "es",
        "jp": "ja",
        "llengua de signes catalana": "csc",
    },
    "currency": {"€": "EUR", "euros": "EUR", "£": "GBP", "kuna": "EUR", "eur": "EUR"},
    "nqf": {"nfq 7": "NFQ/7", "DQR 6": "DQR/6", "VKS": "FQF"},
    "eqf": {"level 6": "6", "EQF 7": "7", "Niveau 5": "5"},
    "licence": {"cc by": "CC-BY-4.0", "CC0": "CC0-1.0", "all rights reserved": "proprietary"},
    "isced-f": {"612": "0612", "61": "061"},
}


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [(name, typed, meant) for name, cases in MEANT.items() for typed, meant in cases.items()],
)
def test_the_first_suggestion_is_what_was_meant(name: str, typed: str, meant: str) -> None:
    assert vocabulary(name).suggest(typed)[0] == meant


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("form-of-participation", "purple"),
        ("form-of-participation", ""),
        ("form-of-participation", " -_ "),
        ("country", "XX"),
        ("country", "Q"),
        ("language", "xx"),
        ("eqf", "9"),
        ("eqf", "10"),
        ("eqf", "level 9"),
        ("currency", "XYZ"),
        ("isced-f", "06" + "9" * 10_000),
        ("assessment-type", "exam " * 10_000),
    ],
)
def test_nothing_is_suggested_when_nothing_is_near(name: str, typed: str) -> None:
    assert vocabulary(name).suggest(typed) == ()


def test_an_unknown_field_leads_to_the_codes_that_share_most_digits() -> None:
    suggested = vocabulary("isced-f").suggest("0699")
    assert suggested[:2] == ("0688", "0619")
    assert all(code.startswith("06") for code in suggested)


def test_another_number_is_not_taken_for_a_spelling_mistake() -> None:
    """The French levels were renumbered in 2019, so that V and 6 are far apart."""
    assert vocabulary("nqf").suggest("RNCP/6") == ("RNCP",)


def test_an_exact_synonym_stands_alone() -> None:
    assert vocabulary("assessment-type").suggest("examen") == ("written-examination",)


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_synonym_leads_to_its_own_term(name: str) -> None:
    loaded = vocabulary(name)
    for term in list(loaded.terms.values())[:40]:
        for synonym in term.synonyms:
            assert loaded.suggest(synonym) == (term.code,), synonym


@pytest.mark.parametrize("name", ["form-of-participation", "assessment-type", "eqf", "nqf"])
def test_every_code_in_capitals_leads_to_its_own_term(name: str) -> None:
    loaded = vocabulary(name)
    for code in loaded:
        assert loaded.suggest(code.upper())[0] == code


@settings(max_examples=60, deadline=None)  # the first call reads files, so time says nothing
@given(typed=st.text(max_size=40), name=st.sampled_from(["cycle", "eqf", "isced-f", "licence"]))
def test_suggestions_are_always_at_most_three_known_codes(typed: str, name: str) -> None:
    loaded = vocabulary(name)
    suggested = loaded.suggest(typed)
    assert len(suggested) <= 3
    assert len(set(suggested)) == len(suggested)
    assert all(code in loaded for code in suggested)
