"""What a crawler makes of a built site: its pages with their titles, their anchors and where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

__all__ = ["Link", "Seen", "crawled", "led_to"]

# What browsers and crawlers follow. Links of these kinds only name something.
_NAMES = "contains(' cite-as type license ', concat(' ', ../@rel, ' '))"
_ADDRESSES = (
    f"//@href[not({_NAMES})] | //@src | //@action | //@poster | //meta[@property='og:image']/@content"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """An address in a page, as it stands there; `path` is the file it leads to, with the anchor asked for."""

    written: str
    path: str
    anchor: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """One page: `path` is that of its file; `moved` says where it sends its visitors on."""

    path: str
    title: str
    description: str
    language: str
    listed: bool
    moved: bool
    anchors: frozenset[str]
    links: tuple[Link, ...]
    steps: frozenset[str]


def crawled(folder: Path, home: str) -> Mapping[str, Seen]:
    """All pages of the site in a folder by the path of their file; `home` is its full address."""
    return {
        path: _seen(path, file.read_bytes(), home)
        for file in sorted(folder.rglob("*.html"))
        for path in (file.relative_to(folder).as_posix(),)
    }


def _seen(path: str, content: bytes, home: str) -> Seen:
    page = html.document_fromstring(content)
    at = urljoin(home, path.removesuffix("index.html"))
    refresh = [one.partition("url=")[2] for one in page.xpath("//meta[@http-equiv='refresh']/@content")]
    written = [*page.xpath(_ADDRESSES), *refresh]
    return Seen(
        path=path,
        title=page.findtext(".//title") or "",
        description="".join(page.xpath("//meta[@name='description']/@content")),
        language=page.get("lang"),
        listed="noindex" not in "".join(page.xpath("//meta[@name='robots']/@content")),
        moved=bool(refresh),
        anchors=frozenset(page.xpath("//@id | //a/@name")),
        links=tuple(_links(written, at, home)),
        steps=frozenset(link.path for link in _links(page.xpath("//body//a/@href"), at, home)),
    )


def _links(written: list[str], at: str, home: str) -> Iterator[Link]:
    for address in written:
        full = urlsplit(urljoin(at, address.strip()))
        if f"{full.scheme}://{full.netloc}/" == home:
            yield Link(written=address, path=led_to(full.path), anchor=unquote(full.fragment))


def led_to(path: str) -> str:
    """The file that a host answers with."""
    file = unquote(path).lstrip("/")
    return f"{file}index.html" if re.search(r"(^|/)$", file) else file
