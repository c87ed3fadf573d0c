"""A pathway as schema.org `EducationalOccupationalProgram`."""

from __future__ import annotations

from typing import Any

from generator import addresses
from generator.exports import values
from generator.exports.jsonld import given
from generator.exports.schema_org.block import Block
from generator.exports.schema_org.course import credit_value, levels
from generator.exports.schema_org.organisations import reference
from generator.model import Pathway, Status

__all__ = ["programme"]


def programme(block: Block, pathway: Pathway) -> dict[str, Any]:
    """The programme with the courses it is made of; of those to choose from, all are named."""
    hours = pathway.workload.hours if pathway.workload else None
    keys = dict.fromkeys(key for choice in pathway.components for key in choice.options)
    summary = [text for text in (block.say(pathway.summary), block.say(pathway.description)) if text]
    return given(
        {
            "@type": "EducationalOccupationalProgram",
            "@id": addresses.pathway_iri(pathway.id, block.info),
            "url": block.page(addresses.pathway_path(pathway.id)),
            "name": block.name(pathway.title),
            "description": "\n\n".join(summary),
            "sameAs": pathway.homepage,
            "provider": reference(block, pathway.provider),
            "numberOfCredits": credit_value(pathway.workload),
            "timeToComplete": None if hours is None else values.iso_hours(hours),
            "hasCourse": [
                {"@id": addresses.microcredential_iri(key, block.info)}
                for key in keys
                if key in block.catalogue.microcredentials
            ],
            "educationalCredentialAwarded": given(
                {
                    "@type": "EducationalOccupationalCredential",
                    "name": block.name(pathway.title),
                    "credentialCategory": block.label("pathway-kind", pathway.kind) if pathway.kind else None,
                    "educationalLevel": levels(block, pathway.level),
                    "creativeWorkStatus": "Retired" if pathway.status is Status.RETIRED else None,
                }
            ),
        }
    )
