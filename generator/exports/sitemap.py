"""The sitemap of the detail pages, from which aggregators find the entries."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from xml.sax.saxutils import escape

from generator import addresses
from generator.artifact import Artifact
from generator.exports import values
from generator.exports.export import Export, Reading
from generator.interface import msgid
from generator.model import Catalogue

__all__ = ["EXPORT", "PATH", "artifacts"]

PATH = "sitemap-microcredentials.xml"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """One plain urlset with the pages of the first language, the retired ones too.

    OERSI follows no index of sitemaps, so there is none, and a catalogue of more than the 50,000 pages
    that the protocol allows in one file is out of scope. A page has a `lastmod` only where a day of its
    content is known; the day of the build would make everything new every night.
    """
    yield Artifact(path=PATH, media_type="application/xml", render=partial(_render, catalogue))


def _render(catalogue: Catalogue) -> bytes:
    out = io.StringIO()
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_NAMESPACE}">\n')
    for mc in catalogue.microcredentials.values():
        page = escape(addresses.absolute(addresses.microcredential_path(mc.key), catalogue.info))
        day = values.changed(mc)
        lastmod = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        out.write(f"<url><loc>{page}</loc>{lastmod}</url>\n")
    out.write("</urlset>\n")
    return out.getvalue().encode()


EXPORT = Export(
    name="sitemap",
    title=msgid("Sitemap of the microcredentials"),
    purpose=msgid("For crawlers: the address of every entry and the day its content changed."),
    artifacts=artifacts,
    media_type="application/xml",
    main=PATH,
    example=Reading(
        python="import urllib.request, xml.etree.ElementTree as tree\n"
        "root = tree.parse(urllib.request.urlopen('{url}')).getroot()\n"
        "print([url[0].text for url in root][:5])",
        curl="curl -sfo sitemap.xml '{url}'\n"
        "grep -o '<loc>[^<]*' sitemap.xml > pages.txt\n"
        "head -n 3 pages.txt",
    ),
)
"""What this output says of itself."""
