"""How the nodes of the European Learning Model are spelt as elements of LOQ XML.

The schema asks for each element in its place, so each kind of node has a tuple of its fields in the order
of the schema (loq.xsd, version 3.1.0). A field knows the key of the node and writes what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

__all__ = ["element", "escaped", "literal", "places_of"]

Node = dict[str, Any]
Write = Callable[[list[str], Any], None]
Field = tuple[str, Write]
Places = dict[str, tuple[int, str, Write]]

# Characters that mean something in XML, or that XML 1.0 does not know at all (production 2, Char).
_SPECIAL = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\r]')
_UNKNOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """The text as it may stand in an element or an attribute; what XML cannot say is left out."""
    if not _SPECIAL.search(text):
        return text
    text = _UNKNOWN.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("\r", "&#13;")


def element(out: list[str], name: str, places: Places, node: Node, identifier: str = "") -> None:
    """Writes a node with its fields in their order; `identifier` is that by which others refer to it."""
    out.append(f'<{name} id="{escaped(identifier)}">' if identifier else f"<{name}>")
    # A node has few of the fields that its kind may have: they are put in order, not looked for one by one.
    for _, key, write in sorted([places[key] for key in node if key in places]):
        value = node[key]
        if value is not None:
            write(out, value)
    out.append(f"</{name}>")


def _places(fields: tuple[Field, ...]) -> Places:
    """Each field by the key of the node, with its place in the order."""
    return {key: (place, key, write) for place, (key, write) in enumerate(fields)}


def literal(name: str) -> Write:
    """A value without a language."""

    def write(out: list[str], value: str) -> None:
        out.append(f"<{name}>{escaped(value)}</{name}>")

    return write


def _text(name: str) -> Write:
    """One element for each language."""

    def write(out: list[str], value: dict[str, str | list[str]]) -> None:
        for tag, said in value.items():
            several = said if isinstance(said, list) else (said,)
            out.extend(f'<{name} language="{tag}">{escaped(one)}</{name}>' for one in several)

    return write


def _concept(name: str) -> Write:
    """The address of a term; the schema lists all that there are."""

    @lru_cache(maxsize=1024)  # the same few terms come back in thousands of entries
    def spelt(address: str) -> str:
        return f'<{name} uri="{escaped(address)}"/>'

    def write(out: list[str], value: str | list[str]) -> None:
        if isinstance(value, list):
            out.extend(map(spelt, value))
        else:
            out.append(spelt(value))

    return write


def _reference(name: str) -> Write:
    """The identifier of what stands in another section, also where the node itself stands here."""

    def write(out: list[str], value: Any) -> None:
        for one in value if isinstance(value, list) else (value,):
            identifier = one["id"] if isinstance(one, dict) else one
            out.append(f'<{name} idref="{escaped(identifier)}"/>')

    return write


def _nodes(name: str, fields: tuple[Field, ...]) -> Write:
    places = _places(fields)

    def write(out: list[str], value: Any) -> None:
        for one in value if isinstance(value, list) else (value,):
            element(out, name, places, one)

    return write


def _notes(name: str) -> Write:
    """A note for each language, because a note holds one text only."""

    def write(out: list[str], value: Any) -> None:
        for one in value if isinstance(value, list) else (value,):
            subject = f'<dc:subject uri="{escaped(one["subject"])}"/>' if "subject" in one else ""
            for tag, said in one["noteLiteral"].items():
                text = f'<noteLiteral language="{tag}">{escaped(said)}</noteLiteral>'
                out.append(f"<{name}>{subject}{text}</{name}>")

    return write


def _address_of(name: str) -> Write:
    """A mailbox, of which only the address is said."""

    def write(out: list[str], value: Node) -> None:
        out.append(f"<{name}>{escaped(value['id'])}</{name}>")

    return write


_IDENTIFIER = (("notation", literal("skos:notation")), ("schemeName", literal("schemeName")))
_LEGAL = (*_IDENTIFIER, ("spatial", _concept("spatial")))
_WEB = (("title", _text("title")), ("contentURL", literal("contentUrl")))
_PERIOD = (("startDate", literal("startDate")), ("endDate", literal("endDate")))
_AMOUNT = (("unit", _concept("unit")), ("value", literal("value")))
_PRICE = (
    ("amount", _nodes("amount", _AMOUNT)),
    ("description", _text("description")),
    ("additionalNote", _notes("additionalNote")),
)
_CREDIT = (("framework", _concept("framework")), ("point", literal("point")))
_AWARDING = (
    ("awardingBody", _reference("awardingBody")),
    ("location", _reference("location")),
    ("learningAchievementSpecification", _reference("learningAchievementSpecification")),
)
_ADDRESS = (("fullAddress", _notes("fullAddress")), ("countryCode", _concept("countryCode")))
_CONTACT = (
    ("phone", _nodes("phone", (("phoneNumber", literal("phoneNumber")),))),
    ("emailAddress", _address_of("emailAddress")),
    ("contactForm", _nodes("contactForm", _WEB)),
)
_SPECIFICATION = (
    ("identifier", _nodes("identifier", _IDENTIFIER)),
    ("title", _text("title")),
    ("altLabel", _text("skos:altLabel")),
    ("description", _text("description")),
    ("additionalNote", _notes("additionalNote")),
    ("homepage", _nodes("homepage", _WEB)),
    ("supplementaryDocument", _nodes("supplementaryDocument", _WEB)),
    ("category", _text("category")),
    ("status", literal("status")),
    ("dateModified", literal("modified")),
    ("publisher", _reference("publisher")),
)
_ACHIEVEMENT = (
    *_SPECIFICATION,
    ("dcType", _concept("type")),
    ("thematicArea", _concept("ISCEDFCode")),
    ("volumeOfLearning", literal("volumeOfLearning")),
    ("creditPoint", _nodes("creditPoint", _CREDIT)),
    ("educationLevel", _concept("educationLevel")),
    ("language", _concept("language")),
    ("mode", _concept("mode")),
    ("learningSetting", _concept("learningSetting")),
    ("entryRequirement", _notes("entryRequirement")),
    ("learningOutcome", _reference("learningOutcome")),
    ("influencedBy", _reference("influencedBy")),
    ("provenBy", _reference("provenBy")),
    ("hasPart", _reference("hasPart")),
    ("awardingOpportunity", _nodes("awardingOpportunity", _AWARDING)),
)
_FIELDS: dict[str, tuple[Field, ...]] = {
    "learningOpportunity": (
        ("title", _text("title")),
        ("dcType", _concept("type")),
        ("additionalNote", _notes("additionalNote")),
        ("homepage", _nodes("homepage", _WEB)),
        ("supplementaryDocument", _nodes("supplementaryDocument", _WEB)),
        ("temporal", _nodes("temporal", _PERIOD)),
        ("duration", literal("duration")),
        ("mode", _concept("mode")),
        ("learningSchedule", _concept("learningSchedule")),
        ("scheduleInformation", _notes("scheduleInformation")),
        ("admissionProcedure", _notes("admissionProcedure")),
        ("applicationDeadline", literal("applicationDeadline")),
        ("priceDetail", _nodes("priceDetail", _PRICE)),
        ("providedBy", _reference("providedBy")),
        ("location", _reference("location")),
        ("learningAchievementSpecification", _reference("learningAchievementSpecification")),
        ("defaultLanguage", _concept("defaultLanguage")),
        ("status", literal("status")),
        ("dateModified", literal("modified")),
        ("publisher", _reference("publisher")),
    ),
    "learningAchievementSpecification": _ACHIEVEMENT,
    "qualification": (
        *_ACHIEVEMENT,
        ("eqfLevel", _concept("EQFLevel")),
        ("nqfLevel", _concept("NQFLevel")),
    ),
    "learningOutcome": (
        ("title", _text("title")),
        ("dcType", _concept("type")),
        ("additionalNote", _notes("additionalNote")),
        ("relatedESCOSkill", _concept("relatedESCOSkill")),
    ),
    "learningActivitySpecification": (*_SPECIFICATION, ("contactHour", literal("contactHour"))),
    "learningAssessmentSpecification": (
        *_SPECIFICATION,
        ("dcType", _concept("type")),
        ("mode", _concept("mode")),
        ("gradingScheme", _reference("gradingScheme")),
    ),
    "organisation": (
        ("altLabel", _text("skos:altLabel")),
        ("legalName", _text("legalName")),
        ("identifier", _nodes("identifier", _IDENTIFIER)),
        ("registration", _nodes("registration", _LEGAL)),
        ("vatIdentifier", _nodes("vatIdentifier", _LEGAL)),
        ("homepage", _nodes("homepage", _WEB)),
        ("additionalNote", _notes("additionalNote")),
        ("location", _reference("location")),
        ("contactPoint", _nodes("contactPoint", _CONTACT)),
        ("dateModified", literal("modified")),
    ),
    "gradingScheme": (("title", _text("title")),),
    "location": (
        ("geographicName", _text("geographicName")),
        ("spatialCode", _concept("spatialCode")),
        ("description", _text("description")),
        ("address", _nodes("address", _ADDRESS)),
    ),
}


_PLACES = {name: _places(fields) for name, fields in _FIELDS.items()}


def places_of(name: str) -> Places:
    """The fields of a kind of element that stands in a section of its own, in the order of the schema."""
    return _PLACES[name]
