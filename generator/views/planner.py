"""What the script of a pathway needs to say what remains for somebody who holds some of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.interface import Interface
from generator.model import Pathway, Workload
from generator.model.entities import Number
from generator.views.reader import Reader
from generator.views.script_words import locale_of, plural_forms

__all__ = ["plan_settings"]


def plan_settings(pathway: Pathway, reader: Reader) -> Mapping[str, object]:
    """The steps with the ECTS and hours of their parts, what comes besides them, and the words.

    An amount is None where nothing is stated; the script never guesses.
    """
    return {
        "steps": [
            {"choose": choice.choose, "options": [_part(key, reader) for key in choice.options]}
            for choice in pathway.components
        ],
        "rest": None if pathway.remainder is None else _rest(pathway, pathway.remainder, reader),
        "ordered": pathway.ordered,
        **_words(reader.ui),
    }


def _part(key: str, reader: Reader) -> Mapping[str, str | Number | None]:
    mc = reader.site.catalogue.microcredentials.get(key)
    if mc is None:
        return {"key": key, "title": key, "ects": None, "hours": None}
    return {
        "key": key,
        "title": reader.text(mc.title).text,
        "ects": mc.workload.ects,
        "hours": mc.workload.hours,
    }


def _rest(pathway: Pathway, rest: Workload, reader: Reader) -> Mapping[str, str | Number | None]:
    title = (
        reader.ui.say("Final part")
        if pathway.remainder_title is None
        else reader.text(pathway.remainder_title).text
    )
    return {"title": title, "ects": rest.ects, "hours": rest.hours}


@cache
def _words(ui: Interface) -> Mapping[str, object]:
    say, count = ui.say, ui.count
    return {
        "locale": locale_of(ui),
        "strings": {
            "hold": say("I already hold this"),
            "partly": say("as far as the parts state it"),
            "all": say("You hold every microcredential of this pathway."),
            "ectsRange": say("{least} to {most} ECTS credits", least="{least}", most="{most}"),
            "hoursRange": say("{low} to {high} hours", low="{least}", high="{most}"),
            "next": say("next"),
            "copied": say("The address of this plan is copied."),
        },
        "plurals": {
            "parts": plural_forms(
                ui, lambda n: count("{n} microcredential remains", "{n} microcredentials remain", n, n="{n}")
            ),
            "ects": plural_forms(ui, lambda n: count("{n} ECTS credit", "{n} ECTS credits", n, n="{n}")),
            "hours": plural_forms(ui, lambda n: count("{n} hour", "{n} hours", n, n="{n}")),
            "choose": plural_forms(
                ui,
                lambda n: count(
                    "Choose {n} of these {options}",
                    "Choose {n} of these {options}",
                    n,
                    n="{n}",
                    options="{options}",
                ),
            ),
        },
    }
