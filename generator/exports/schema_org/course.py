"""A microcredential as schema.org `Course`."""

from __future__ import annotations

from typing import Any

from generator import addresses
from generator.exports import values
from generator.exports.jsonld import given
from generator.exports.schema_org.block import Block, term
from generator.exports.schema_org.credential import credential
from generator.exports.schema_org.instances import instances, offers
from generator.exports.schema_org.organisations import organisation
from generator.exports.skills import esco_skills
from generator.model import Image, Level, Microcredential, Outcome, Price, Skill, Status, Workload

__all__ = ["course", "credit_value", "levels"]

_ESCO = {"@type": "DefinedTermSet", "@id": "http://data.europa.eu/esco/concept-scheme/skills", "name": "ESCO"}


def course(block: Block, mc: Microcredential) -> dict[str, Any]:
    """The Course with its credential and its instances, in the language of the block."""
    info = block.info
    links = block.catalogue.links_of(mc.key)
    page = block.page(addresses.microcredential_path(mc.key))
    provider = organisation(block, mc.provider)
    hours = values.hours_of(mc)
    retired = mc.status is Status.RETIRED
    changed = values.changed(mc)
    outcomes = [_outcome(block, outcome) for outcome in mc.learning_outcomes]
    level = levels(block, mc.level)
    return given(
        {
            "@type": "Course",
            "@id": addresses.microcredential_iri(mc.key, info),
            "url": page,
            "name": block.name(mc.title),
            "alternateName": [name for text in mc.alternative_titles if (name := block.say(text))],
            "description": _description(block, mc, outcomes),
            "identifier": f"urn:uuid:{addresses.stable_uuid(mc, info)}",
            "courseCode": mc.code,
            "sameAs": mc.homepage,
            "mainEntityOfPage": {"@type": "WebPage", "@id": page, "inLanguage": block.language},
            "provider": provider,
            "publisher": {"@id": provider["@id"]} if provider else None,
            "creativeWorkStatus": "Retired" if retired else None,
            "educationalLevel": level[0] if level else None,
            "numberOfCredits": credit_value(mc.workload),
            "timeRequired": None if hours is None else values.iso_hours(hours),
            "inLanguage": list(mc.languages),
            "teaches": outcomes + [_skill(block, skill) for skill in esco_skills(mc)],
            "coursePrerequisites": _prerequisites(block, mc),
            "conditionsOfAccess": block.say(mc.selection),
            "about": [node for code in mc.fields if (node := term(block, "isced-f", code))],
            "keywords": ", ".join(_keywords(block, mc)),
            "audience": _audience(block, mc),
            "accessibilitySummary": block.say(mc.accessibility),
            "image": _image(block, mc.image),
            "isAccessibleForFree": _is_free(mc.price),
            "offers": None if retired else offers(block, mc.price, mc.application_url),
            "isPartOf": [
                block.page(addresses.pathway_path(key))
                for key in links.pathways
                if key in block.catalogue.pathways
            ],
            "isBasedOn": [
                {"@id": addresses.microcredential_iri(key, info)}
                for key in links.replaces
                if key in block.catalogue.microcredentials
            ],
            "version": mc.version,
            "datePublished": mc.first_published.isoformat() if mc.first_published else None,
            "dateModified": changed.isoformat() if changed else None,
            "sdLicense": values.licence_address(info.licences.data),
            "educationalCredentialAwarded": credential(block, mc, level, [one["name"] for one in outcomes]),
            "hasCourseInstance": [] if retired else instances(block, mc, page),
        }
    )


def credit_value(workload: Workload | None) -> dict[str, Any] | None:
    """ECTS credits, else the credits of another system; a bare number would not say of which system."""
    if workload is None:
        return None
    if workload.ects is not None:
        return {"@type": "QuantitativeValue", "value": values.number(workload.ects), "unitText": "ECTS"}
    if workload.other_points is not None and workload.other_system:
        points = values.number(workload.other_points)
        return {"@type": "QuantitativeValue", "value": points, "unitText": workload.other_system}
    return None


def levels(block: Block, level: Level | None) -> list[dict[str, Any]]:
    """EQF level, QF-EHEA cycle, national level, as far as stated."""
    if level is None:
        return []
    found = []
    if level.eqf is not None:
        found.append(term(block, "eqf", str(level.eqf)))
    if level.cycle:
        found.append(term(block, "cycle", level.cycle))
    if level.nqf:
        found.append(
            given(
                {
                    "@type": "DefinedTerm",
                    "name": f"{level.nqf.framework} {level.nqf.level}",
                    "termCode": level.nqf.level,
                    "url": level.nqf.uri,
                    "inDefinedTermSet": {"@type": "DefinedTermSet", "name": level.nqf.framework},
                }
            )
        )
    return [node for node in found if node]


def _description(block: Block, mc: Microcredential, outcomes: list[dict[str, Any]]) -> str:
    """Summary and description, else the outcomes: Bioschemas and the course list demand a description."""
    parts = [text for text in (block.say(mc.summary), block.say(mc.description)) if text]
    return "\n\n".join(parts) or "\n".join(outcome["name"] for outcome in outcomes)


def _outcome(block: Block, outcome: Outcome) -> dict[str, Any]:
    """A DefinedTerm without an @id: TeSS shows the address of a named node as an objective of its own."""
    return {"@type": "DefinedTerm", "name": block.name(outcome.text)}


def _skill(block: Block, skill: Skill) -> dict[str, Any]:
    return {
        "@type": "DefinedTerm",
        "name": block.name(skill.label),
        "url": skill.uri,
        "inDefinedTermSet": _ESCO,
    }


def _prerequisites(block: Block, mc: Microcredential) -> str | None:
    if mc.prerequisites_none:
        return block.interface.say("No prerequisites")
    return block.say(mc.prerequisites)


def _keywords(block: Block, mc: Microcredential) -> list[str]:
    """One comma-separated text in the end, as Bioschemas demands; never empty."""
    own = [word.replace(",", "") for text in mc.keywords if (word := block.say(text))]
    fields = [block.label_text("isced-f", code).replace(",", "") for code in mc.fields]
    return own or [name for name in fields if name] or [block.interface.say("Microcredential")]


def _is_free(price: Price | None) -> bool | None:
    return price.amount == 0 if price and price.amount is not None else None


def _audience(block: Block, mc: Microcredential) -> dict[str, Any] | None:
    group = block.say(mc.target_group)
    return {"@type": "Audience", "audienceType": group} if group else None


def _image(block: Block, image: Image | None) -> dict[str, Any] | None:
    if image is None:
        return None
    return given(
        {
            "@type": "ImageObject",
            "contentUrl": values.media_address(image, block.info),
            "caption": block.say(image.alt),
            "license": values.licence_address(image.licence or block.info.licences.images),
        }
    )
