"""LOQ XML, QualityLink, Open Badges and credentials against the schemas, shapes and contexts of others."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from linked import credential_graph, dropped, expanded_badge, framed, graph_of, load, violations

from generator.exports.elm.context import Version
from generator.exports.quality_link.files import stream
from generator.exports.quality_link.institutions import institutions
from generator.model import Catalogue
from generator.rehearsal import AGGREGATORS, rehearse
from generator.rehearsal.aggregator import shortly
from generator.vocabularies import vocabulary

pytestmark = pytest.mark.conformance

CATALOGUES = ["traps", "sample", "real"]
FRAME = "quality-link/frame.json"
Published = Callable[[str], Catalogue]


@pytest.fixture
def folder(request: pytest.FixtureRequest) -> Callable[[str], Path]:
    return request.getfixturevalue


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_loq_xml_is_valid(ask: Any, folder: Any, catalogue: str) -> None:
    ask("elm-3.1", [folder(catalogue) / "elm/loq.xml"]).assert_clean()


@pytest.mark.parametrize("catalogue", ["traps", "sample"])
def test_the_files_for_quality_link_would_pass_in_the_namespace_of_its_shapes(
    ask: Any, published: Published, tmp_path: Path, catalogue: str
) -> None:
    """Its shapes bind ELM 3.3, its program reads 3.1: the same nodes are built in the other namespace."""
    found = published(catalogue)
    files = []
    for key, entries in institutions(found).items():
        file = tmp_path / f"{key}.jsonld"
        file.write_bytes(b"".join(stream(found, entries, Version.V3_3)))
        files.append(file)
    assert files
    ask("elm-quality-link", files).assert_clean()


def test_real_descriptions_would_pass_too_if_their_universities_said_who_they_are(
    conformance: Path, ask: Any, real_catalogue: Catalogue, tmp_path: Path
) -> None:
    """They name no register: with the domain each of them has, QualityLink takes those with an EQF level."""
    known = {
        key: replace(one, type="higher-education", identifiers={**one.identifiers, "schac": f"{key}.example"})
        for key, one in real_catalogue.providers.items()
    }
    found = replace(real_catalogue, providers=known)
    entries = [mc for several in institutions(found).values() for mc in several][::8]
    assert len(entries) > 5
    file = tmp_path / "real.jsonld"
    file.write_bytes(b"".join(stream(found, entries, Version.V3_3)))
    ask("elm-quality-link", [file]).assert_clean()
    records = dict(framed(json.loads(b"".join(stream(found, entries))), load(conformance / FRAME)))
    assert len(records) == len(entries)
    for mc in entries:
        record = records[f"{found.info.identity_url}microcredentials/{mc.key}/#microcredential"]
        assert "@graph" not in record
        assert record.get("dcterms:title") == mc.title.in_language("en")


@pytest.mark.parametrize("catalogue", ["traps", "sample"])
def test_the_framing_of_quality_link_gives_one_record_for_each_entry(
    conformance: Path, folder: Any, published: Published, catalogue: str
) -> None:
    frame = load(conformance / FRAME)
    found = published(catalogue)
    entries = {
        f"{found.info.identity_url}microcredentials/{mc.key}/#microcredential": mc
        for mcs in institutions(found).values()
        for mc in mcs
    }
    seen = set()
    for file in sorted((folder(catalogue) / "elm/quality-link").glob("*.jsonld")):
        for iri, record in framed(load(file), frame):
            seen.add(iri)
            mc = entries[iri]
            assert "@graph" not in record
            assert record.get("dcterms:title") == mc.title.in_language("en")
            assert record["elm:EQFLevel"]["skos:prefLabel"] == f"EQF level {mc.level.eqf}"
            for key in ("elm:ISCEDFCode", "dcterms:language"):
                assert all(node["skos:prefLabel"] for node in several(record[key]))
            publisher = record["dcterms:publisher"]
            assert publisher["regorg:legalName"]
            assert publisher["adms:identifier"][0]["elm:schemeId"].startswith("ql:")
            offered = record["elm:learningOpportunity"]
            retired = mc.status.value == "retired"
            assert len(several(offered)) == (0 if retired else max(1, len(mc.offerings)))
            assert float(points(record) or 0) == float(mc.workload.ects or 0)
            (told,) = rehearse(found, [AGGREGATORS["quality-link"]], [mc.key]).readings[0][1].records
            shown = {str(field.name): field.value for field in told.fields}
            assert shown["Title"] == shortly(record["dcterms:title"])
            assert shown["Level"] == record["elm:EQFLevel"]["skos:prefLabel"]
            assert shown["Active"] == str(record["isActive"]["@value"]).lower()
    assert seen == set(entries)
    assert len(seen) >= 5


def several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def points(record: Any) -> str | None:
    """What QualityLink reads as credits: it has to be a number."""
    for node in several(record.get("elm:creditPoint")):
        if node["elm:framework"]["id"].endswith("/6fcec5c5af"):
            return str(node["elm:point"]["@value"])
    return None


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_no_term_of_an_open_badge_is_dropped_or_unknown(
    conformance: Path, folder: Any, catalogue: str
) -> None:
    files = sorted((folder(catalogue) / "open-badges").rglob("*.json"))
    assert len(files) > 6
    for file in files:
        document = load(file)
        (node,) = expanded_badge(document, conformance)
        text = json.dumps(node)
        assert "issuer-dependent" not in text, file
        assert "undefined" not in {key.rpartition("#")[2] for key in node}, file
        assert counted(node) == counted({k: v for k, v in document.items() if k != "@context"}), file


def counted(value: Any) -> int:
    """How many keys a document has, at any depth."""
    if isinstance(value, dict):
        if "@value" in value or set(value) in ({"@id"}, {"id"}):
            return 0
        return sum(1 + counted(inner) for inner in value.values())
    return sum(counted(inner) for inner in value) if isinstance(value, list) else 0


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_achievements_are_valid(ask: Any, folder: Any, catalogue: str) -> None:
    achievements = [
        file
        for file in sorted((folder(catalogue) / "open-badges").rglob("*.json"))
        if file.parent.name != "providers"
    ]
    ask("ob3", achievements).assert_clean()


# What an issuer fills in: EDC 1.1, cardinalities of edc-generic-no-cv.
LEFT_TO_THE_ISSUER = {"eidasLegalIdentifier", "grade", "individualDisplay", "issued", "issuer", "validFrom"}


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_templates_pass_the_shapes_but_for_what_the_issuer_fills_in(
    conformance: Path, folder: Any, catalogue: str
) -> None:
    files = sorted((folder(catalogue) / "edc").rglob("*.jsonld"))
    assert len(files) > 5
    # The full catalogues take minutes; every twelfth file of a large one, whose entries are alike.
    for file in files[:: 12 if len(files) > 60 else 1]:
        document = load(file)
        assert dropped(document, conformance) == []
        graph = credential_graph(document, conformance)
        assert len(graph) > 80
        assert violations(graph, conformance, "EDC-generic-full") == [], file
        found = violations(graph, conformance, "EDC-generic-no-cv")
        missing = {re.split(r"[ :]+", told.partition(" ")[2])[0] for told in found}
        assert missing == LEFT_TO_THE_ISSUER, (file, found)


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_both_versions_of_elm_are_one_graph_but_for_the_namespace(folder: Any, catalogue: str) -> None:
    """Concepts that 3.3 added are the only difference; entries without any are told apart by them."""
    files = sorted((folder(catalogue) / "elm").rglob("*-3.1.jsonld"))
    same = 0
    for file in files[:: 12 if len(files) > 60 else 1]:
        old, new = load(file), load(file.with_name(file.name.replace("-3.1.", "-3.3.")))
        address = old["@graph"][-1]["id"]
        assert new["@graph"][-1]["id"] == address.replace("-3.1.", "-3.3.")
        for document in (old, new):
            document["@graph"].pop()
        first, second = triples(old), triples(new)
        if NEW_IN_3_3 & {text for triple in second for text in triple}:
            continue
        assert first == second, file
        same += 1
    assert same >= 4


NEW_IN_3_3 = frozenset(
    term.iri
    for name in ("assessment-type", "form-of-participation", "learning-setting", "study-intensity")
    for term in vocabulary(name).terms.values()
    if term.extra.get("since") == Version.V3_3.value
)


def triples(document: Any) -> set[tuple[str, ...]]:
    """The graph without the names of its blank nodes, and with one namespace for both versions."""
    told = set()
    for triple in graph_of(document, {}):
        words = (str(term) if type(term).__name__ != "BNode" else "_" for term in triple)
        told.add(tuple(w.replace("/snb/model/ontology/", "/snb/model/elm/") for w in words))
    return told


def _without(pattern: str, text: str) -> str:
    changed, count = re.subn(pattern, "", text, count=1, flags=re.DOTALL)
    assert count == 1
    return changed


LOQ_INJURIES = {
    "emptied of its organisations": r"<agentReferences>.*</agentReferences>\n",
    "without a field": r'(<ISCEDFCode uri="[^"]*"/>)+',
    "without a title": r'(<title language="[^"]*">[^<]*</title>)+(?=<skos:altLabel|<description)',
    "without a homepage": r"<homepage><contentUrl>[^<]*</contentUrl></homepage>(?=<temporal|<duration|<mode)",
    "without the end": r"</Courses>",
    "without a place": r"<locationReferences>.*</locationReferences>\n",
}


@pytest.mark.parametrize("injury", LOQ_INJURIES)
def test_injured_loq_xml_is_refused(ask: Any, traps: Path, tmp_path: Path, injury: str) -> None:
    file = tmp_path / "loq.xml"
    file.write_text(_without(LOQ_INJURIES[injury], (traps / "elm/loq.xml").read_text()))
    assert ask("elm-3.1", [file]).status == 1


@pytest.mark.parametrize("key", ["eqfLevel", "identifier", "title", "learningOutcome"])
def test_an_injured_file_for_quality_link_is_refused(
    ask: Any, published: Published, tmp_path: Path, key: str
) -> None:
    found = published("traps")
    document = json.loads(b"".join(stream(found, institutions(found)["aldermoor"], Version.V3_3)))
    document["@graph"][0].pop(key)
    file = tmp_path / "injured.jsonld"
    file.write_text(json.dumps(document))
    assert ask("elm-quality-link", [file]).status == 1


def test_an_injured_achievement_is_refused(ask: Any, traps: Path, tmp_path: Path) -> None:
    for number, injure in enumerate(
        (
            lambda node: node.pop("criteria"),
            lambda node: node.update(credits=3),
            lambda node: node.update(achievementType="microcredential"),
        )
    ):
        document = load(traps / "open-badges/aldermoor/full.json")
        injure(document)
        file = tmp_path / f"injured-{number}.json"
        file.write_text(json.dumps(document))
        assert ask("ob3", [file]).status == 1


def test_an_injured_template_is_refused(conformance: Path, traps: Path) -> None:
    document = load(traps / "edc/aldermoor/full.jsonld")
    document["credentialProfiles"]["inScheme"]["id"] = "https://scheme.example/"
    document["credentialSubject"]["hasClaim"]["specifiedBy"]["seats"] = 20
    assert violations(credential_graph(document, conformance), conformance, "EDC-generic-full")
    assert dropped(document, conformance) != []


def test_two_specifications_that_lead_to_one_another_break_the_framing(
    conformance: Path, traps: Path
) -> None:
    """So the test above can fail: this is what keeps pathways out of the files."""
    document = load(traps / "elm/quality-link/aldermoor.jsonld")
    first, second = (
        node for node in document["@graph"][:6] if "isActive" in node and not node.get("superseded")
    )
    first["isPartOf"] = [second["id"]]
    frame = load(conformance / FRAME)
    assert "@graph" in dict(framed(document, frame))[first["id"]]
