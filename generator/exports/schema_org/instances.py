"""The offerings of a microcredential as schema.org `CourseInstance`."""

from __future__ import annotations

from typing import Any

from generator import addresses
from generator.exports import values
from generator.exports.jsonld import given
from generator.exports.offerings import offerings_of
from generator.exports.schema_org.block import Block
from generator.exports.schema_org.organisations import reference
from generator.model import Microcredential, Offering, Place, Price, Reduction

__all__ = ["instances", "offers"]

# Bioschemas and TeSS know exactly three modes. At work and in a laboratory one is on site; a project
# is done partly with others and partly where one likes.
_MODES = {
    "online": "Online",
    "onsite": "Onsite",
    "blended": "Blended",
    "hybrid": "Blended",
    "work-based": "Onsite",
    "project-based": "Blended",
    "research-lab-based": "Onsite",
}

_STOCK = {"full": "SoldOut", "open": "InStock", "waiting-list": "BackOrder"}

# As a node, because the Bioschemas profile refuses the plain address; in RDF both are the same.
_CANCELLED = {"@id": "https://schema.org/EventCancelled"}


def instances(block: Block, mc: Microcredential, page: str) -> list[dict[str, Any]]:
    """One instance for each offering, and one without dates where there is none.

    Without an instance TeSS takes in nothing. An instance has no description: TeSS would show it in
    place of the course's.
    """
    return [_instance(block, mc, offering, page) for offering in offerings_of(mc)]


def offers(block: Block, price: Price | None, application_url: str | None) -> dict[str, Any] | None:
    """The price as an Offer; None where nothing is said about it."""
    if price is None:
        return None
    known = price.amount is not None
    return given(
        {
            "@type": "Offer",
            "category": _category(price),
            "price": values.number(price.amount) if price.amount is not None else None,
            "priceCurrency": price.currency if known else None,
            "description": block.say(price.note),
            "priceSpecification": [
                node for reduction in price.reductions if (node := _reduced(block, price, reduction))
            ],
            "url": application_url,
        }
    )


def _instance(block: Block, mc: Microcredential, offering: Offering, page: str) -> dict[str, Any]:
    form = offering.form_of_participation or mc.form_of_participation
    hours = values.hours_of(mc)
    url = f"{page}#offering-{offering.slug}"
    return given(
        {
            "@type": "CourseInstance",
            "@id": addresses.offering_iri(mc.key, offering, block.info),
            "url": url,
            "name": block.name(mc.title),
            "courseMode": _MODES[form],
            "courseWorkload": None if hours is None else values.iso_hours(hours),
            "courseSchedule": _schedule(block, offering),
            "startDate": offering.start.isoformat() if offering.start else None,
            "endDate": offering.end.isoformat() if offering.end else None,
            "eventStatus": _CANCELLED if offering.availability == "cancelled" else None,
            "location": _location(block, mc, offering, form, url),
            # One only (Bioschemas CourseInstance 1.0); the Course has them all.
            "inLanguage": next(iter(offering.languages or mc.languages), None),
            "organizer": reference(block, offering.provider or mc.provider),
            "maximumAttendeeCapacity": offering.seats,
            "offers": _offer(block, mc, offering),
        }
    )


def _schedule(block: Block, offering: Offering) -> dict[str, Any] | None:
    timetable = block.say(offering.timetable)
    return {"@type": "Schedule", "description": timetable} if timetable else None


def _location(block: Block, mc: Microcredential, offering: Offering, form: str, url: str) -> dict[str, Any]:
    """Where it takes place; of an offering on site without a place only the provider's country is known."""
    if form == "online":
        return {"@type": "VirtualLocation", "url": url}
    place = offering.place or Place()
    provider = block.catalogue.providers.get(offering.provider or mc.provider)
    country = place.country or (provider.country if provider else None)
    return given(
        {
            "@type": "Place",
            "name": block.name(place.name) if place.name else None,
            "address": given(
                {
                    "@type": "PostalAddress",
                    "streetAddress": block.name(place.address) if place.address else None,
                    "addressLocality": block.name(place.city) if place.city else None,
                    "addressCountry": country,
                }
            ),
        }
    )


def _offer(block: Block, mc: Microcredential, offering: Offering) -> dict[str, Any] | None:
    url = offering.application_url or mc.application_url
    price = offers(block, offering.price or mc.price, url)
    dates = _application_dates(offering)
    if price is None and not dates and not url:
        return None
    return {"@type": "Offer", **(price or given({"url": url})), **dates}


def _application_dates(offering: Offering) -> dict[str, Any]:
    opens, deadline = offering.application_opens, offering.application_deadline
    stock = _STOCK.get(offering.availability or "")
    return given(
        {
            "availability": f"https://schema.org/{stock}" if stock else None,
            "availabilityStarts": opens.isoformat() if opens else None,
            "availabilityEnds": deadline.isoformat() if deadline else None,
        }
    )


def _category(price: Price) -> str | None:
    """One of the four words search engines know; None where only a note is known."""
    if price.amount is None:
        return None
    if price.amount == 0:
        return "Free"
    return "Partially Free" if any(_is_free(one) for one in price.reductions) else "Paid"


def _is_free(reduction: Reduction) -> bool:
    return reduction.amount == 0 or reduction.percent == 100


def _reduced(block: Block, price: Price, reduction: Reduction) -> dict[str, Any] | None:
    """What a group of people pays instead; None when neither an amount nor a share of one is known."""
    amount = _amount(price, reduction)
    if amount is None:
        return None
    return {
        "@type": "UnitPriceSpecification",
        "name": block.name(reduction.group),
        "price": values.number(amount),
        "priceCurrency": price.currency,
    }


def _amount(price: Price, reduction: Reduction) -> float | None:
    if reduction.amount is not None:
        return reduction.amount
    if reduction.percent is not None and price.amount is not None:
        return round(price.amount * (100 - reduction.percent) / 100, 2)
    return None
