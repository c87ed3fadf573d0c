"""What the script of the list says, in the language of the page."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import date

from generator.interface import Interface
from generator.views.script_words import locale_of, plural_forms

__all__ = ["browse_words"]


@functools.lru_cache(maxsize=32)  # the same on every page of the list
def browse_words(ui: Interface) -> Mapping[str, object]:
    """The locale, how days are written, the messages by name, and the counted ones by plural category.

    Fields such as {day} stay in the messages: the script fills them in.
    """
    return {
        "locale": locale_of(ui),
        "days": _days(ui),
        "strings": _strings(ui),
        "plurals": {name: plural_forms(ui, say) for name, say in _counted(ui).items()},
    }


def _strings(ui: Interface) -> Mapping[str, str]:
    say = ui.say
    return {
        "notStated": say("Not stated"),
        "moreFilters": say("More filters"),
        "filters": say("Filters"),
        "filtersChosen": say("Filters ({n})", n="{n}"),
        "fewer": say("Show fewer"),
        "remove": say("Remove filter: {name}", name="{name}"),
        "previous": say("Previous"),
        "next": say("Next"),
        "page": say("Page {page}", page="{page}"),
        "open": say("Applications open"),
        "opens": say("Applications open on {day}", day="{day}"),
        "closed": say("Applications closed"),
        "past": say("All dates have passed"),
        "starts": say("Starts {day}", day="{day}"),
        "startsApply": say("Starts {start}, apply by {closes}", start="{start}", closes="{closes}"),
        "applyBy": say("Apply by {day}", day="{day}"),
        "guessed": say(
            "Nothing found for “{word}”; these have a word that is spelt similarly.", word="{word}"
        ),
        "unknown": say("One of the filters in this address is not in use here and was left out."),
        "missing": say("No entry has the word “{word}”.", word="{word}"),
        "some": say("No entry has all of these words; these have some of them."),
        "quoted": say("“{words}”", words="{words}"),
        "allFilters": say("All filters"),
        "everything": say("All words and filters"),
        "named": say("{name}: {value}", name="{name}", value="{value}"),
        "find": say("Type to find"),
        "findIn": say("Find in this list: {name}", name="{name}"),
        "noneFound": say("Nothing in this list has these letters."),
        "failed": say("The search could not be loaded. Please try again later."),
    }


def _days(ui: Interface) -> Mapping[str, object]:
    """A template for the days of each month, and what stands there for the first.

    A browser's own dates are not those of the pages: it writes 6/03/2027 in Portuguese.
    """
    field = "{dd}" if "04" in ui.short_date(date(2029, 5, 4)) else "{d}"
    months = [
        ui.short_date(date(2029, month, 23)).replace("2029", "{y}").replace("23", field)
        for month in range(1, 13)
    ]
    before, _, after = months[4].replace("{y}", "2029").partition(field)
    first = ui.short_date(date(2029, 5, 1)).removeprefix(before).removesuffix(after)
    return {"months": months, "first": first}


def _counted(ui: Interface) -> Mapping[str, Callable[[int], str]]:
    count = ui.count
    return {
        "results": lambda n: count("{n} microcredential", "{n} microcredentials", n, n="{n}"),
        "show": lambda n: count("Show {n}", "Show {n}", n, n="{n}"),
        "showAll": lambda n: count("Show all {n}", "Show all {n}", n, n="{n}"),
        "moreFound": lambda n: count("{n} more: type to find it", "{n} more: type to find them", n, n="{n}"),
        "without": lambda n: count(
            "{name}: {n} microcredential", "{name}: {n} microcredentials", n, n="{n}", name="{name}"
        ),
    }
