"""The list of pathways, and the page of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import addresses
from generator.exports.signposts import of_pathway
from generator.interface import interface
from generator.model import Choice, Pathway, Workload
from generator.text import fold
from generator.views.brief import Brief, briefs
from generator.views.diagram import Node, Stage, diagram
from generator.views.effort import credits_in_words, workload_in_words
from generator.views.facts import level_items
from generator.views.frame import ASSETS
from generator.views.page import Page
from generator.views.planner import plan_settings
from generator.views.reader import Reader
from generator.views.said import Said
from generator.views.signposts import head_links
from generator.views.site import Site
from generator.views.sums import credits_of_parts, hours_of_parts, least_parts
from generator.views.values import SEPARATOR, Item, Row, web_address

__all__ = ["PathwayLine", "pathway_line", "pathway_pages"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PathwayLine:
    """A pathway in a list."""

    title: Said
    href: str
    summary: Said | None
    facts: tuple[str | Said, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step: the microcredentials, and how many of them are to be chosen (None: all)."""

    heading: str | None
    entries: tuple[Brief, ...]
    missing: tuple[Item, ...]


def pathway_pages(site: Site, language: str) -> Iterator[Page]:
    """The list of pathways, then one page for each; nothing where there is none."""
    info, ui = site.catalogue.info, interface(language)
    if not site.catalogue.pathways:
        return
    alternates = {tag: addresses.localised("pathways/", tag, info) for tag in info.languages}
    yield Page(
        path=alternates[language],
        language=language,
        title=ui.say("Pathways"),
        description=ui.say("Microcredentials that add up to a larger award."),
        template="pathways.html",
        view=lambda: _list_view(site, language, alternates[language]),
        alternates=alternates,
    )
    for pathway in site.catalogue.pathways.values():
        yield _page(site, pathway, language)


def pathway_line(pathway: Pathway, reader: Reader) -> PathwayLine:
    """The line of a pathway: who offers it, how many parts it has, how much it is in all."""
    return PathwayLine(
        title=reader.text(pathway.title),
        href=reader.href(addresses.pathway_path(pathway.id)),
        summary=reader.maybe(pathway.summary),
        facts=tuple(_facts(pathway, reader)),
    )


def _facts(pathway: Pathway, reader: Reader) -> Iterable[str | Said]:
    ui = reader.ui
    if pathway.kind is not None:
        yield reader.label("pathway-kind", pathway.kind)
    yield reader.text(reader.site.catalogue.providers[pathway.provider].name)
    yield ui.count("{n} microcredential", "{n} microcredentials", least_parts(pathway))
    if pathway.workload is not None and (words := credits_in_words(pathway.workload, ui)) is not None:
        yield words
    elif pathway.workload is not None and pathway.workload.hours is not None:
        yield ui.count("{n} hour", "{n} hours", pathway.workload.hours)


def _page(site: Site, pathway: Pathway, language: str) -> Page:
    info, ui = site.catalogue.info, interface(language)
    path = addresses.pathway_path(pathway.id)
    own = addresses.localised(path, language, info)
    title = pathway.title.best(language)
    provider = site.catalogue.providers[pathway.provider].name.best(language).text
    summary = pathway.summary.best(language).text if pathway.summary else None
    written = title.language if title.language in info.languages else info.languages[0]
    canonical = None
    if written != language and pathway.title.in_language(language) is None:
        canonical = addresses.absolute(addresses.localised(path, written, info), info)
    return Page(
        path=own,
        language=language,
        title=f"{title.text} – {provider}",
        description=summary or ui.say("A pathway of {provider}.", provider=provider),
        template="pathway.html",
        view=lambda: _view(site, pathway, language, own),
        alternates={tag: addresses.localised(path, tag, info) for tag in info.languages},
        canonical=canonical,
    )


def _list_view(site: Site, language: str, path: str) -> Mapping[str, object]:
    reader = Reader(site, language, path)
    shown = [p for p in site.catalogue.pathways.values() if p.status != "retired"]
    shown.sort(key=lambda p: (fold(p.title.best(language).text), p.id))
    return {"title": reader.ui.say("Pathways"), "pathways": tuple(pathway_line(p, reader) for p in shown)}


def _view(site: Site, pathway: Pathway, language: str, path: str) -> Mapping[str, object]:
    reader = Reader(site, language, path)
    say = reader.ui.say
    provider = reader.provider(pathway.provider)
    application = web_address(pathway.application_url)
    homepage = web_address(pathway.homepage)
    return {
        "signposts": head_links(of_pathway(site.catalogue, pathway), reader),
        "title": reader.text(pathway.title),
        "crumbs": (Item(text=say("Pathways"), href=reader.href("pathways/")), provider),
        "retired": pathway.status == "retired",
        "summary": reader.maybe(pathway.summary),
        "facts": tuple(_facts(pathway, reader)),
        "description": None if pathway.description is None else reader.prose(pathway.description),
        "rows": tuple(_rows(pathway, reader)),
        "apply": application or homepage,
        "apply_text": _apply_text(application, homepage, provider, reader),
        "ordered": pathway.ordered,
        "steps": tuple(_step(choice, reader) for choice in pathway.components),
        "rest": _rest(pathway, reader),
        "award": _award(pathway, reader),
        "diagram": diagram(_stages(pathway, reader), reader.ui.direction),
        "further": None if pathway.further_information is None else reader.prose(pathway.further_information),
        "plan": None if pathway.status == "retired" else plan_settings(pathway, reader),
        "plan_script": reader.file(f"{ASSETS}keep/plan.js"),
        "report": reader.report(site.catalogue.providers[pathway.provider]),
    }


def _apply_text(application: str | None, homepage: str | None, provider: Item, reader: Reader) -> str | None:
    at = str(provider.text)
    if application:
        return reader.ui.say("Apply at {provider}", provider=at)
    return reader.ui.say("Go to the page of {provider}", provider=at) if homepage else None


def _rows(pathway: Pathway, reader: Reader) -> Iterable[Row]:
    """The sums, what they leave open, level, provider, and how fresh it is."""
    ui = reader.ui
    yield Row(key="provider", label=ui.say("Offered by"), items=(reader.provider(pathway.provider),))
    if pathway.workload is not None:
        total = tuple(Item(text=words) for words in workload_in_words(pathway.workload, ui))
        yield Row(key="total", label=ui.say("In all"), items=total)
    if parts := tuple(_sums(pathway, reader)):
        yield Row(key="parts", label=ui.say("Its parts"), items=parts)
    if (rest := _rest(pathway, reader)) is not None:
        yield Row(key="rest", label=ui.say("Besides them"), items=(rest,))
    if (gap := _gap(pathway, reader)) is not None:
        yield Row(key="gap", label=ui.say("Not accounted for"), items=(Item(text=gap),))
    if pathway.level is not None:
        yield Row(key="level", label=ui.say("Level"), items=tuple(level_items(pathway.level, reader)))
    if steps := tuple(_levels(pathway, reader)):
        yield Row(key="levels", label=ui.say("Levels of the parts"), items=steps)
    order = ui.say("In the order shown") if pathway.ordered else ui.say("In any order")
    yield Row(key="order", label=ui.say("Order"), items=(Item(text=order),))
    if pathway.information_confirmed is not None:
        day = Item(text=ui.date(pathway.information_confirmed))
        yield Row(key="confirmed", label=ui.say("Information confirmed on"), items=(day,))


def _sums(pathway: Pathway, reader: Reader) -> Iterable[Item]:
    ui, catalogue = reader.ui, reader.site.catalogue
    partly = ui.say("as far as the parts state it")
    if (ects := credits_of_parts(pathway, catalogue)) is not None:
        if ects.least == ects.most:
            words = ui.count("{n} ECTS credit", "{n} ECTS credits", ects.most)
        else:
            least, most = ui.number(ects.least), ui.number(ects.most)
            words = ui.say("{least} to {most} ECTS credits", least=least, most=most)
        yield Item(text=words, note=None if ects.complete else partly)
    if (hours := hours_of_parts(pathway, catalogue)) is not None:
        if hours.least == hours.most:
            words = ui.count("{n} hour in all", "{n} hours in all", hours.most)
        else:
            words = ui.say("{low} to {high} hours", low=ui.number(hours.least), high=ui.number(hours.most))
        yield Item(text=words, note=None if hours.complete else partly)


def _levels(pathway: Pathway, reader: Reader) -> Iterable[Item]:
    """The EQF levels that a learner passes: step by step where there is an order, else from the lowest."""
    known = reader.site.catalogue.microcredentials
    parts = [known[key] for choice in pathway.components for key in choice.options if key in known]
    levels = [mc.level.eqf for mc in parts if mc.level.eqf is not None]
    if not levels:
        return
    in_order = dict.fromkeys(levels if pathway.ordered else sorted(levels))
    words = SEPARATOR.join(reader.label("eqf", str(level)) for level in in_order)
    partly = reader.ui.say("as far as the parts state it")
    yield Item(text=words, note=None if len(levels) == len(parts) else partly)


def _rest(pathway: Pathway, reader: Reader) -> Item | None:
    """What is to be done besides the microcredentials, with its workload."""
    if pathway.remainder is None:
        return None
    words = tuple(workload_in_words(pathway.remainder, reader.ui))
    if pathway.remainder_title is not None:
        return Item(text=reader.text(pathway.remainder_title), details=words)
    return Item(text=reader.ui.join(list(words)))


def _gap(pathway: Pathway, reader: Reader) -> str | None:
    """Credits of the whole that neither the parts nor the rest explain; None where the sums agree."""
    parts = credits_of_parts(pathway, reader.site.catalogue)
    if pathway.workload is None or pathway.workload.ects is None or parts is None or not parts.complete:
        return None
    rest = (pathway.remainder or Workload()).ects or 0
    missing = pathway.workload.ects - rest - parts.most
    if missing <= 0:
        return None
    return reader.ui.count("{n} ECTS credit: ask the provider", "{n} ECTS credits: ask the provider", missing)


def _step(choice: Choice, reader: Reader) -> Step:
    known = [key for key in choice.options if key in reader.site.catalogue.microcredentials]
    missing = [key for key in choice.options if key not in reader.site.catalogue.microcredentials]
    heading = None
    if not choice.is_fixed:
        heading = reader.ui.count(
            "Choose {n} of these {options}",
            "Choose {n} of these {options}",
            choice.choose,
            options=len(choice.options),
        )
    return Step(
        heading=heading,
        entries=briefs(known, reader),
        missing=tuple(Item(text=key, note=reader.ui.say("Temporarily unavailable")) for key in missing),
    )


def _award(pathway: Pathway, reader: Reader) -> str:
    if pathway.kind is None:
        return reader.ui.say("Award")
    return reader.label("pathway-kind", pathway.kind)


def _stages(pathway: Pathway, reader: Reader) -> tuple[Stage, ...]:
    ui, found = reader.ui, []
    for choice in pathway.components:
        nodes = tuple(_node(key, reader) for key in choice.options)
        words = "" if choice.is_fixed else ui.say("choose {n}", n=choice.choose)
        found.append(Stage(nodes=nodes, choice=words, ordered=pathway.ordered))
    if pathway.remainder is not None:
        title = (
            reader.ui.say("Final part")
            if pathway.remainder_title is None
            else reader.text(pathway.remainder_title).text
        )
        amount = credits_in_words(pathway.remainder, ui) or ""
        found.append(Stage(nodes=(Node(title=title, amount=amount),), choice="", ordered=True))
    total = credits_in_words(pathway.workload, ui) if pathway.workload is not None else None
    end = Node(title=_award(pathway, reader), amount=total or "", is_end=True)
    return (*found, Stage(nodes=(end,), choice="", ordered=True))


def _node(key: str, reader: Reader) -> Node:
    mc = reader.site.catalogue.microcredentials.get(key)
    if mc is None:
        return Node(title=key, amount="")
    amount = credits_in_words(mc.workload, reader.ui)
    if amount is None and mc.workload.hours is not None:
        amount = reader.ui.count("{n} hour", "{n} hours", mc.workload.hours)
    return Node(title=reader.text(mc.title).text, amount=amount or "")
