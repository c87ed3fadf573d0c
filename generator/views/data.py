"""The page for machines and those who build them: every output with its address and purpose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator import addresses
from generator.exports import Export, enabled
from generator.interface import interface
from generator.views.frame import licence_item
from generator.views.page import Page
from generator.views.reader import Reader
from generator.views.site import Site
from generator.views.values import Item, Row

__all__ = ["OutputView", "data_page", "licence_rows"]


@dataclass(frozen=True, kw_only=True, slots=True)
class OutputView:
    """One output: for whom it is, its files for the whole catalogue, and those of one entry as an example."""

    title: str
    purpose: str
    files: tuple[Item, ...]
    examples: tuple[Item, ...]


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
    return {
        "title": reader.ui.say("Data for machines"),
        "outputs": tuple(_output(export, site, reader) for export in enabled(site.catalogue)),
        "licences": tuple(licence_rows(reader)),
        "identifiers": tuple(_identifiers(reader)),
        "contact": reader.contact(site.catalogue.info.contact),
    }


def _output(export: Export, site: Site, reader: Reader) -> OutputView:
    example = site.current[0] if site.current else ""
    files, examples = [], []
    for artifact in export.artifacts(site.catalogue):
        if example and f"/{example}" in artifact.path:
            examples.append(artifact.path)
        elif not _is_of_one(artifact.path, site):
            files.append(artifact.path)
    return OutputView(
        title=reader.ui.say(export.title),
        purpose=reader.ui.say(export.purpose),
        files=tuple(_file(path, reader) for path in files),
        examples=tuple(_file(path, reader) for path in examples),
    )


def _is_of_one(path: str, site: Site) -> bool:
    """Whether a file belongs to one entry or one provider: a folder above it is named after a provider."""
    return any(part in site.catalogue.providers for part in path.split("/")[:-1])


def _file(path: str, reader: Reader) -> Item:
    return Item(text=addresses.absolute(path, reader.site.catalogue.info), href=reader.file(path))


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
        provider = addresses.provider_iri(mc.provider, info)
        yield Row(key="provider", label=say("Provider"), items=(Item(text=provider),))
    for pathway in list(site.catalogue.pathways)[:1]:
        yield Row(
            key="pathway", label=say("Pathway"), items=(Item(text=addresses.pathway_iri(pathway, info)),)
        )
