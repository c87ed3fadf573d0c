"""What crawlers may read, and where they find the sitemaps (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator import addresses
from generator.artifact import Artifact
from generator.exports import sitemap
from generator.exports.export import Export, Reading
from generator.interface import msgid
from generator.model import Catalogue

__all__ = ["EXPORT", "PATH", "artifacts"]

PATH = "robots.txt"
_PROSE_SITEMAP = "sitemap.xml"


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """Everything may be read; what is not for search engines says so in its head, where only readers see it.

    Crawlers ask for this file at the root of a host only: where the site lies under a path, the host's own
    file has to name the sitemaps.
    """
    yield Artifact(path=PATH, media_type="text/plain", render=partial(_render, catalogue))


def _render(catalogue: Catalogue) -> bytes:
    info = catalogue.info
    maps = [_PROSE_SITEMAP]
    if info.exports.get(sitemap.EXPORT.name, True):
        maps.insert(0, sitemap.PATH)
    lines = [
        "User-agent: *",
        "Disallow:",
        "",
        *(f"Sitemap: {addresses.absolute(path, info)}" for path in maps),
    ]
    return ("\n".join(lines) + "\n").encode()


EXPORT = Export(
    name="robots",
    title=msgid("Rules for crawlers"),
    purpose=msgid("For crawlers: everything may be read, and here are the sitemaps."),
    artifacts=artifacts,
    media_type="text/plain",
    main=PATH,
    records=lambda _: 1,
    steps_back=True,
    example=Reading(
        python="import urllib.robotparser\nrules = urllib.robotparser.RobotFileParser('{url}')\n"
        "rules.read() or print(rules.site_maps())",
        curl="curl -sfo robots.txt '{url}'\ngrep '^Sitemap' robots.txt > sitemaps.txt\ncat sitemaps.txt",
    ),
)
"""What this output says of itself."""
