"""Providers and awarding bodies as ELM organisations."""

from __future__ import annotations

from typing import Any

from generator import addresses
from generator.exports import values
from generator.exports.elm.notes import note, web
from generator.exports.elm.scope import NUTS, Scope, texts
from generator.exports.jsonld import given
from generator.model import Contact, Provider

__all__ = ["organisation", "place_of_country"]

_SCHEME_NAMES = {
    "deqar": "DEQAR",
    "erasmus": "Erasmus code",
    "eter": "ETER",
    "lei": "LEI",
    "pic": "PIC",
    "ror": "ROR",
    "schac": "SCHAC",
    "wikidata": "Wikidata",
}
_LEGAL = {"registration": "registration", "vat": "vatIdentifier"}


def organisation(scope: Scope, provider: Provider) -> dict[str, Any]:
    """The organisation with its location, which LOQ demands, and its identifiers."""
    country = scope.concept("country", provider.country)
    legal = {
        term: {"type": "LegalIdentifier", "notation": provider.identifiers[scheme], "spatial": country}
        for scheme, term in _LEGAL.items()
        if scheme in provider.identifiers
    }
    return given(
        {
            "id": addresses.provider_iri(provider.id, scope.info),
            "type": "Organisation",
            "legalName": texts(provider.legal_name),
            "altLabel": texts(provider.short_name) if provider.short_name else None,
            "identifier": [
                {"type": "Identifier", "notation": value, "schemeName": _SCHEME_NAMES.get(scheme, scheme)}
                for scheme, value in sorted(provider.identifiers.items())
                if scheme not in _LEGAL
            ],
            **legal,
            "location": given(
                {
                    "type": "Location",
                    "address": {"type": "Address", "countryCode": country},
                    "geographicName": texts(provider.city) if provider.city else None,
                    "spatialCode": _region(scope, provider.region),
                }
            ),
            "homepage": web(provider.homepage) if provider.homepage else None,
            "contactPoint": _contact(provider.contact),
            "additionalNote": [one] if (one := note(scope, provider.description)) else [],
            "dateModified": (
                values.start_of_day(provider.modified, scope.info.timezone) if provider.modified else None
            ),
        }
    )


def place_of_country(scope: Scope, country: str) -> dict[str, Any]:
    """A Location of which only the country is known."""
    return {
        "type": "Location",
        "address": {"type": "Address", "countryCode": scope.concept("country", country)},
    }


def _region(scope: Scope, code: str | None) -> str | None:
    """The concept of a NUTS region, named by its code: the names of regions are not in our tables."""
    return scope.foreign(f"{NUTS}/code/{code}", NUTS, {"en": code}) if code else None


def _contact(contact: Contact | None) -> dict[str, Any] | None:
    if contact is None:
        return None
    details = given(
        {
            "emailAddress": {"id": f"mailto:{contact.email}", "type": "Mailbox"} if contact.email else None,
            "phone": {"type": "Phone", "phoneNumber": contact.phone} if contact.phone else None,
            "contactForm": web(contact.url) if contact.url else None,
        }
    )
    return {"type": "ContactPoint", **details} if details else None
