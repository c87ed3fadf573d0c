"""Why to trust an entry, what it adds up to, and where its data lies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator import addresses
from generator.exports.schema_org import index_path
from generator.interface import msgid
from generator.model import Level, Microcredential, Provider, Recognition, Related
from generator.views.facts import level_items, quality_items
from generator.views.reader import Reader
from generator.views.values import Item, Row, web_address

__all__ = ["data_links", "identifier_items", "stackability_rows", "trust_rows"]

_SCHEMES: Mapping[str, tuple[str, str | None]] = {
    "ror": ("ROR", "https://ror.org/{}"),
    "deqar": ("DEQAR", "https://data.deqar.eu/institution/{}"),
    "schac": ("SCHAC", None),
    "erasmus": ("Erasmus", None),
    "pic": ("PIC", None),
    "eter": ("ETER", None),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
    "lei": ("LEI", "https://search.gleif.org/#/record/{}"),
    "vat": ("VAT", None),
    "registration": (msgid("Registration number"), None),
}
"""Schemes of identifiers with the address at which each is looked up, where there is one."""


def trust_rows(mc: Microcredential, reader: Reader) -> Iterable[Row]:
    """Awarding body, quality assurance, level, recognition, identifiers, and how fresh the information is."""
    ui = reader.ui
    providers = reader.site.catalogue.providers
    bodies = [providers[body] for body in mc.awarding_bodies if body in providers]
    yield Row(key="body", label=ui.say("Awarding body"), items=tuple(_body(p, reader) for p in bodies))
    quality = tuple(quality_items(mc.quality_assurance, reader))
    if quality:
        register = any("deqar" in p.identifiers for p in bodies)
        told = (
            ui.say("Quality assurance")
            if register
            else ui.say("Quality assurance, as stated by the provider")
        )
        yield Row(key="quality", label=told, items=quality)
    if mc.level != Level():
        yield Row(key="level", label=ui.say("Level"), items=(_level(mc.level, reader),))
    if mc.recognised_by:
        recognised = tuple(_recognition(r, reader) for r in mc.recognised_by)
        yield Row(key="recognised", label=ui.say("Recognised by"), items=recognised)
    yield from _credential_rows(mc, reader)
    identifiers = tuple(item for p in bodies for item in identifier_items(p, reader))
    if identifiers:
        yield Row(key="identifiers", label=ui.say("In registers"), items=identifiers)
    yield from _freshness_rows(mc, reader)


def identifier_items(provider: Provider, reader: Reader) -> Iterable[Item]:
    """The identifiers of an organisation, linked where a register shows them."""
    for scheme, value in provider.identifiers.items():
        name, pattern = _SCHEMES.get(scheme, (scheme, None))
        number = value.rstrip("/").rsplit("/", 1)[-1]
        href = web_address(pattern.format(number)) if pattern else None
        yield Item(
            text=f"{reader.ui.say(name)} {value if pattern is None else number}", href=href, outside=True
        )


def stackability_rows(mc: Microcredential, reader: Reader) -> Iterable[Row]:
    """What comes before, what it counts toward, what it replaces or frees from."""
    say = reader.ui.say
    stack, links = mc.stackability, reader.site.catalogue.links_of(mc.key)
    groups: tuple[tuple[str, str, Iterable[Related], Iterable[str]], ...] = (
        ("requires", say("Needed first"), stack.requires, ()),
        ("after", say("Best taken after"), stack.recommended_after, ()),
        ("part-of", say("Counts toward"), stack.part_of, ()),
        ("leads-to", say("Leads on to"), stack.leads_to, (*links.required_by, *links.recommended_for)),
        ("follows", say("Follows on from"), (), links.led_to_by),
        ("exempts", say("Exempts from"), stack.exempts_from, ()),
        ("replaces", say("Replaces"), mc.replaces, links.replaces),
    )
    for key, label, named, derived in groups:
        items = [reader.pathway(pathway) for pathway in links.pathways] if key == "part-of" else []
        items += [reader.related(related) for related in named]
        known = {related.key for related in (*named, *stack.requires, *stack.recommended_after)}
        items += [reader.microcredential(other) for other in dict.fromkeys(derived) if other not in known]
        if items:
            yield Row(key=key, label=label, items=tuple(items))


def data_links(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    """The same entry for machines; outputs that are switched off are left out."""
    on = reader.site.catalogue.info.exports
    if on.get("schema-org", True):
        yield Item(text="JSON-LD (schema.org)", href=reader.file(index_path(mc.key)))
    if on.get("elm", True):
        for version in ("3.1", "3.3"):
            path = f"elm/{mc.key}-{version}.jsonld"
            yield Item(
                text=reader.ui.say("European Learning Model {version}", version=version),
                href=reader.file(path),
            )


def _body(provider: Provider, reader: Reader) -> Item:
    kind = reader.label("provider-type", provider.type)
    return Item(
        text=reader.text(provider.legal_name),
        href=reader.href(addresses.provider_path(provider.id)),
        details=(kind, reader.ui.country(provider.country)),
    )


def _level(level: Level, reader: Reader) -> Item:
    """All that is stated about the level in one line; its meaning stands in the fact sheet."""
    first, *rest = level_items(level, reader)
    return Item(text=first.text, details=tuple(item.text for item in rest))


def _recognition(recognition: Recognition, reader: Reader) -> Item:
    purpose = reader.maybe(recognition.purpose)
    known = recognition.provider is not None
    href = (
        reader.provider(recognition.provider).href if recognition.provider else web_address(recognition.url)
    )
    return Item(text=reader.text(recognition.name), href=href, note=purpose, outside=not known)


def _credential_rows(mc: Microcredential, reader: Reader) -> Iterable[Row]:
    ui = reader.ui
    if mc.credential_formats:
        formats = tuple(Item(text=reader.label("credential-format", code)) for code in mc.credential_formats)
        yield Row(key="formats", label=ui.say("Form of the certificate"), items=formats)
    if mc.valid_for_months is not None:
        years, months = divmod(mc.valid_for_months, 12)
        n = (
            ui.count("{n} month", "{n} months", mc.valid_for_months)
            if months
            else ui.count("{n} year", "{n} years", years)
        )
        yield Row(key="validity", label=ui.say("Certificate valid for"), items=(Item(text=n),))


def _freshness_rows(mc: Microcredential, reader: Reader) -> Iterable[Row]:
    ui = reader.ui
    if mc.code:
        version = ui.say("version {version}", version=mc.version) if mc.version else None
        yield Row(key="code", label=ui.say("Code"), items=(Item(text=mc.code, note=version),))
    if mc.information_confirmed is not None:
        confirmed = (Item(text=ui.date(mc.information_confirmed)),)
        yield Row(key="confirmed", label=ui.say("Information confirmed on"), items=confirmed)
    elif mc.modified is not None:
        yield Row(key="modified", label=ui.say("Last changed on"), items=(Item(text=ui.date(mc.modified)),))
