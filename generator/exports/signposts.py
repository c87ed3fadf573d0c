"""Typed links from the page of a thing to its identifier, its data and its licence (signposting.org)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator import addresses
from generator.artifact import Artifact
from generator.exports import elm, schema_org, values
from generator.exports.export import Export, Reading
from generator.exports.jsonld import dumps
from generator.interface import msgid
from generator.model import Catalogue, Microcredential, Pathway

__all__ = ["EXPORT", "PATH", "Signpost", "artifacts", "of_microcredential", "of_pathway"]

PATH = "linkset.json"
MEDIA_TYPE = "application/linkset+json"

_COURSE = "https://schema.org/Course"
_PROGRAMME = "https://schema.org/EducationalOccupationalProgram"
_PAGE = "https://schema.org/AboutPage"
_DATA = "application/ld+json"


@dataclass(frozen=True, slots=True)
class Signpost:
    """A typed link. `inside` is True for a path below the site's root, False for a full address."""

    relation: str
    target: str
    media_type: str | None = None
    inside: bool = True


def of_microcredential(catalogue: Catalogue, mc: Microcredential) -> Iterator[Signpost]:
    """The signposts on the page of a microcredential, in a fixed order.

    Data is what describes the page: it is never linked as an alternate, because Material fetches a sitemap
    for each of those.
    """
    info = catalogue.info
    yield Signpost("cite-as", addresses.microcredential_iri(mc.key, info), None, inside=False)
    yield Signpost("type", _PAGE, None, inside=False)
    yield Signpost("type", _COURSE, None, inside=False)
    if info.exports.get(schema_org.EXPORT.name, True):
        yield Signpost("describedby", schema_org.index_path(mc.key), _DATA)
    if info.exports.get(elm.EXPORT.name, True):
        yield Signpost("describedby", elm.entry_path(mc.key, elm.Version.V3_3), _DATA)
    yield from _licence(catalogue)
    links = catalogue.links_of(mc.key)
    for key in links.pathways:
        yield Signpost("collection", addresses.pathway_path(key), "text/html")
    for key in links.replaced_by:
        yield Signpost("successor-version", addresses.microcredential_path(key), "text/html")
    for key in links.replaces:
        yield Signpost("predecessor-version", addresses.microcredential_path(key), "text/html")


def of_pathway(catalogue: Catalogue, pathway: Pathway) -> Iterator[Signpost]:
    """The signposts on the page of a pathway: its components are what it consists of."""
    info = catalogue.info
    yield Signpost("cite-as", addresses.pathway_iri(pathway.id, info), None, inside=False)
    yield Signpost("type", _PAGE, None, inside=False)
    yield Signpost("type", _PROGRAMME, None, inside=False)
    yield from _licence(catalogue)
    for key in dict.fromkeys(key for choice in pathway.components for key in choice.options):
        if key in catalogue.microcredentials:
            yield Signpost("item", addresses.microcredential_path(key), "text/html")


def _licence(catalogue: Catalogue) -> Iterator[Signpost]:
    licence = values.licence_address(catalogue.info.licences.texts)
    if licence is not None:
        yield Signpost("license", licence, None, inside=False)


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """The same links of all pages in one file (RFC 9264), for clients that read no HTML."""
    yield Artifact.streamed(path=PATH, media_type=MEDIA_TYPE, stream=partial(_stream, catalogue))


def _stream(catalogue: Catalogue) -> Iterator[bytes]:
    yield b'{"linkset":['
    separator = b"\n"
    for mc in catalogue.microcredentials.values():
        page = addresses.microcredential_path(mc.key)
        yield separator + _context(catalogue, page, of_microcredential(catalogue, mc))
        separator = b",\n"
    for pathway in catalogue.pathways.values():
        page = addresses.pathway_path(pathway.id)
        yield separator + _context(catalogue, page, of_pathway(catalogue, pathway))
        separator = b",\n"
    yield b"]}"


def _context(catalogue: Catalogue, page: str, signposts: Iterator[Signpost]) -> bytes:
    """All links of one page, grouped by their relation (RFC 9264, 4.2.2)."""
    url = catalogue.info.url
    context: dict[str, object] = {"anchor": url + page}
    for one in signposts:
        target = {"href": url + one.target if one.inside else one.target}
        if one.media_type is not None:
            target["type"] = one.media_type
        group = context.setdefault(one.relation, [])
        assert isinstance(group, list)
        group.append(target)
    return dumps(context)


EXPORT = Export(
    name="linkset",
    title=msgid("Signposts"),
    purpose=msgid(
        "For clients of FAIR data: the identifier, data, licence and collection of every page in one file."
    ),
    artifacts=artifacts,
    media_type=MEDIA_TYPE,
    main=PATH,
    records=lambda catalogue: len(catalogue.microcredentials) + len(catalogue.pathways),
    shows="/linkset/0",
    example=Reading(
        python="import json, urllib.request\n"
        "links = json.load(urllib.request.urlopen('{url}'))['linkset']\n"
        "print([one['cite-as'][0]['href'] for one in links][:5])",
        curl="curl -sfo linkset.json '{url}'\ngrep -c anchor linkset.json\nhead -n 2 linkset.json",
    ),
)
"""What this output says of itself."""
