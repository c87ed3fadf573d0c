"""When the runs of a microcredential take place."""

from __future__ import annotations

from generator.interface import Interface
from generator.model import Microcredential, Offering

__all__ = ["in_order", "when_in_words"]


def in_order(mc: Microcredential) -> tuple[Offering, ...]:
    """The offerings by their start; those without dates first, as one can always begin."""
    return tuple(sorted(mc.offerings, key=lambda o: (o.start is not None, o.start, o.slug)))


def when_in_words(offering: Offering, ui: Interface) -> str:
    """The dates of a run, or that it can begin at any time."""
    if offering.start or offering.end:
        return ui.period(offering.start, offering.end)
    if offering.pace == "self-paced":
        return ui.say("Start at any time, at your own pace")
    return ui.say("Dates not stated")
