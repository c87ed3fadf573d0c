"""schema.org data of pages, of single entries and of the whole catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import orjson

from generator import addresses
from generator.artifact import Artifact
from generator.exports.export import Export, Reading
from generator.exports.jsonld import dumps
from generator.exports.schema_org.block import Block, block_language
from generator.exports.schema_org.course import course
from generator.exports.schema_org.programme import programme
from generator.interface import msgid
from generator.model import Catalogue, Microcredential, Pathway, Status
from generator.spool import Place, Spool

__all__ = ["EXPORT", "artifacts", "described", "for_page", "index_path", "item_list"]

CONTEXT = "https://schema.org/"
_MEDIA_TYPE = "application/ld+json"


def for_page(catalogue: Catalogue, microcredential: Microcredential, language: str) -> dict[str, Any]:
    """The block for the page of a microcredential in a language.

    All texts are in that language, or all in the entry's own where it is not written in that language.
    """
    return {"@context": CONTEXT, **_course(catalogue, microcredential, language)}


def item_list(
    catalogue: Catalogue, microcredentials: Iterable[Microcredential], language: str, *, first: int = 1
) -> dict[str, Any]:
    """The block for a page that lists microcredentials; `first` is the position of the first of them.

    Retired ones are left out. Search engines show a list only of three courses or more; name and
    description, which they demand, stand on the pages listed.
    """
    shown = [mc for mc in microcredentials if mc.status is not Status.RETIRED]
    return {
        "@context": CONTEXT,
        "@type": "ItemList",
        "numberOfItems": len(shown),
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": mc.title.best(language).text,
                "url": addresses.absolute(
                    addresses.localised(addresses.microcredential_path(mc.key), language, catalogue.info),
                    catalogue.info,
                ),
            }
            for position, mc in enumerate(shown, first)
        ],
    }


def index_path(key: str) -> str:
    """Where the data of one entry lies: beside its page."""
    return f"{addresses.microcredential_path(key)}index.jsonld"


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """`index.jsonld` of each entry and `catalogue.jsonld` with all of them and the pathways.

    Both are in the first language of the catalogue, or in the entry's own.
    """
    nodes = _nodes_of(catalogue)
    for mc in catalogue.microcredentials.values():
        render = partial(nodes.index, mc)
        yield Artifact(path=index_path(mc.key), media_type=_MEDIA_TYPE, render=render, about=mc.key)
    yield Artifact.streamed(path="catalogue.jsonld", media_type=_MEDIA_TYPE, stream=nodes.whole)


def described(catalogue: Catalogue, mc: Microcredential) -> dict[str, Any]:
    """The Course in the file of one entry, for outputs that say the same in other words."""
    node: dict[str, Any] = orjson.loads(_nodes_of(catalogue).node(mc))
    return node


def _course(catalogue: Catalogue, mc: Microcredential, language: str) -> dict[str, Any]:
    block = Block(catalogue=catalogue, language=block_language(mc, language), page_language=language)
    return course(block, mc)


def _programme(catalogue: Catalogue, pathway: Pathway) -> dict[str, Any]:
    first = catalogue.info.languages[0]
    language = first if pathway.title.in_language(first) is not None else pathway.title.original.language
    return programme(Block(catalogue=catalogue, language=language, page_language=first), pathway)


_OPENING = b'{"@context":' + dumps(CONTEXT) + b","


class _Nodes:
    """The node of each entry as bytes, made once for its page, its own file and that of the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._spool = Spool()
        self._kept: dict[str, Place] = {}

    def index(self, mc: Microcredential) -> bytes:
        """The file of one entry."""
        return _OPENING + self.node(mc)[1:]

    def whole(self) -> Iterator[bytes]:
        """The file of the whole catalogue, part by part."""
        yield _OPENING + b'"@graph":['
        separator = b""
        for mc in self.catalogue.microcredentials.values():
            yield separator + self.node(mc)
            separator = b","
        for pathway in self.catalogue.pathways.values():
            yield separator + dumps(_programme(self.catalogue, pathway))
            separator = b","
        yield b"]}"

    def node(self, mc: Microcredential) -> bytes:
        """The node of one entry."""
        if mc.key in self._kept:
            return self._spool.read(self._kept[mc.key])
        node = dumps(_course(self.catalogue, mc, self.catalogue.info.languages[0]))
        self._kept[mc.key] = self._spool.keep(node)
        return node


# The catalogue asked for last: a build makes all outputs of one, and `serve` one after the other.
_last: list[_Nodes] = []


def _nodes_of(catalogue: Catalogue) -> _Nodes:
    if not _last or _last[0].catalogue is not catalogue:
        _last[:] = [_Nodes(catalogue)]
    return _last[0]


EXPORT = Export(
    name="schema-org",
    title=msgid("schema.org data"),
    purpose=msgid("For search engines and course aggregators such as TeSS: each entry, and all in one file."),
    artifacts=artifacts,
    media_type=_MEDIA_TYPE,
    main="catalogue.jsonld",
    shows="/@graph/0",
    example=Reading(
        python="import json, urllib.request\n"
        "graph = json.load(urllib.request.urlopen('{url}'))['@graph']\n"
        "print([node['name'] for node in graph if node['@type'] == 'Course'][:5])",
        curl="curl -sfo catalogue.jsonld '{url}'\n"
        'grep -o \'"@type":"Course"\' catalogue.jsonld > courses.txt\n'
        "wc -l < courses.txt",
    ),
)
"""What this output says of itself."""
