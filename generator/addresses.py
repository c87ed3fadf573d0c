"""Addresses of pages and identifiers of things; the one place that knows how they are spelt.

A page path is relative to the site's root and ends with a slash ('' is the home page). An identifier
(IRI) is the page path in the first language below `identity_url`, with a fragment that separates the
thing from the page about it. Neither ever changes silently.
"""

from __future__ import annotations

import functools
import hashlib
import re
import uuid

from generator.model.entities import CatalogueInfo, Microcredential, Offering, Outcome, Skill
from generator.text import fold, slug

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
    "skill_code",
    "skill_path",
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


def skill_path(code: str) -> str:
    """The page of a skill, by its code."""
    return f"skills/{code}/"


def skill_code(skill: Skill) -> str:
    """A skill in addresses: the last part of its ESCO address, else its name as a slug.

    The name in English where that is written, so that providers who write in different languages meet.
    Skills of the same address or name share a code. Where a slug would lose signs that matter ("C" and
    "C++", a name in another script) a few digits of a digest keep names apart.
    """
    return _skill_code(skill.uri, skill.label.by_language.get("en", skill.label.original.text))


@functools.lru_cache(maxsize=16_384)
def _skill_code(uri: str | None, name: str) -> str:
    if uri is not None:
        return slug(uri.rstrip("/").rpartition("/")[2]) or slug(uri)
    code = slug(name)
    plain = " ".join(fold(name).split())
    if re.fullmatch(r"[a-z0-9'’ -]*", plain):
        return code
    digits = hashlib.sha256(plain.encode()).hexdigest()[:6]
    return f"{code}-{digits}" if code else digits


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
