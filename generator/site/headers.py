"""What a host shall say with each file, for hosts that read it from a file named `_headers`."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Iterable

__all__ = ["MEDIA_TYPE", "PATH", "headers", "inline_scripts"]

PATH = "_headers"
MEDIA_TYPE = "text/plain"

# Hosts that know these by themselves are few; the others would send them as a download.
_TYPES = {
    "/*.jsonld": "application/ld+json",
    "/*.ttl": "text/turtle",
    "/*.ics": "text/calendar; charset=utf-8",
    "/*.csv": "text/csv; charset=utf-8",
    "/feed.xml": "application/atom+xml",
    "/linkset.json": "application/linkset+json",
    "/catalogue.schema.json": "application/schema+json",
}
# Whatever a script on another site may want to read; none of it depends on who asks.
_OPEN = ("/*.json", "/*.jsonld", "/*.xml", "/*.csv", "/*.ttl", "/*.ics")

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
_TYPE = re.compile(r"""\stype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RUN = {"module", "text/javascript", "application/javascript"}


def inline_scripts(html: str) -> Iterable[str]:
    """The source expression (CSP Level 3, 2.3.1) of each script that stands in a page and runs."""
    for attributes, source in _SCRIPT.findall(html):
        kind = _TYPE.search(attributes)
        if re.search(r"\ssrc\s*=", attributes, re.IGNORECASE) or (kind and kind[1].lower() not in _RUN):
            continue
        digest = hashlib.sha256(source.encode()).digest()
        yield f"'sha256-{base64.b64encode(digest).decode()}'"


def headers(scripts: Collection[str]) -> bytes:
    """The rules as Netlify and Cloudflare Pages read them; `scripts` are those that may run inline."""
    lines = ["/*", *_indented(_for_all(scripts))]
    for pattern in sorted({*_OPEN, *_TYPES}):
        said = {}
        if pattern in _TYPES:
            said["Content-Type"] = _TYPES[pattern]
        if pattern in _OPEN:
            said["Access-Control-Allow-Origin"] = "*"
        lines += [pattern, *_indented(said)]
    return ("\n".join(lines) + "\n").encode()


def _indented(said: dict[str, str]) -> Iterable[str]:
    return (f"  {name}: {value}" for name, value in said.items())


def _for_all(scripts: Collection[str]) -> dict[str, str]:
    policy = {
        "default-src": ("'none'",),
        "script-src": ("'self'", *sorted(scripts)),
        "style-src": ("'self'",),
        "img-src": ("'self'", "data:"),  # the theme draws its icons from its style sheets
        "font-src": ("'self'",),
        "connect-src": ("'self'",),
        "worker-src": ("'self'",),
        "base-uri": ("'none'",),
        "form-action": ("'self'",),
        "frame-ancestors": ("'self'",),
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {' '.join(those)}" for name, those in policy.items()),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
