"""Templates of European Digital Credentials: all that is known before anybody has earned one.

A template is the unsigned credential of the European Learning Model (profile `edc-generic-full`) without
learner, day, grade, signature and the legal identifier of the seal: whoever issues it fills those in. What
it refers to stands in the place it is referred from, every time, because issuing software reads the tree
and does not look for a node by its address.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any

import orjson

from generator.artifact import Artifact
from generator.exports.elm.scope import Concepts
from generator.exports.elm.shared import Described, described, described_organisation
from generator.exports.export import Export, Reading
from generator.exports.jsonld import dumps, given
from generator.interface import msgid
from generator.model import Catalogue, Microcredential
from generator.vocabularies import vocabulary

__all__ = ["EXPORT", "artifacts", "path_of"]

_MEDIA_TYPE = "application/ld+json"
Node = dict[str, Any]
Inlined = orjson.Fragment | list[orjson.Fragment]

_CONTEXT = ("https://www.w3.org/2018/credentials/v1", "http://data.europa.eu/snb/model/context/edc-ap")


def _term(scheme: str, iri: str, name: str) -> Node:
    in_scheme = {"id": scheme, "type": "ConceptScheme"}
    return {"id": iri, "type": "Concept", "inScheme": in_scheme, "prefLabel": {"en": name}}


# European Digital Credential types: no type says "microcredential".
_GENERIC = _term(
    "http://data.europa.eu/snb/credential/25831c2",
    "http://data.europa.eu/snb/credential/e34929035b",
    "Generic",
)
# Europass controlled vocabulary "Supervision and verification".
_VERIFICATION = {
    "c598449d64": "Unsupervised without ID Verification",
    "df2880c5cb": "Unsupervised with ID verification",
    "70be69aaf9": "Supervised with ID Verification",
}
_SCHEMA = {"id": "http://data.europa.eu/snb/model/ap/edc-generic-full", "type": "ShaclValidator2017"}
_ESCO = {"id": "http://data.europa.eu/esco/concept-scheme/skills", "type": "ConceptScheme"}
_OPENING = dumps(
    {
        "@context": _CONTEXT,
        "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
        "credentialProfiles": _GENERIC,
        "credentialSchema": _SCHEMA,
    }
)[:-1]

# Keys of a specification whose values are addresses of concepts.
_CONCEPTS = (
    "dcType",
    "language",
    "thematicArea",
    "educationLevel",
    "eqfLevel",
    "nqfLevel",
    "learningSetting",
    "mode",
)
# What the specification of a credential does not say: who offers and awards it stands beside it, and the
# official context reads a day of change as an address.
_LEFT_OUT = ("awardingOpportunity", "publisher", "dateModified", "status", "provenBy", "influencedBy")


def path_of(key: str) -> str:
    """Where the template of a microcredential lies."""
    return f"edc/{key}.jsonld"


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """A template for each microcredential, retired ones included: they may still have to be issued again."""
    templates = _Templates(catalogue)
    for mc in catalogue.microcredentials.values():
        render = partial(templates.of, mc)
        yield Artifact(path=path_of(mc.key), media_type=_MEDIA_TYPE, render=render, about=mc.key)


class _Templates:
    """Makes the templates of one catalogue; what many of them hold is kept as bytes."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._concepts = Concepts()
        self._organisations: dict[str, orjson.Fragment] = {}
        self._awarded: dict[tuple[str, ...], orjson.Fragment] = {}

    def of(self, mc: Microcredential) -> bytes:
        """The template of one entry."""
        entry = described(self._catalogue, mc)
        specification = entry.nodes[0]
        awarded = self._awarding(mc)
        claim = {
            "type": "LearningAchievement",
            "title": specification["title"],
            "awardedBy": awarded,
            "provenBy": list(self._assessments(entry, mc, awarded)),
            "influencedBy": _activity(specification, awarded),
            "specifiedBy": _specification(entry),
        }
        parts = {
            "displayParameter": self._display(specification["title"], mc),
            "issuer": self._organisation(mc.provider),
            "credentialSubject": {"type": "Person", "hasClaim": given(claim)},
        }
        return b"%b,%b" % (_OPENING, dumps(given(parts))[1:])

    def _display(self, title: Node, mc: Microcredential) -> Node:
        """How it is shown, as far as words go; the pictures are made when it is issued."""
        known = (self._concepts.find("language", tag) for tag in mc.text_languages or (mc.default_language,))
        languages = [orjson.Fragment(one.node) for one in known if one]
        shown = {"type": "DisplayParameter", "title": title, "language": languages}
        return shown | ({"primaryLanguage": languages[0]} if languages else {})

    def _awarding(self, mc: Microcredential) -> orjson.Fragment:
        """The act of awarding, without its day; kept by the bodies that award."""
        if mc.awarding_bodies not in self._awarded:
            known = [key for key in mc.awarding_bodies if key in self._catalogue.providers]
            bodies = [one for key in known if (one := self._organisation(key))]
            process = {"type": "AwardingProcess", "awardingBody": bodies}
            self._awarded[mc.awarding_bodies] = orjson.Fragment(dumps(given(process)))
        return self._awarded[mc.awarding_bodies]

    def _organisation(self, key: str) -> orjson.Fragment | None:
        if key not in self._catalogue.providers:
            return None
        if key not in self._organisations:
            entry = described_organisation(self._catalogue, key)
            self._organisations[key] = orjson.Fragment(dumps(_organisation(entry)))
        return self._organisations[key]

    def _assessments(self, entry: Described, mc: Microcredential, awarded: orjson.Fragment) -> Iterator[Node]:
        """An assessment for each kind, without its grade, with how identity is verified."""
        for node, assessment in zip(entry.nodes[0]["provenBy"], mc.assessment, strict=True):
            supervision = assessment.supervision or mc.supervision
            _inline(node, entry.concepts)
            yield given(
                {
                    "type": "LearningAssessment",
                    "title": node["title"],
                    "awardedBy": awarded,
                    "idVerification": _supervised(supervision) if supervision else None,
                    "specifiedBy": node,
                }
            )


@cache
def _supervised(code: str) -> orjson.Fragment | None:
    """The concept by its official name: two of our terms are one of theirs, which has one name."""
    known = vocabulary("supervision")
    iri = known.terms[code].iri if code in known else None
    if iri is None or known.scheme is None:
        return None
    return orjson.Fragment(dumps(_term(known.scheme, iri, _VERIFICATION[iri.rpartition("/")[2]])))


def _activity(specification: Node, awarded: orjson.Fragment) -> Node | None:
    """The learning activity, where hours with a teacher are known."""
    node = specification.get("influencedBy")
    if node is None:
        return None
    return {"type": "LearningActivity", "title": node["title"], "awardedBy": awarded, "specifiedBy": node}


def _specification(entry: Described) -> Node:
    """What is awarded, with all it refers to in its place."""
    node = {key: value for key, value in entry.nodes[0].items() if key not in _LEFT_OUT}
    concepts = entry.concepts
    _inline(node, concepts)
    for credit in node.get("creditPoint", ()):
        credit["framework"] = orjson.Fragment(concepts[credit["framework"]])
    for outcome in node["learningOutcome"]:
        _inline(outcome, concepts)
        if "relatedESCOSkill" in outcome:
            skills = (orjson.loads(concepts[iri]) for iri in outcome["relatedESCOSkill"])
            outcome["relatedESCOSkill"] = [skill | {"inScheme": _ESCO} for skill in skills]
    for note in (*node.get("additionalNote", ()), node.get("entryRequirement", {})):
        if "subject" in note:
            note["subject"] = orjson.Fragment(concepts[note["subject"]])
    return node


def _organisation(entry: Described) -> Node:
    node = entry.nodes[0]
    node.pop("dateModified", None)
    location = node["location"]
    for place, key in ((location["address"], "countryCode"), (location, "spatialCode")):
        if key in place:
            place[key] = orjson.Fragment(entry.concepts[place[key]])
    for key in ("registration", "vatIdentifier"):
        if key in node:
            node[key]["spatial"] = orjson.Fragment(entry.concepts[node[key]["spatial"]])
    _identify(node, node["id"])
    return node


def _identify(node: Node, identifier: str) -> None:
    """Gives the parts of a node identifiers: said twice, a part without one would count as two parts."""
    node["id"] = identifier
    for key, value in node.items():
        for part in value if isinstance(value, list) else (value,):
            if isinstance(part, dict) and "type" in part:
                # Of several, a number would pass to another when the order changes.
                name = f"{key}-{_digest(part)}" if isinstance(value, list) else key
                _identify(part, part.get("id") or f"{identifier}-{name}")


def _digest(node: Node) -> str:
    return hashlib.sha256(dumps(node)).hexdigest()[:8]


def _inline(node: Node, concepts: Mapping[str, bytes]) -> None:
    """Puts the concepts of a node in the place of their addresses."""
    for key in _CONCEPTS:
        value = node.get(key)
        if isinstance(value, list):
            node[key] = [orjson.Fragment(concepts[iri]) for iri in value]
        elif value is not None:
            node[key] = orjson.Fragment(concepts[value])
    for note in node.get("additionalNote", ()) if node["type"] == "LearningAssessmentSpecification" else ():
        if "subject" in note:
            note["subject"] = orjson.Fragment(concepts[note["subject"]])


EXPORT = Export(
    name="edc",
    title=msgid("European Digital Credentials"),
    purpose=msgid(
        "For issuers of credentials: an unsigned template for each entry; "
        "learner, day and grade are left blank."
    ),
    artifacts=artifacts,
    media_type=_MEDIA_TYPE,
    example=Reading(
        python="import json, urllib.request\n"
        "template = json.load(urllib.request.urlopen('{url}'))\n"
        "print(template['credentialSubject']['hasClaim']['title'])",
        curl="curl -sfo template.jsonld '{url}'\n"
        "python3 -m json.tool template.jsonld > readable.json\n"
        "grep -c LearningOutcome readable.json",
    ),
)
"""What this output says of itself."""
