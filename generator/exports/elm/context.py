"""The namespace and the inline context of each version of the European Learning Model."""

from __future__ import annotations

import enum
from typing import Any

from generator.exports.jsonld import dumps

__all__ = ["Version", "context"]


class Version(enum.StrEnum):
    """The two forms of ELM in use: their terms are alike, their namespaces are not."""

    V3_1 = "3.1"
    V3_3 = "3.3"


# The one difference between the files of both versions, apart from a few concepts that 3.3 added. It is
# the vocabulary of the context: what has no definition of its own below is a class or property of ELM.
_NAMESPACES = {
    Version.V3_1: "http://data.europa.eu/snb/model/elm/",
    Version.V3_3: "http://data.europa.eu/snb/model/ontology/",
}

_PREFIXES = {
    "dc": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "adms": "http://www.w3.org/ns/adms#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rov": "http://www.w3.org/ns/regorg#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_CLASSES = (
    "skos:Concept",
    "skos:ConceptScheme",
    "dcat:Distribution",
    "dc:Location",
    "dc:PeriodOfTime",
)

# term: property, or None where ELM has it by that name; texts with one value (or several) per language
_TEXTS = {
    "altLabel": "skos:altLabel",
    "category": None,
    "description": "dc:description",
    "geographicName": None,
    "legalName": "rov:legalName",
    "noteLiteral": None,
    "prefLabel": "skos:prefLabel",
    "title": "dc:title",
}

# term: (property or None, datatype)
_LITERALS = {
    "applicationDeadline": (None, "xsd:dateTime"),
    "contactHour": (None, "xsd:string"),
    "contentURL": ("contentUrl", "xsd:anyURI"),
    "dateModified": ("dc:modified", "xsd:dateTime"),
    "duration": (None, "xsd:duration"),
    "endDate": (None, "xsd:dateTime"),
    "notation": ("skos:notation", "xsd:string"),
    "phoneNumber": (None, "xsd:string"),
    "point": (None, "xsd:string"),
    "schemeName": (None, "xsd:string"),
    "startDate": (None, "xsd:dateTime"),
    "status": (None, "xsd:string"),
    "value": ("rdf:value", "xsd:decimal"),
    "volumeOfLearning": (None, "xsd:duration"),
}

# term: property, whose value is a node or its address; those of ELM itself follow by name
_LINKS = {
    "accessURL": "dcat:accessURL",
    "dcType": "dc:type",
    "eqfLevel": "EQFLevel",
    "homepage": "foaf:homepage",
    "identifier": "adms:identifier",
    "inScheme": "skos:inScheme",
    "language": "dc:language",
    "licence": "dc:license",
    "nqfLevel": "NQFLevel",
    "publisher": "dc:publisher",
    "registration": "rov:registration",
    "sameAs": "owl:sameAs",
    "spatial": "dc:spatial",
    "subject": "dc:subject",
    "temporal": "dc:temporal",
    "thematicArea": "ISCEDFCode",
}
_ELM_LINKS = (
    "additionalNote",
    "address",
    "admissionProcedure",
    "amount",
    "awardingBody",
    "awardingOpportunity",
    "contactForm",
    "contactPoint",
    "countryCode",
    "creditPoint",
    "defaultLanguage",
    "educationLevel",
    "emailAddress",
    "entryRequirement",
    "framework",
    "fullAddress",
    "gradingScheme",
    "hasPart",
    "influencedBy",
    "learningAchievementSpecification",
    "learningOutcome",
    "learningSchedule",
    "learningSetting",
    "location",
    "mode",
    "phone",
    "priceDetail",
    "providedBy",
    "provenBy",
    "relatedESCOSkill",
    "relatedSkill",
    "scheduleInformation",
    "spatialCode",
    "supplementaryDocument",
    "unit",
    "vatIdentifier",
)


def context(version: Version) -> bytes:
    """The context as JSON, with the terms we use and no others.

    It stands in every file: JSON-LD drops the keys of a context that cannot be fetched, silently.
    """
    terms: dict[str, Any] = {"@vocab": _NAMESPACES[version], "id": "@id", "type": "@type", **_PREFIXES}
    terms |= {name.partition(":")[2]: name for name in _CLASSES}
    terms |= {name: _term(iri, "@container", "@language") for name, iri in _TEXTS.items()}
    terms |= {name: _term(iri, "@type", datatype) for name, (iri, datatype) in _LITERALS.items()}
    terms |= {name: _term(iri, "@type", "@id") for name, iri in _LINKS.items()}
    terms |= {name: _term(None, "@type", "@id") for name in _ELM_LINKS}
    return dumps(terms)


def _term(iri: str | None, keyword: str, value: str) -> dict[str, str]:
    return {"@id": iri, keyword: value} if iri else {keyword: value}
