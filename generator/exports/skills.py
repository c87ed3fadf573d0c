"""The skills of a microcredential that have a concept of ESCO."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Microcredential, Skill

__all__ = ["esco_skills"]


def esco_skills(mc: Microcredential) -> Iterator[Skill]:
    """Those of the entry, then those of its outcomes, each concept once."""
    seen = set()
    for skill in (*mc.skills, *(skill for outcome in mc.learning_outcomes for skill in outcome.skills)):
        if skill.uri and skill.uri not in seen:
            seen.add(skill.uri)
            yield skill
