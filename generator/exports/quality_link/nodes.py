"""An entry as QualityLink wants it: the nodes of ELM, with types and properties of QualityLink's own.

Its demands and those of the LOQ profile exclude each other, so these nodes are for its files only: a
specification has exactly one EQF level whatever its class; outcomes are blank nodes, because QualityLink
never deletes the text of an outcome with an address that has changed; the identifiers of an institution
carry the address of their scheme. Other specifications are named by references, which have an identifier
of their own: two specifications that lead to one another make its framing fail for the whole source.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import addresses
from generator.exports.elm.scope import texts
from generator.exports.elm.shared import Described
from generator.exports.jsonld import given
from generator.exports.quality_link.institutions import institution_iri, is_institution
from generator.model import Catalogue, CatalogueInfo, Microcredential, Offering, Provider, Status
from generator.text import Text

__all__ = ["TERMS", "instances", "institution", "providers_of", "references", "specification"]

Node = dict[str, Any]

_ONTOLOGY = "http://data.quality-link.eu/ontology/v1#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
TERMS: dict[str, Any] = {
    "ql": _ONTOLOGY,
    "enrolmentCapacity": {"@id": "ql:enrolmentCapacity", "@type": f"{_XSD}nonNegativeInteger"},
    "enrolmentMinimum": {"@id": "ql:enrolmentMinimum", "@type": f"{_XSD}nonNegativeInteger"},
    "isActive": {"@id": "ql:isActive", "@type": f"{_XSD}boolean"},
    "learningOpportunity": {"@type": "@id"},
    "isPartOf": {"@type": "@id"},
    "registrationPortal": {"@id": "ql:registrationPortal", "@type": f"{_XSD}anyURI"},
    "schemeId": {"@type": "@id"},
    "superseded": {"@id": "ql:superseded", "@type": "@id"},
    "version": {"@id": "ql:version"},
}
"""What the context of these files knows beside the terms of ELM."""

_REFERENCE = "ql:LearningOpportunitySpecificationReference"
# What QualityLink has no use for, and what would lead from one specification to another.
_LEFT_OUT = ("educationLevel", "awardingOpportunity", "influencedBy", "status", "hasPart")


def specification(catalogue: Catalogue, mc: Microcredential, entry: Described) -> Node:
    """What is awarded, with the addresses of its offerings."""
    node = entry.nodes[0]
    level = node.get("eqfLevel") or node["educationLevel"]
    provider = catalogue.providers[mc.provider]
    own = {
        "type": [node["type"], "ql:LearningOpportunitySpecification"],
        "eqfLevel": level,
        "learningOutcome": [_blank(outcome) for outcome in node["learningOutcome"]],
        "learningOpportunity": [one["id"] for one in _offered(entry)],
        "isActive": mc.status is not Status.RETIRED,
        "version": mc.version,
        "superseded": [iri for _, iri, _ in _superseded(catalogue, mc)],
        "isPartOf": [iri for _, iri, _ in _parents(catalogue, mc)],
        "publisher": institution_iri(provider, catalogue.info),
    }
    kept = {key: value for key, value in node.items() if key not in _LEFT_OUT}
    return given(kept | own)


def instances(catalogue: Catalogue, mc: Microcredential, entry: Described) -> Iterator[Node]:
    """The offerings, each by an institution: by the entry's own where the one that teaches it is none."""
    own = catalogue.providers[mc.provider]
    offerings = {addresses.offering_iri(mc.key, one, catalogue.info): one for one in mc.offerings}
    for node in _offered(entry):
        offering = offerings.get(node["id"])
        teaching = catalogue.providers.get(offering.provider or "") if offering else None
        provider = teaching if teaching is not None and is_institution(teaching) else own
        yield given(
            node
            | {
                "type": ["LearningOpportunity", "ql:LearningOpportunityInstance"],
                "language": entry.nodes[0]["language"],
                "providedBy": institution_iri(provider, catalogue.info),
                "publisher": institution_iri(own, catalogue.info),
                **_places(mc, offering),
            }
        )


def providers_of(catalogue: Catalogue, mc: Microcredential) -> Iterator[str]:
    """The keys of the institutions that the nodes of an entry name."""
    yield mc.provider
    for offering in mc.offerings:
        teaching = catalogue.providers.get(offering.provider or "")
        if teaching is not None and is_institution(teaching):
            yield teaching.id


def references(catalogue: Catalogue, mc: Microcredential) -> Iterator[tuple[str, Node]]:
    """The nodes that stand for pathways and for what the entry has replaced, by their identifier."""
    provider = institution_iri(catalogue.providers[mc.provider], catalogue.info)
    for title, iri, notation in (*_parents(catalogue, mc), *_superseded(catalogue, mc)):
        yield (
            iri,
            {
                "id": iri,
                "type": _REFERENCE,
                "prefLabel": texts(title),
                "providedBy": provider,
                "identifier": [{"type": "Identifier", "notation": notation}],
            },
        )


def institution(provider: Provider, info: CatalogueInfo, entry: Described) -> Node:
    """The institution with the identifiers that QualityLink knows; it refuses any other."""
    known = (("schac", "ql:SchacIdentifier", "ql:Schac"), ("eter", "ql:OrgRegIdentifier", "ql:OrgReg"))
    node = entry.nodes[0]
    for key in ("contactPoint", "dateModified"):
        node.pop(key, None)
    return given(
        node
        | {
            "id": institution_iri(provider, info),
            "type": ["Organisation", "ql:HigherEducationInstitution"],
            "prefLabel": texts(provider.legal_name),
            "identifier": [
                {
                    "type": ["Identifier", kind],
                    "notation": provider.identifiers[register],
                    "schemeId": scheme,
                }
                for register, kind, scheme in known
                if register in provider.identifiers
            ],
        }
    )


def _offered(entry: Described) -> Iterator[Node]:
    return (node for node in entry.nodes if node.get("type") == "LearningOpportunity")


def _blank(outcome: Node) -> Node:
    return {key: value for key, value in outcome.items() if key != "id"}


def _places(mc: Microcredential, offering: Offering | None) -> Node:
    """How many may come, and where they enrol."""
    apply = (offering.application_url if offering else None) or mc.application_url
    return {
        "enrolmentCapacity": offering.seats if offering else None,
        "enrolmentMinimum": offering.minimum_seats if offering else None,
        "registrationPortal": apply,
    }


def _parents(catalogue: Catalogue, mc: Microcredential) -> Iterator[tuple[Text, str, str]]:
    """Title, identifier and local name of each pathway the entry is part of."""
    for key in catalogue.links_of(mc.key).pathways:
        if key in catalogue.pathways:
            iri = addresses.pathway_iri(key, catalogue.info)
            yield catalogue.pathways[key].title, f"{iri}-reference", key


def _superseded(catalogue: Catalogue, mc: Microcredential) -> Iterator[tuple[Text, str, str]]:
    """The same of each entry that this one has replaced."""
    for key in catalogue.links_of(mc.key).replaces:
        if key in catalogue.microcredentials:
            iri = addresses.microcredential_iri(key, catalogue.info)
            yield catalogue.microcredentials[key].title, f"{iri}-reference", key
