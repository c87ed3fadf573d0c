"""TeSS, the catalogue of training in the life sciences, which takes one JSON-LD file as a source.

All of this is noted in design/outputs.md: it makes an event of each `hasCourseInstance`, reads the properties
of the Bioschemas profiles, and lets an instance's own name, description and url come before those of the
course: two instances with one url are one event. Of several language-tagged names it takes the first by the
alphabet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.addresses import microcredential_iri
from generator.diagnostics import Message, say
from generator.model import Catalogue, Microcredential, Status
from generator.rehearsal.aggregator import Aggregator, Published, Reading, Record, fields_of, several

__all__ = ["AGGREGATOR"]

PATH = "catalogue.jsonld"
Node = dict[str, Any]


def _read(published: Published) -> Reading:
    catalogue = published.catalogue
    document = published.document(PATH)
    if document is None:
        found = (say("this output is switched off"),)
        reasons = found
        records = tuple(Record(key=key, dropped=reasons) for key in catalogue.microcredentials)
        return Reading(discovery=found, records=records)
    courses = {node["@id"]: node for node in document["@graph"] if node["@type"] == "Course"}
    addresses = Counter(_address(course, one) for course in courses.values() for one in _instances(course))
    records = tuple(_record(catalogue, mc, courses, addresses) for mc in catalogue.microcredentials.values())
    source = say("the source to enter is {address}", address=catalogue.info.url + PATH)
    return Reading(discovery=(source,), records=records)


def _record(
    catalogue: Catalogue, mc: Microcredential, courses: dict[str, Node], addresses: Counter[str]
) -> Record:
    course = courses.get(microcredential_iri(mc.key, catalogue.info))
    if mc.status is Status.RETIRED:
        return Record(key=mc.key, apart=(say("it is retired, so nothing is offered"),))
    if course is None:
        return Record(key=mc.key, dropped=(say("it is not in the file"),))
    instances = list(_instances(course))
    if not instances:
        return Record(key=mc.key, dropped=(say("it has no offering, and TeSS takes in nothing else"),))
    shared = sorted({_address(course, one) for one in instances if addresses[_address(course, one)] > 1})
    if shared:
        reason = say("two offerings have one address and become one event: {address}", address=shared[0])
        return Record(key=mc.key, dropped=(reason,))
    return Record(key=mc.key, fields=_fields(course, instances), lost=tuple(_lost(instances)))


def _fields(course: Node, instances: list[Node]) -> Any:
    first = instances[0]
    place = first.get("location", {})
    address = place.get("address", {})
    return fields_of(
        (say("Title"), _title(course["name"])),
        (say("Description"), course.get("description")),
        (say("Organiser"), (first.get("organizer") or {}).get("name")),
        (say("Events"), "; ".join(_days(one) for one in instances)),
        (say("Online"), "true" if "online" in first["courseMode"].lower() else "false"),
        (say("Place"), ", ".join(filter(None, (place.get("name"), address.get("addressLocality"))))),
        (say("Country"), address.get("addressCountry")),
        (say("Language"), str(first.get("inLanguage") or "").split("-")[0]),
        (say("Cost"), _cost(first.get("offers") or course.get("offers") or {})),
        (say("Objectives"), "; ".join(_title(one["name"]) for one in several(course.get("teaches")))),
        (say("Prerequisites"), course.get("coursePrerequisites")),
        (say("Keywords"), course.get("keywords")),
    )


def _lost(instances: list[Node]) -> Iterator[Message]:
    undated = sum("startDate" not in one for one in instances)
    if undated:
        yield say("the dates of offerings without a start ({n})", n=undated)


def _instances(course: Node) -> Iterator[Node]:
    return several(course.get("hasCourseInstance"))


def _address(course: Node, instance: Node) -> str:
    return str(instance.get("url") or course["url"])


def _title(name: Any) -> str:
    """Of several names the first by the alphabet, as its program sorts them."""
    texts = [str(one["@value"] if isinstance(one, dict) else one) for one in several(name)]
    return min(texts, default="")


def _days(instance: Node) -> str:
    days = [instance[key] for key in ("startDate", "endDate") if key in instance]
    return "–".join(days) or str(instance["url"]).rpartition("#offering-")[2]


def _cost(offer: Node) -> str:
    if "price" not in offer:
        return str(offer.get("category") or "")
    return f"{offer['price']} {offer.get('priceCurrency', '')}".strip()


AGGREGATOR = Aggregator(
    name="tess",
    title="TeSS",
    source="Bioschemas Course and CourseInstance 1.0, and its program as noted in design/outputs.md",
    known_on=date(2026, 11, 24),
    read=_read,
)
