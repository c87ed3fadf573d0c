"""The offerings of a microcredential as ELM learning opportunities."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from generator import addresses
from generator.exports import values
from generator.exports.elm.achievement import modified
from generator.exports.elm.notes import note, said, web
from generator.exports.elm.scope import Scope, texts
from generator.exports.jsonld import given
from generator.exports.offerings import offerings_of
from generator.interface import interface
from generator.model import Microcredential, Offering, Place, Price, Reduction, Status

__all__ = ["opportunities"]


def opportunities(scope: Scope, mc: Microcredential) -> list[dict[str, Any]]:
    """One for each offering, one without dates where there is none; none for a retired entry."""
    if mc.status is Status.RETIRED:
        return []
    return [_opportunity(scope, mc, offering) for offering in offerings_of(mc)]


def _opportunity(scope: Scope, mc: Microcredential, offering: Offering) -> dict[str, Any]:
    zone = scope.info.timezone
    provider = scope.organisation(offering.provider) or scope.organisation(mc.provider)
    apply = offering.application_url or mc.application_url
    form = offering.form_of_participation or mc.form_of_participation
    intensity = offering.study_intensity or mc.study_intensity
    notes = (_availability(scope, offering), note(scope, offering.note))
    deadline = offering.application_deadline
    return given(
        {
            "id": addresses.offering_iri(mc.key, offering, scope.info),
            "type": "LearningOpportunity",
            "title": texts(mc.title),
            "defaultLanguage": _language(scope, mc, offering),
            "dcType": scope.concept("learning-opportunity", "short-learning-programme"),
            "homepage": web(addresses.absolute(addresses.microcredential_path(mc.key), scope.info)),
            "providedBy": provider,
            "learningAchievementSpecification": addresses.microcredential_iri(mc.key, scope.info),
            "status": "retired" if offering.availability == "cancelled" else "released",
            "mode": scope.concept("form-of-participation", form),
            "learningSchedule": scope.concept("study-intensity", intensity),
            "scheduleInformation": note(scope, offering.timetable),
            "temporal": _period(offering, zone),
            "duration": None if offering.start else values.iso_duration(mc.duration),
            "applicationDeadline": values.end_of_day(deadline, zone) if deadline else None,
            "admissionProcedure": note(scope, mc.selection),
            "location": _location(scope, mc, offering),
            "priceDetail": _price(scope, offering.price or mc.price),
            "supplementaryDocument": [web(apply)] if apply else [],
            "additionalNote": [one for one in notes if one],
            "publisher": scope.organisation(mc.provider),
            "dateModified": modified(scope, mc),
        }
    )


def _language(scope: Scope, mc: Microcredential, offering: Offering) -> str | None:
    """Exactly one: the first language of instruction, else that of the texts."""
    tags = (*offering.languages, *mc.languages, mc.default_language)
    return next((iri for tag in tags if (iri := scope.concept("language", tag))), None)


def _period(offering: Offering, zone: str) -> dict[str, Any] | None:
    if not (offering.start or offering.end):
        return None
    return given(
        {
            "type": "PeriodOfTime",
            "startDate": values.start_of_day(offering.start, zone) if offering.start else None,
            "endDate": values.end_of_day(offering.end, zone) if offering.end else None,
        }
    )


def _location(scope: Scope, mc: Microcredential, offering: Offering) -> dict[str, Any] | None:
    """The place, with the provider's country where its own is not written; None where no place is known."""
    place = offering.place
    if place is None:
        return None
    providers = scope.catalogue.providers
    provider = providers.get(offering.provider or mc.provider) or providers[mc.provider]
    address = given(
        {
            "type": "Address",
            "countryCode": scope.concept("country", place.country or provider.country),
            "fullAddress": note(scope, place.address),
        }
    )
    return given({"type": "Location", "address": address, **_names(place)})


def _names(place: Place) -> dict[str, Any]:
    return {
        "geographicName": texts(place.city) if place.city else None,
        "description": texts(place.name) if place.name else None,
    }


def _price(scope: Scope, price: Price | None) -> dict[str, Any] | None:
    """The price with its note; reductions by group stand in notes."""
    if price is None:
        return None
    unit = scope.concept("currency", price.currency) if price.amount is not None else None
    amount = {"type": "Amount", "value": values.decimal(price.amount or 0), "unit": unit} if unit else None
    reductions = [note(scope, _reduction(scope, price, reduction)) for reduction in price.reductions]
    details = given(
        {
            "amount": amount,
            "description": texts(price.note) if price.note else None,
            "additionalNote": [one for one in (note(scope, price.includes), *reductions) if one],
        }
    )
    return {"type": "PriceDetail", **details} if details else None


def _reduction(scope: Scope, price: Price, reduction: Reduction) -> dict[str, str]:
    """Group and amount, language by language: "Alumni: €200"."""
    lines = {}
    for tag in scope.spoken:
        group = said(reduction.group, tag)
        parts = []
        if reduction.amount is not None:
            parts.append(_money(reduction.amount, price.currency, tag))
        elif reduction.percent is not None:
            parts.append(f"-{interface(tag).percent(reduction.percent)}")
        if reduction.note is not None and (own := reduction.note.in_language(tag)):
            parts.append(own)
        lines[tag] = f"{group}: {', '.join(parts)}" if parts else group
    return lines


@lru_cache(maxsize=4096)
def _money(amount: float, currency: str, tag: str) -> str:
    """Kept, because the same few prices come back in thousands of entries and spelling one out is slow."""
    return interface(tag).money(amount, currency)


def _availability(scope: Scope, offering: Offering) -> dict[str, Any] | None:
    """Full, waiting list or cancelled in words: the closed shape has no property for it."""
    if offering.availability in (None, "open"):
        return None
    return note(scope, scope.label("availability", offering.availability or ""))
