"""The file of each institution for QualityLink, put together from nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import orjson

from generator.exports.elm.context import Version, context
from generator.exports.elm.shared import described, described_organisation
from generator.exports.jsonld import dumps
from generator.exports.quality_link.nodes import (
    TERMS,
    instances,
    institution,
    providers_of,
    references,
    specification,
)
from generator.model import Catalogue, Microcredential

__all__ = ["VERSION", "stream"]

VERSION = Version.V3_1
"""The namespace that QualityLink reads: its program of May 2026 knows only that of ELM 3.0 to 3.2."""


def stream(
    catalogue: Catalogue, entries: Iterable[Microcredential], version: Version = VERSION
) -> Iterator[bytes]:
    """The file of one institution, part by part: its entries, then once what they share."""
    yield b'{"@context":%b,"@graph":[' % dumps(orjson.loads(context(version)) | TERMS)
    concepts: dict[str, bytes] = {}
    referred: dict[str, bytes] = {}
    providers: dict[str, None] = {}
    separator = b""
    for mc in entries:
        entry = described(catalogue, mc)
        nodes = [specification(catalogue, mc, entry), *instances(catalogue, mc, entry)]
        yield separator + dumps(nodes)[1:-1]
        separator = b","
        for iri, node in entry.concepts.items():
            concepts.setdefault(iri, node)
        referred.update((iri, dumps(node)) for iri, node in references(catalogue, mc))
        providers.update(dict.fromkeys(providers_of(catalogue, mc)))
    for key in sorted(providers):
        entry = described_organisation(catalogue, key)
        yield separator + dumps(institution(catalogue.providers[key], catalogue.info, entry))
        for iri, node in entry.concepts.items():
            concepts.setdefault(iri, node)
    for shared in (referred, concepts):
        for iri in sorted(shared):
            yield b"," + shared[iri]
    yield b"]}"
