"""Dates of offerings as calendar files (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache, partial

from generator import addresses
from generator.artifact import Artifact
from generator.exports import values
from generator.exports.export import Export, Reading
from generator.exports.plain import one_line
from generator.exports.schema_org.block import Block, block_language
from generator.interface import interface, msgid
from generator.model import Catalogue, Microcredential, Offering, Place, Status

__all__ = ["EXPORT", "artifacts", "has_calendar", "offering_path", "provider_path"]

_MEDIA_TYPE = "text/calendar"
_DEADLINE = msgid("Apply today at the latest: {title}")
_END = "END:VCALENDAR\r\n"
_DAY = timedelta(days=1)


def offering_path(key: str, slug: str) -> str:
    """Where the calendar file of an offering lies: beside the page of its microcredential."""
    return f"{addresses.microcredential_path(key)}offering-{slug}.ics"


def provider_path(provider: str) -> str:
    """Where the calendar of a provider lies: beside its page."""
    return f"{addresses.provider_path(provider)}offerings.ics"


def has_calendar(mc: Microcredential, offering: Offering) -> bool:
    """Whether an offering has a day to note down."""
    return mc.status is not Status.RETIRED and bool(offering.start or offering.application_deadline)


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """For each provider the file of each of its dated offerings, then one with all of them.

    A provider without dates has an empty calendar: whoever subscribed to it goes on being served.
    """
    calendars = _Calendars(catalogue)
    dated: dict[str, list[tuple[Microcredential, Offering]]] = {key: [] for key in catalogue.providers}
    for mc in catalogue.microcredentials.values():
        for offering in mc.offerings:
            if has_calendar(mc, offering):
                dated.setdefault(mc.provider, []).append((mc, offering))
    for provider, offerings in dated.items():
        for mc, offering in offerings:
            path = offering_path(mc.key, offering.slug)
            render = partial(calendars.of_offering, mc, offering)
            yield Artifact(path=path, media_type=_MEDIA_TYPE, render=render, about=mc.key)
        if provider in catalogue.providers:
            render = partial(calendars.of_provider, provider, tuple(offerings))
            path = provider_path(provider)
            yield Artifact(path=path, media_type=_MEDIA_TYPE, render=render, about=provider)


@dataclass(slots=True)
class _Calendars:
    """Makes the calendars; the events of an offering wait for the calendar of its provider."""

    catalogue: Catalogue
    _made: dict[tuple[str, str], str] = field(default_factory=dict)

    def of_offering(self, mc: Microcredential, offering: Offering) -> bytes:
        """The events of one offering."""
        events = self._made[mc.key, offering.slug] = _events(self.catalogue, mc, offering)
        return (_head() + events + _END).encode()

    def of_provider(self, provider: str, offerings: tuple[tuple[Microcredential, Offering], ...]) -> bytes:
        """All events of a provider, with its name."""
        info = self.catalogue.info
        first = info.languages[0]
        name = _text(self.catalogue.providers[provider].legal_name.best(first).text)
        # NAME and REFRESH-INTERVAL: RFC 7986, 5.1 and 5.7; the first is said again as older programs know it.
        named = _folded(f"NAME:{name}") + _folded(f"X-WR-CALNAME:{name}")
        events = "".join(
            self._made.pop((mc.key, offering.slug), "") or _events(self.catalogue, mc, offering)
            for mc, offering in offerings
        )
        return (_head() + named + "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" + events + _END).encode()


@cache
def _head() -> str:
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Credenza//Microcredentials//EN\r\nCALSCALE:GREGORIAN\r\n"
    )


def _events(catalogue: Catalogue, mc: Microcredential, offering: Offering) -> str:
    """The run and the last day to apply, each as an event of whole days."""
    info = catalogue.info
    first = info.languages[0]
    block = Block(catalogue=catalogue, language=block_language(mc, first), page_language=first)
    iri = addresses.offering_iri(mc.key, offering, info)
    page = f"{block.page(addresses.microcredential_path(mc.key))}#offering-{offering.slug}"
    title = block.name(mc.title)
    # DTSTAMP has to be there, and without METHOD says when the content last changed (RFC 5545, 3.8.7.2).
    stamp = values.changed(mc) or offering.start or offering.application_deadline
    assert stamp is not None, "only offerings with a day have a calendar"
    status = "CANCELLED" if offering.availability == "cancelled" else "CONFIRMED"
    shared = f"DTSTAMP:{_basic(stamp)}T000000Z\r\nSTATUS:{status}\r\nTRANSP:TRANSPARENT\r\n" + _folded(
        f"URL:{page}"
    )
    events = ""
    if offering.start is not None:
        details = _details(block, mc, offering, page)
        events += _event(iri, offering.start, offering.end, title, shared + details)
    if offering.application_deadline is not None:
        summary = interface(block.language).say(_DEADLINE, title=title)
        description = _folded(f"DESCRIPTION:{_text(offering.application_url or mc.application_url or page)}")
        events += _event(
            f"{iri}-deadline", offering.application_deadline, None, summary, shared + description
        )
    return events


def _event(uid: str, start: date, end: date | None, summary: str, rest: str) -> str:
    """Whole days; the end is the day after the last one (RFC 5545, 3.6.1)."""
    after = (end if end is not None and end >= start else start) + _DAY
    return (
        "BEGIN:VEVENT\r\n"
        + _folded(f"UID:{_text(uid)}")
        + f"DTSTART;VALUE=DATE:{_basic(start)}\r\nDTEND;VALUE=DATE:{_basic(after)}\r\n"
        + _folded(f"SUMMARY:{_text(one_line(summary))}")
        + rest
        + "END:VEVENT\r\n"
    )


@lru_cache(maxsize=8192)
def _basic(day: date) -> str:
    """The day in the basic format of ISO 8601."""
    return day.isoformat().replace("-", "")


def _details(block: Block, mc: Microcredential, offering: Offering, page: str) -> str:
    parts = [block.say(mc.summary), block.say(offering.timetable), block.say(offering.note), page]
    lines = _folded(f"DESCRIPTION:{_text(chr(10).join(part for part in parts if part))}")
    place = _place(block, offering.place)
    return lines + _folded(f"LOCATION:{_text(place)}") if place else lines


def _place(block: Block, place: Place | None) -> str:
    if place is None:
        return ""
    names = [block.name(text) for text in (place.name, place.address, place.city) if text is not None]
    return ", ".join(one_line(name) for name in [*names, place.country or ""] if name)


# No control character but the line end may stand in a text (RFC 5545, 3.1: CONTROL).
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]+")


def _text(value: str) -> str:
    """A value of the type TEXT (RFC 5545, 3.3.11)."""
    if _CONTROL.search(value):
        value = _CONTROL.sub(" ", value.replace("\r\n", "\n"))
    # Four times faster than `translate`, which looks every character up.
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A content line with its end; no line of it has more than 75 octets, and no character is cut."""
    if len(line) <= 75 and (line.isascii() or len(line.encode()) <= 75):
        return line + "\r\n"
    if line.isascii():
        rest = [line[at : at + 74] for at in range(75, len(line), 74)]
        return "\r\n ".join([line[:75], *rest]) + "\r\n"
    return "\r\n ".join(_pieces(line)) + "\r\n"


def _pieces(line: str) -> Iterator[str]:
    start, used, most = 0, 0, 75
    for at, character in enumerate(line):
        width = len(character.encode())
        if used + width > most:
            yield line[start:at]
            start, used, most = at, 0, 74  # the space before a continuation counts
        used += width
    yield line[start:]


EXPORT = Export(
    name="calendars",
    title=msgid("Calendars"),
    purpose=msgid(
        "For calendar programs: dates and the last day to apply of each offering, and a calendar of each "
        "provider to subscribe to."
    ),
    artifacts=artifacts,
    media_type=_MEDIA_TYPE,
    records=lambda catalogue: sum(
        has_calendar(mc, one) for mc in catalogue.microcredentials.values() for one in mc.offerings
    ),
    example=Reading(
        python="import urllib.request\n"
        "lines = urllib.request.urlopen('{url}').read().decode().replace('\\r\\n ', '').splitlines()\n"
        "print([line for line in lines if line.startswith(('DTSTART', 'SUMMARY'))])",
        curl="curl -sfo calendar.ics '{url}'\ngrep -c '^END:V' calendar.ics\nhead -n 3 calendar.ics",
    ),
)
"""What this output says of itself."""
