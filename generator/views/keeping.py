"""The pages of what a learner keeps: the shortlist, and the comparison side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator import addresses
from generator.interface import Interface, interface, msgid
from generator.views.frame import ASSETS, SHORTLIST
from generator.views.page import Page
from generator.views.reader import Reader
from generator.views.script_words import locale_of, plural_forms
from generator.views.site import Site
from generator.views.values import Item

__all__ = ["COMPARE", "keeping_pages"]

COMPARE = "compare/"

_MODULES = ("dates", "keep/entry", "keep/kept", "keep/shared", "search/elements", "search/strings")
"""What both scripts import, named so that a browser fetches them side by side."""

Words = Callable[[Interface], Mapping[str, object]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kind:
    """One of the two pages: where it lies, what it is called, its script with the words it says."""

    path: str
    title: str
    description: str
    template: str
    script: str
    words: Words


def keeping_pages(site: Site, language: str) -> Iterator[Page]:
    """Shortlist and comparison in a language.

    What is on them is known to one browser only, so that search engines have nothing to find there.
    """
    info, ui = site.catalogue.info, interface(language)
    for kind in _KINDS:
        alternates = {tag: addresses.localised(kind.path, tag, info) for tag in info.languages}
        yield Page(
            path=alternates[language],
            language=language,
            title=ui.say(kind.title),
            description=ui.say(kind.description),
            template=kind.template,
            view=_view_of(site, kind, language, alternates[language]),
            alternates=alternates,
            noindex=True,
        )


def _view_of(site: Site, kind: _Kind, language: str, path: str) -> Callable[[], Mapping[str, object]]:
    def view() -> Mapping[str, object]:
        reader = Reader(site, language, path)
        return {
            "title": reader.ui.say(kind.title),
            "styles": tuple(reader.file(ASSETS + name) for name in ("search.css", "keep.css")),
            "modules": tuple(reader.file(f"{ASSETS}{name}.js") for name in _MODULES),
            "script": reader.file(f"{ASSETS}keep/{kind.script}.js"),
            "shortlist_href": reader.href(SHORTLIST),
            "compare_href": reader.href(COMPARE),
            "list_href": reader.href("microcredentials/"),
            "links": tuple(_lists(reader)),
            "settings": {"home": reader.href(""), **kind.words(reader.ui)},
        }

    return view


def _lists(reader: Reader) -> Iterator[Item]:
    """The ways into the catalogue that need no script."""
    say = reader.ui.say
    yield Item(text=say("All microcredentials"), href=reader.href("microcredentials/"))
    yield Item(text=say("Fields of study"), href=reader.href("fields/"))
    yield Item(text=say("Providers"), href=reader.href("providers/"))


@cache
def _shortlist_words(ui: Interface) -> Mapping[str, object]:
    say, count = ui.say, ui.count
    return {
        "locale": locale_of(ui),
        "strings": {
            "compare": say("Compare"),
            "remove": say("Remove"),
            "undo": say("Undo"),
            "removed": say("Removed: {title}", title="{title}"),
            "gone": say("“{title}” is no longer in this catalogue.", title="{title}"),
            "mended": say("The description of “{title}” is being mended. Look again later.", title="{title}"),
            "unreachable": say("“{title}” could not be loaded. Please try again later.", title="{title}"),
            "retired": say("This microcredential is no longer offered."),
            "successor": say("Its successor:"),
            "copied": say("The address of this list is copied."),
            "added": say("Added to your shortlist."),
            "columns": [
                say("Title"),
                say("Provider"),
                say("Address"),
                say("Cost"),
                say("Start"),
                say("Time"),
                say("Remark"),
            ],
        },
        "plurals": {
            "saved": plural_forms(
                ui, lambda n: count("{n} microcredential", "{n} microcredentials", n, n="{n}")
            ),
        },
    }


_CRITERIA: Mapping[str, str] = {
    "outcomes": msgid("What you will be able to do"),
    "cost": msgid("Cost"),
    "time": msgid("Time"),
    "start": msgid("Start"),
    "level": msgid("Level"),
    "workload": msgid("Workload"),
    "form": msgid("Form of participation"),
    "languages": msgid("Language of instruction"),
    "assessment": msgid("Type of assessment"),
    "supervision": msgid("Supervision and identity check"),
    "prerequisites": msgid("Prerequisites"),
    "body": msgid("Awarding body"),
    "quality": msgid("Quality assurance"),
    "stackability": msgid("Stackability"),
    "apply": msgid("How to apply"),
}
"""What is compared, under the names that the script knows."""


@cache
def _compare_words(ui: Interface) -> Mapping[str, object]:
    say, count = ui.say, ui.count
    return {
        "locale": locale_of(ui),
        "labels": {name: say(label) for name, label in _CRITERIA.items()},
        "strings": {
            "differs": say("differs"),
            "notStated": say("not stated by the provider"),
            "allSilent": say("Not stated by any of them: {things}.", things="{things}"),
            "first": say("First column"),
            "second": say("Second column"),
            "remove": say("Remove"),
            "removed": say("Removed: {title}", title="{title}"),
            "gone": say("“{title}” is no longer in this catalogue.", title="{title}"),
            "mended": say("The description of “{title}” is being mended. Look again later.", title="{title}"),
            "unreachable": say("“{title}” could not be loaded. Please try again later.", title="{title}"),
            "retired": say("This microcredential is no longer offered."),
            "copied": say("The address of this comparison is copied."),
        },
        "plurals": {
            "compared": plural_forms(
                ui,
                lambda n: count(
                    "{n} microcredential side by side", "{n} microcredentials side by side", n, n="{n}"
                ),
            ),
            "left": plural_forms(
                ui,
                lambda n: count(
                    "{n} more was left out: four fit side by side.",
                    "{n} more were left out: four fit side by side.",
                    n,
                    n="{n}",
                ),
            ),
        },
    }


_KINDS = (
    _Kind(
        path=SHORTLIST,
        title=msgid("Shortlist"),
        description=msgid("The microcredentials you saved, kept in your browser only."),
        template="shortlist.html",
        script="shortlist",
        words=_shortlist_words,
    ),
    _Kind(
        path=COMPARE,
        title=msgid("Compare microcredentials"),
        description=msgid("Up to four microcredentials side by side: cost, time, dates, level, assessment."),
        template="compare.html",
        script="compare",
        words=_compare_words,
    ),
)
