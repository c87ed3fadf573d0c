"""Templates of European Digital Credentials."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.exports.edc import path_of
from generator.model import Catalogue

Read = Callable[[str], Any]


@pytest.fixture
def full(read: Read) -> dict[str, Any]:
    found: dict[str, Any] = read(path_of("aldermoor/full"))
    return found


def test_every_entry_has_a_template(outputs: dict[str, bytes], catalogue: Catalogue) -> None:
    paths = {path for path in outputs if path.startswith("edc/")}
    assert paths == {path_of(key) for key in catalogue.microcredentials}


def test_what_only_the_issuer_knows_is_left_blank(full: dict[str, Any]) -> None:
    assert not {"id", "proof", "issued", "issuanceDate", "validFrom", "validUntil"} & full.keys()
    assert set(full["credentialSubject"]) == {"type", "hasClaim"}
    claim = full["credentialSubject"]["hasClaim"]
    assert "awardingDate" not in claim["awardedBy"]
    assert all("grade" not in assessment for assessment in claim["provenBy"])


def test_the_claim_is_specified_by_the_entry_itself(full: dict[str, Any], read: Read) -> None:
    specification = full["credentialSubject"]["hasClaim"]["specifiedBy"]
    elm = read("elm/aldermoor/full-3.1.jsonld")["@graph"][0]
    for key in ("id", "type", "title", "description", "volumeOfLearning"):
        assert specification[key] == elm[key]
    assert [one["id"] for one in specification["learningOutcome"]] == [
        one["id"] for one in elm["learningOutcome"]
    ]


def test_every_awarding_body_awards(full: dict[str, Any]) -> None:
    bodies = full["credentialSubject"]["hasClaim"]["awardedBy"]["awardingBody"]
    assert [body["legalName"].popitem()[1] for body in bodies] == [
        "Universität Aldermoor",
        "Berufskolleg Kesselbach",
    ]


def test_supervision_is_the_concept_by_its_official_name(full: dict[str, Any]) -> None:
    """Two of our terms are one concept of Europass, which may have one name only."""
    named = [one["idVerification"]["prefLabel"] for one in full["credentialSubject"]["hasClaim"]["provenBy"]]
    assert named == [{"en": "Supervised with ID Verification"}] * 2


def addresses(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from addresses(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner, key)


def test_whatever_is_referred_to_stands_in_its_place(outputs: dict[str, bytes], read: Read) -> None:
    """Issuing software reads the tree: no address of a concept stands where the concept should."""
    for path in outputs:
        if path.startswith("edc/"):
            found = [
                (key, text)
                for key, text in addresses({k: v for k, v in read(path).items() if k != "@context"})
                if text.startswith(("http://data.europa.eu/", "http://publications.europa.eu/"))
                and key != "id"
            ]
            assert found == [], path
