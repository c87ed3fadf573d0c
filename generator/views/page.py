"""A page of the catalogue as a value, before it is rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

__all__ = ["Page", "Rendered"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page: where it lies, what it is called, and how to get what its template prints.

    `path` is the place below the site's root: '' or something ending in '/', or '404.html'. `title`
    is without the catalogue's name; `description` is plain text. `view` gives finished strings, lists
    and addresses, and is called only when the page is rendered. `alternates` maps each language to the
    path of the same page in it; `canonical` is the absolute address of the page that search engines
    should prefer, None for this one.
    """

    path: str
    language: str
    title: str
    description: str
    template: str
    view: Callable[[], Mapping[str, object]]
    alternates: Mapping[str, str]
    layout: str = "catalogue"
    noindex: bool = False
    canonical: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """The HTML of a page in two parts: what belongs into `<head>`, and all that belongs into `<body>`."""

    head: str
    body: str
