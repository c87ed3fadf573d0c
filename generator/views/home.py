"""The home page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from generator import addresses
from generator.interface import interface
from generator.model import Microcredential, Offering
from generator.search.measures import is_self_paced, lowest_price, total_hours
from generator.views.brief import briefs, strip
from generator.views.fields import field_tiles
from generator.views.page import Page
from generator.views.pathways import pathway_line
from generator.views.reader import Reader
from generator.views.said import Said
from generator.views.site import Site
from generator.views.skills import SKILLS, most_taught
from generator.views.values import Item

__all__ = ["Deadline", "home_page"]

_SMALL = 12
"""Below this number the page shows the microcredentials themselves."""

_DEADLINES = 24
_SHOWN = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A last day to apply; the browser leaves out those that have passed."""

    title: Said
    href: str
    provider: Said
    strip: str
    day: str
    closes: str
    opens: str


def home_page(site: Site, language: str) -> Page:
    """The home page in a language."""
    info = site.catalogue.info
    alternates = {tag: addresses.localised("", tag, info) for tag in info.languages}
    title = info.title.best(language).text
    description = info.description.best(language).text if info.description else None
    say = interface(language).say
    return Page(
        path=alternates[language],
        language=language,
        title="",
        description=description or say("{catalogue}: search and compare microcredentials.", catalogue=title),
        template="home.html",
        view=lambda: _view(site, language, alternates[language]),
        alternates=alternates,
    )


def _view(site: Site, language: str, path: str) -> Mapping[str, object]:
    reader = Reader(site, language, path)
    info = site.catalogue.info
    small = len(site.current) < _SMALL
    return {
        "title": reader.ui.say("Find a microcredential"),
        "lead": reader.maybe(info.description),
        "intro": site.intro.get(language) or site.intro.get(info.languages[0]),
        "numbers": _numbers(site, reader),
        "list_href": reader.href("microcredentials/"),
        "shortcuts": _shortcuts(reader),
        "fields": () if small else field_tiles(reader),
        "entries": briefs(site.current if small else (), reader),
        "zone": info.timezone,
        "shown": _SHOWN,
        "deadlines": _deadlines(site, reader),
        "newest": () if small else briefs(_newest(site), reader),
        "pathways": tuple(
            pathway_line(site.catalogue.pathways[key], reader)
            for key in sorted(key for keys in site.pathways_of.values() for key in keys)
        )[:_SHOWN],
        "skills": most_taught(reader, 2 * _SHOWN),
        "skills_href": reader.href(SKILLS),
        "pathways_href": reader.href("pathways/"),
        "providers": tuple(reader.provider(provider) for provider in site.by_provider)[: 2 * _SHOWN],
        "providers_href": reader.href("providers/"),
    }


def _numbers(site: Site, reader: Reader) -> tuple[str, ...]:
    count = reader.ui.count
    countries = {site.catalogue.providers[provider].country for provider in site.by_provider}
    return (
        count("{n} microcredential", "{n} microcredentials", len(site.current)),
        count("{n} provider", "{n} providers", len(site.by_provider)),
        count("{n} country", "{n} countries", len(countries)),
    )


def _shortcuts(reader: Reader) -> tuple[Item, ...]:
    """Common searches that can find something; they need a script, and are shown only with it."""
    say = reader.ui.say
    wishes: tuple[tuple[str, str, Callable[[Microcredential], bool]], ...] = (
        ("price=free", say("Free of charge"), lambda mc: (lowest_price(mc) or (1, ""))[0] == 0),
        ("start=open", say("Open for applications now"), _has_deadline),
        ("start=self-paced", say("Start at any time"), is_self_paced),
        ("start=soon", say("Starts within 3 months"), lambda mc: any(o.start for o in mc.offerings)),
        (
            "form=online",
            reader.label("form-of-participation", "online"),
            lambda mc: mc.form_of_participation == "online",
        ),
        (
            "workload=25",
            reader.ui.count("Up to {n} hour", "Up to {n} hours", 25),
            lambda mc: (total_hours(mc) or 26) <= 25,
        ),
    )
    entries = [reader.site.microcredential(key) for key in reader.site.current]
    href = reader.href("microcredentials/")
    return tuple(
        Item(text=text, href=f"{href}?{query}") for query, text, fits in wishes if any(map(fits, entries))
    )


def _has_deadline(mc: Microcredential) -> bool:
    return any(offering.application_deadline for offering in mc.offerings)


def _deadlines(site: Site, reader: Reader) -> tuple[Deadline, ...]:
    """The next deadlines after the latest day the content speaks of; no clock is read."""
    found: list[tuple[date, str, str, Microcredential, Offering]] = []
    for key in site.current:
        mc = site.microcredential(key)
        for offering in mc.offerings:
            day = offering.application_deadline
            if day and offering.availability in (None, "open") and (site.as_of is None or day >= site.as_of):
                found.append((day, key, offering.slug, mc, offering))
    found.sort(key=lambda entry: entry[:3])
    return tuple(_deadline(mc, offering, day, reader) for day, _, _, mc, offering in found[:_DEADLINES])


def _deadline(mc: Microcredential, offering: Offering, day: date, reader: Reader) -> Deadline:
    opens = offering.application_opens
    return Deadline(
        title=reader.text(mc.title),
        href=reader.href(addresses.microcredential_path(mc.key)),
        provider=reader.text(reader.site.catalogue.providers[mc.provider].name),
        strip=strip(mc),
        day=reader.ui.date(day),
        closes=day.isoformat(),
        opens=opens.isoformat() if opens else "",
    )


def _newest(site: Site) -> tuple[str, ...]:
    dated = ((site.microcredential(key).first_published, key) for key in site.current)
    ranked = sorted(
        ((day, key) for day, key in dated if day is not None),
        key=lambda pair: (-pair[0].toordinal(), pair[1]),
    )
    return tuple(key for _, key in ranked[:_SHOWN])
