"""schema.org data of pages, of single entries and of the whole catalogue."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from generator import addresses
from generator.artifact import Artifact
from generator.exports.jsonld import dumps
from generator.exports.schema_org.block import Block, block_language
from generator.exports.schema_org.course import course
from generator.exports.schema_org.programme import programme
from generator.model import Catalogue, Microcredential, Pathway, Status

__all__ = ["artifacts", "for_page", "index_path", "item_list"]

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
    made: dict[str, bytes] = {}
    for mc in catalogue.microcredentials.values():
        render = partial(_index, catalogue, mc, made)
        yield Artifact(path=index_path(mc.key), media_type=_MEDIA_TYPE, render=render)
    yield Artifact(path="catalogue.jsonld", media_type=_MEDIA_TYPE, render=partial(_whole, catalogue, made))


def _course(catalogue: Catalogue, mc: Microcredential, language: str) -> dict[str, Any]:
    block = Block(catalogue=catalogue, language=block_language(mc, language), page_language=language)
    return course(block, mc)


def _programme(catalogue: Catalogue, pathway: Pathway) -> dict[str, Any]:
    first = catalogue.info.languages[0]
    language = first if pathway.title.in_language(first) is not None else pathway.title.original.language
    return programme(Block(catalogue=catalogue, language=language, page_language=first), pathway)


_OPENING = b'{"@context":' + dumps(CONTEXT) + b","


def _index(catalogue: Catalogue, mc: Microcredential, made: dict[str, bytes]) -> bytes:
    """The file of one entry; its bytes wait in `made` for the file of the whole catalogue."""
    node = dumps(_course(catalogue, mc, catalogue.info.languages[0]))
    made[mc.key] = node
    return _OPENING + node[1:]


def _whole(catalogue: Catalogue, made: dict[str, bytes]) -> bytes:
    """Entry by entry into one buffer, so that the entries are never in memory as objects all at once."""
    out = io.BytesIO()
    out.write(_OPENING + b'"@graph":[')
    separator = b""
    for mc in catalogue.microcredentials.values():
        node = made.pop(mc.key, None)
        out.write(separator + (node or dumps(_course(catalogue, mc, catalogue.info.languages[0]))))
        separator = b","
    for pathway in catalogue.pathways.values():
        out.write(separator + dumps(_programme(catalogue, pathway)))
        separator = b","
    out.write(b"]}")
    return out.getvalue()
