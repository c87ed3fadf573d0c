"""The catalogue in the European Learning Model, LOQ profile, in both namespaces in use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.artifact import Artifact
from generator.exports.elm.context import Version
from generator.exports.elm.files import ElmFiles
from generator.model import Catalogue

__all__ = ["Version", "artifacts", "catalogue_path", "entry_path"]

_MEDIA_TYPE = "application/ld+json"


def entry_path(key: str, version: Version) -> str:
    """Where the ELM file of one entry lies."""
    return f"elm/{key}-{version.value}.jsonld"


def catalogue_path(version: Version) -> str:
    """Where the ELM file of the whole catalogue lies."""
    return f"elm/catalogue-{version.value}.jsonld"


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """For both versions the file of each entry and that of the catalogue."""
    files = ElmFiles(catalogue=catalogue)
    for mc in catalogue.microcredentials.values():
        for version in Version:
            path = entry_path(mc.key, version)
            render = partial(files.entry, mc, version, path)
            yield Artifact(path=path, media_type=_MEDIA_TYPE, render=render)
    for version in Version:
        path = catalogue_path(version)
        yield Artifact(path=path, media_type=_MEDIA_TYPE, render=partial(files.whole, version, path))
