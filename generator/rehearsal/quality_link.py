"""QualityLink, the European aggregator of courses in higher education.

Its specifications (Discovery, Data Exchange, Ontology 0.4.0) say where it looks and what is taken, and its
framing document which properties it reads, in English only. That it skips blank specifications, matches one
namespace only and fails for a whole source where one specification leads to another was seen in its program
of May 2026 and is noted in design/outputs.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.addresses import microcredential_iri
from generator.diagnostics import Message, say
from generator.exports.quality_link.institutions import is_institution
from generator.exports.quality_link.manifest import WELL_KNOWN, discovery, manifest_path
from generator.model import Catalogue, Microcredential
from generator.rehearsal.aggregator import Aggregator, Published, Reading, Record, fields_of, several

__all__ = ["AGGREGATOR"]

_NAMESPACE = "http://data.europa.eu/snb/model/elm/"
_SPECIFICATION = "ql:LearningOpportunitySpecification"
_ECTS = "http://data.europa.eu/snb/education-credit/6fcec5c5af"
Node = dict[str, Any]


def _read(published: Published) -> Reading:
    catalogue = published.catalogue
    nodes = dict(_nodes(published))
    records = (_record(catalogue, mc, nodes) for mc in catalogue.microcredentials.values())
    return Reading(discovery=tuple(_discovery(published)), records=tuple(records))


def _discovery(published: Published) -> Iterator[Message]:
    """Whether its crawler comes by the data, institution by institution."""
    catalogue = published.catalogue
    if published.content(WELL_KNOWN) is None:
        yield say(
            "no provider is a higher education institution with an entry it takes, so there is no manifest"
        )
        return
    for provider in catalogue.providers.values():
        if published.content(manifest_path(provider.id)) is None:
            continue
        way = discovery(catalogue.info, provider)
        if way.at_root and way.domain and catalogue.info.url.split("/")[2] == way.domain:
            yield say(
                "{provider}: found on its own domain, {domain}", provider=provider.id, domain=way.domain
            )
        elif way.record:
            yield say(
                "{provider}: this site is not the root of its domain {domain}; its administrators have to "
                "publish the DNS TXT record `{record}` there, or a copy of {manifest} as /{place}",
                provider=provider.id,
                domain=way.domain,
                record=way.record,
                manifest=way.manifest,
                place=WELL_KNOWN,
            )
        else:
            yield say(
                "{provider}: the address of its manifest is too long for a DNS TXT record of 255 bytes; its "
                "administrators have to publish a copy of {manifest} as /{place} on {domain}",
                provider=provider.id,
                manifest=way.manifest,
                place=WELL_KNOWN,
                domain=way.domain,
            )


def _nodes(published: Published) -> Iterator[tuple[str, Node]]:
    """The nodes of all sources in the manifest by identifier; of another namespace it reads nothing."""
    manifest = published.document(WELL_KNOWN) or {"sources": []}
    for source in manifest["sources"]:
        path = source["path"].removeprefix(published.catalogue.info.url)
        document = published.document(path)
        if document and document["@context"]["@vocab"] == _NAMESPACE:
            yield from ((node["id"], node) for node in document["@graph"] if "id" in node)


def _record(catalogue: Catalogue, mc: Microcredential, nodes: Mapping[str, Node]) -> Record:
    node = nodes.get(microcredential_iri(mc.key, catalogue.info))
    if node is None or _SPECIFICATION not in node["type"]:
        return _missing(catalogue, mc)
    if "en" not in node["title"]:
        reason = say("it has no English title, and titles are read in English only")
        return Record(key=mc.key, dropped=(reason,))
    publisher = nodes[node["publisher"]]
    fields = fields_of(
        (say("Title"), node["title"]["en"]),
        (say("Active"), str(node["isActive"]).lower()),
        (say("Level"), nodes[node["eqfLevel"]]["prefLabel"]["en"]),
        (say("Credits"), _points(node)),
        (say("Field of study"), _labels(node["thematicArea"], nodes)),
        (say("Language of instruction"), _labels(node["language"], nodes)),
        (say("Publisher"), publisher["legalName"].get("en") or next(iter(publisher["legalName"].values()))),
        (
            say("Outcomes"),
            "; ".join(filter(None, (one["title"].get("en") for one in node["learningOutcome"]))),
        ),
        (say("Offerings"), "; ".join(_dates(nodes[iri]) for iri in several(node.get("learningOpportunity")))),
    )
    return Record(key=mc.key, fields=fields, lost=tuple(_lost(node)))


def _missing(catalogue: Catalogue, mc: Microcredential) -> Record:
    provider = catalogue.providers.get(mc.provider)
    if provider is None:
        return Record(
            key=mc.key, dropped=(say("its provider {provider} is not published", provider=mc.provider),)
        )
    if provider.type != "higher-education":
        reason = say("{provider} is no higher education institution", provider=provider.id)
        return Record(key=mc.key, apart=(reason,))
    if mc.level.not_applicable is not None:
        return Record(
            key=mc.key, apart=(say("it says that no level applies, and an EQF level is asked for"),)
        )
    reasons = []
    if not is_institution(provider):
        reasons.append(
            say(
                "{provider} has no identifier of SCHAC, ETER or DEQAR, so it is not known",
                provider=provider.id,
            )
        )
    if mc.level.eqf is None:
        reasons.append(say("it has no EQF level"))
    return Record(key=mc.key, dropped=tuple(reasons) or (say("this output is switched off"),))


def _lost(node: Node) -> Iterator[Message]:
    outcomes = [one for one in node["learningOutcome"] if "en" not in one["title"]]
    if outcomes:
        yield say("outcomes without an English text ({n})", n=len(outcomes))
    if "description" in node and "en" not in node["description"]:
        yield say("the description, which has no English text")


def _points(node: Node) -> str | None:
    return next((one["point"] for one in node.get("creditPoint", ()) if one["framework"] == _ECTS), None)


def _labels(iris: Any, nodes: Mapping[str, Node]) -> str:
    return ", ".join(nodes[iri]["prefLabel"]["en"] for iri in several(iris))


def _dates(node: Node) -> str:
    """The days of an offering; the end of its identifier where it has none."""
    period = node.get("temporal", {})
    days = [period[key][:10] for key in ("startDate", "endDate") if key in period]
    return "–".join(days) or str(node["id"]).rpartition("#offering-")[2]


AGGREGATOR = Aggregator(
    name="quality-link",
    title="QualityLink",
    source="https://specs.quality-link.eu/ and its program of May 2026",
    known_on=date(2026, 5, 31),
    read=_read,
)
