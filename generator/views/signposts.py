"""Typed links in the head of a page, for clients that follow them instead of reading the page."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.exports.signposts import EXPORT, PATH, Signpost
from generator.exports.signposts import MEDIA_TYPE as LINKSET
from generator.views.reader import Reader

__all__ = ["head_links"]


def head_links(signposts: Iterable[Signpost], reader: Reader) -> Markup:
    """The links as elements, and one to the file that holds those of all pages."""
    links = [_link(one, reader) for one in signposts]
    if reader.site.catalogue.info.exports.get(EXPORT.name, True):
        links.append(_link(Signpost("linkset", PATH, LINKSET), reader))
    return Markup("\n".join(links))  # noqa: S704 - every value of an author in it is escaped


def _link(one: Signpost, reader: Reader) -> str:
    href = escape(reader.file(one.target) if one.inside else one.target)
    kind = "" if one.media_type is None else f' type="{one.media_type}"'
    return f'<link rel="{one.relation}"{kind} href="{href}">'
