"""The catalogue with the look-ups that pages need, made once for all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import addresses, exports
from generator.health import Health
from generator.media.examine import MediaFile
from generator.model import Catalogue, Microcredential, Pathway, Skill, Status
from generator.vocabularies import vocabulary

if TYPE_CHECKING:
    from generator.views.brief import Brief

__all__ = ["SKILL_PAGES", "Site", "site_of", "skill_codes", "skills_of"]

SKILL_PAGES = 300
"""Skills with a page of their own; in a catalogue with more, those that most entries teach."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """A published catalogue and what follows from it. Keys are in the order of the catalogue.

    `current` are the microcredentials that are not retired; the other mappings hold only those.
    `fields` maps each ISCED-F code in use, and every broader one above it, to keys; `skills` maps
    the code of a skill to keys, `skill_pages` to the path of its page where it has one.
    `as_of` is the latest day the content speaks of itself: the build's idea of "now", as no clock is
    read. `prose` holds the paths of hand-written pages; `intro` the text of the home page by language,
    sanitised; `media` what is known of each file of the media folder; `data` are the machine-readable
    files by their path. `health` says how well the entries are described, where the site shows that.
    `briefs` is the memory of `views.brief`, which lasts as long as the site.
    """

    catalogue: Catalogue
    current: tuple[str, ...]
    by_provider: Mapping[str, tuple[str, ...]]
    awarded_by: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, tuple[str, ...]]
    skills: Mapping[str, tuple[str, ...]]
    pathways_of: Mapping[str, tuple[str, ...]]
    members: Mapping[str, tuple[str, ...]]
    places: Mapping[tuple[str, str], int]
    data: exports.Outputs = field(compare=False, repr=False)
    as_of: date | None = None
    prose: frozenset[str] = frozenset()
    intro: Mapping[str, Markup] = field(default_factory=dict)
    media: Mapping[str, MediaFile] = field(default_factory=dict)
    skill_pages: Mapping[str, str] = field(default_factory=dict)
    health: Callable[[], Health] | None = field(default=None, compare=False, repr=False)
    briefs: dict[tuple[str, str, str], Brief] = field(default_factory=dict, compare=False, repr=False)

    def makes(self, page: str) -> bool:
        """Whether the site has a page of its own on 'accessibility/', 'privacy/' or 'imprint/'.

        It does where `catalogue.yml` says what belongs on it, and nobody wrote one in any language.
        """
        info = self.catalogue.info
        known = {
            "accessibility/": info.has_accessibility_statement,
            "privacy/": info.privacy is not None,
            "imprint/": info.imprint is not None,
        }
        paths = (addresses.localised(page, language, info) for language in info.languages)
        return known.get(page, False) and self.prose.isdisjoint(paths)

    def microcredential(self, key: str) -> Microcredential:
        """The microcredential with this key."""
        return self.catalogue.microcredentials[key]


def site_of(
    catalogue: Catalogue,
    *,
    intro: Mapping[str, Markup] | None = None,
    prose: Collection[str] = (),
    media: Mapping[str, MediaFile] | None = None,
    health: Callable[[], Health] | None = None,
    taken: Collection[str] = (),
) -> Site:
    """The site of a published catalogue; without `health`, it has no page on the state of its entries."""
    current = [mc for mc in catalogue.microcredentials.values() if mc.status is not Status.RETIRED]
    fields = _grouped((code, mc.key) for mc in current for code in _with_broader(mc.fields))
    skills = _grouped((skill, mc.key) for mc in current for skill in skill_codes(mc))
    pathways = [p for p in catalogue.pathways.values() if p.status is not Status.RETIRED]
    return Site(
        catalogue=catalogue,
        current=tuple(mc.key for mc in current),
        by_provider=_grouped((mc.provider, mc.key) for mc in current),
        awarded_by=_grouped(
            (body, mc.key) for mc in current for body in mc.awarding_bodies if body != mc.provider
        ),
        fields=dict(sorted(fields.items())),
        skills=skills,
        pathways_of=_grouped((pathway.provider, pathway.id) for pathway in pathways),
        members=_grouped((whole, p.id) for p in catalogue.providers.values() for whole in p.part_of),
        places=_places(fields, skills),
        as_of=max(_days(current, pathways), default=None),
        prose=frozenset(prose),
        intro=dict(intro or {}),
        media=dict(media or {}),
        skill_pages=_most_taught(skills),
        health=health if catalogue.info.health_page else None,
        data=exports.outputs(catalogue, taken),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for group, key in pairs:
        groups[group].append(key)
    return {group: tuple(dict.fromkeys(keys)) for group, keys in groups.items()}


def _with_broader(codes: Iterable[str]) -> list[str]:
    terms = vocabulary("isced-f").terms
    found: dict[str, None] = {}
    for code in codes:
        step: str | None = code if code in terms else None
        while step is not None:
            found[step] = None
            step = terms[step].broader
    return list(found)


def skills_of(mc: Microcredential) -> tuple[Skill, ...]:
    """The skills of an entry and of its outcomes."""
    return (*mc.skills, *(skill for outcome in mc.learning_outcomes for skill in outcome.skills))


def skill_codes(mc: Microcredential) -> Iterable[str]:
    """The codes of the skills of an entry, each once."""
    return dict.fromkeys(map(addresses.skill_code, skills_of(mc)))


def _most_taught(skills: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    codes = sorted(skills, key=lambda code: (-len(skills[code]), code))[:SKILL_PAGES]
    return {code: addresses.skill_path(code) for code in sorted(codes)}


def _places(*groups: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, str], int]:
    """Where each key stands in each group, so that its neighbours are found without a search."""
    return {
        (group, key): place
        for mapping in groups
        for group, keys in mapping.items()
        for place, key in enumerate(keys)
    }


def _days(microcredentials: Iterable[Microcredential], pathways: Iterable[Pathway]) -> Iterable[date]:
    for mc in microcredentials:
        yield from filter(None, (mc.modified, mc.information_confirmed, mc.first_published))
    for pathway in pathways:
        yield from filter(None, (pathway.modified, pathway.information_confirmed))
