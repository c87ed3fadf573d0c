"""Files and manifests for QualityLink."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from generator import exports
from generator.exports.quality_link import artifacts
from generator.exports.quality_link.institutions import eligible, institution_iri, is_institution
from generator.exports.quality_link.manifest import WELL_KNOWN, data_path, discovery, manifest_path
from generator.model import Catalogue

Read = Callable[[str], Any]
Node = dict[str, Any]
DATA = data_path("aldermoor")
FULL = "https://outputs.example/microcredentials/aldermoor/full/#microcredential"


@pytest.fixture
def nodes(read: Read) -> dict[str, Node]:
    return {node["id"]: node for node in read(DATA)["@graph"]}


def specifications_of(nodes: dict[str, Node]) -> set[str]:
    wanted = "ql:LearningOpportunitySpecification"
    return {iri for iri, node in nodes.items() if isinstance(node["type"], list) and wanted in node["type"]}


def test_only_institutions_that_a_register_knows_have_files(outputs: dict[str, bytes]) -> None:
    found = {path for path in outputs if "quality-link" in path and not path.startswith("data/")}
    assert found == {DATA, manifest_path("aldermoor"), WELL_KNOWN}


def test_an_entry_needs_an_eqf_level_and_an_institution(catalogue: Catalogue) -> None:
    found = {key for key, mc in catalogue.microcredentials.items() if eligible(catalogue, mc)}
    assert found == {key for key in catalogue.microcredentials if key.startswith("aldermoor/")}
    mc = catalogue.microcredentials["aldermoor/minimal"]
    assert not eligible(catalogue, replace(mc, level=replace(mc.level, eqf=None)))
    provider = catalogue.providers["aldermoor"]
    assert not is_institution(replace(provider, identifiers={"ror": "05abc0123"}))
    assert not is_institution(replace(provider, type="company"))


def test_it_is_written_in_the_one_namespace_that_quality_link_reads(read: Read) -> None:
    assert read(DATA)["@context"]["@vocab"] == "http://data.europa.eu/snb/model/elm/"


def test_specifications_have_one_eqf_level_whatever_their_class(nodes: dict[str, Node]) -> None:
    found = [nodes[iri] for iri in specifications_of(nodes)]
    assert len(found) == 5
    for node in found:
        assert node["eqfLevel"].startswith("http://data.europa.eu/snb/eqf/")
        assert "educationLevel" not in node
    assert {node["type"][0] for node in found} == {"LearningAchievementSpecification", "Qualification"}


def test_outcomes_are_blank_nodes(nodes: dict[str, Node]) -> None:
    assert all("id" not in outcome for outcome in nodes[FULL]["learningOutcome"])


def test_retired_entries_are_not_active_and_not_offered(nodes: dict[str, Node]) -> None:
    retired = nodes[FULL.replace("/full/", "/retired/")]
    assert retired["isActive"] is False
    assert "learningOpportunity" not in retired
    assert nodes[FULL]["isActive"] is True


def test_instances_say_how_many_may_come_and_where_they_enrol(nodes: dict[str, Node]) -> None:
    spring = nodes[FULL.replace("#microcredential", "#offering-spring")]
    assert spring["enrolmentCapacity"] == 20
    assert spring["registrationPortal"] == "https://aldermoor.example/apply"
    assert spring["id"] in nodes[FULL]["learningOpportunity"]


def test_no_specification_leads_to_another(nodes: dict[str, Node]) -> None:
    """Two that do make the framing of QualityLink fail for the whole source."""
    specifications = specifications_of(nodes)
    for iri in specifications:
        reached, waiting = set[str](), [iri]
        while waiting:
            one = waiting.pop()
            if one not in reached:
                reached.add(one)
                waiting += [text for text in texts(nodes[one]) if text in nodes]
        assert reached & specifications == {iri}


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in texts(one)]


def test_pathways_and_predecessors_are_named_by_references(nodes: dict[str, Node]) -> None:
    parent = nodes["https://outputs.example/pathways/acoustics/#pathway-reference"]
    assert parent["id"] in nodes[FULL]["isPartOf"]
    assert parent["prefLabel"]["en"] == "Certificate in Acoustics"
    (before,) = nodes[FULL]["superseded"]
    assert nodes[before]["type"] == "ql:LearningOpportunitySpecificationReference"
    assert nodes[before]["identifier"][0]["notation"] == "aldermoor/retired"


def test_an_institution_carries_the_address_of_each_scheme(nodes: dict[str, Node]) -> None:
    found = nodes["https://outputs.example/providers/aldermoor/#provider"]
    assert found["type"] == ["Organisation", "ql:HigherEducationInstitution"]
    assert found["identifier"] == [
        {
            "type": ["Identifier", "ql:SchacIdentifier"],
            "notation": "aldermoor.example",
            "schemeId": "ql:Schac",
        }
    ]


@pytest.mark.parametrize("written", ["DEQARINST0815", "815", "https://data.deqar.eu/institution/815"])
def test_an_institution_of_deqar_has_its_identifier(catalogue: Catalogue, written: str) -> None:
    provider = catalogue.providers["aldermoor"]
    assert (
        institution_iri(provider, catalogue.info) == "https://outputs.example/providers/aldermoor/#provider"
    )
    known = replace(provider, identifiers={**provider.identifiers, "deqar": written})
    assert institution_iri(known, catalogue.info) == "https://data.deqar.eu/institution/815"
    changed = replace(catalogue, providers={**catalogue.providers, "aldermoor": known})
    document = json.loads(next(one for one in artifacts(changed) if one.path == DATA).render())
    publishers = {node["publisher"] for node in document["@graph"] if "publisher" in node}
    assert publishers == {"https://data.deqar.eu/institution/815"}


def test_every_manifest_names_one_file_of_each_institution(read: Read) -> None:
    for path in (WELL_KNOWN, manifest_path("aldermoor")):
        manifest = read(path)
        assert manifest["meta"] == {"schac": "aldermoor.example"}
        (source,) = manifest["sources"]
        assert source["path"] == f"https://outputs.example/{DATA}"
        assert (source["type"], source["version"]) == ("elm", "3.1")
        assert source["contentType"] == "application/ld+json"


def test_without_an_institution_there_is_no_manifest(catalogue: Catalogue) -> None:
    company = replace(catalogue.providers["aldermoor"], type="company")
    changed = replace(catalogue, providers={**catalogue.providers, "aldermoor": company})
    assert list(artifacts(changed)) == []


def test_what_has_to_be_done_depends_on_where_the_site_lives(catalogue: Catalogue) -> None:
    provider = catalogue.providers["aldermoor"]
    found = discovery(catalogue.info, provider)
    assert found.at_root
    assert found.record == "v=qldiscover1; m=https://outputs.example/quality-link/aldermoor.json"
    assert found.domain == "aldermoor.example"
    below = discovery(replace(catalogue.info, url="https://host.example/courses/"), provider)
    assert not below.at_root
    assert below.manifest == "https://host.example/courses/quality-link/aldermoor.json"
    far = discovery(replace(catalogue.info, url=f"https://host.example/{'x' * 240}/"), provider)
    assert far.record == ""


def test_it_can_be_switched_off_apart_from_elm(catalogue: Catalogue) -> None:
    without = replace(catalogue, info=replace(catalogue.info, exports={"quality-link": False}))
    paths = [one.path for one in exports.artifacts(without)]
    assert not any("quality-link" in path for path in paths)
    assert "elm/catalogue-3.1.jsonld" in paths
