"""What one microcredential says about others, as pairs of a message and the related credential."""

from __future__ import annotations

from collections.abc import Iterator

from generator.interface import msgid
from generator.model import Catalogue, Microcredential, Related
from generator.text import Text

__all__ = ["of", "title_of"]

_REQUIRES = msgid("Requires: {title}")
_AFTER = msgid("Recommended after: {title}")
_LEADS_TO = msgid("Leads to: {title}")
_PART_OF = msgid("Counts toward: {title}")
_EXEMPTS = msgid("Exempts from: {title}")


def of(microcredential: Microcredential) -> Iterator[tuple[str, Related]]:
    """(message with the field {title}, related credential), in a fixed order."""
    stackability = microcredential.stackability
    for message, related in (
        (_REQUIRES, stackability.requires),
        (_AFTER, stackability.recommended_after),
        (_LEADS_TO, stackability.leads_to),
        (_PART_OF, stackability.part_of),
        (_EXEMPTS, stackability.exempts_from),
    ):
        for one in related:
            yield message, one


def title_of(related: Related, catalogue: Catalogue) -> Text | None:
    """The title of a related credential; None when it is one of this catalogue that is not published."""
    if related.key is None:
        return related.title
    known = catalogue.microcredentials.get(related.key) or catalogue.pathways.get(related.key)
    return known.title if known else related.title
