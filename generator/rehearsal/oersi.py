"""OERSI, the search for open educational resources, which reads what MOOChub reads.

As noted in design/outputs.md, it takes records whose `access` says `free` and refuses the others; pages it
finds through a plain sitemap, by the pattern of their addresses, and it follows no index of sitemaps.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from xml.sax.saxutils import escape

from generator.addresses import absolute, microcredential_path
from generator.diagnostics import say
from generator.exports import sitemap
from generator.model import Microcredential
from generator.rehearsal.aggregator import Aggregator, Published, Reading, Record, fields_of
from generator.rehearsal.moochub import PATH, Attributes, records_by_page, why_not

__all__ = ["AGGREGATOR"]


def _read(published: Published) -> Reading:
    info = published.catalogue.info
    records = records_by_page(published)
    pages = (published.content(sitemap.PATH) or b"").decode()
    found = (
        say("the address to tell is {address}", address=absolute(PATH, info)),
        say("pages are found through {address}", address=absolute(sitemap.PATH, info)),
    )
    entries = published.catalogue.microcredentials.values()
    return Reading(discovery=found, records=tuple(_record(published, mc, records, pages) for mc in entries))


def _record(
    published: Published, mc: Microcredential, records: Mapping[str, Attributes], pages: str
) -> Record:
    found = why_not(published, mc, records)
    if isinstance(found, Record):
        return found
    page = absolute(microcredential_path(mc.key), published.catalogue.info)
    access = found.get("access") or []
    if not access:
        reason = say("no price is stated, so it is not known to be free, and only what is free is taken")
        return Record(key=mc.key, dropped=(reason,))
    if "free" not in access:
        return Record(key=mc.key, apart=(say("it is not free, and only what is free is taken"),))
    if f"<loc>{escape(page)}</loc>" not in pages:
        return Record(key=mc.key, dropped=(say("its page is not in the sitemap"),))
    fields = fields_of(
        (say("Title"), found["name"]),
        (say("Description"), found.get("description")),
        (say("Publisher"), found["publisher"]["name"]),
        (say("Author"), "; ".join(one["name"] for one in found["creator"])),
        (say("Language"), ", ".join(found["inLanguage"])),
        (say("Keywords"), ", ".join(found.get("keywords", ()))),
        (say("Licence"), ", ".join(one["identifier"] for one in found["license"])),
    )
    return Record(key=mc.key, fields=fields)


AGGREGATOR = Aggregator(
    name="oersi",
    title="OERSI",
    source="MOOChub format 3.0.1, and its program as noted in design/outputs.md",
    known_on=date(2026, 11, 24),
    read=_read,
)
