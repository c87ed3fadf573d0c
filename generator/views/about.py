"""The page about the European standard: its elements in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import addresses
from generator.elements import ELEMENTS
from generator.interface import interface, msgid
from generator.views.facts import FACTS
from generator.views.page import Page
from generator.views.reader import Reader
from generator.views.site import Site
from generator.views.values import Item, Row
from generator.vocabularies import vocabulary

__all__ = ["ElementView", "about_page"]

_RECOMMENDATION = "https://eur-lex.europa.eu/legal-content/{}/TXT/?uri=CELEX:32022H0627(02)"


@dataclass(frozen=True, kw_only=True, slots=True)
class ElementView:
    """One element of the standard: its official name and what it means."""

    name: str
    meaning: str


def about_page(site: Site, language: str) -> Page:
    """The page in a language."""
    info, ui = site.catalogue.info, interface(language)
    alternates = {tag: addresses.localised("about/", tag, info) for tag in info.languages}
    return Page(
        path=alternates[language],
        language=language,
        title=ui.say("About the standard"),
        description=ui.say(
            "What a microcredential is, and what the Council of the European Union asks to be said about it."
        ),
        template="about.html",
        view=lambda: _view(site, language, alternates[language]),
        alternates=alternates,
    )


def _view(site: Site, language: str, path: str) -> Mapping[str, object]:
    reader = Reader(site, language, path)
    say = reader.ui.say
    meanings = {fact.key: fact.meaning for fact in FACTS}
    named = [
        (row.mandatory, ElementView(name=say(row.label), meaning=say(meanings[row.key]))) for row in ELEMENTS
    ]
    return {
        "title": say("About the standard"),
        "mandatory": tuple(view for mandatory, view in named if mandatory),
        "optional": tuple(view for mandatory, view in named if not mandatory),
        "on_certificate": tuple(
            ElementView(name=say(name), meaning=say(meaning)) for name, meaning in _ON_THE_CERTIFICATE
        ),
        "principles": tuple(
            ElementView(name=say(name), meaning=say(meaning)) for name, meaning in _PRINCIPLES
        ),
        "levels": tuple(_levels(reader)),
        "source": Item(
            text=say("Council Recommendation of 16 June 2022 (2022/C 243/02)"),
            href=_RECOMMENDATION.format(_official(language)),
            outside=True,
        ),
    }


def _levels(reader: Reader) -> list[Row]:
    codes = vocabulary("eqf").codes()
    return [
        Row(key=code, label=reader.label("eqf", code), items=(Item(text=reader.meaning("eqf", code) or ""),))
        for code in codes
    ]


def _official(language: str) -> str:
    """The code under which EUR-Lex keeps a language; English for those that are not official in the EU."""
    base = language.split("-", maxsplit=1)[0]
    return base.upper() if base in _OFFICIAL else "EN"


_OFFICIAL = frozenset(
    (
        *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr"),
        *("hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"),
    )
)

_ON_THE_CERTIFICATE = (
    (msgid("Identification of the learner"), msgid("Who earned it.")),
    (msgid("Date of issuing"), msgid("When it was awarded.")),
    (msgid("Grade achieved"), msgid("How well the learner did, where there are grades.")),
)
"""Elements that exist only once somebody has earned the microcredential."""

_PRINCIPLES = (
    (msgid("Quality"), msgid("Somebody checks the course and the provider, by rules that are published.")),
    (
        msgid("Transparency"),
        msgid("It is said in the open what is learnt, how much work it is and at which level."),
    ),
    (
        msgid("Relevance"),
        msgid("It is made for something: a task at work, a gap in what people know, an interest."),
    ),
    (
        msgid("Valid assessment"),
        msgid("What was learnt is assessed against criteria that everybody can know."),
    ),
    (msgid("Learning pathways"), msgid("It can be combined with others into something larger.")),
    (msgid("Recognition"), msgid("It is described so that others can judge it and take it into account.")),
    (msgid("Portability"), msgid("The holder keeps it and shows it to whomever they like.")),
    (
        msgid("Learner-centred"),
        msgid("It is built around those who learn, and they are heard when it is improved."),
    ),
    (msgid("Authentic"), msgid("It can be checked who issued it and to whom.")),
    (msgid("Information and guidance"), msgid("People find out about it easily, and get advice.")),
)
"""The ten European principles of Annex II, in our own words."""
