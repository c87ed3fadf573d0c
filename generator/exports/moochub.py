"""The catalogue as MOOChub reads it, and OERSI after it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from html import escape
from typing import Any

from generator import addresses
from generator.artifact import Artifact
from generator.exports import values
from generator.exports.export import Export, Reading, live_entries
from generator.exports.jsonld import dumps, given
from generator.exports.plain import html_paragraphs
from generator.exports.schema_org.block import Block, block_language
from generator.exports.skills import esco_skills
from generator.interface import msgid
from generator.model import Catalogue, Image, Microcredential, Offering, Price, Related, Skill, Status
from generator.text import base_language
from generator.vocabularies import vocabulary

__all__ = ["EXPORT", "PATH", "artifacts"]

PATH = "moochub.json"

# MOOChub 3.0.1 knows these three, in lower case. At work and in a laboratory one is on site.
_MODES = {
    "online": "online",
    "onsite": "onsite",
    "blended": "blended",
    "hybrid": "blended",
    "work-based": "onsite",
    "project-based": "blended",
    "research-lab-based": "onsite",
}
_RESOURCE = {
    "identifier": "https://w3id.org/kim/hcrt/course",
    "type": "Concept",
    "inScheme": "https://w3id.org/kim/hcrt/scheme",
}
# What the catalogue licenses are its descriptions. Of the course's own material nothing is known, and the
# format has this word for that.
_OF_THE_COURSE = [{"identifier": "proprietary", "url": None}]
# The addresses of ESCO's concepts are the same in all versions; MOOChub wants one named.
_ESCO_VERSION = "1.2"


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """All records on one page and one line: readers go line by line, and do not follow further pages.

    Retired entries are left out: MOOChub lists what can be taken.
    """
    stream = partial(_stream, catalogue)
    yield Artifact.streamed(path=PATH, media_type="application/json", stream=stream)


def _stream(catalogue: Catalogue) -> Iterator[bytes]:
    page = addresses.absolute(PATH, catalogue.info)
    yield b'{"links":' + dumps({"self": page, "first": page, "last": page}) + b',"data":['
    separator = b""
    for mc in catalogue.microcredentials.values():
        if mc.status is not Status.RETIRED:
            yield separator + dumps(_record(catalogue, mc))
            separator = b","
    yield b"]}"


def _record(catalogue: Catalogue, mc: Microcredential) -> dict[str, Any]:
    first = catalogue.info.languages[0]
    block = Block(catalogue=catalogue, language=block_language(mc, first), page_language=first)
    uuid = addresses.stable_uuid(mc, catalogue.info)
    return {"id": uuid, "type": "Course", "attributes": given(_attributes(block, mc))}


def _attributes(block: Block, mc: Microcredential) -> dict[str, Any]:
    zone = block.info.timezone
    page = block.page(addresses.microcredential_path(mc.key))
    dated = [one for one in mc.offerings if one.start and one.availability != "cancelled"]
    only = dated[0] if len(dated) == 1 else None
    changed = values.changed(mc)
    return {
        "name": block.name(mc.title),
        "courseCode": mc.code,
        "learningResourceType": _RESOURCE,
        "courseMode": list(dict.fromkeys(_forms(mc))),
        "description": _description(block, mc),
        "inLanguage": list(mc.languages) or [mc.default_language],
        "startDate": _once(values.start_of_day(one.start, zone) for one in dated if one.start),
        "endDate": _once(values.end_of_day(one.end, zone) for one in dated if one.end),
        "image": _image(block, mc.image),
        "teaches": [_skill(block, skill) for skill in esco_skills(mc)],
        "duration": values.iso_duration(mc.duration),
        "publisher": _organisation(block, mc.provider),
        "creator": _creators(block, mc),
        "url": page,
        "workload": _workload(mc),
        "license": _OF_THE_COURSE,
        "access": _access(mc.price),
        "educationalAlignment": [_field(code, block.language) for code in mc.fields],
        "keywords": _once(word for text in mc.keywords if (word := block.say(text))),
        "contentLocation": _location(block, mc, only, page),
        "offer": _offers(mc.price),
        "numberOfCredits": None if mc.workload.ects is None else values.number(mc.workload.ects),
        "educationalCredentialsAwarded": ["certificate"],
        "competencyRequired": [
            reference
            for related in mc.stackability.requires
            if (reference := _required(block, related)) is not None
        ],
        "applicationStartDate": values.start_of_day(only.application_opens, zone)
        if only and only.application_opens
        else None,
        "applicationDeadline": values.end_of_day(only.application_deadline, zone)
        if only and only.application_deadline
        else None,
        "dateCreated": values.start_of_day(mc.first_published, zone) if mc.first_published else None,
        "dateModified": values.start_of_day(changed, zone) if changed else None,
        "isPartOf": _programmes(block, mc),
    }


def _once(several: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(several))


def _forms(mc: Microcredential) -> Iterator[str]:
    yield _MODES[mc.form_of_participation]
    for offering in mc.offerings:
        if offering.form_of_participation:
            yield _MODES[offering.form_of_participation]


def _description(block: Block, mc: Microcredential) -> str:
    """Summary, description and outcomes: what has no ESCO concept can stand nowhere else."""
    texts = (block.say(mc.summary), block.say(mc.description))
    title = escape(block.interface.say("Learning outcomes"))
    outcomes = "".join(f"<li>{escape(block.name(one.text))}</li>" for one in mc.learning_outcomes)
    return "".join(html_paragraphs(text) for text in texts if text) + f"<h3>{title}</h3><ul>{outcomes}</ul>"


def _image(block: Block, image: Image | None) -> dict[str, Any] | None:
    if image is None:
        return None
    return given(
        {
            "contentUrl": values.media_address(image, block.info),
            "type": "ImageObject",
            "license": _licence(image.licence or block.info.licences.images),
            "description": block.say(image.alt),
        }
    )


@cache
def _licence(code: str) -> list[dict[str, str | None]]:
    url = values.licence_address(code)
    return [{"identifier": code if url else "proprietary", "url": url}]


def _skill(block: Block, skill: Skill) -> dict[str, Any]:
    said = skill.label.best(block.language)
    return {
        "name": [{"inLanguage": said.language, "name": said.text}],
        "educationalFramework": "ESCO",
        "educationalFrameworkVersion": _ESCO_VERSION,
        "url": "https://esco.ec.europa.eu/",
        "targetUrl": skill.uri,
    }


def _organisation(block: Block, key: str) -> dict[str, Any]:
    provider = block.catalogue.providers.get(key)
    page = block.page(addresses.provider_path(key))
    if provider is None:  # withheld: its page says so, and only its id is certain
        return {"type": "Organization", "name": key, "url": page}
    name = block.name(provider.legal_name)
    return {"type": "Organization", "name": name, "url": provider.homepage or page}


def _creators(block: Block, mc: Microcredential) -> list[dict[str, Any]]:
    bodies = [key for key in mc.awarding_bodies if key in block.catalogue.providers]
    return [_organisation(block, key) for key in dict.fromkeys(bodies or [mc.provider])]


def _workload(mc: Microcredential) -> dict[str, Any] | None:
    """Whole hours in a week, which is all the format knows: the hours over the weeks it usually takes."""
    hours = values.hours_of(mc)
    if hours is None or mc.duration is None or not mc.duration.weeks:
        return None
    return {"timeValue": round(hours / mc.duration.weeks), "timeUnit": "h/week"}


def _access(price: Price | None) -> list[str] | None:
    if price is None or price.amount is None:
        return None
    return ["free"] if price.amount == 0 else ["paid"]


def _offers(price: Price | None) -> list[dict[str, Any]]:
    if price is None or price.amount is None:
        return []
    return [
        {
            "price": values.number(price.amount),
            "priceCurrency": price.currency,
            "paymentFrequency": "one-time",
            "category": "complete",
        }
    ]


@cache
def _field(code: str, language: str) -> dict[str, Any]:
    terms = vocabulary("isced-f")
    node: dict[str, Any] = {
        "alignmentType": "educationalSubject",
        "educationalFramework": "ISCED-F",
        "educationalFrameworkVersion": "2013",
        "shortCode": code,
    }
    if code in terms:
        labels = terms[code].labels
        known = next((tag for tag in (language, base_language(language)) if tag in labels), "en")
        node["name"] = [{"inLanguage": known, "name": labels[known]}]
        node["targetUrl"] = terms[code].iri
    return {"name": [{"inLanguage": "en", "name": code}], **node, "type": "EducationalAlignment"}


def _location(block: Block, mc: Microcredential, only: Offering | None, page: str) -> dict[str, Any] | None:
    """The place, where there is only one run to have one; 'online' otherwise, if it is."""
    place = only.place if only else None
    if place is not None and (name := place.name or place.city):
        address = {
            "addressCountry": place.country,
            "streetAddress": block.name(place.address) if place.address else None,
            "city": block.name(place.city) if place.city else None,
        }
        return {"name": block.name(name), "address": given(address)}
    return {"name": "online", "url": page} if _MODES[mc.form_of_participation] == "online" else None


def _required(block: Block, related: Related) -> dict[str, Any] | None:
    """A course of this catalogue that has to come first; what has no identifier cannot be named."""
    known = block.catalogue.microcredentials.get(related.key or "")
    if known is None:
        return None
    said = known.title.best(block.language)
    return {
        "name": [{"inLanguage": said.language, "name": said.text}],
        "educationalFramework": "Course_ID",
        "educationalFrameworkVersion": "1",
        "targetUrl": block.page(addresses.microcredential_path(known.key)),
    }


def _programmes(block: Block, mc: Microcredential) -> list[dict[str, Any]]:
    pathways = block.catalogue.pathways
    return [
        {
            "type": "Program",
            "url": block.page(addresses.pathway_path(key)),
            "title": block.name(pathways[key].title),
        }
        for key in block.catalogue.links_of(mc.key).pathways
        if key in pathways
    ]


EXPORT = Export(
    name="moochub",
    title="MOOChub",
    purpose=msgid("For MOOChub, and for OERSI, which takes what is free of charge: all in one file."),
    artifacts=artifacts,
    media_type="application/json",
    main=PATH,
    records=live_entries,
    shows="/data/0/attributes",
    example=Reading(
        python="import json, urllib.request\n"
        "records = json.load(urllib.request.urlopen('{url}'))['data']\n"
        "print([record['attributes']['name'] for record in records][:5])",
        curl="curl -sfo moochub.json '{url}'\n"
        'grep -o \'"type":"Course"\' moochub.json > courses.txt\n'
        "wc -l < courses.txt",
    ),
)
"""What this output says of itself."""
