"""The page for machines and those who build them: every output with its address, and how to read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator import addresses
from generator.artifact import Artifact
from generator.exports import Export, atom, catalogue_json, index, sitemap
from generator.interface import Interface, interface
from generator.views.excerpts import excerpt
from generator.views.frame import licence_item
from generator.views.page import Page
from generator.views.reader import Reader
from generator.views.site import Site
from generator.views.values import Item, Row

__all__ = ["OutputView", "data_page", "licence_rows"]

_COVERAGE = "handbook/where-data-goes/"


@dataclass(frozen=True, kw_only=True, slots=True)
class OutputView:
    """One output: for whom it is, where it lies, what it looks like, and how a program reads it.

    `rows` are its facts, `excerpt` some lines of it; `python` and `shell` are programs of three lines.
    """

    name: str
    title: str
    purpose: str
    format: str
    size: str
    rows: tuple[Row, ...]
    excerpt: str
    python: str
    shell: str


def data_page(site: Site, language: str) -> Page:
    """The data page in a language."""
    info, ui = site.catalogue.info, interface(language)
    alternates = {tag: addresses.localised("data/", tag, info) for tag in info.languages}
    return Page(
        path=alternates[language],
        language=language,
        title=ui.say("Data for machines"),
        description=ui.say(
            "Addresses, licence and identifiers of the machine-readable data of this catalogue."
        ),
        template="data.html",
        view=lambda: _view(site, language, alternates[language]),
        alternates=alternates,
    )


def _view(site: Site, language: str, path: str) -> Mapping[str, object]:
    reader = Reader(site, language, path)
    outputs = tuple(_outputs(site, reader))
    return {
        "title": reader.ui.say("Data for machines"),
        "outputs": outputs,
        "starts": tuple(_starts(reader)),
        "schema": _schema(reader),
        "coverage": _coverage(reader),
        "licences": tuple(licence_rows(reader)),
        "identifiers": tuple(_identifiers(reader)),
        "news": tuple(_news(reader)),
        "contact": reader.contact(site.catalogue.info.contact),
    }


def _outputs(site: Site, reader: Reader) -> Iterable[OutputView]:
    for export in site.data.exports:
        path = export.main if export.main in site.data else _first(export, site)
        made = None if path is None else site.data.made(path)
        if path is None or made is None:
            continue
        # Of one entry it is as good, and made in no time; but not every entry stands in every output.
        content = site.data.example(export) or site.data[path].render()
        url = addresses.absolute(path, site.catalogue.info)
        size = _size(made.size, reader.ui)
        yield OutputView(
            name=export.name,
            title=reader.ui.say(export.title),
            purpose=reader.ui.say(export.purpose),
            format=export.media_type,
            size=size,
            rows=tuple(_rows(export, path, size, reader)),
            excerpt=excerpt(content, export.media_type, export.shows),
            python=export.example.python.replace("{url}", url),
            shell=export.example.curl.replace("{url}", url),
        )


def _first(export: Export, site: Site) -> str | None:
    """The file that stands for an output without a main one."""
    return next((one.path for one in site.data.files_of(export)), None)


def _rows(export: Export, path: str, size: str, reader: Reader) -> Iterable[Row]:
    say, site = reader.ui.say, reader.site
    yield Row(key="address", label=say("Address"), items=(_file(path, reader),))
    files = site.data.files_of(export)
    others = [one.path for one in files if not one.about and one.path != path]
    if others:
        yield Row(key="also", label=say("Also"), items=tuple(_file(other, reader) for other in others))
    single = [one for one in files if one.about and one.path != path]
    if single:
        yield Row(key="each", label=say("For single entries"), items=tuple(_each(single, reader)))
    yield Row(key="size", label=say("Size"), items=(Item(text=size, note=export.media_type),))
    licence = site.catalogue.info.licences.data
    yield Row(key="licence", label=say("Licence"), items=(licence_item(licence, reader),))
    yield Row(key="rhythm", label=say("Updated"), items=(Item(text=say(export.rhythm)),))


def _each(files: list[Artifact], reader: Reader) -> Iterable[Item]:
    """How many files there are about single things, with the first about an entry and about a provider."""
    yield Item(text=reader.ui.count("{n} file, for example:", "{n} files, for example:", len(files)))
    for is_entry in (True, False):
        first = next((one for one in files if ("/" in one.about) is is_entry), None)
        if first is not None:
            yield _file(first.path, reader)


def _size(n: int, ui: Interface) -> str:
    """The size in the largest unit of which there is one, as SI has them (1 kB is 1,000 bytes)."""
    if n < 1_000:
        return ui.count("{n} byte", "{n} bytes", n)
    if n < 1_000_000:
        return ui.say("{number} kB", number=ui.number(round(n / 1_000)))
    return ui.say("{number} MB", number=ui.number(round(n / 1_000_000, 1)))


def _file(path: str, reader: Reader) -> Item:
    return Item(text=addresses.absolute(path, reader.site.catalogue.info), href=reader.file(path))


def _schema(reader: Reader) -> Item | None:
    path = catalogue_json.SCHEMA_PATH
    return _file(path, reader) if path in reader.site.data else None


def _coverage(reader: Reader) -> Item | None:
    """The page of the handbook that says which output carries what, where the site has the handbook."""
    info = reader.site.catalogue.info
    paths = (addresses.localised(_COVERAGE, reader.language, info), _COVERAGE)
    path = next((path for path in paths if path in reader.site.prose), None)
    return None if path is None else Item(text=reader.ui.say("table"), href=reader.file(path))


def _starts(reader: Reader) -> Iterable[Row]:
    """Where to begin, as steps of which each works by itself."""
    for key, label, path in (
        ("index", reader.ui.say("See what there is, and what changed"), index.PATH),
        ("json", reader.ui.say("Read everything"), catalogue_json.PATH),
        ("feed", reader.ui.say("Hear what is new"), atom.PATH),
    ):
        if path in reader.site.data:
            yield Row(key=key, label=label, items=(_file(path, reader),))


def _news(reader: Reader) -> Iterable[Row]:
    """How to be told of changes, with the address of each way."""
    for key, label, path in (
        ("feed", reader.ui.say("What changed last, newest first"), atom.PATH),
        ("sitemap", reader.ui.say("The day each entry changed"), sitemap.PATH),
        ("index", reader.ui.say("The digest of every file"), index.PATH),
    ):
        if path in reader.site.data:
            yield Row(key=key, label=label, items=(_file(path, reader),))


def licence_rows(reader: Reader) -> Iterable[Row]:
    """The licences of data, texts and pictures by name."""
    say, licences = reader.ui.say, reader.site.catalogue.info.licences
    for key, label, code in (
        ("data", say("Data"), licences.data),
        ("texts", say("Texts"), licences.texts),
        ("images", say("Pictures"), licences.images),
    ):
        yield Row(key=key, label=label, items=(licence_item(code, reader),))


def _identifiers(reader: Reader) -> Iterable[Row]:
    """The identifiers of the first things of each kind, as examples of their form."""
    site, say = reader.site, reader.ui.say
    info = site.catalogue.info
    if site.current:
        mc = site.microcredential(site.current[0])
        microcredential = addresses.microcredential_iri(mc.key, info)
        yield Row(key="microcredential", label=say("Microcredential"), items=(Item(text=microcredential),))
        if mc.offerings:
            offering = addresses.offering_iri(mc.key, mc.offerings[0], info)
            yield Row(key="offering", label=say("Offering"), items=(Item(text=offering),))
        provider = addresses.provider_iri(mc.provider, info)
        yield Row(key="provider", label=say("Provider"), items=(Item(text=provider),))
    for pathway in list(site.catalogue.pathways)[:1]:
        yield Row(
            key="pathway", label=say("Pathway"), items=(Item(text=addresses.pathway_iri(pathway, info)),)
        )
