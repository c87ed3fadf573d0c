"""The facets of the list: what each asks of a microcredential, in which words."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.interface import Interface, msgid
from generator.model import Catalogue, Microcredential
from generator.model.entities import Number
from generator.search.measures import lowest_price, total_hours
from generator.vocabularies import vocabulary

__all__ = ["FACETS", "Bound", "CodeFacet", "Facet", "RangeFacet", "StartFacet", "main_currency"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeFacet:
    """A facet over codes. `key` and the codes stand in addresses and never change.

    `codes` gives the codes of one microcredential, none when nothing is stated; `label` names a code
    to a reader; `broader` gives the code above it, None at the top. Where `fixed` is True the values
    keep the order of `order`, else the most frequent comes first. `follows` names a facet with one
    code per entry of which this one is a function, so that it needs no column of its own.
    """

    key: str
    title: str
    codes: Callable[[Catalogue, Microcredential], tuple[str, ...]]
    label: Callable[[Catalogue, str, Interface], str]
    broader: Callable[[str], str | None] = lambda _code: None
    order: tuple[str, ...] = ()
    follows: str | None = None
    opened: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Bound:
    """One range: more than `above` up to and including `to`; None where it is open."""

    code: str
    label: str
    above: Number | None = None
    to: Number | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RangeFacet:
    """A facet over a quantity: its ranges may overlap ("up to 500"); silence is a value of its own.

    `amount` is None where nothing is stated; `apart` gives, for a catalogue, the question whether an
    amount cannot be compared with the others (a price in another currency).
    """

    key: str
    title: str
    amount: Callable[[Catalogue, Microcredential], Number | None]
    bounds: Callable[[Catalogue, Interface], tuple[Bound, ...]]
    apart: Callable[[Catalogue], Callable[[Microcredential], bool]] = lambda _catalogue: lambda _mc: False
    apart_label: str = ""
    opened: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class StartFacet:
    """The facet over dates: which value holds is decided in the browser on the day of viewing."""

    key: str
    title: str
    values: tuple[tuple[str, str], ...]
    opened: bool = True


Facet = CodeFacet | RangeFacet | StartFacet


def main_currency(catalogue: Catalogue) -> str:
    """The currency in which most prices stand; the alphabet decides between equals."""
    counts: dict[str, int] = {}
    for microcredential in catalogue.microcredentials.values():
        if price := lowest_price(microcredential):
            counts[price[1]] = counts.get(price[1], 0) + 1
    return min(counts, key=lambda code: (-counts[code], code), default="EUR")


def _fields(_catalogue: Catalogue, microcredential: Microcredential) -> tuple[str, ...]:
    """Broad and narrow fields: whoever chooses the broad one finds everything below it."""
    found = {code[:length] for code in microcredential.fields for length in (2, 3) if len(code) >= length}
    return tuple(sorted(found & set(vocabulary("isced-f").terms)))


def _levels(_catalogue: Catalogue, microcredential: Microcredential) -> tuple[str, ...]:
    if microcredential.level.eqf is not None:
        return (str(microcredential.level.eqf),)
    return ("not-applicable",) if microcredential.level.not_applicable else ()


def _level_label(_catalogue: Catalogue, code: str, interface: Interface) -> str:
    if code == "not-applicable":
        return interface.say("No level applies")
    return vocabulary("eqf").label(code, interface.language)


def _forms(_catalogue: Catalogue, microcredential: Microcredential) -> tuple[str, ...]:
    """The form of the microcredential with those of its offerings that differ."""
    forms = {microcredential.form_of_participation}
    forms.update(o.form_of_participation for o in microcredential.offerings if o.form_of_participation)
    return tuple(sorted(forms))


def _languages(_catalogue: Catalogue, microcredential: Microcredential) -> tuple[str, ...]:
    """Every language in which it can be taken, offerings included."""
    tags = set(microcredential.languages)
    return tuple(sorted(tags.union(*(offering.languages for offering in microcredential.offerings))))


def _of_vocabulary(name: str) -> Callable[[Catalogue, str, Interface], str]:
    return lambda _catalogue, code, interface: vocabulary(name).label(code, interface.language)


def _provider_label(catalogue: Catalogue, code: str, interface: Interface) -> str:
    return catalogue.providers[code].name.best(interface.language).text


def _country(catalogue: Catalogue, microcredential: Microcredential) -> tuple[str, ...]:
    return (catalogue.providers[microcredential.provider].country,)


def _broader_field(code: str) -> str | None:
    return code[:2] if len(code) > 2 else None


_HOURS = (25, 75, 150, 300)
_PRICES = (100, 250, 500, 1000, 2500)


def _hour_bounds(_catalogue: Catalogue, interface: Interface) -> tuple[Bound, ...]:
    return tuple(_hour_ranges(interface))


def _hour_ranges(interface: Interface) -> Iterator[Bound]:
    yield Bound(
        code=f"{_HOURS[0]}",
        label=interface.count("Up to {n} hour", "Up to {n} hours", _HOURS[0]),
        to=_HOURS[0],
    )
    for low, high in itertools.pairwise(_HOURS):
        label = interface.say(
            "{low} to {high} hours", low=interface.number(low + 1), high=interface.number(high)
        )
        yield Bound(code=f"{low + 1}-{high}", label=label, above=low, to=high)
    yield Bound(
        code=f"{_HOURS[-1] + 1}-",
        label=interface.count("More than {n} hour", "More than {n} hours", _HOURS[-1]),
        above=_HOURS[-1],
    )


def _price(_catalogue: Catalogue, microcredential: Microcredential) -> Number | None:
    price = lowest_price(microcredential)
    return None if price is None else price[0]


def _in_other_currency(catalogue: Catalogue) -> Callable[[Microcredential], bool]:
    """No rate of exchange holds for long, so other currencies are named and not converted; free is free."""
    main = main_currency(catalogue)

    def differs(microcredential: Microcredential) -> bool:
        price = lowest_price(microcredential)
        return price is not None and price[0] > 0 and price[1] != main

    return differs


def _price_bounds(catalogue: Catalogue, interface: Interface) -> tuple[Bound, ...]:
    currency = main_currency(catalogue)
    steps = [
        Bound(
            code=str(most),
            label=interface.say("Up to {price}", price=interface.money(most, currency)),
            to=most,
        )
        for most in _PRICES
    ]
    most = interface.money(_PRICES[-1], currency)
    above = Bound(
        code=f"{_PRICES[-1]}-", label=interface.say("More than {price}", price=most), above=_PRICES[-1]
    )
    return (Bound(code="free", label=interface.say("Free of charge"), to=0), *steps, above)


FACETS: tuple[Facet, ...] = (
    CodeFacet(
        key="field",
        title=msgid("Field of study"),
        codes=_fields,
        label=_of_vocabulary("isced-f"),
        broader=_broader_field,
        opened=True,
    ),
    RangeFacet(
        key="price",
        title=msgid("Price"),
        amount=_price,
        bounds=_price_bounds,
        apart=_in_other_currency,
        apart_label=msgid("In another currency"),
        opened=True,
    ),
    StartFacet(
        key="start",
        title=msgid("Start"),
        values=(
            ("open", msgid("Open for applications now")),
            ("soon", msgid("Starts within 3 months")),
            ("later", msgid("Starts later")),
            ("self-paced", msgid("Start at any time, at your own pace")),
            ("past", msgid("All dates have passed")),
        ),
    ),
    CodeFacet(
        key="form",
        title=msgid("Form of participation"),
        codes=_forms,
        label=_of_vocabulary("form-of-participation"),
        order=vocabulary("form-of-participation").codes(),
        opened=True,
    ),
    CodeFacet(
        key="language",
        title=msgid("Language of instruction"),
        codes=_languages,
        label=lambda _catalogue, code, interface: interface.language_name(code),
        opened=True,
    ),
    CodeFacet(
        key="level",
        title=msgid("Level"),
        codes=_levels,
        label=_level_label,
        order=(*vocabulary("eqf").codes(), "not-applicable"),
    ),
    RangeFacet(
        key="workload",
        title=msgid("Workload"),
        amount=lambda _catalogue, mc: total_hours(mc),
        bounds=_hour_bounds,
    ),
    CodeFacet(
        key="provider",
        title=msgid("Provider"),
        codes=lambda _catalogue, mc: (mc.provider,),
        label=_provider_label,
    ),
    CodeFacet(
        key="country",
        title=msgid("Country of the provider"),
        codes=_country,
        label=lambda _catalogue, code, interface: interface.country(code),
        follows="provider",
    ),
)
"""All facets in the order of the page: first those that stand open, then "More filters"."""
