"""The catalogue in the European Learning Model, LOQ profile, in both namespaces in use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.artifact import Artifact
from generator.exports.elm.context import Version
from generator.exports.elm.shared import files_of
from generator.exports.export import Export, Reading
from generator.interface import msgid
from generator.model import Catalogue

__all__ = ["EXPORT", "Version", "artifacts", "catalogue_path", "entry_path"]

_MEDIA_TYPE = "application/ld+json"


def entry_path(key: str, version: Version) -> str:
    """Where the ELM file of one entry lies."""
    return f"elm/{key}-{version.value}.jsonld"


def catalogue_path(version: Version) -> str:
    """Where the ELM file of the whole catalogue lies."""
    return f"elm/catalogue-{version.value}.jsonld"


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """For both versions the file of each entry and that of the catalogue."""
    files = files_of(catalogue)
    for mc in catalogue.microcredentials.values():
        for version in Version:
            path = entry_path(mc.key, version)
            render = partial(files.entry, mc, version, path)
            yield Artifact(path=path, media_type=_MEDIA_TYPE, render=render, about=mc.key)
    for version in Version:
        path = catalogue_path(version)
        stream = partial(files.whole, version, path)
        yield Artifact.streamed(path=path, media_type=_MEDIA_TYPE, stream=stream)


EXPORT = Export(
    name="elm",
    title=msgid("European Learning Model"),
    purpose=msgid(
        "For national authorities that publish to Europass, and for anyone who reads ELM 3.1 or 3.3."
    ),
    artifacts=artifacts,
    media_type=_MEDIA_TYPE,
    main=catalogue_path(Version.V3_3),
    shows="/@graph/0",
    example=Reading(
        python="import json, urllib.request\n"
        "graph = json.load(urllib.request.urlopen('{url}'))['@graph']\n"
        "print([node['title'] for node in graph if node['type'] == 'LearningOpportunity'][:5])",
        curl="curl -sfo elm.jsonld '{url}'\n"
        'grep -o \'"type":"LearningOpportunity"\' elm.jsonld > opportunities.txt\n'
        "wc -l < opportunities.txt",
    ),
)
"""What this output says of itself."""
