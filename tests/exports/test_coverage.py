"""Every fact of an entry is where the table says, in what is really written; or the table says why not."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from functools import partial
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from generator.coverage import FACTS, NOT_ABOUT_ENTRIES, OUTPUTS, Cell, coverage
from generator.exports import EXPORTS

SITE = "https://outputs.example/"
LOQ = "{http://data.europa.eu/snb/model/ap/loq-constraints/}"
ATOM = "{http://www.w3.org/2005/Atom}"
Find = Callable[[str], list[Any]]

# A word of the full entry that has to stand at one of the places.
SAID = {
    "title": "Measuring Noise in Cities",
    "country": ("IE", "IRL", "Ireland"),
    "awarding_body": ("Aldermoor", "aldermoor"),
    "learning_outcomes": "Draw a noise map of a street",
    "notional_workload": "2.5",
    "level": "6",
    "assessment": ("Presentation", "presentation", "The map explained"),
    "form_of_participation": ("Hybrid", "hybrid", "blended", "learning-assessment/", "Blended"),
    "quality_assurance": ("External", "external"),
    "prerequisites": ("None but curiosity", "Reading a Sound Level Meter"),
    "supervision": ("Supervised", "supervised", "supervision-verification/"),
    "stackability": ("Stackable", "stackable", "acoustics", "Acoustics"),
    "further_information": "Bring a rain coat",
    "offerings": ("2027-02-08", "20270208"),
    "price": "300",
    "skills": ("esco/skill/", "measure noise"),
    "identifiers": ("full", "5b1f0a52"),
    "licence": ("creativecommons", "CC-BY-4.0", "CC0-1.0"),
    "images": "noise.jpg",
}


def follow(document: Any, pointer: str) -> list[Any]:
    """What stands at a JSON pointer, as a list of one; `-` is the last of a list."""
    for step in pointer.split("/")[1:]:
        try:
            document = (
                document[-1 if step == "-" else int(step)] if isinstance(document, list) else document[step]
            )
        except (KeyError, IndexError):
            return []
    return [] if document in (None, "", [], {}) else [document]


def in_json(outputs: dict[str, bytes], path: str, pointer: str) -> list[Any]:
    return follow(json.loads(outputs[path]), pointer)


def in_quality_link(outputs: dict[str, bytes], iri: str, pointer: str) -> list[Any]:
    nodes = {node["id"]: node for node in json.loads(outputs["elm/quality-link/aldermoor.jsonld"])["@graph"]}
    specification = nodes[iri]
    document = {
        "specification": specification,
        "instance": nodes[specification["learningOpportunity"][0]],
        "institution": nodes[specification["publisher"]],
    }
    return follow(document, pointer)


def in_moochub(outputs: dict[str, bytes], iri: str, pointer: str) -> list[Any]:
    page = iri.partition("#")[0]
    records = json.loads(outputs["moochub.json"])["data"]
    return follow(next(one for one in records if one["attributes"]["url"] == page), pointer)


def in_everything(outputs: dict[str, bytes], iri: str, pointer: str) -> list[Any]:
    document = json.loads(outputs["catalogue.json"])
    record = next(one for one in document["microcredentials"] if one["id"] == iri)
    kind, _, below = pointer.rpartition(":")
    if kind == "provider":
        return follow(next(one for one in document["providers"] if one["key"] == record["provider"]), below)
    return follow(document["catalogue"] if kind == "catalogue" else record, below)


def in_table(outputs: dict[str, bytes], iri: str, column: str) -> list[Any]:
    rows = csv.DictReader(io.StringIO(outputs["catalogue.csv"].decode("utf-8-sig"), newline=""))
    value = next(row for row in rows if row["id"] == iri)[column]
    return [value] if value else []


def in_feed(outputs: dict[str, bytes], iri: str, name: str) -> list[Any]:
    root = ET.fromstring(outputs["feed.xml"])
    kind, _, name = name.rpartition(":")
    entries = (one for one in root.iter(f"{ATOM}entry") if one.findtext(f"{ATOM}id") == iri.partition("#")[0])
    found = (root if kind == "feed" else next(entries)).findall(f"{ATOM}{name}")
    return [text for one in found if (text := " ".join([one.text or "", *one.attrib.values()]).strip())]


def in_calendar(outputs: dict[str, bytes], iri: str, name: str) -> list[Any]:
    below = iri.removeprefix(SITE).partition("#")[0]
    files = sorted(path for path in outputs if path.startswith(below) and path.endswith(".ics"))
    lines = [line for path in files for line in outputs[path].decode().replace("\r\n ", "").split("\r\n")]
    return [line for line in lines if line.partition(":")[0].partition(";")[0] == name]


def in_loq(outputs: dict[str, bytes], iri: str, path: str) -> list[Any]:
    """What a path leads to from the entry's own elements; sections refer to one another by `idref`."""
    root = ET.fromstring(outputs["elm/loq.xml"])
    known = {node.attrib["id"]: node for node in root.iter() if "id" in node.attrib}
    entry = known[iri]

    def referred(node: ET.Element, name: str) -> list[ET.Element]:
        return [known[one.attrib["idref"]] for one in node.iter(f"{LOQ}{name}")]

    first, *steps = path.split("/")
    bodies = referred(entry, "awardingBody")
    found = {
        "learningAchievementSpecification": [entry],
        "learningOutcome": referred(entry, "learningOutcome"),
        "learningAssessmentSpecification": referred(entry, "provenBy"),
        "location": [place for body in bodies for place in referred(body, "location")],
        "learningOpportunity": [
            one
            for one in root.iter(f"{LOQ}learningOpportunity")
            if any(ref.attrib["idref"] == iri for ref in one.iter(f"{LOQ}learningAchievementSpecification"))
        ],
    }[first]
    for step in steps:
        found = [inner for one in found for inner in one.findall(f"{LOQ}{step}")]
    texts = (" ".join([*one.itertext(), *one.attrib.values()]).strip() for one in found)
    return [text for text in texts if text]


@pytest.fixture
def finder(outputs: dict[str, bytes]) -> Callable[[str, str], Find]:
    """What looks for a place in an output of an entry."""

    def of(output: str, key: str) -> Find:
        iri = f"{SITE}microcredentials/{key}/#microcredential"
        ways: dict[str, Find] = {
            "schema-org": partial(in_json, outputs, f"microcredentials/{key}/index.jsonld"),
            "elm": partial(in_json, outputs, f"elm/{key}-3.1.jsonld"),
            "loq": partial(in_loq, outputs, iri),
            "quality-link": partial(in_quality_link, outputs, iri),
            "open-badges": partial(in_json, outputs, f"open-badges/{key}.json"),
            "edc": partial(in_json, outputs, f"edc/{key}.jsonld"),
            "moochub": partial(in_moochub, outputs, iri),
            "csv": partial(in_table, outputs, iri),
            "json": partial(in_everything, outputs, iri),
            "atom": partial(in_feed, outputs, iri),
            "calendars": partial(in_calendar, outputs, iri),
        }
        return ways[output]

    return of


def test_every_fact_has_a_cell_for_every_output() -> None:
    assert set(coverage()) == {(fact.key, output) for fact in FACTS for output in OUTPUTS}
    for key, cell in coverage().items():
        assert cell.places or len(cell.note.split()) > 3, key


def test_every_output_is_in_the_table_or_is_not_about_entries() -> None:
    names = {export.name for export in EXPORTS}
    assert names == set(OUTPUTS) | set(NOT_ABOUT_ENTRIES)
    assert not set(OUTPUTS) & set(NOT_ABOUT_ENTRIES)


def test_what_the_full_entry_says_is_known_for_every_fact() -> None:
    assert set(SAID) == {fact.key for fact in FACTS}


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.key)
def test_an_entry_that_has_everything_says_it_at_every_place(
    finder: Callable[[str, str], Find], fact: Any, output: str
) -> None:
    cell = coverage()[fact.key, output]
    look = finder(output, "aldermoor/full")
    found = {place: look(place) for place in cell.places if place != "/@graph/0/eqfLevel"}
    assert [place for place, values in found.items() if not values] == []
    expected = SAID[fact.key]
    text = json.dumps(list(found.values()), ensure_ascii=False)
    if cell.places:
        assert any(word in text for word in ((expected,) if isinstance(expected, str) else expected)), text


MANDATORY = [fact for fact in FACTS if fact.mandatory]


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("fact", MANDATORY, ids=lambda fact: fact.key)
def test_an_entry_with_the_minimum_says_every_mandatory_element(
    finder: Callable[[str, str], Find], fact: Any, output: str
) -> None:
    cell: Cell = coverage()[fact.key, output]
    if output == "calendars" or not cell.places:
        return  # without dates there is no calendar
    look = finder(output, "aldermoor/minimal")
    found = [value for place in cell.places for value in look(place)]
    if (fact.key, output) == ("notional_workload", "moochub"):
        assert found == []  # hours without the weeks it takes cannot be said there, as the note tells
        assert "hours" in cell.note
        return
    assert found, cell
