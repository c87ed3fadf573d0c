"""The files of the search, language by language."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import orjson

from generator.artifact import Artifact
from generator.interface import interface
from generator.model import Catalogue, Microcredential
from generator.search.columns import Columns
from generator.search.facets import FACETS, CodeFacet
from generator.search.index import TextIndex, build_indexes
from generator.search.listing import listed
from generator.search.words import STOP_WORDS
from generator.text import base_language

__all__ = ["CARDS_IN_FILE", "CardLine", "search_artifacts", "start_path"]

CARDS_IN_FILE = 3
"""Cards that share a file: few, as the first results of a search lie anywhere in the list."""

CardLine = Sequence[object]
"""What one result card prints, in an order the script knows, ready for JSON."""

_JSON = "application/json"
_FORMAT = "1"


def start_path(language: str) -> str:
    """The one file of the search whose name never changes; all others are named in it."""
    return f"search/{language}.json"


def search_artifacts(
    catalogue: Catalogue, cards: Callable[[str], Callable[[Microcredential], CardLine]]
) -> Iterator[Artifact]:
    """The search files of a published catalogue; `cards` gives, for a language, the card of an entry.

    `search/<language>.json` holds the facets and names a folder `search/<language>/<version>/` with the
    cards, the words, and the facets that are too large to be loaded before somebody asks for them. The
    version follows from all their bytes, so that a file is never mixed with those of another build; a
    browser that finds the folder gone reads the first file again.
    """
    listings = {language: listed(catalogue, language) for language in catalogue.info.languages}
    indexes = build_indexes(catalogue, listings)
    for language in catalogue.info.languages:
        columns = Columns(catalogue, listings[language], interface(language))
        files = _files(listings[language], indexes.pop(language), cards(language))
        files.content["newest.json"] = _dumps(columns.newest())
        start = _start(catalogue, language, columns, files)
        version = _version(start, files.content)
        yield _artifact(start_path(language), start | {"version": version})
        for name, content in files.content.items():
            yield _artifact(f"search/{language}/{version}/{name}", content)


class _Files:
    """The files of one version below its folder, and the first word of each shard."""

    def __init__(self, content: dict[str, bytes], shards: Sequence[str]) -> None:
        self.content = content
        self.shards = shards


def _files(
    entries: Sequence[Microcredential], index: TextIndex, card: Callable[[Microcredential], CardLine]
) -> _Files:
    content: dict[str, bytes] = {}
    for number, at in enumerate(range(0, len(entries), CARDS_IN_FILE)):
        content[f"cards/{number}.json"] = _dumps([card(entry) for entry in entries[at : at + CARDS_IN_FILE]])
    for number, shard in enumerate(index.shards):
        content[f"words/{number}.json"] = _dumps(shard.content())
    content["words/all.json"] = _dumps({"words": index.vocabulary})
    return _Files(content, [shard.first for shard in index.shards])


def _start(catalogue: Catalogue, language: str, columns: Columns, files: _Files) -> dict[str, Any]:
    """What the browser loads first."""
    return {
        "format": _FORMAT,
        "count": columns.count,
        "cards": CARDS_IN_FILE,
        "timezone": catalogue.info.timezone,
        "facets": list(_facets(columns, files)),
        "shards": files.shards,
        "ignored": sorted(STOP_WORDS.get(base_language(language), ())),
    }


def _facets(columns: Columns, files: _Files) -> Iterator[dict[str, Any]]:
    """The facets in their order; in the place of one with a file of its own stands only its title."""
    for facet, found in zip(FACETS, columns.all(FACETS), strict=True):
        if isinstance(facet, CodeFacet) and facet.apart and found["values"]:
            files.content[f"facets/{facet.key}.json"] = _dumps(found)
            yield {"key": facet.key, "title": found["title"], "open": False, "kind": "later"}
        else:
            yield found


def _version(start: Mapping[str, Any], files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256(_dumps(start))
    for name, content in files.items():
        digest.update(name.encode())
        digest.update(content)
    return digest.hexdigest()[:10]


def _artifact(path: str, content: bytes | Mapping[str, Any]) -> Artifact:
    render = partial(_bytes, content) if isinstance(content, bytes) else partial(_dumps, content)
    return Artifact(path=path, media_type=_JSON, render=render)


def _bytes(content: bytes) -> bytes:
    return content


def _dumps(content: object) -> bytes:
    return orjson.dumps(content)
