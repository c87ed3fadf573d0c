"""The catalogue as LOQ XML, the form of the European Learning Model that Europass takes in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.artifact import Artifact
from generator.exports.elm.shared import described, described_organisation, described_pathways
from generator.exports.export import Export, Reading
from generator.exports.loq.sections import SECTIONS, Sections
from generator.interface import msgid
from generator.model import Catalogue
from generator.spool import Place, Spool

__all__ = ["EXPORT", "PATH", "artifacts"]

PATH = "elm/loq.xml"
_MEDIA_TYPE = "application/xml"
_PART = 1 << 18
"""How many bytes of a section are kept at once."""
_PATHWAYS = "http://data.europa.eu/snb/qualification-topics#pathways"

_OPENING = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<Courses xmlns="http://data.europa.eu/snb/model/ap/loq-constraints/"'
    b' xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:dc="http://purl.org/dc/terms/"'
    b' xsdVersion="3.1.0">\n'
)


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """One file with everything: its sections refer to one another, so it cannot be cut in two."""
    yield Artifact.streamed(path=PATH, media_type=_MEDIA_TYPE, stream=partial(_stream, catalogue))


def _stream(catalogue: Catalogue) -> Iterator[bytes]:
    """Section by section; what belongs into the later ones waits on disk."""
    spool = Spool()
    waiting = [bytearray() for _ in SECTIONS]
    kept: list[list[Place]] = [[] for _ in SECTIONS]
    for sections in _sections(catalogue):
        for places, written, text in zip(kept, waiting, sections.texts(), strict=True):
            written.extend(text)
            if len(written) > _PART:
                places.append(spool.keep(bytes(written)))
                written.clear()
    yield _OPENING
    for (name, _), places, written in zip(SECTIONS, kept, waiting, strict=True):
        if places or written:
            yield f"<{name}>\n".encode()
            yield from map(spool.read, places)
            yield bytes(written)
            yield f"</{name}>\n".encode()
    yield b"</Courses>\n"


def _sections(catalogue: Catalogue) -> Iterator[Sections]:
    """What each entry, pathway and organisation adds."""
    notations: set[str] = set()
    organisations: set[str] = set()
    qualifications: dict[str, dict[str, str]] = {}
    for mc in catalogue.microcredentials.values():
        sections, entry = Sections(notations), described(catalogue, mc)
        achievement = entry.nodes[0]
        if achievement["type"] == "Qualification":
            qualifications[achievement["id"]] = achievement["title"]
        sections.achievement(achievement)
        for node in entry.nodes[1:]:
            if node.get("type") == "LearningOpportunity":
                sections.opportunity(node)
        organisations.update(entry.organisations)
        yield sections
    for pathway in described_pathways(catalogue):
        sections = Sections(notations)
        sections.achievement(_with_possible_parts(pathway.nodes[0], qualifications))
        organisations.update(pathway.organisations)
        yield sections
    for key in sorted(organisations):
        sections = Sections(notations)
        sections.organisation(described_organisation(catalogue, key).nodes[0])
        yield sections


def _with_possible_parts(node: dict[str, Any], qualifications: dict[str, dict[str, str]]) -> dict[str, Any]:
    """The pathway with the parts it may refer to.

    A part must not be a qualification (loq.xsd, learningAchievementSpecHasPartKeyRef): such a part is
    named in a note.
    """
    notes = [
        {"noteLiteral": qualifications[part], "subject": _PATHWAYS}
        for part in node["hasPart"]
        if part in qualifications
    ]
    parts = [part for part in node["hasPart"] if part not in qualifications]
    return {**node, "hasPart": parts, "additionalNote": [*node.get("additionalNote", ()), *notes]}


EXPORT = Export(
    name="loq",
    title=msgid("European Learning Model as XML"),
    purpose=msgid("For national authorities that send learning opportunities to Europass: LOQ XML, ELM 3.1."),
    artifacts=artifacts,
    media_type=_MEDIA_TYPE,
    main=PATH,
    example=Reading(
        python="import urllib.request, xml.etree.ElementTree as xml\n"
        "root = xml.parse(urllib.request.urlopen('{url}')).getroot()\n"
        "print([len(section) for section in root])",
        curl="curl -sfo loq.xml '{url}'\n"
        "grep -o '<learningOutcome id=' loq.xml > outcomes.txt\n"
        "wc -l < outcomes.txt",
    ),
)
"""What this output says of itself."""
