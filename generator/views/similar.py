"""Entries that resemble another: same field of study, same skills."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.model import Microcredential
from generator.views.site import Site, skill_codes

__all__ = ["similar"]

_MOST = 4
# Neighbours looked at in each group: the cost for one page does not grow with the catalogue.
_WINDOW = 12
_DETAILED_FIELD, _NARROW_FIELD, _SKILL = 3, 1, 2


def similar(mc: Microcredential, site: Site) -> tuple[str, ...]:
    """At most four keys, most alike first.

    In each group the entries that follow this one, and after the last the first, are its neighbours;
    so the choice is the same in every build and no entry is left without anyone pointing to it.
    """
    scores: Counter[str] = Counter()
    for group, members, weight in _groups(mc, site):
        for key in _neighbours(mc.key, group, members, site):
            scores[key] += weight
    taken = _related(mc)
    ranked = sorted((-score, key) for key, score in scores.items() if key != mc.key and key not in taken)
    return tuple(key for _, key in ranked[:_MOST])


def _groups(mc: Microcredential, site: Site) -> Iterable[tuple[str, tuple[str, ...], int]]:
    for code in dict.fromkeys(code[:length] for code in mc.fields for length in (4, 3)):
        weight = _DETAILED_FIELD if len(code) == 4 else _NARROW_FIELD
        yield code, site.fields.get(code, ()), weight
    for skill in skill_codes(mc):
        yield skill, site.skills.get(skill, ()), _SKILL


def _neighbours(key: str, group: str, members: tuple[str, ...], site: Site) -> tuple[str, ...]:
    if len(members) <= _WINDOW:
        return members
    start = site.places.get((group, key), 0) + 1
    return tuple(members[at % len(members)] for at in range(start, start + _WINDOW))


def _related(mc: Microcredential) -> frozenset[str]:
    """Entries that the page names already, as needed before or leading on."""
    stack = mc.stackability
    every = (*stack.requires, *stack.recommended_after, *stack.leads_to)
    return frozenset(related.key for related in every if related.key is not None)
