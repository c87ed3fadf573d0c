"""The microcredentials that lists show, in the order in which they show them."""

from __future__ import annotations

import unicodedata

from generator.model import Catalogue, Microcredential, Status
from generator.text import fold

__all__ = ["is_listed", "listed"]


def is_listed(microcredential: Microcredential) -> bool:
    """Whether it stands in lists: a retired one keeps its page only, a draft has none."""
    return microcredential.status is Status.PUBLISHED


def listed(catalogue: Catalogue, language: str) -> tuple[Microcredential, ...]:
    """Every listed microcredential in the order of its title in this language, then of its key.

    The order of titles is that of letters without accents; it does not depend on the day, so that a
    list made without script stays right.
    """
    found = [mc for mc in catalogue.microcredentials.values() if is_listed(mc)]
    return tuple(sorted(found, key=lambda mc: (*_alphabetical(mc.title.best(language).text), mc.key)))


def _alphabetical(title: str) -> tuple[str, str]:
    letters = "".join(c for c in fold(title) if c.isalnum() or c.isspace()).strip()
    return letters, unicodedata.normalize("NFC", title)
