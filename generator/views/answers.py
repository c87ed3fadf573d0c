"""The answers on the first screen of a microcredential: what a learner asks before anything else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Contact, Microcredential
from generator.search.measures import total_hours
from generator.views.effort import pace_in_words
from generator.views.money import cost
from generator.views.offerings import OfferingView
from generator.views.reader import Reader
from generator.views.values import SEPARATOR, Item, Row, web_address

__all__ = ["Answers", "Apply", "answers", "counts_toward", "ways_to_ask"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Apply:
    """The way in: `kind` is 'apply', 'dates' (each run has its own address), 'homepage' or 'ask'."""

    kind: str
    text: str
    href: str
    outside: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """The answers that can be given, and one sentence that names the others."""

    rows: tuple[Row, ...]
    apply: Apply | None
    gaps: str | None
    ask: tuple[Item, ...]


def answers(mc: Microcredential, offerings: tuple[OfferingView, ...], reader: Reader) -> Answers:
    """What is stated as rows; what is not, merged into one line with the address to ask."""
    say = reader.ui.say
    given: list[Row] = []
    silent: list[str] = []
    for row, name in (
        (_outcome(mc, reader), None),
        (_row("cost", say("Cost"), cost(mc, reader)), say("price")),
        (_row("time", say("Time"), _time(mc, reader)), say("hours")),
        (_row("start", say("Start"), _starts(offerings, mc, reader)), say("dates")),
        (_row("assessment", say("Assessment"), _assessment(mc, reader)), None),
        (_row("awarded", say("Awarded by"), tuple(map(reader.provider, mc.awarding_bodies))), None),
        (_row("counts", say("Counts toward"), counts_toward(mc, reader)), None),
    ):
        if row.items:
            given.append(row)
        elif name is not None and mc.status != "retired":
            silent.append(name)
    apply = _apply(mc, offerings, reader)
    if apply is None and mc.status != "retired":
        silent.append(say("how to apply"))
    return Answers(
        rows=tuple(given),
        apply=apply,
        gaps=say("Not stated by the provider: {things}.", things=reader.ui.join(silent)) if silent else None,
        ask=ways_to_ask(mc, reader)[:1] if silent else (),
    )


def ways_to_ask(mc: Microcredential, reader: Reader) -> tuple[Item, ...]:
    """How to reach the people behind it: its own contact, else its provider's."""
    return reader.contact(mc.contact or _provider_contact(mc, reader))


def counts_toward(mc: Microcredential, reader: Reader) -> tuple[Item, ...]:
    """Pathways and larger credentials it is part of; that it stands alone, where that is said."""
    items = [reader.pathway(pathway) for pathway in reader.site.catalogue.links_of(mc.key).pathways]
    items += [reader.related(related) for related in mc.stackability.part_of]
    if not items and mc.stackability.kind == "stand-alone":
        items.append(Item(text=reader.ui.say("It stands on its own")))
    return tuple(items)


def _outcome(mc: Microcredential, reader: Reader) -> Row:
    first, *rest = mc.learning_outcomes
    items = [Item(text=reader.text(first.text))]
    if rest:
        more = reader.ui.count("and {n} more outcome", "and {n} more outcomes", len(rest))
        items.append(Item(text=more, href="#outcomes"))
    return _row("outcomes", reader.ui.say("Afterwards you can"), tuple(items))


def _time(mc: Microcredential, reader: Reader) -> tuple[Item, ...]:
    hours = total_hours(mc)
    if hours is None:
        return ()
    ui = reader.ui
    stated = mc.workload.hours is not None
    if stated:
        total = ui.count("{n} hour in all", "{n} hours in all", hours)
    else:
        total = ui.count("about {n} hour in all", "about {n} hours in all", hours)
    pace = pace_in_words(mc, ui)
    return (Item(text=pace, note=total),) if pace else (Item(text=total),)


def _starts(offerings: tuple[OfferingView, ...], mc: Microcredential, reader: Reader) -> tuple[Item, ...]:
    """One line for each run, told apart in the browser; at any time for what has no dates."""
    if not offerings:
        return (Item(text=reader.ui.say("At any time, at your own pace")),) if mc.pace == "self-paced" else ()
    return tuple(Item(text=o.when, href=f"#offering-{o.slug}", note=o.deadline) for o in offerings)


def _assessment(mc: Microcredential, reader: Reader) -> tuple[Item, ...]:
    labels = dict.fromkeys(reader.label("assessment-type", a.type) for a in mc.assessment)
    return (Item(text=SEPARATOR.join(labels)),) if labels else ()


def _apply(mc: Microcredential, offerings: tuple[OfferingView, ...], reader: Reader) -> Apply | None:
    say = reader.ui.say
    provider = reader.site.catalogue.providers[mc.provider]
    at = {"provider": reader.text(provider.name).text}
    if mc.status == "retired":
        return None
    links = list(dict.fromkeys(o.apply for o in offerings if o.apply)) or _maybe(
        web_address(mc.application_url)
    )
    if len(links) == 1:
        return Apply(kind="apply", text=say("Apply at {provider}", **at), href=links[0], outside=True)
    if links:
        return Apply(kind="dates", text=say("See dates and apply"), href="#dates", outside=False)
    if homepage := web_address(mc.homepage) or web_address(provider.homepage):
        return Apply(
            kind="homepage", text=say("Go to the page of {provider}", **at), href=homepage, outside=True
        )
    ways = [way for way in ways_to_ask(mc, reader) if way.href]
    if ways and ways[0].href:
        return Apply(kind="ask", text=say("Ask {provider}", **at), href=ways[0].href, outside=True)
    return None


def _provider_contact(mc: Microcredential, reader: Reader) -> Contact | None:
    return reader.site.catalogue.providers[mc.provider].contact


def _maybe(address: str | None) -> list[str]:
    return [address] if address else []


def _row(key: str, label: str, items: Iterable[Item]) -> Row:
    return Row(key=key, label=label, items=tuple(items))
