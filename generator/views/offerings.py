"""The dated runs of a microcredential as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from generator.exports import calendars
from generator.interface import Interface, msgid
from generator.model import Microcredential, Offering, Place
from generator.views.money import cost_of
from generator.views.reader import Reader
from generator.views.values import Item, Label, Row, web_address
from generator.views.when import in_order, when_in_words

__all__ = ["OfferingView", "offering_views", "words_for_dates"]


@dataclass(frozen=True, kw_only=True, slots=True)
class OfferingView:
    """One run. `data` are the attributes from which the browser works out whether it is open today.

    `when` says its dates, `deadline` by when to apply; `status` is what holds on any day (full, cancelled,
    waiting list), else None. `calendar` leads to a file with both days for a calendar program.
    """

    slug: str
    when: str
    deadline: str | None
    status: str | None
    data: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    apply: str | None
    calendar: str | None


def offering_views(mc: Microcredential, reader: Reader) -> tuple[OfferingView, ...]:
    """All offerings in the order of their start."""
    return tuple(_view(mc, offering, reader) for offering in in_order(mc))


@cache
def words_for_dates(ui: Interface) -> Markup:
    """What the script may say about an offering today, in the page's language: JSON for single quotes."""
    words = {name: ui.say(message) for name, message in _WORDS.items()}
    return htmlsafe_json_dumps(words, sort_keys=True, separators=(",", ":"))


_WORDS = {
    "open": msgid("Applications open"),
    "soon": msgid("Closes soon"),
    "later": msgid("Not open yet"),
    "closed": msgid("Applications closed"),
    "running": msgid("Running now"),
    "past": msgid("Past"),
    "past-dates": msgid("Past dates"),
    "none": msgid("No open dates at the moment"),
}


def _view(mc: Microcredential, offering: Offering, reader: Reader) -> OfferingView:
    last = offering.application_deadline
    return OfferingView(
        slug=offering.slug,
        when=when_in_words(offering, reader.ui),
        deadline=reader.ui.say("Apply by {day}", day=reader.ui.short_date(last)) if last else None,
        status=_status(offering, reader),
        data=tuple(_data(offering, reader.ui)),
        rows=tuple(_rows(mc, offering, reader)),
        apply=web_address(offering.application_url),
        calendar=_calendar(mc, offering, reader),
    )


def _calendar(mc: Microcredential, offering: Offering, reader: Reader) -> str | None:
    path = calendars.offering_path(mc.key, offering.slug)
    return reader.file(path) if path in reader.site.data else None


def _status(offering: Offering, reader: Reader) -> str | None:
    if offering.availability in (None, "open"):
        return None
    return reader.label("availability", offering.availability)


def _data(offering: Offering, ui: Interface) -> Iterable[tuple[str, str]]:
    for name, day in (
        ("start", offering.start),
        ("end", offering.end),
        ("opens", offering.application_opens),
        ("closes", offering.application_deadline),
    ):
        if day is not None:
            yield name, day.isoformat()
    if offering.availability in ("full", "cancelled", "waiting-list"):
        yield "availability", offering.availability
    if offering.application_opens is not None:
        yield "later", ui.say("Applications open on {day}", day=ui.date(offering.application_opens))


def _rows(mc: Microcredential, offering: Offering, reader: Reader) -> Iterable[Row]:
    ui = reader.ui
    if offering.application_opens or offering.application_deadline:
        apply_in = ui.period(offering.application_opens, offering.application_deadline)
        yield _row("apply", ui.say("Apply"), apply_in)
    if offering.place is not None:
        yield from _place_rows(offering.place, reader)
    if offering.timetable is not None:
        yield Row(
            key="timetable", label=ui.say("Timetable"), items=(Item(text=reader.text(offering.timetable)),)
        )
    yield from _differences(mc, offering, reader)
    if offering.study_intensity:
        intensity = reader.label("study-intensity", offering.study_intensity)
        yield _row("intensity", ui.say("Intensity"), intensity)
    if offering.seats is not None:
        yield _row("seats", ui.say("Places"), _seats(offering, ui))
    if offering.note is not None:
        yield Row(key="note", label=ui.say("Note"), items=(Item(text=reader.text(offering.note)),))


def _differences(mc: Microcredential, offering: Offering, reader: Reader) -> Iterable[Row]:
    """What this run does not share with the microcredential."""
    ui = reader.ui
    if offering.form_of_participation and offering.form_of_participation != mc.form_of_participation:
        form = reader.label("form-of-participation", offering.form_of_participation)
        yield _row("form", ui.say("Form of participation"), form)
    if offering.languages and offering.languages != mc.languages:
        yield _row(
            "language", ui.say("Taught in"), ui.join([ui.language_name(tag) for tag in offering.languages])
        )
    if offering.price is not None and _prices_differ(mc):
        yield Row(key="price", label=ui.say("Cost"), items=tuple(cost_of(offering.price, reader)))
    if offering.provider and offering.provider != mc.provider:
        yield Row(key="provider", label=ui.say("Run by"), items=(reader.provider(offering.provider),))


def _place_rows(place: Place, reader: Reader) -> Iterable[Row]:
    ui = reader.ui
    parts: list[Label] = [
        reader.text(text) for text in (place.name, place.address, place.city) if text is not None
    ]
    if place.country:
        parts.append(ui.country(place.country))
    if parts:
        yield Row(key="place", label=ui.say("Place"), items=(Item(text=parts[0], details=tuple(parts[1:])),))
    if place.accessibility is not None:
        access = (Item(text=reader.text(place.accessibility)),)
        yield Row(key="access", label=ui.say("Access for disabled people"), items=access)


def _seats(offering: Offering, ui: Interface) -> str:
    seats = offering.seats or 0
    if offering.minimum_seats:
        least = ui.number(offering.minimum_seats)
        return ui.count(
            "{n} place; takes place with {least} or more",
            "{n} places; takes place with {least} or more",
            seats,
            least=least,
        )
    return ui.count("{n} place", "{n} places", seats)


def _prices_differ(mc: Microcredential) -> bool:
    return any(o.price != mc.offerings[0].price for o in mc.offerings)


def _row(key: str, label: str, text: str) -> Row:
    return Row(key=key, label=label, items=(Item(text=text),))
