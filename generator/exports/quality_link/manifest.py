"""The manifests by which QualityLink finds the files, and what an institution has to do for them.

Source: QualityLink Discovery Specification, "Manifest File" and "Discovery Mechanism". The aggregator tries,
for each domain it knows of an institution, a DNS record and then `/.well-known/quality-link-manifest` with
and without `.json`. It never looks below a path.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator import addresses
from generator.exports.jsonld import dumps, given
from generator.exports.quality_link.files import VERSION
from generator.model import Catalogue, CatalogueInfo, Provider

__all__ = ["WELL_KNOWN", "Discovery", "data_path", "discovery", "manifest", "manifest_path"]

WELL_KNOWN = ".well-known/quality-link-manifest.json"
"""Where an aggregator looks on the domain of an institution."""

# One string of a DNS TXT record holds 255 bytes (RFC 1035, 3.3), and the aggregator reads the first.
_LONGEST_RECORD = 255


def data_path(provider: str) -> str:
    """Where the data of one institution lies."""
    return f"elm/quality-link/{provider}.jsonld"


def manifest_path(provider: str) -> str:
    """Where the manifest of one institution lies, outside of the folder that some hosts drop."""
    return f"quality-link/{provider}.json"


def manifest(catalogue: Catalogue, institution: Provider | None, providers: Iterable[str]) -> bytes:
    """The manifest that names the files of these providers; `institution` is the one that publishes it."""
    document = {"sources": [_source(catalogue, key) for key in providers]}
    return dumps(({"meta": _identifiers(institution)} if institution else {}) | document)


@dataclass(frozen=True, kw_only=True, slots=True)
class Discovery:
    """What it takes that the data of one institution is found.

    `manifest` is the full address of its manifest; `record` the text of the DNS record that leads there, ''
    where it is too long for one; `at_root` says whether the site is the root of its domain, so that the
    file below `.well-known` can be found there; `domain` is the institution's own, '' where it is unknown.
    """

    manifest: str
    record: str
    at_root: bool
    domain: str


def discovery(info: CatalogueInfo, provider: Provider) -> Discovery:
    """How the data of an institution can be found, and where."""
    address = addresses.absolute(manifest_path(provider.id), info)
    record = f"v=qldiscover1; m={address}"
    return Discovery(
        manifest=address,
        record=record if len(record.encode()) <= _LONGEST_RECORD else "",
        at_root=urlsplit(info.url).path == "/",
        domain=provider.identifiers.get("schac") or urlsplit(provider.homepage or "").hostname or "",
    )


def _source(catalogue: Catalogue, key: str) -> dict[str, object]:
    """One namespace only: two files of one institution in two namespaces overwrite one another."""
    return {
        "type": "elm",
        "path": addresses.absolute(data_path(key), catalogue.info),
        "version": VERSION.value,
        "id": key,
        "name": catalogue.providers[key].legal_name.best("en").text,
        "contentType": "application/ld+json",
        "auth": {"type": "none"},
    }


def _identifiers(provider: Provider) -> dict[str, object]:
    known = provider.identifiers
    return given({"schac": known.get("schac"), "eterid": known.get("eter"), "deqarid": known.get("deqar")})
