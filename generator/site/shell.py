"""The HTML around a page of the catalogue: made once for each layout and language, then only filled in."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from markupsafe import escape

from generator.views.page import Page, Rendered

__all__ = ["SLOTS", "Shell", "ShellError", "Shells", "root_of", "slot"]

SLOTS = ("title", "description", "canonical", "head", "body")
"""What every shell leaves open. A template prints `slot("title")` where the title belongs."""

# Those that hold markup stand for one place; the others may be repeated, as in Open Graph tags.
_ONCE = frozenset({"head", "body"})


class ShellError(Exception):
    """A shell that cannot be used, with the reason in words for whoever changed the templates."""


def slot(name: str) -> str:
    """The mark of a slot; it looks like an address with a scheme, so that nobody makes it relative."""
    return f"credenza-slot:{name}:"


def root_of(path: str) -> str:
    """The way from a page to the site's root: '' for the home page, '../../' two folders below it."""
    return "../" * path.count("/")


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str


@dataclass(frozen=True, slots=True)
class _Link:
    """An address below the site's root."""

    path: str


_Piece = str | _Slot | _Link


@dataclass(frozen=True, kw_only=True, slots=True)
class Shell:
    """A page with everything but its content.

    `name` is the catalogue's name in this language; `url` the full address of the site's root.
    """

    layout: str
    language: str
    name: str
    url: str
    pieces: tuple[_Piece, ...]

    @classmethod
    def cut(cls, html: str, *, path: str, layout: str, language: str, name: str, url: str) -> Shell:
        """A shell from a finished page that holds the marks of all slots and lay at `path`.

        Raises ShellError when a slot is missing or stands there twice, or the page is in another language.
        """
        _check_slots(html, layout, language)
        _check_language(html, layout, language)
        pieces = tuple(_joined(_iter_pieces(html, path)))
        return cls(layout=layout, language=language, name=name, url=url, pieces=pieces)

    def fill(self, page: Page, rendered: Rendered) -> bytes:
        """The finished page in UTF-8."""
        # A host shows 404.html at any address, so its links start at the root of the host.
        root = urlsplit(self.url).path if page.path == "404.html" else root_of(page.path)
        values = self._values(page, rendered)
        return "".join(_printed(piece, root, values) for piece in self.pieces).encode()

    def _values(self, page: Page, rendered: Rendered) -> Mapping[str, str]:
        named = page.title if self.name in (page.title, "") else f"{page.title} – {self.name}"
        robots = '<meta name="robots" content="noindex">\n' if page.noindex else ""
        return {
            "title": str(escape(named if page.title else self.name)),
            "description": str(escape(page.description)),
            "canonical": str(escape(page.canonical or self.url + page.path)),
            "head": robots + rendered.head,
            "body": rendered.body,
        }


Shells = Mapping[tuple[str, str], Shell]
"""Shells by layout and language."""


def _printed(piece: _Piece, root: str, values: Mapping[str, str]) -> str:
    match piece:
        case str():
            return piece
        case _Slot(name):
            return values[name]
        case _Link(path):
            return root + path or "./"


def _check_slots(html: str, layout: str, language: str) -> None:
    for name in SLOTS:
        found = html.count(slot(name))
        if found == 0:
            problem = "has lost its slot"
        elif found > 1 and name in _ONCE:
            problem = f"has {found} times the slot"
        else:
            continue
        raise ShellError(
            f"The frame of {layout} pages in {language!r} {problem} `{name}`. Look for a template in "
            f"site_templates/mkdocs or a plugin in mkdocs.yml that rewrites pages: it must leave "
            f"`{slot(name)}` where it is."
        )


def _check_language(html: str, layout: str, language: str) -> None:
    found = re.search(r"<html\b[^>]*?\slang=[\"']?([A-Za-z0-9-]+)", html)
    if found is None or found[1].lower() != language.lower():
        said = f"says `lang={found[1]}`" if found else "does not say its language"
        raise ShellError(f"The frame of {layout} pages in {language!r} {said}.")


# One start tag with its attributes, quoted or not.
_TAG = re.compile(r"""<[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>""")
# An attribute that holds an address, up to the address itself.
_ADDRESS = re.compile(
    r"""(\s(?:href|src|action|formaction|poster)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE
)
_SLOT = re.compile(r"credenza-slot:([a-z]+):")
# In the head there is no place for loose text, so the slot there is a whole element.
_HEAD_SLOT = re.compile(rf"<meta\b[^>]*{slot('head')}[^>]*>")


def _iter_pieces(html: str, path: str) -> Iterator[_Piece]:
    html = _HEAD_SLOT.sub(slot("head"), html)
    last = 0
    for tag in _TAG.finditer(html):
        for address in _ADDRESS.finditer(html, tag.start(), tag.end()):
            quoted = address[2]
            quote = quoted[0] if quoted[0] in "\"'" else ""
            target = _below_root(quoted.strip("\"'"), path)
            if target is not None:
                yield from _iter_slots(html[last : address.end(1)] + quote)
                yield _Link(target)
                last = address.end() - len(quote)
    yield from _iter_slots(html[last:])


def _iter_slots(html: str) -> Iterator[_Piece]:
    # With one group in the pattern every second part is the name of a slot.
    for at, part in enumerate(_SLOT.split(html)):
        if at % 2 == 0:
            yield part
        elif part in SLOTS:
            yield _Slot(part)
        else:
            yield slot(part)


def _below_root(address: str, path: str) -> str | None:
    """The address seen from the site's root, or None where it does not depend on the page it stands on."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    target = posixpath.normpath(posixpath.join(path, parts.path))
    if target == ".":
        target = ""
    elif parts.path.endswith(("/", "/.", "/..")) or parts.path in (".", ".."):
        target += "/"
    return urlunsplit(("", "", target, parts.query, parts.fragment))


def _joined(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """The same pieces with neighbouring strings made one."""
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
        text = ""
        yield piece
    if text:
        yield text
