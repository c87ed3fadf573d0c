"""Addresses of pages and identifiers of things; the one place that knows how they are spelt.

A page path is relative to the site's root and ends with a slash ('' is the home page). An identifier
(IRI) is the page path in the first language below `identity_url`, with a fragment that separates the
thing from the page about it. Neither ever changes silently.
"""

from __future__ import annotations

import hashlib
import uuid

from generator.model.entities import CatalogueInfo, Microcredential, Offering, Outcome

__all__ = [
    "absolute",
    "field_path",
    "localised",
    "microcredential_iri",
    "microcredential_path",
    "offering_iri",
    "outcome_iri",
    "path_of",
    "pathway_iri",
    "pathway_path",
    "provider_iri",
    "provider_path",
    "stable_uuid",
]


def microcredential_path(key: str) -> str:
    """The page of a microcredential; `key` is `provider/id`."""
    return f"microcredentials/{key}/"


def provider_path(provider: str) -> str:
    """The page of a provider."""
    return f"providers/{provider}/"


def pathway_path(pathway: str) -> str:
    """The page of a pathway."""
    return f"pathways/{pathway}/"


def path_of(kind: str, key: str) -> str:
    """The page of a 'microcredential', 'provider' or 'pathway', by its key."""
    return _PATHS[kind](key)


def field_path(code: str) -> str:
    """The page of a field of study."""
    return f"fields/{code}/"


_PATHS = {"microcredential": microcredential_path, "provider": provider_path, "pathway": pathway_path}


def localised(path: str, language: str, info: CatalogueInfo) -> str:
    """The path of the same page in another language; the first language has no prefix."""
    return path if language == info.languages[0] else f"{language}/{path}"


def absolute(path: str, info: CatalogueInfo) -> str:
    """The full address of a path of the site."""
    return info.url + path


def microcredential_iri(key: str, info: CatalogueInfo) -> str:
    """The identifier of a microcredential."""
    return f"{info.identity_url}{microcredential_path(key)}#microcredential"


def provider_iri(provider: str, info: CatalogueInfo) -> str:
    """The identifier of a provider."""
    return f"{info.identity_url}{provider_path(provider)}#provider"


def pathway_iri(pathway: str, info: CatalogueInfo) -> str:
    """The identifier of a pathway."""
    return f"{info.identity_url}{pathway_path(pathway)}#pathway"


def offering_iri(key: str, offering: Offering, info: CatalogueInfo) -> str:
    """The identifier of an offering of the microcredential with this key."""
    return f"{info.identity_url}{microcredential_path(key)}#offering-{offering.slug}"


def outcome_iri(microcredential: Microcredential, outcome: Outcome, info: CatalogueInfo) -> str:
    """The identifier of an outcome: its id, else a digest of its original text; never its position."""
    name = outcome.id
    if name is None:
        name = hashlib.sha256(outcome.text.original.text.encode()).hexdigest()[:8]
    return f"{info.identity_url}{microcredential_path(microcredential.key)}#outcome-{name}"


def stable_uuid(microcredential: Microcredential, info: CatalogueInfo) -> str:
    """The UUID another system gave, else the one that follows from the identifier (RFC 9562, version 5)."""
    derived = uuid.uuid5(uuid.NAMESPACE_URL, microcredential_iri(microcredential.key, info))
    return microcredential.uuid or str(derived)


def file_of(address: str) -> str:
    """The file behind an address below the site's root: 'data/' is 'data/index.html'."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address
