"""A vocabulary answers what its callers ask."""

import dataclasses

import pytest

from generator.vocabularies import VOCABULARIES, Term, iri_language, vocabulary


def test_an_unknown_vocabulary_is_refused_with_the_known_names() -> None:
    with pytest.raises(KeyError, match=r"no vocabulary 'colour'.*accreditation.*supervision"):
        vocabulary("colour")


def test_a_name_with_a_path_in_it_never_reaches_the_disk() -> None:
    with pytest.raises(KeyError, match=r"no vocabulary"):
        vocabulary("../data/eqf")


def test_a_vocabulary_is_read_once() -> None:
    assert vocabulary("eqf") is vocabulary("eqf")


def test_the_names_are_sorted() -> None:
    assert list(VOCABULARIES) == sorted(VOCABULARIES)


def test_a_code_is_looked_up_exactly() -> None:
    modes = vocabulary("form-of-participation")
    assert "onsite" in modes
    assert "Onsite" not in modes
    assert 7 not in modes
    assert modes["onsite"].code == "onsite"
    with pytest.raises(KeyError):
        modes["in-person"]


def test_codes_keep_the_order_of_the_file() -> None:
    cycles = vocabulary("cycle")
    assert cycles.codes() == ("short-cycle", "first-cycle", "second-cycle", "third-cycle")
    assert tuple(cycles) == cycles.codes()


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("de", "Präsenz"),
        ("pt-PT", "Presencial"),
        ("ca-ES-valencia", "Presencial"),
        ("DE-at", "Präsenz"),
        ("nb", "Frammøte"),
        ("ja", "Onsite"),
    ],
)
def test_a_label_falls_back_to_the_base_language_then_to_english(language: str, label: str) -> None:
    assert vocabulary("form-of-participation").label("onsite", language) == label


def test_an_unclear_official_label_gives_way_to_english() -> None:
    """The Danish label of this concept means "presentation", not being there in person."""
    assert vocabulary("form-of-participation").label("onsite", "da") == "Onsite"


def test_the_label_of_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        vocabulary("eqf").label("9", "en")


def test_an_explanation_is_empty_where_nobody_wrote_one() -> None:
    assert vocabulary("country").explanation("GB", "en") == ""
    assert vocabulary("eqf").explanation("6", "nl-BE").startswith("Gevorderde")
    assert vocabulary("eqf").explanation("6", "sv").startswith("Advanced")


def test_english_comes_first_in_labels_and_explanations() -> None:
    term = vocabulary("assessment-type")["quiz"]
    assert next(iter(term.labels)) == "en"
    assert next(iter(term.explanation)) == "en"


def test_a_term_cannot_be_changed() -> None:
    term = vocabulary("eqf")["6"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        term.code = "7"  # type: ignore[misc]  # the assignment is what the test is about
    with pytest.raises(TypeError):
        term.labels["en"] = "changed"  # type: ignore[index]  # likewise


@pytest.mark.parametrize(
    ("tag", "address"),
    [("en", "ENG"), ("pt-PT", "POR"), ("EN-gb", "ENG"), ("de", "DEU"), ("gsw", "GSW")],
)
def test_a_language_tag_leads_to_its_eu_authority_concept(tag: str, address: str) -> None:
    term = iri_language(tag)
    assert isinstance(term, Term)
    assert term.iri == f"http://publications.europa.eu/resource/authority/language/{address}"


@pytest.mark.parametrize("tag", ["", "xx", "english", "x-klingon"])
def test_what_is_no_language_tag_leads_nowhere(tag: str) -> None:
    assert iri_language(tag) is None


@pytest.mark.parametrize(("code", "address"), [("GB", "GBR"), ("XK", "1A0"), ("TF", "FQ0"), ("GR", "GRC")])
def test_a_country_leads_to_its_eu_authority_concept(code: str, address: str) -> None:
    iri = vocabulary("country")[code].iri
    assert iri == f"http://publications.europa.eu/resource/authority/country/{address}"
