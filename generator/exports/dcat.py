"""The catalogue as a data set for open-data portals (DCAT-AP 3)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import generator
from generator import addresses, exports
from generator.artifact import Artifact
from generator.exports import values
from generator.exports.export import Export, Reading
from generator.exports.turtle import iri, literal, node, on_day, texts
from generator.interface import interface, msgid
from generator.model import Catalogue
from generator.text import Text
from generator.vocabularies import vocabulary

__all__ = ["EXPORT", "PATH", "artifacts"]

PATH = "dcat.ttl"

_PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_THEME = f"{_AUTHORITY}data-theme/EDUC"
# The codes of the authority table "file type" for what we publish.
_FILE_TYPES = {
    "application/ld+json": "JSON_LD",
    "application/json": "JSON",
    "application/xml": "XML",
    "application/atom+xml": "ATOM",
    "text/csv": "CSV",
    "text/plain": "TXT",
    "text/turtle": "RDF_TURTLE",
}
_NOT_DATA = {"robots"}


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """One catalogue with one data set, and a distribution for each output that holds all entries.

    The version of the generator stands here only: anywhere else it would change files whose content did
    not.
    """
    yield Artifact(path=PATH, media_type="text/turtle", render=partial(_render, catalogue))


def _render(catalogue: Catalogue) -> bytes:
    prefixes = "".join(f"@prefix {name}: <{address}> .\n" for name, address in _PREFIXES.items())
    return (prefixes + "\n" + "".join(_nodes(catalogue))).encode()


def _nodes(catalogue: Catalogue) -> Iterator[str]:
    info = catalogue.info
    dataset = iri(f"{info.identity_url}#dataset")
    files = [
        one
        for one in exports.enabled(catalogue)
        if one.is_offered(catalogue) and one.main != PATH and one.name not in _NOT_DATA
    ]
    yield _catalogue(catalogue, dataset)
    yield _dataset(catalogue, dataset, files)
    for one in files:
        yield _distribution(catalogue, one)
    yield from _publisher(catalogue)
    yield from _contact(catalogue)
    yield from _concepts(catalogue, files)
    for page in dict.fromkeys((info.url, f"{info.url}data/", *_homepages(catalogue))):
        yield node(iri(page), ("a", "foaf:Document"))


def _catalogue(catalogue: Catalogue, dataset: str) -> str:
    info = catalogue.info
    return node(
        iri(f"{info.identity_url}#catalogue"),
        ("a", "dcat:Catalog"),
        *_described(catalogue),
        ("dcat:dataset", dataset),
        ("foaf:homepage", iri(info.url)),
        ("dcterms:language", _languages(catalogue)),
        ("dcterms:license", _licence(catalogue)),
    )


def _dataset(catalogue: Catalogue, dataset: str, files: list[Export]) -> str:
    info = catalogue.info
    days = (values.changed(mc) for mc in catalogue.microcredentials.values())
    newest = max((day for day in days if day is not None), default=None)
    contact = info.contact is not None and (info.contact.email or info.contact.url)
    return node(
        dataset,
        ("a", "dcat:Dataset"),
        *_described(catalogue),
        ("dcat:theme", iri(_THEME)),
        ("dcat:keyword", [literal("microcredentials", "en")]),
        ("dcat:landingPage", iri(f"{info.url}data/")),
        ("dcat:contactPoint", iri(f"{info.identity_url}#contact") if contact else None),
        ("dcat:distribution", [iri(f"{info.identity_url}#{one.name}") for one in files]),
        ("dcterms:identifier", literal(f"{info.identity_url}#dataset")),
        ("dcterms:language", _languages(catalogue)),
        ("dcterms:modified", on_day(newest.isoformat()) if newest else None),
        ("dcterms:accrualPeriodicity", iri(f"{_AUTHORITY}frequency/IRREG")),
        ("adms:versionNotes", literal(f"Made with Credenza {generator.__version__}", "en")),
    )


def _described(catalogue: Catalogue) -> tuple[tuple[str, str | list[str] | None], ...]:
    info = catalogue.info
    publisher = iri(addresses.provider_iri(info.publisher, info))
    return (
        ("dcterms:title", texts(info.title)),
        ("dcterms:description", texts(info.description or info.title)),
        ("dcterms:publisher", publisher),
    )


def _distribution(catalogue: Catalogue, one: Export) -> str:
    info = catalogue.info
    address = iri(addresses.absolute(one.main, info))
    kind = _FILE_TYPES.get(one.media_type)
    said = {language: interface(language) for language in info.languages}
    title = Text("en", {language: words.say(one.title) for language, words in said.items()})
    purpose = Text("en", {language: words.say(one.purpose) for language, words in said.items()})
    return node(
        iri(f"{info.identity_url}#{one.name}"),
        ("a", "dcat:Distribution"),
        ("dcterms:title", texts(title)),
        ("dcterms:description", texts(purpose)),
        ("dcat:accessURL", address),
        ("dcat:downloadURL", address),
        ("dcat:mediaType", iri(f"https://www.iana.org/assignments/media-types/{one.media_type}")),
        ("dcterms:format", iri(f"{_AUTHORITY}file-type/{kind}") if kind else None),
        ("dcterms:license", _licence(catalogue)),
    )


def _publisher(catalogue: Catalogue) -> Iterator[str]:
    info = catalogue.info
    provider = catalogue.providers.get(info.publisher)
    yield node(
        iri(addresses.provider_iri(info.publisher, info)),
        ("a", "foaf:Agent"),
        ("foaf:name", texts(provider.legal_name) if provider else literal(info.publisher)),
        ("foaf:homepage", iri(provider.homepage) if provider and provider.homepage else None),
    )


def _homepages(catalogue: Catalogue) -> Iterator[str]:
    provider = catalogue.providers.get(catalogue.info.publisher)
    if provider is not None and provider.homepage:
        yield provider.homepage


def _contact(catalogue: Catalogue) -> Iterator[str]:
    info = catalogue.info
    if info.contact is None or not (info.contact.email or info.contact.url):
        return
    yield node(
        iri(f"{info.identity_url}#contact"),
        ("a", "vcard:Kind"),
        ("vcard:fn", texts(info.title)),
        ("vcard:hasEmail", iri(f"mailto:{info.contact.email}") if info.contact.email else None),
        ("vcard:hasURL", iri(info.contact.url) if info.contact.url else None),
    )


def _languages(catalogue: Catalogue) -> list[str]:
    terms = vocabulary("language").terms
    codes = (tag if tag in terms else tag.split("-")[0] for tag in catalogue.info.languages)
    return [iri(address) for code in codes if code in terms and (address := terms[code].iri)]


def _licence(catalogue: Catalogue) -> str | None:
    code = catalogue.info.licences.data
    terms = vocabulary("licence").terms
    address = (terms[code].iri if code in terms else None) or values.licence_address(code)
    return iri(address) if address else None


def _concepts(catalogue: Catalogue, files: list[Export]) -> Iterator[str]:
    """What the profile wants typed where it is used: terms of the EU's authority tables."""
    yield _concept(_THEME, "data-theme", "Education, culture and sport", "skos:Concept")
    yield _concept(f"{_AUTHORITY}frequency/IRREG", "frequency", "irregular", "dcterms:Frequency")
    for kind in sorted({_FILE_TYPES[one.media_type] for one in files if one.media_type in _FILE_TYPES}):
        yield _concept(f"{_AUTHORITY}file-type/{kind}", "file-type", kind, "dcterms:MediaTypeOrExtent")
    for one in sorted({one.media_type for one in files}):
        yield node(iri(f"https://www.iana.org/assignments/media-types/{one}"), ("a", "dcterms:MediaType"))
    for address in _languages(catalogue):
        yield node(
            address, ("a", "dcterms:LinguisticSystem"), ("skos:inScheme", iri(f"{_AUTHORITY}language"))
        )
    licence = _licence(catalogue)
    if licence is not None:
        yield node(licence, ("a", "dcterms:LicenseDocument"))


def _concept(address: str, scheme: str, label: str, kind: str) -> str:
    return node(
        iri(address),
        ("a", list(dict.fromkeys((kind, "skos:Concept")))),
        ("skos:prefLabel", literal(label, "en")),
        ("skos:inScheme", iri(_AUTHORITY + scheme)),
    )


EXPORT = Export(
    name="dcat",
    title=msgid("Entry for data portals"),
    purpose=msgid("For open-data portals: this catalogue as a data set in DCAT-AP 3."),
    artifacts=artifacts,
    media_type="text/turtle",
    main=PATH,
    records=lambda _: 1,
    example=Reading(
        python="import re, urllib.request\n"
        "turtle = urllib.request.urlopen('{url}').read().decode()\n"
        "print(re.findall('dcat:downloadURL <(.*?)>', turtle))",
        curl="curl -sfo dcat.ttl '{url}'\n"
        "grep -c 'a dcat:Distribution' dcat.ttl\n"
        "grep -m 1 'downloadURL' dcat.ttl",
    ),
)
"""What this output says of itself."""
