"""MOOChub, the joint index of course platforms, which takes one JSON file of records.

What has to stand in a record is what the format 3.0.1 requires. That records are read line by line, and
further pages are not followed, is noted in design/outputs.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.addresses import absolute, microcredential_path
from generator.diagnostics import Message, say
from generator.model import Microcredential, Status
from generator.rehearsal.aggregator import Aggregator, Published, Reading, Record, fields_of

__all__ = ["AGGREGATOR", "records_by_page", "why_not"]

PATH = "moochub.json"
REQUIRED = ("name", "learningResourceType", "publisher", "url", "license", "creator")
Attributes = dict[str, Any]


def records_by_page(published: Published) -> Mapping[str, Attributes]:
    """The attributes of each record by the address of its page."""
    document = published.document(PATH) or {"data": []}
    return {one["attributes"]["url"]: one["attributes"] for one in document["data"]}


def why_not(
    published: Published, mc: Microcredential, records: Mapping[str, Attributes]
) -> Record | Attributes:
    """The record of an entry; or why there is none that could be read."""
    found = records.get(absolute(microcredential_path(mc.key), published.catalogue.info))
    if mc.status is Status.RETIRED:
        return Record(key=mc.key, apart=(say("it is retired, so nothing is offered"),))
    if found is None:
        return Record(key=mc.key, dropped=(say("it is not in the file"),))
    missing = [name for name in REQUIRED if not found.get(name)]
    if missing:
        return Record(key=mc.key, dropped=(say("`{name}` is missing, which is required", name=missing[0]),))
    return found


def _read(published: Published) -> Reading:
    records = records_by_page(published)
    address = absolute(PATH, published.catalogue.info)
    found = say("the address to tell is {address}", address=address)
    if published.content(PATH) is None:
        found = say("this output is switched off")
    entries = published.catalogue.microcredentials.values()
    return Reading(discovery=(found,), records=tuple(_record(published, mc, records) for mc in entries))


def _record(published: Published, mc: Microcredential, records: Mapping[str, Attributes]) -> Record:
    found = why_not(published, mc, records)
    if isinstance(found, Record):
        return found
    fields = fields_of(
        (say("Title"), found["name"]),
        (say("Publisher"), found["publisher"]["name"]),
        (say("Language"), ", ".join(found["inLanguage"])),
        (say("Mode"), ", ".join(found.get("courseMode", ()))),
        (say("Starts"), ", ".join(day[:10] for day in found.get("startDate", ()))),
        (say("Access"), ", ".join(found.get("access") or ())),
        (say("Credits"), found.get("numberOfCredits")),
        (say("Skills"), "; ".join(one["name"][0]["name"] for one in found.get("teaches", ()))),
        (say("Licence"), ", ".join(one["identifier"] for one in found["license"])),
    )
    return Record(key=mc.key, fields=fields, lost=tuple(_lost(mc, found)))


def _lost(mc: Microcredential, found: Attributes) -> Iterator[Message]:
    if mc.level.eqf is not None:
        yield say("the EQF level, which the format cannot say")
    if not found.get("teaches"):
        yield say("outcomes as skills, as none has an ESCO concept; the description has them")


AGGREGATOR = Aggregator(
    name="moochub",
    title="MOOChub",
    source="MOOChub format 3.0.1, and design/outputs.md",
    known_on=date(2026, 11, 24),
    read=_read,
)
