from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.exports.elm import Version
from generator.model import Catalogue

Read = Callable[[str], Any]
ECTS = "http://data.europa.eu/snb/education-credit/6fcec5c5af"
BLENDED = "http://data.europa.eu/snb/learning-assessment/e92d221e4d"
HYBRID = "http://data.europa.eu/snb/learning-assessment/c_3a90b26d"
PRESENTATION = "http://data.europa.eu/snb/assessment/c_04b30a72"


@pytest.fixture
def graph(read: Read) -> Callable[..., list[dict[str, Any]]]:
    def of(key: str, version: str = "3.1") -> list[dict[str, Any]]:
        nodes: list[dict[str, Any]] = read(f"elm/{key}-{version}.jsonld")["@graph"]
        return nodes

    return of


def typed(nodes: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [node for node in nodes if node.get("type") == name]


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def test_both_versions_differ_in_the_namespace_and_in_nothing_else(read: Read) -> None:
    old, new = (read(f"elm/aldermoor/minimal-{version.value}.jsonld") for version in Version)
    assert old["@context"].pop("@vocab") == "http://data.europa.eu/snb/model/elm/"
    assert new["@context"].pop("@vocab") == "http://data.europa.eu/snb/model/ontology/"
    assert old["@context"] == new["@context"]
    assert old["@graph"][:-1] == new["@graph"][:-1]


def test_concepts_that_came_with_3_3_stand_in_its_file_only(outputs: dict[str, bytes], graph: Any) -> None:
    for path, content in outputs.items():
        if path.endswith("-3.1.jsonld"):
            assert HYBRID.encode() not in content
            assert PRESENTATION.encode() not in content
    old, new = graph("aldermoor/full", "3.1")[0], graph("aldermoor/full", "3.3")[0]
    assert (old["mode"], new["mode"]) == (BLENDED, HYBRID)
    assert "dcType" not in old["provenBy"][0]
    assert new["provenBy"][0]["dcType"] == PRESENTATION
    for node in (old, new):
        assert node["provenBy"][0]["title"] == {"en": "The map explained"}
        assert node["provenBy"][0]["altLabel"]["en"] == "Presentation"


def test_the_context_holds_every_term_that_is_used_and_no_other(outputs: dict[str, bytes]) -> None:
    used: set[str] = set()

    def collect(value: Any, languages: frozenset[str]) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                used.add(key)
                if key not in languages:
                    collect(inner, languages)
        elif isinstance(value, list):
            for inner in value:
                collect(inner, languages)

    context: dict[str, Any] = {}
    for path, content in outputs.items():
        if path.startswith("elm/") and path.endswith(("-3.1.jsonld", "-3.3.jsonld")):
            document = json.loads(content)
            context = document["@context"]
            maps = frozenset(k for k, v in context.items() if isinstance(v, dict) and "@container" in v)
            collect(document["@graph"], maps)
    terms = {k for k, v in context.items() if isinstance(v, dict)} | {"id", "type"}
    assert used == terms


def test_an_entry_with_eqf_and_national_level_is_a_qualification(graph: Any) -> None:
    node = graph("aldermoor/qualification")[0]
    assert node["type"] == "Qualification"
    assert node["eqfLevel"] == "http://data.europa.eu/snb/eqf/5"
    assert node["nqfLevel"] == "http://data.europa.eu/snb/qdr/c_c392e7a2"
    assert "educationLevel" not in node


def test_any_other_entry_is_a_learning_achievement_specification(graph: Any) -> None:
    node = graph("aldermoor/full")[0]
    assert node["type"] == "LearningAchievementSpecification"
    assert node["educationLevel"] == "http://data.europa.eu/snb/eqf/6"
    assert not {"eqfLevel", "nqfLevel", "accreditation"} & set(node)


def test_why_no_level_applies_stands_in_a_note(graph: Any) -> None:
    node = graph("kesselbach/ohne-stufe")[0]
    assert "educationLevel" not in node
    assert {"de": "Betriebliche Weiterbildung ohne Zuordnung"} in [
        n["noteLiteral"] for n in node["additionalNote"]
    ]


def test_credits_of_each_system_are_told_apart(graph: Any) -> None:
    assert graph("aldermoor/full")[0]["creditPoint"] == [
        {"type": "CreditPoint", "framework": ECTS, "point": "2.5"}
    ]
    (other,) = graph("kesselbach/ohne-stufe")[0]["creditPoint"]
    assert other["framework"] != ECTS
    assert "creditPoint" not in graph("aldermoor/minimal")[0]


def test_there_is_an_opportunity_for_each_offering(graph: Any) -> None:
    spring, autumn = typed(graph("aldermoor/full"), "LearningOpportunity")
    assert spring["id"].endswith("#offering-spring")
    assert autumn["id"].endswith("#offering-2027-10-04")
    assert spring["temporal"]["startDate"] == "2027-02-08T00:00:00+01:00"
    assert spring["applicationDeadline"] == "2027-01-15T23:59:59+01:00"
    assert spring["defaultLanguage"].endswith("/ENG")
    assert autumn["defaultLanguage"].endswith("/CAT")
    assert (spring["status"], autumn["status"]) == ("released", "retired")
    assert spring["priceDetail"]["amount"]["value"] == "300.00"


def test_an_entry_without_dates_has_one_opportunity(graph: Any) -> None:
    (one,) = typed(graph("kesselbach/ohne-stufe"), "LearningOpportunity")
    assert one["id"].endswith("#offering-self-paced")
    assert one["duration"] == "P21D"
    assert "temporal" not in one


def test_a_retired_entry_stays_names_its_successor_and_offers_nothing(graph: Any) -> None:
    nodes = graph("aldermoor/retired")
    assert nodes[0]["status"] == "retired"
    assert typed(nodes, "LearningOpportunity") == []
    notes = [note["noteLiteral"]["en"] for note in nodes[0]["additionalNote"]]
    assert "Replaced by: Measuring Noise in Cities" in notes


def test_each_awarding_body_has_its_own_country(graph: Any) -> None:
    places = {
        one["awardingBody"].split("/")[-2]: one["location"]["address"]["countryCode"][-3:]
        for one in graph("aldermoor/full")[0]["awardingOpportunity"]
    }
    assert places == {"aldermoor": "IRL", "kesselbach": "DEU"}


def test_no_field_of_study_is_said_as_unknown(graph: Any) -> None:
    assert graph("aldermoor/minimal")[0]["thematicArea"] == ["http://data.europa.eu/snb/isced-f/9999"]


@pytest.mark.parametrize("version", list(Version))
def test_every_file_defines_each_node_it_names_exactly_once(
    outputs: dict[str, bytes], version: Version
) -> None:
    paths = [p for p in outputs if p.startswith("elm/") and p.endswith(f"-{version.value}.jsonld")]
    assert len(paths) > 5
    for path in paths:
        nodes = json.loads(outputs[path])["@graph"]
        counted = Counter(node["id"] for node in nodes)
        assert set(counted.values()) == {1}, path
        outcomes = {o["id"] for n in nodes for o in n.get("learningOutcome", ()) if isinstance(o, dict)}
        schemes = {n["inScheme"]["id"] for n in nodes if "inScheme" in n}
        named = {
            text
            for text in texts(nodes)
            if text.startswith(("http://data.europa.eu/snb/", "http://publications.europa.eu/"))
            or (text.startswith("https://outputs.example/") and "#" in text)
        }
        assert named - set(counted) - outcomes - schemes == set(), path


def test_every_concept_has_a_typed_scheme_and_an_english_name(graph: Any) -> None:
    concepts = typed(graph("aldermoor/full", "3.3"), "Concept")
    assert len(concepts) > 15
    for concept in concepts:
        assert concept["prefLabel"]["en"]
        if "/esco/" not in concept["id"]:
            assert concept["inScheme"]["type"] == "ConceptScheme"


def test_the_catalogue_holds_all_entries_and_shared_nodes_once(catalogue: Catalogue, read: Read) -> None:
    nodes = read("elm/catalogue-3.1.jsonld")["@graph"]
    entries = typed(nodes, "LearningAchievementSpecification") + typed(nodes, "Qualification")
    assert len(entries) == len(catalogue.microcredentials) + len(catalogue.pathways)
    assert len(typed(nodes, "Organisation")) == 2


def test_a_pathway_has_its_parts_and_says_what_may_be_chosen(read: Read) -> None:
    nodes = read("elm/catalogue-3.3.jsonld")["@graph"]
    (pathway,) = [node for node in nodes if node["id"].endswith("#pathway")]
    assert [iri.split("/")[-2] for iri in pathway["hasPart"]] == ["minimal", "full", "ohne-stufe"]
    notes = [note["noteLiteral"]["en"] for note in pathway["additionalNote"]]
    assert "Choose 1 of these: Measuring Noise in Cities; Schallschutz auf der Baustelle" in notes
    assert not any("isPartOf" in node for node in nodes)


def test_licence_and_day_stand_on_the_file_itself(graph: Any) -> None:
    (file,) = typed(graph("aldermoor/full"), "Distribution")
    assert file == {
        "id": "https://outputs.example/elm/aldermoor/full-3.1.jsonld",
        "type": "Distribution",
        "accessURL": "https://outputs.example/elm/aldermoor/full-3.1.jsonld",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "dateModified": "2026-10-01T00:00:00+02:00",
    }


def test_a_uuid_given_elsewhere_is_said_to_be_the_same(graph: Any) -> None:
    same = [node for node in graph("aldermoor/full") if "sameAs" in node]
    iri = "https://outputs.example/microcredentials/aldermoor/full/#microcredential"
    assert same == [{"id": "urn:uuid:5b1f0a52-7f0c-4f3e-9d52-0d7f5b1c2a34", "sameAs": iri}]


def test_hostile_texts_arrive_as_they_were_written(catalogue: Catalogue, graph: Any) -> None:
    mc = catalogue.microcredentials["aldermoor/hostile"]
    node = graph("aldermoor/hostile")[0]
    assert node["title"] == {"en": mc.title.original.text}
    assert node["learningOutcome"][0]["title"] == {"en": mc.learning_outcomes[0].text.original.text}
    notes = [note["noteLiteral"]["en"] for note in node["additionalNote"]]
    assert "Stackable\nCounts toward: {title} {boom} (https://aldermoor.example/?a=1&b=2)" in notes
