"""Google's course list, a row of cards above the results of a search.

As noted in design/outputs.md, of structured data for courses this is what is left: "Course info" is retired.
A list is taken from a page that lists at least three courses; each must have an address of its own on the
same host, and a page whose data has a name and a description.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from urllib.parse import urlsplit

from generator.addresses import absolute, microcredential_path
from generator.diagnostics import say
from generator.exports import schema_org
from generator.model import Microcredential, Status
from generator.rehearsal.aggregator import Aggregator, Published, Reading, Record, fields_of

__all__ = ["AGGREGATOR"]

_LEAST = 3


def _read(published: Published) -> Reading:
    catalogue = published.catalogue
    entries = catalogue.microcredentials.values()
    listed = schema_org.item_list(catalogue, entries, catalogue.info.languages[0])["itemListElement"]
    addresses = Counter(item["url"] for item in listed)
    if len(listed) < _LEAST:
        found = say("the list has {n} courses, and at least three are shown", n=len(listed))
    else:
        found = say("the list has {n} courses", n=len(listed))
    records = tuple(_record(published, mc, addresses) for mc in entries)
    return Reading(discovery=(found,), records=records)


def _record(published: Published, mc: Microcredential, addresses: Counter[str]) -> Record:
    info = published.catalogue.info
    address = absolute(microcredential_path(mc.key), info)
    if mc.status is Status.RETIRED:
        return Record(key=mc.key, apart=(say("it is retired, so it is in no list"),))
    if sum(addresses.values()) < _LEAST:
        return Record(key=mc.key, dropped=(say("the list has fewer than three courses"),))
    if addresses[address] != 1 or urlsplit(address).netloc != urlsplit(info.url).netloc:
        return Record(key=mc.key, dropped=(say("it has no address of its own in the list"),))
    course = published.document(schema_org.index_path(mc.key))
    if course is None:
        return Record(key=mc.key, dropped=(say("this output is switched off"),))
    missing = [name for name in ("name", "description") if not course.get(name)]
    if missing:
        reason = say("`{name}` is missing, which is required", name=missing[0])
        return Record(key=mc.key, dropped=(reason,))
    provider = course.get("provider") or {}
    fields = fields_of(
        (say("Title"), course["name"]),
        (say("Description"), course["description"]),
        (say("Provider"), provider.get("name")),
        (say("Address"), address),
    )
    return Record(key=mc.key, fields=fields)


AGGREGATOR = Aggregator(
    name="google",
    title="Google",
    source="https://developers.google.com/search/docs/appearance/structured-data/course, design/outputs.md",
    known_on=date(2026, 11, 24),
    read=_read,
)
