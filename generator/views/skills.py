"""The skills that are taught, and the page of each: who teaches it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from generator import addresses
from generator.interface import interface
from generator.model import Skill
from generator.text import fold
from generator.views.brief import briefs
from generator.views.page import Page
from generator.views.reader import Reader
from generator.views.said import plain
from generator.views.site import Site, skill_codes, skills_of
from generator.views.values import Item, web_address

__all__ = ["SKILLS", "most_taught", "skill_pages"]

SKILLS = "skills/"
_MOST = 40
"""Entries on the page of a skill; the search finds the others."""

_BESIDE = 8
"""Skills that a page names as taught together with its own."""


def skill_pages(site: Site, language: str) -> Iterator[Page]:
    """The list of skills, then the page of each; nothing where no entry names any."""
    info, ui = site.catalogue.info, interface(language)
    if not site.skill_pages:
        return
    alternates = {tag: addresses.localised(SKILLS, tag, info) for tag in info.languages}
    yield Page(
        path=alternates[language],
        language=language,
        title=ui.say("Skills"),
        description=ui.say("The skills that microcredentials teach, and who teaches each of them."),
        template="skills.html",
        view=lambda: _list_view(site, language, alternates[language]),
        alternates=alternates,
    )
    labels = {name: _skill(site, name).label.best(language).text for name in site.skill_pages}
    known: set[str] = set()
    for name, label in labels.items():
        # Two skills may be called alike, one of ESCO and one in a provider's own words.
        again = fold(label) in known
        known.add(fold(label))
        yield _page(site, name, label, again, language)


def most_taught(reader: Reader, most: int) -> tuple[Item, ...]:
    """The skills that most entries teach, by name, with the number of entries."""
    skills = reader.site.skills
    names = sorted(reader.site.skill_pages, key=lambda name: (-len(skills[name]), name))[:most]
    return tuple(_item(name, reader) for name in names)


def _skill(site: Site, name: str) -> Skill:
    """The skill behind a name, as the first entry that teaches it calls it."""
    first = site.microcredential(site.skills[name][0])
    return next(skill for skill in skills_of(first) if addresses.skill_code(skill) == name)


def _item(name: str, reader: Reader) -> Item:
    return Item(
        text=reader.text(_skill(reader.site, name).label),
        href=reader.href(reader.site.skill_pages[name]),
        note=reader.ui.number(len(reader.site.skills[name])),
    )


def _list_view(site: Site, language: str, path: str) -> Mapping[str, object]:
    reader = Reader(site, language, path)
    found = [_item(name, reader) for name in site.skill_pages]
    others = len(site.skills) - len(found)
    return {
        "title": reader.ui.say("Skills"),
        "skills": tuple(sorted(found, key=lambda item: (fold(plain(item.text)), item.href))),
        "others": reader.ui.count(
            "{n} more skill is taught by few; the search finds it.",
            "{n} more skills are taught by few; the search finds them.",
            others,
        )
        if others
        else None,
        "list_href": reader.href("microcredentials/"),
    }


def _page(site: Site, name: str, label: str, again: bool, language: str) -> Page:
    info, ui = site.catalogue.info, interface(language)
    path = site.skill_pages[name]
    own = addresses.localised(path, language, info)
    words = f"{label} ({path.split('/')[1]})" if again else label
    return Page(
        path=own,
        language=language,
        title=ui.say("{skill} (skill)", skill=words),
        description=ui.say("Microcredentials that teach this skill: {skill}.", skill=words),
        template="skill.html",
        view=lambda: _view(site, name, language, own),
        alternates={tag: addresses.localised(path, tag, info) for tag in info.languages},
    )


def _view(site: Site, name: str, language: str, path: str) -> Mapping[str, object]:
    reader = Reader(site, language, path)
    skill, keys = _skill(site, name), site.skills[name]
    providers = dict.fromkeys(site.microcredential(key).provider for key in keys)
    label = reader.text(skill.label)
    count = reader.ui.count
    return {
        "title": label,
        "crumbs": (Item(text=reader.ui.say("Skills"), href=reader.href(SKILLS)),),
        "facts": (
            count("{n} microcredential", "{n} microcredentials", len(keys)),
            count("{n} provider", "{n} providers", len(providers)),
        ),
        "beside": tuple(_item(other, reader) for other in _beside(name, keys[:_MOST], site)),
        "esco": web_address(skill.uri),
        "entries": briefs(keys[:_MOST], reader),
        "more": Item(
            text=count(
                "All {n} microcredential in the list", "All {n} microcredentials in the list", len(keys)
            ),
            href=f"{reader.href('microcredentials/')}?skill={quote(name)}",
        )
        if len(keys) > _MOST
        else None,
    }


def _beside(name: str, keys: tuple[str, ...], site: Site) -> tuple[str, ...]:
    """The skills that these entries teach besides this one, most often named first."""
    named = Counter(
        other
        for key in keys
        for other in skill_codes(site.microcredential(key))
        if other != name and other in site.skill_pages
    )
    ranked = sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(other for other, _ in ranked[:_BESIDE])
