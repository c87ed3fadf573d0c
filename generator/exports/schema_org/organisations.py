"""Providers, awarding bodies and quality assurance bodies as schema.org organisations."""

from __future__ import annotations

from typing import Any

from generator import addresses
from generator.exports.jsonld import given
from generator.exports.schema_org.block import Block
from generator.model import Microcredential, Provider

__all__ = ["awarding_bodies", "organisation", "recognising_bodies", "reference"]

_TYPES = {
    "higher-education": "CollegeOrUniversity",
    "vocational-education": "EducationalOrganization",
    "company": "Corporation",
    "public-body": "GovernmentOrganization",
    "ngo": "NGO",
    "research-organisation": "ResearchOrganization",
}

# Registers whose identifiers are addresses; the others stay with their scheme's name.
_ADDRESSES = {"ror": "https://ror.org/", "wikidata": "http://www.wikidata.org/entity/"}


def organisation(block: Block, key: str) -> dict[str, Any] | None:
    """The organisation with its address and identifiers; None when it is not published."""
    provider = block.catalogue.providers.get(key)
    if provider is None:
        return None
    return given(
        {
            "@type": _TYPES.get(provider.type, "Organization"),
            "@id": addresses.provider_iri(key, block.info),
            "name": block.name(provider.legal_name),
            "alternateName": block.name(provider.short_name) if provider.short_name else None,
            "url": provider.homepage or block.page(addresses.provider_path(key)),
            "address": _address(block, provider),
            "identifier": [
                {"@type": "PropertyValue", "propertyID": scheme, "value": value}
                for scheme, value in sorted(provider.identifiers.items())
                if scheme not in _ADDRESSES
            ],
            "sameAs": [
                _ADDRESSES[scheme] + value.rsplit("/", 1)[-1]
                for scheme, value in sorted(provider.identifiers.items())
                if scheme in _ADDRESSES
            ],
        }
    )


def reference(block: Block, key: str) -> dict[str, Any] | None:
    """The organisation by name only, for places where it stands beside its full description."""
    provider = block.catalogue.providers.get(key)
    if provider is None:
        return None
    return {
        "@type": _TYPES.get(provider.type, "Organization"),
        "@id": addresses.provider_iri(key, block.info),
        "name": block.name(provider.legal_name),
    }


def awarding_bodies(block: Block, mc: Microcredential) -> list[dict[str, Any]]:
    """The awarding bodies; one that is withheld is left out, because nobody else awards in its place."""
    return [node for key in mc.awarding_bodies if (node := reference(block, key))]


def recognising_bodies(block: Block, mc: Microcredential) -> list[dict[str, Any]]:
    """Who assures the quality from outside and who accepts the credential, each name once."""
    found: dict[str, dict[str, Any]] = {}
    for assurance in mc.quality_assurance:
        if assurance.body is not None:
            name = block.name(assurance.body)
            found[name] = {"@type": "Organization", "name": name}
    for recognition in mc.recognised_by:
        name = block.name(recognition.name)
        known = reference(block, recognition.provider) if recognition.provider else None
        found[name] = known or given({"@type": "Organization", "name": name, "url": recognition.url})
    return list(found.values())


def _address(block: Block, provider: Provider) -> dict[str, Any]:
    return given(
        {
            "@type": "PostalAddress",
            "addressCountry": provider.country,
            "addressRegion": provider.region,
            "addressLocality": block.name(provider.city) if provider.city else None,
        }
    )
