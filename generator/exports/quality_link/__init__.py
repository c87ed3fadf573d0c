"""The catalogue for QualityLink: a file for each higher education institution, and how it is found."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.artifact import Artifact
from generator.exports.export import Export, Reading
from generator.exports.quality_link.files import stream
from generator.exports.quality_link.institutions import institutions, is_institution
from generator.exports.quality_link.manifest import WELL_KNOWN, data_path, manifest, manifest_path
from generator.interface import msgid
from generator.model import Catalogue

__all__ = ["EXPORT", "artifacts"]

_DATA, _MANIFEST = "application/ld+json", "application/json"


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """For each institution its data and its manifest, and one manifest of all; nothing without any.

    The manifest of all tells who publishes the catalogue where that is an institution too.
    """
    found = institutions(catalogue)
    for key, entries in found.items():
        make = partial(stream, catalogue, entries)
        yield Artifact.streamed(path=data_path(key), media_type=_DATA, stream=make, about=key)
        own = partial(manifest, catalogue, catalogue.providers[key], (key,))
        yield Artifact(path=manifest_path(key), media_type=_MANIFEST, render=own, about=key)
    if found:
        publisher = catalogue.providers.get(catalogue.info.publisher)
        named = publisher if publisher is not None and is_institution(publisher) else None
        every = partial(manifest, catalogue, named, tuple(found))
        yield Artifact(path=WELL_KNOWN, media_type=_MANIFEST, render=every)


EXPORT = Export(
    name="quality-link",
    title=msgid("QualityLink"),
    purpose=msgid(
        "For the European aggregator of courses in higher education: "
        "entries with an EQF level, by institution."
    ),
    artifacts=artifacts,
    media_type=_MANIFEST,
    main=WELL_KNOWN,
    records=lambda catalogue: len(institutions(catalogue)),
    example=Reading(
        python="import json, urllib.request\n"
        "manifest = json.load(urllib.request.urlopen('{url}'))\n"
        "print([source['path'] for source in manifest['sources']])",
        curl="curl -sfo manifest.json '{url}'\n"
        "python3 -m json.tool manifest.json > readable.json\n"
        "grep '\"path\"' readable.json",
    ),
)
"""What this output says of itself."""
