"""Which facts of an entry each output carries, where, and why not otherwise.

The thirteen elements of Annex I come first, then what else an entry may say. Outputs that are not about
single entries stand in `NOT_ABOUT_ENTRIES` with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.documents.packaged import packaged
from generator.elements import ELEMENTS, Element

__all__ = ["FACTS", "NOT_ABOUT_ENTRIES", "OUTPUTS", "Cell", "Fact", "coverage"]

OUTPUTS = (
    "schema-org", "elm", "loq", "quality-link", "open-badges", "edc", "moochub", "csv", "json", "atom",
    "calendars",
)  # fmt: skip
"""The outputs that tell of single entries, by their names in `catalogue.yml`."""

NOT_ABOUT_ENTRIES: Mapping[str, str] = {
    "sitemap": "Names the pages of entries and the days of their last change; the pages say the rest.",
    "dcat": "Describes the catalogue as a data set; each entry is in the files that it names.",
    "linkset": "Names the files about each entry; they say the rest.",
    "llms": "Tells an assistant where to find what.",
    "robots": "Tells crawlers where the sitemaps are.",
    "index": "Lists the files with size, digest, day of change and licence.",
}
"""The outputs that are not about single entries, with what they are for instead."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """Where an output carries a fact; without `places`, `note` says why it cannot."""

    places: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """Something that an entry says: an element of Annex I, or something beside them."""

    key: str
    label: str
    mandatory: bool = False


FACTS: tuple[Fact, ...] = (
    *(Fact(key=row.key, label=row.label, mandatory=row.mandatory) for row in ELEMENTS),
    Fact(key="offerings", label="Offerings"),
    Fact(key="price", label="Price"),
    Fact(key="skills", label="Skills"),
    Fact(key="identifiers", label="Identifiers"),
    Fact(key="licence", label="Licence"),
    Fact(key="images", label="Images"),
)
"""The elements of Annex I in their order, then the rest."""


@cache
def coverage() -> Mapping[tuple[str, str], Cell]:
    """The cell of each fact and output, by the key of the fact and the name of the output."""
    table = packaged("generator.coverage", "table.yml")
    cells = {
        (fact, output): _cell(written)
        for fact, outputs in table.items()
        for output, written in outputs.items()
    }
    return dict(_of_elements()) | cells


def _of_elements() -> Iterator[tuple[tuple[str, str], Cell]]:
    for row in ELEMENTS:
        yield (row.key, "schema-org"), Cell(places=row.schema_org, note=_sentence(row.schema_org_note))
        yield (row.key, "elm"), Cell(places=_with_qualification(row), note=_sentence(row.elm_note))


def _with_qualification(row: Element) -> tuple[str, ...]:
    """Where an entry is a Qualification, its level stands under another key."""
    return (*row.elm, "/@graph/0/eqfLevel") if row.key == "level" else row.elm


def _cell(written: Any) -> Cell:
    if isinstance(written, list):
        return Cell(places=tuple(written))
    return Cell(places=tuple(written.get("at", ())), note=written.get("note") or written.get("because") or "")


def _sentence(note: str) -> str:
    """The note with a full stop, and a capital unless it begins with the name of a property."""
    if not note:
        return ""
    first = note.split(maxsplit=1)[0]
    return f"{note[:1].upper() if first.isalpha() and first.islower() else note[:1]}{note[1:]}."
