"""The nodes of entries and organisations, sorted into the sections of LOQ XML.

LOQ XML knows no nodes within nodes where things are concerned that others may refer to: each stands in the
section of its kind, with an identifier. Those that have none of their own get one that says what they are
part of, and where there may be several, a digest of what they say: never a number, which would pass to
another thing when the order changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from generator.exports.jsonld import dumps
from generator.exports.loq.elements import element, places_of

__all__ = ["SECTIONS", "Sections"]

Node = dict[str, Any]

# Name of the section, name of an element in it; in the order of the schema.
SECTIONS = (
    ("learningOpportunityReferences", "learningOpportunity"),
    ("learningAchievementSpecificationReferences", "learningAchievementSpecification"),
    ("learningOutcomeReferences", "learningOutcome"),
    ("learningActivitySpecificationReferences", "learningActivitySpecification"),
    ("learningAssessmentSpecificationReferences", "learningAssessmentSpecification"),
    ("agentReferences", "organisation"),
    ("gradingSchemeReferences", "gradingScheme"),
    ("locationReferences", "location"),
)
# Notes of which an element takes one, and one holds one language.
_SINGLE_NOTES = ("entryRequirement", "scheduleInformation", "admissionProcedure")


class Sections:
    """What one entry, pathway or organisation adds to each section, as the text of its elements."""

    __slots__ = ("_notations", "_parts")

    def __init__(self, notations: set[str]) -> None:
        """`notations` are the identifiers given so far in the file: no two may be the same."""
        self._parts: dict[str, list[str]] = {name: [] for _, name in SECTIONS}
        self._notations = notations

    def texts(self) -> Iterator[bytes]:
        """What belongs into each section, in the order of the sections."""
        for _, name in SECTIONS:
            parts = self._parts[name]
            yield "".join((*parts, "\n")).encode() if parts else b""

    def achievement(self, node: Node) -> None:
        """What is awarded, with outcomes, assessments and activity."""
        page = node["id"].rpartition("#")[0]
        self._unique(node)
        _one_language(node)
        for outcome in node["learningOutcome"]:
            if isinstance(outcome, dict):
                self._outcome(outcome)
        node["provenBy"] = self._assessments(node.get("provenBy", ()), page)
        if "influencedBy" in node:
            node["influencedBy"]["id"] = f"{page}#activity"
            self._add("learningActivitySpecification", node["influencedBy"])
        for awarding in node.get("awardingOpportunity", ()):
            awarding["location"] = f"{awarding['awardingBody']}-location"
        name = "qualification" if node["type"] == "Qualification" else "learningAchievementSpecification"
        self._add("learningAchievementSpecification", node, name)

    def opportunity(self, node: Node) -> None:
        """What is offered, with its place."""
        _one_language(node)
        if "location" in node:
            self._place(node, f"{node['id']}-location")
        self._add("learningOpportunity", node)

    def organisation(self, node: Node) -> None:
        """A provider or awarding body, with its place."""
        self._unique(node)
        self._place(node, f"{node['id']}-location")
        self._add("organisation", node)

    def _add(self, section: str, node: Node, name: str = "") -> None:
        name = name or section
        element(self._parts[section], name, places_of(name), node, node["id"])

    def _outcome(self, node: Node) -> None:
        """A skill without an address cannot be referred to, so a note names it."""
        named = [one for one in node.get("relatedSkill", ()) if "id" not in one]
        if named:
            node["additionalNote"] = [{"noteLiteral": one["prefLabel"]} for one in named]
        self._add("learningOutcome", node)

    def _assessments(self, nodes: list[Node], page: str) -> list[str]:
        """The assessments by their identifiers; what is said twice in the same words stands once."""
        names = [_kind_and_title(node) for node in nodes]
        found: dict[str, Node] = {}
        for node, name in zip(nodes, names, strict=True):
            alike = [one for one, other in zip(nodes, names, strict=True) if other == name]
            told = name if all(one == node for one in alike) else dumps(node).decode()
            found[f"{page}#assessment-{_digest(told)}"] = node
        for identifier, node in found.items():
            node["id"] = identifier
            if "gradingScheme" in node:
                node["gradingScheme"]["id"] = f"{identifier}-grading"
                self._add("gradingScheme", node["gradingScheme"])
            self._add("learningAssessmentSpecification", node)
        return list(found)

    def _place(self, node: Node, identifier: str) -> None:
        place = node["location"]
        place["id"] = identifier
        address = place["address"]
        if "fullAddress" in address:
            address["fullAddress"] = _first(address["fullAddress"])
        self._add("location", place)

    def _unique(self, node: Node) -> None:
        """Leaves out what has been given as an identifier before (loq.xsd, UniqueNotationCheck)."""
        kept = []
        for one in node.get("identifier", ()):
            if one["notation"] not in self._notations:
                self._notations.add(one["notation"])
                kept.append(one)
        node["identifier"] = kept


def _kind_and_title(assessment: Node) -> str:
    """The English name of its kind, and its own title as it was written first; further languages may come."""
    title = assessment["title"]
    if "altLabel" not in assessment:
        return str(title["en"])
    return f"{assessment['altLabel']['en']}: {next(iter(title.values()))}"


def _digest(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def _one_language(node: Node) -> None:
    """Of notes that may stand once only, the other languages become further notes."""
    for key in _SINGLE_NOTES:
        note = node.get(key)
        if note is not None and len(note["noteLiteral"]) > 1:
            node[key] = _first(note)
            others = dict(list(note["noteLiteral"].items())[1:])
            node["additionalNote"] = [*node.get("additionalNote", ()), {**note, "noteLiteral": others}]


def _first(note: Node) -> Node:
    tag, said = next(iter(note["noteLiteral"].items()))
    return {**note, "noteLiteral": {tag: said}}
