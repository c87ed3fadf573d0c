"""The offerings that exports list, with the one that stands for an entry without dates."""

from __future__ import annotations

from generator.model import Microcredential, Offering

__all__ = ["offerings_of"]


def offerings_of(microcredential: Microcredential) -> tuple[Offering, ...]:
    """The entry's offerings, else one without dates.

    Aggregators take in nothing that has no offering. The one without dates is called 'self-paced' where
    the entry says so, else 'undated': whether it can be begun at any time is then not known.
    """
    if microcredential.offerings:
        return microcredential.offerings
    slug = "self-paced" if microcredential.pace == "self-paced" else "undated"
    return (
        Offering(
            slug=slug,
            pace=microcredential.pace,
            form_of_participation=microcredential.form_of_participation,
            languages=microcredential.languages,
            price=microcredential.price,
            application_url=microcredential.application_url,
            study_intensity=microcredential.study_intensity,
        ),
    )
