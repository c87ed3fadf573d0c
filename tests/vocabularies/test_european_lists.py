"""The addresses in the vocabularies are those of the published European code lists."""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from surroundings import shared_folder, skip_or_fail

from generator.vocabularies import vocabulary

LISTS = shared_folder() / "conformance" / "elm" / "xsd" / "loq" / "cv"
ENUMERATION = "{http://www.w3.org/2001/XMLSchema}enumeration"

FILE_OF = {
    "accreditation": "europass-accreditation-types",
    "assessment-type": "europass-learning-assessment-types",
    "country": "country",
    "credit-system": "credit-points",
    "currency": "currency",
    "eqf": "eqf",
    "form-of-participation": "europass-modes",
    "isced-f": "isced-f",
    "language": "language",
    "learning-opportunity": "europass-learning-opportunity-types",
    "learning-setting": "europass-learning-setting-types",
    "nqf": "nqf",
    "skill-type": "skill-types",
    "study-intensity": "europass-learning-schedule-types",
}

# Countries no longer existing, languages nobody teaches in, currencies out of use and kinds
# of opportunity that are not a microcredential are left out on purpose.
PARTIAL = {"country", "currency", "language", "learning-opportunity"}


@pytest.fixture(scope="module")
def lists() -> Path:
    """The folder with the published code lists; skips, or fails in CI, where it is missing."""
    if not LISTS.is_dir():
        skip_or_fail(f"the published code lists are not at {LISTS}")
    return LISTS


@cache
def published(name: str) -> frozenset[str]:
    tree = ET.parse(LISTS / f"{FILE_OF[name]}.xsd")
    return frozenset(entry.attrib["value"] for entry in tree.iter(ENUMERATION))


@pytest.mark.conformance
@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize("name", sorted(FILE_OF))
def test_every_address_is_published_unless_the_term_is_newer(name: str) -> None:
    terms = vocabulary(name).terms
    assert any(term.iri for term in terms.values())
    for term in terms.values():
        if term.iri is not None:
            newer = "since" in term.extra
            assert (term.iri in published(name)) is not newer, term.code


@pytest.mark.conformance
@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize("name", sorted(set(FILE_OF) - PARTIAL))
def test_no_published_concept_is_forgotten(name: str) -> None:
    ours = {term.iri for term in vocabulary(name).terms.values()}
    assert published(name) <= ours


def test_concepts_newer_than_the_3_1_shapes_say_since_when_they_exist() -> None:
    newer = {
        (name, term.code, term.extra["since"])
        for name in FILE_OF
        for term in vocabulary(name).terms.values()
        if "since" in term.extra
    }
    assert newer == {
        ("assessment-type", "presentation", "3.3"),
        ("assessment-type", "self-assessment", "3.3"),
        ("form-of-participation", "hybrid", "3.3"),
    }


def test_a_supervision_without_certain_address_has_none() -> None:
    without = [t.code for t in vocabulary("supervision").terms.values() if t.iri is None]
    assert without == ["supervised-no-id"]
