"""The facets of the list: what each asks of a microcredential, in which words."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator import addresses
from generator.interface import Interface, msgid
from generator.model import Catalogue, Microcredential, Skill, Status
from generator.model.entities import Number
from generator.search.measures import least_hours_a_week, least_weeks, lowest_price, total_hours
from generator.text import Spoken, Text
from generator.vocabularies import vocabulary

__all__ = ["FACETS", "Bound", "CodeFacet", "Facet", "RangeFacet", "StartFacet", "main_currency"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeFacet:
    """A facet over codes. `key` and the codes stand in addresses and never change.

    `codes` gives the codes of one microcredential, none when nothing is stated; `labels` gives, for a
    catalogue and a language, how a code is named to a reader, with its language where an author named it;
    `broader` gives the code above it, None at
    the top. Where `order` is given the values keep it, else the most frequent comes first. `follows`
    names a facet with one code per entry of which this one is a function, so that it needs no column of
    its own. `apart` puts the values into a file that a browser loads when the facet is unfolded, as they
    are many. Where `silence` is False, to have no code is known and not left unsaid.
    """

    key: str
    title: str
    codes: Callable[[Catalogue, Microcredential], tuple[str, ...]]
    labels: Callable[[Catalogue, Interface], Callable[[str], str | Spoken]]
    broader: Callable[[str], str | None] = lambda _code: None
    order: tuple[str, ...] = ()
    follows: str | None = None
    apart: bool = False
    silence: bool = True
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


def _level_labels(_catalogue: Catalogue, interface: Interface) -> Callable[[str], str]:
    def label(code: str) -> str:
        if code == "not-applicable":
            return interface.say("No level applies")
        return vocabulary("eqf").label(code, interface.language)

    return label


def _forms(_catalogue: Catalogue, microcredential: Microcredential) -> tuple[str, ...]:
    """The form of the microcredential with those of its offerings that differ."""
    forms = {microcredential.form_of_participation}
    forms.update(o.form_of_participation for o in microcredential.offerings if o.form_of_participation)
    return tuple(sorted(forms))


def _languages(_catalogue: Catalogue, microcredential: Microcredential) -> tuple[str, ...]:
    """Every language in which it can be taken, offerings included."""
    tags = set(microcredential.languages)
    return tuple(sorted(tags.union(*(offering.languages for offering in microcredential.offerings))))


def _supervision(_catalogue: Catalogue, microcredential: Microcredential) -> tuple[str, ...]:
    """How its assessments are supervised; what is said of all of them holds where one says nothing."""
    found = {one.supervision or microcredential.supervision for one in microcredential.assessment}
    return tuple(sorted(filter(None, found or {microcredential.supervision})))


def _skills(microcredential: Microcredential) -> Iterator[Skill]:
    yield from microcredential.skills
    for outcome in microcredential.learning_outcomes:
        yield from outcome.skills


def _skill_codes(_catalogue: Catalogue, microcredential: Microcredential) -> tuple[str, ...]:
    return tuple(sorted({addresses.skill_code(skill) for skill in _skills(microcredential)}))


def _skill_labels(catalogue: Catalogue, interface: Interface) -> Callable[[str], Spoken]:
    """The name of a skill where it stands first by the ids of the entries, in this language if it can be."""
    found: dict[str, Text] = {}
    for key in sorted(catalogue.microcredentials):
        for skill in _skills(catalogue.microcredentials[key]):
            code = addresses.skill_code(skill)
            known = found.get(code)
            if known is None or (interface.language in skill.label.by_language.keys() - known.by_language):
                found[code] = skill.label
    return lambda code: found[code].best(interface.language)


def _pathways(catalogue: Catalogue, microcredential: Microcredential) -> tuple[str, ...]:
    """The pathways it is a part of, but for those nobody can begin any more."""
    ids = catalogue.links_of(microcredential.key).pathways
    return tuple(one for one in ids if catalogue.pathways[one].status is not Status.RETIRED)


def _of_vocabulary(name: str) -> Callable[[Catalogue, Interface], Callable[[str], str]]:
    return lambda _catalogue, interface: lambda code: vocabulary(name).label(code, interface.language)


def _pathway_labels(catalogue: Catalogue, interface: Interface) -> Callable[[str], Spoken]:
    return lambda code: catalogue.pathways[code].title.best(interface.language)


def _provider_labels(catalogue: Catalogue, interface: Interface) -> Callable[[str], Spoken]:
    return lambda code: catalogue.providers[code].name.best(interface.language)


def _country(catalogue: Catalogue, microcredential: Microcredential) -> tuple[str, ...]:
    return (catalogue.providers[microcredential.provider].country,)


def _broader_field(code: str) -> str | None:
    return code[:2] if len(code) > 2 else None


_HOURS = (25, 75, 150, 300)
_CREDITS = ("1", "1–3", "3–6", "6–12", "12+")
"""What the ranges of hours are in ECTS at 25 hours a credit."""
_WEEKLY = (5, 10, 20)
_WEEKS = (1, 4, 13, 26)
_PRICES = (100, 250, 500, 1000, 2500)


def _steps(numbers: tuple[int, ...], label: Callable[[int | None, int | None], str]) -> Iterator[Bound]:
    """Ranges of whole numbers that leave no gap: up to the first, between two, more than the last."""
    yield Bound(code=f"{numbers[0]}", label=label(None, numbers[0]), to=numbers[0])
    for low, high in itertools.pairwise(numbers):
        yield Bound(code=f"{low + 1}-{high}", label=label(low, high), above=low, to=high)
    yield Bound(code=f"{numbers[-1] + 1}-", label=label(numbers[-1], None), above=numbers[-1])


def _hours(interface: Interface) -> Callable[[int | None, int | None], str]:
    def label(low: int | None, high: int | None) -> str:
        if low is None:
            return interface.count("Up to {n} hour", "Up to {n} hours", high or 0)
        if high is None:
            return interface.count("More than {n} hour", "More than {n} hours", low)
        return interface.say(
            "{low} to {high} hours", low=interface.number(low + 1), high=interface.number(high)
        )

    return label


def _weeks(interface: Interface) -> Callable[[int | None, int | None], str]:
    def label(low: int | None, high: int | None) -> str:
        if low is None:
            return interface.count("Up to {n} week", "Up to {n} weeks", high or 0)
        if high is None:
            return interface.count("More than {n} week", "More than {n} weeks", low)
        return interface.say(
            "{low} to {high} weeks", low=interface.number(low + 1), high=interface.number(high)
        )

    return label


def _workload_bounds(_catalogue: Catalogue, interface: Interface) -> tuple[Bound, ...]:
    """In hours, as all workloads can be said in them, with what that is in credits."""
    return tuple(
        replace(
            bound,
            label=interface.say("{hours} (about {credits} ECTS)", hours=bound.label, credits=size),
        )
        for bound, size in zip(_steps(_HOURS, _hours(interface)), _CREDITS, strict=True)
    )


def _weekly_hours(_catalogue: Catalogue, microcredential: Microcredential) -> Number | None:
    found = least_hours_a_week(microcredential)
    return None if found is None else found[0]


def _takes_whole_days(_catalogue: Catalogue) -> Callable[[Microcredential], bool]:
    def is_short(microcredential: Microcredential) -> bool:
        found = least_hours_a_week(microcredential)
        return found is not None and found[1]

    return is_short


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
        labels=_of_vocabulary("isced-f"),
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
        labels=_of_vocabulary("form-of-participation"),
        order=vocabulary("form-of-participation").codes(),
        opened=True,
    ),
    CodeFacet(
        key="language",
        title=msgid("Language of instruction"),
        codes=_languages,
        labels=lambda _catalogue, interface: interface.language_name,
        opened=True,
    ),
    CodeFacet(
        key="level",
        title=msgid("Level"),
        codes=_levels,
        labels=_level_labels,
        order=(*vocabulary("eqf").codes(), "not-applicable"),
    ),
    RangeFacet(
        key="workload",
        title=msgid("Workload"),
        amount=lambda _catalogue, mc: total_hours(mc),
        bounds=_workload_bounds,
    ),
    RangeFacet(
        key="weekly",
        title=msgid("Hours a week"),
        amount=_weekly_hours,
        bounds=lambda _catalogue, interface: tuple(_steps(_WEEKLY, _hours(interface))),
        apart=_takes_whole_days,
        apart_label=msgid("Whole days within two weeks"),
    ),
    RangeFacet(
        key="duration",
        title=msgid("Duration"),
        amount=lambda _catalogue, mc: least_weeks(mc),
        bounds=lambda _catalogue, interface: tuple(_steps(_WEEKS, _weeks(interface))),
    ),
    CodeFacet(
        key="skill",
        title=msgid("Skill"),
        codes=_skill_codes,
        labels=_skill_labels,
        apart=True,
    ),
    CodeFacet(
        key="supervision",
        title=msgid("Supervised assessment"),
        codes=_supervision,
        labels=_of_vocabulary("supervision"),
        order=vocabulary("supervision").codes(),
    ),
    CodeFacet(
        key="pathway",
        title=msgid("Counts toward a pathway"),
        codes=_pathways,
        labels=_pathway_labels,
        silence=False,
    ),
    CodeFacet(
        key="provider",
        title=msgid("Provider"),
        codes=lambda _catalogue, mc: (mc.provider,),
        labels=_provider_labels,
    ),
    CodeFacet(
        key="country",
        title=msgid("Country of the provider"),
        codes=_country,
        labels=lambda _catalogue, interface: interface.country,
        follows="provider",
    ),
)
"""All facets in the order of the page: first those that stand open, then "More filters"."""
