"""What the parts of a pathway add up to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.model import Catalogue, Choice, Microcredential, Pathway
from generator.model.entities import Number

__all__ = ["Sum", "credits_of_parts", "hours_of_parts", "least_parts"]

Measure = Callable[[Microcredential], Number | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """A sum that may depend on a choice; `complete` when every part states its own share."""

    least: Number
    most: Number
    complete: bool


def credits_of_parts(pathway: Pathway, catalogue: Catalogue) -> Sum | None:
    """The ECTS credits of the parts; None where none states any."""
    return _sum(pathway, catalogue, lambda mc: mc.workload.ects)


def hours_of_parts(pathway: Pathway, catalogue: Catalogue) -> Sum | None:
    """The hours of the parts, as stated; None where none states any."""
    return _sum(pathway, catalogue, lambda mc: mc.workload.hours)


def least_parts(pathway: Pathway) -> int:
    """How many microcredentials are to be earned."""
    return sum(choice.choose for choice in pathway.components)


def _sum(pathway: Pathway, catalogue: Catalogue, measure: Measure) -> Sum | None:
    least: Number = 0
    most: Number = 0
    complete, any_stated = True, False
    for choice in pathway.components:
        amounts = _amounts(choice, catalogue, measure)
        any_stated = any_stated or bool(amounts)
        complete = complete and len(amounts) == len(choice.options)
        least += sum(amounts[: choice.choose])
        most += sum(amounts[-choice.choose :])
    return Sum(least=least, most=most, complete=complete) if any_stated else None


def _amounts(choice: Choice, catalogue: Catalogue, measure: Measure) -> list[Number]:
    known = (catalogue.microcredentials.get(key) for key in choice.options)
    return sorted(amount for mc in known if mc is not None and (amount := measure(mc)) is not None)
