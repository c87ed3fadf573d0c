"""Annex I of the Council Recommendation 2022/C 243/02, element by element, in what is really written."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest

from generator.documents import Kind
from generator.elements import ELEMENTS, element
from generator.model import Catalogue, Microcredential
from generator.schema.bundle import bundle

Read = Callable[[str], Any]

# What the full entry says of each element, as it must be found at one of the places at least.
SAID = {
    "title": {"schema_org": ["Measuring Noise in Cities"], "elm": ["Measuring Noise in Cities"]},
    "country": {"schema_org": ["IE", "Ireland"], "elm": ["country/IRL"]},
    "awarding_body": {"schema_org": ["University of Aldermoor"], "elm": ["providers/aldermoor/#provider"]},
    "learning_outcomes": {"schema_org": ["Draw a noise map"], "elm": ["Draw a noise map"]},
    "notional_workload": {"schema_org": ["2.5", "PT62H30M"], "elm": ["2.5", "PT62H30M"]},
    "level": {"schema_org": ["6"], "elm": ["eqf/6"]},
    "assessment": {
        "schema_org": ["Presentation", "Written examination"],
        "elm": ["The map explained", "Presentation"],
    },
    "form_of_participation": {"schema_org": ["Blended", "Hybrid"], "elm": ["learning-assessment/"]},
    "quality_assurance": {
        "schema_org": ["External", "Fictional Quality Agency"],
        "elm": ["External", "Fictional"],
    },
    "prerequisites": {"schema_org": ["None but curiosity"], "elm": ["None but curiosity"]},
    "supervision": {"schema_org": ["Supervised onsite"], "elm": ["Supervised onsite"]},
    "stackability": {
        "schema_org": ["Stackable", "Diploma in Urban"],
        "elm": ["Stackable", "Diploma in Urban"],
    },
    "further_information": {"schema_org": ["Bring a rain coat"], "elm": ["Bring a rain coat"]},
}


def follow(document: Any, pointer: str) -> Any:
    """The value a JSON pointer leads to (RFC 6901)."""
    for step in pointer.split("/")[1:]:
        document = document[int(step)] if isinstance(document, list) else document[step]
    return document


def test_there_are_nine_mandatory_and_four_optional_elements() -> None:
    assert [row.mandatory for row in ELEMENTS] == [True] * 9 + [False] * 4
    assert len({row.key for row in ELEMENTS}) == len({row.anchor for row in ELEMENTS}) == 13
    assert {row.key for row in ELEMENTS} == set(SAID)


def test_every_element_is_an_attribute_of_the_model() -> None:
    known = {field.name for field in fields(Microcredential)}
    assert {row.attribute for row in ELEMENTS} <= known


@pytest.mark.parametrize("row", ELEMENTS, ids=lambda row: row.key)
def test_every_key_of_an_element_is_one_that_authors_may_write(row: Any) -> None:
    for path in row.yaml:
        kind, _, keys = path.rpartition(":")
        schema: Any = bundle(Kind(kind or "microcredential"))
        for key in keys.split("."):
            schema = schema.get("items", schema)
            assert key in schema["properties"], path
            schema = schema["properties"][key]


@pytest.mark.parametrize("row", [row for row in ELEMENTS if row.mandatory], ids=lambda row: row.key)
def test_every_entry_carries_every_mandatory_element(catalogue: Catalogue, read: Read, row: Any) -> None:
    for key, mc in catalogue.microcredentials.items():
        block = read(f"microcredentials/{key}/index.jsonld")
        assert any(leads_somewhere(block, pointer) for pointer in row.schema_org) or reason_given(
            mc, row, block
        )
        for version in ("3.1", "3.3"):
            nodes = read(f"elm/{key}-{version}.jsonld")
            places = [*row.elm, "/@graph/0/eqfLevel"] if row.key == "level" else row.elm
            assert any(leads_somewhere(nodes, pointer) for pointer in places) or reason_given(mc, row, nodes)


def leads_somewhere(document: Any, pointer: str) -> bool:
    """Whether something stands at the pointer."""
    try:
        return follow(document, pointer) not in (None, "", [], {})
    except (KeyError, IndexError):
        return False


def reason_given(mc: Microcredential, row: Any, document: Any) -> bool:
    """Whether it is the level, none applies, and the reason is in the document."""
    reason = mc.level.not_applicable
    return row.key == "level" and reason is not None and reason.original.text in json.dumps(document)


def test_an_element_is_found_by_its_key() -> None:
    assert element("level").anchor == "level"
    with pytest.raises(KeyError):
        element("grade")


@pytest.mark.parametrize("row", ELEMENTS, ids=lambda row: row.key)
def test_schema_org_carries_the_element(read: Read, row: Any) -> None:
    document = read("microcredentials/aldermoor/full/index.jsonld")
    found = json.dumps([follow(document, pointer) for pointer in row.schema_org], ensure_ascii=False)
    assert [said for said in SAID[row.key]["schema_org"] if said not in found] == []


@pytest.mark.parametrize("version", ["3.1", "3.3"])
@pytest.mark.parametrize("row", ELEMENTS, ids=lambda row: row.key)
def test_elm_carries_the_element(read: Read, row: Any, version: str) -> None:
    document = read(f"elm/aldermoor/full-{version}.jsonld")
    found = json.dumps([follow(document, pointer) for pointer in row.elm], ensure_ascii=False)
    assert [said for said in SAID[row.key]["elm"] if said not in found] == []
