"""What a result card says about a microcredential, on every page that lists some."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator import addresses
from generator.model import Microcredential, Offering
from generator.search.artifacts import CardLine
from generator.search.measures import is_self_paced, runs, total_hours
from generator.views.brief import strip
from generator.views.effort import credits_in_words, pace_in_words
from generator.views.money import in_short
from generator.views.reader import Reader
from generator.views.said import Said
from generator.views.site import Site
from generator.views.values import SEPARATOR

__all__ = ["EMPTY", "Card", "card", "card_lines", "cards"]

_SUMMARY = 170
"""Letters of a summary on a card: what two lines hold at the widest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """One result card: finished words, in the order in which they are printed.

    `title_tag` names the language of a title that is not in the page's own. `dates` is right on any
    day; `runs` are the same dates for the script, which says what they mean today: runs joined by ';',
    each start, deadline, opening, availability joined by '|', and '*' for "on any day". `gap` says in
    one sentence what is not stated. `field` is the broad field of study for the colour of the card.
    """

    href: str
    title: Said
    title_tag: str
    provider: Said
    summary: Said | None
    workload: str
    dates: str
    price: str
    form: str
    gap: str
    status: str
    runs: str
    field: str


EMPTY = Card(
    href="#",
    title=Said(""),
    title_tag="",
    provider=Said(""),
    summary=None,
    workload="",
    dates="",
    price="",
    form="",
    gap="",
    status="",
    runs="",
    field="",
)
"""A card without words, from which the script makes others."""


def card(mc: Microcredential, reader: Reader) -> Card:
    """The card of one microcredential for one page."""
    title = reader.text(mc.title)
    dates, price = _dates(mc, reader), in_short(mc, reader) or ""
    return Card(
        href=reader.href(addresses.microcredential_path(mc.key)),
        title=title,
        title_tag=_language_tag(title, reader),
        provider=reader.text(reader.site.catalogue.providers[mc.provider].name),
        summary=_shortened(reader.maybe(mc.summary)),
        workload=SEPARATOR.join(_workload(mc, reader)),
        dates=dates,
        price=price,
        form=SEPARATOR.join(_form(mc, reader)),
        gap=_gap(bool(dates), bool(price), reader),
        status=_status(mc, reader),
        runs=_runs(mc),
        field=strip(mc),
    )


def cards(keys: Iterable[str], reader: Reader) -> tuple[Card, ...]:
    """The cards of several microcredentials, in the order of the keys."""
    return tuple(card(reader.site.microcredential(key), reader) for key in keys)


def card_lines(site: Site) -> Callable[[str], Callable[[Microcredential], CardLine]]:
    """For the search files: language to (microcredential to what its card prints, in a fixed order).

    Addresses are relative to the site's root; the order is that of `PARTS` in `cards.js`.
    """

    def for_language(language: str) -> Callable[[Microcredential], CardLine]:
        reader = Reader(site, language, "")
        return lambda mc: _line(card(mc, reader))

    return for_language


def _line(card: Card) -> CardLine:
    summary = card.summary or Said("")
    return (
        card.href,
        card.title.text,
        card.title.language or "",
        card.title_tag,
        card.provider.text,
        card.provider.language or "",
        summary.text,
        summary.language or "",
        card.workload,
        card.dates,
        card.price,
        card.form,
        card.gap,
        card.status,
        card.runs,
        card.field,
    )


def _language_tag(title: Said, reader: Reader) -> str:
    """In which language the texts are, where it is not that of the page."""
    if title.language is None:
        return ""
    return reader.ui.say("Text in {language}", language=reader.ui.language_name(title.language))


def _workload(mc: Microcredential, reader: Reader) -> Iterable[str]:
    """The size, the level, and what it means for a week."""
    ui = reader.ui
    hours = total_hours(mc)
    size = credits_in_words(mc.workload, ui)
    if size is None and hours is not None:
        size = ui.count("{n} hour", "{n} hours", hours)
    if size is not None:
        yield size
    if mc.level.eqf is not None:
        yield reader.label("eqf", str(mc.level.eqf))
    if (pace := pace_in_words(mc, ui)) is not None:
        yield pace


def _form(mc: Microcredential, reader: Reader) -> Iterable[str]:
    """How one takes part, and in which languages."""
    yield reader.label("form-of-participation", mc.form_of_participation)
    names = [reader.ui.language_name(tag) for tag in mc.languages]
    if names:
        words = reader.ui.join(names)
        yield words[:1].upper() + words[1:]


def _dates(mc: Microcredential, reader: Reader) -> str:
    """The dates as they are true on any day; '' where none is stated."""
    ui = reader.ui
    dated = [run for run in runs(mc) if run.availability != "cancelled"]
    starts = [run.start for run in dated if run.start is not None]
    if is_self_paced(mc):
        return ui.say("Start at any time")
    if len(starts) > 1:
        first, last = ui.short_date(starts[0]), ui.short_date(starts[-1])
        return ui.count(
            "{n} start, {first} to {last}",
            "{n} starts, {first} to {last}",
            len(starts),
            first=first,
            last=last,
        )
    if starts:
        return ui.say("Starts {day}", day=ui.short_date(starts[0]))
    if dated and dated[-1].application_deadline:
        return ui.say("Apply by {day}", day=ui.short_date(dated[-1].application_deadline))
    return ""


def _status(mc: Microcredential, reader: Reader) -> str:
    """Full, cancelled or waiting list, where that holds for every offering; else ''."""
    states = {offering.availability or "open" for offering in mc.offerings}
    if len(states) != 1 or states == {"open"}:
        return ""
    return reader.label("availability", states.pop())


def _gap(has_dates: bool, has_price: bool, reader: Reader) -> str:
    if has_dates and has_price:
        return ""
    if has_dates:
        return reader.ui.say("Price not stated")
    if has_price:
        return reader.ui.say("Dates not stated")
    return reader.ui.say("Dates and price not stated")


def _runs(mc: Microcredential) -> str:
    dated = ["|".join(_run(run)).rstrip("|") for run in runs(mc)]
    return ";".join([*(["*"] if is_self_paced(mc) else []), *dated])


def _run(run: Offering) -> Iterable[str]:
    for day in (run.start, run.application_deadline, run.application_opens):
        yield day.isoformat() if day else ""
    yield run.availability if run.availability not in (None, "open") else ""


def _shortened(summary: Said | None) -> Said | None:
    """A summary cut at a word, with an ellipsis, where it would not fit."""
    if summary is None or len(summary.text) <= _SUMMARY:
        return summary
    words = " ".join(summary.text[: _SUMMARY + 1].split(" ")[:-1]).rstrip(" ,;:–-")
    return Said(words + "…", summary.language)
