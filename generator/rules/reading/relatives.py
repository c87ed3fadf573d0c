"""How two microcredentials belong together by their own words."""

from __future__ import annotations

from generator.model import Microcredential
from generator.text import fold

__all__ = ["have_same_title", "succeeds", "titles"]


def titles(mc: Microcredential) -> frozenset[tuple[str, str]]:
    """The title in each of its languages, without capitals, accents and superfluous spaces."""
    return frozenset((tag, " ".join(fold(title).split())) for tag, title in mc.title.by_language.items())


def have_same_title(one: Microcredential, other: Microcredential) -> bool:
    """Whether the two have the same title in one of their languages."""
    return not titles(one).isdisjoint(titles(other))


def succeeds(one: Microcredential, other: Microcredential) -> bool:
    """Whether one of the two says that it replaces the other, or is replaced by it."""
    return any(
        related.key == there.key
        for here, there in ((one, other), (other, one))
        for related in (*here.replaces, *here.replaced_by)
    )
