"""What a learner is awarded, as schema.org `EducationalOccupationalCredential`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.elements import element
from generator.exports import relations
from generator.exports.jsonld import given
from generator.exports.schema_org.block import Block
from generator.exports.schema_org.organisations import awarding_bodies, recognising_bodies
from generator.model import Assessment, Microcredential, QualityAssurance

__all__ = ["credential"]

_CATEGORY_SET = {
    "@type": "DefinedTermSet",
    "name": "Council Recommendation 2022/C 243/02",
    "url": "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022H0627(02)",
}


def credential(
    block: Block, mc: Microcredential, levels: list[dict[str, Any]], outcomes: list[str]
) -> dict[str, Any]:
    """The credential; what schema.org has no property for is a labelled line of its description."""
    return given(
        {
            "@type": "EducationalOccupationalCredential",
            "name": block.name(mc.title),
            "credentialCategory": {
                "@type": "DefinedTerm",
                "name": block.interface.say("Microcredential"),
                "termCode": "microcredential",
                "inDefinedTermSet": _CATEGORY_SET,
            },
            "description": "\n".join(f"{label}: {value}" for label, value in _lines(block, mc)),
            "competencyRequired": outcomes,
            "educationalLevel": levels,
            "creator": awarding_bodies(block, mc),
            "recognizedBy": recognising_bodies(block, mc),
            "validIn": _country(block, mc),
            "validFor": f"P{mc.valid_for_months}M" if mc.valid_for_months else None,
        }
    )


def _country(block: Block, mc: Microcredential) -> dict[str, Any] | None:
    provider = block.catalogue.providers.get(mc.provider)
    if provider is None:
        return None
    return {
        "@type": "Country",
        "name": block.interface.country(provider.country),
        "identifier": provider.country,
    }


def _lines(block: Block, mc: Microcredential) -> Iterator[tuple[str, str]]:
    """(name of the element, what is stated) for the elements that schema.org cannot carry otherwise."""
    for key, value in (
        ("assessment", "; ".join(_assessment(block, one) for one in mc.assessment)),
        ("form_of_participation", block.label_text("form-of-participation", mc.form_of_participation)),
        ("quality_assurance", "; ".join(_assurance(block, one) for one in mc.quality_assurance)),
        ("level", block.say(mc.level.not_applicable)),
        ("supervision", _supervision(block, mc)),
        ("stackability", "; ".join(_stackability(block, mc))),
        ("further_information", block.say(mc.further_information)),
    ):
        if value:
            yield block.interface.say(element(key).label), value


def _assessment(block: Block, assessment: Assessment) -> str:
    label = block.label_text("assessment-type", assessment.type)
    title = block.say(assessment.title)
    return f"{title} ({label})" if title else label


def _assurance(block: Block, assurance: QualityAssurance) -> str:
    parts = [
        block.label_text("quality-assurance-type", assurance.type),
        block.label_text("quality-assurance-framework", assurance.framework) if assurance.framework else None,
        block.label_text("quality-assurance-scope", assurance.scope) if assurance.scope else None,
        block.name(assurance.body) if assurance.body else None,
        block.say(assurance.note),
    ]
    return " · ".join(part for part in parts if part)


def _supervision(block: Block, mc: Microcredential) -> str:
    codes = dict.fromkeys(code for one in mc.assessment if (code := one.supervision or mc.supervision))
    if not codes and mc.supervision:
        codes = {mc.supervision: None}
    return "; ".join(block.label_text("supervision", code) for code in codes)


def _stackability(block: Block, mc: Microcredential) -> Iterator[str]:
    kind = mc.stackability.kind
    if kind:
        yield block.label_text("stackability-kind", kind)
    for message, related in relations.of(mc):
        title = relations.title_of(related, block.catalogue)
        if title is not None:
            yield block.interface.say(message, title=block.name(title))
    note = block.say(mc.stackability.note)
    if note:
        yield note
