"""Aggregators read a catalogue one after the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.model import Catalogue
from generator.rehearsal import google, moochub, oersi, quality_link, tess
from generator.rehearsal.aggregator import Aggregator, Published, Reading, Record

__all__ = ["AGGREGATORS", "Rehearsal", "rehearse"]

AGGREGATORS: Mapping[str, Aggregator] = {
    one.name: one
    for one in (
        quality_link.AGGREGATOR,
        tess.AGGREGATOR,
        moochub.AGGREGATOR,
        oersi.AGGREGATOR,
        google.AGGREGATOR,
    )
}
"""Every aggregator whose reading can be rehearsed, by its name on the command line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearsal:
    """What each aggregator makes of the entries asked for; `files` are the files of entries by their keys."""

    readings: tuple[tuple[Aggregator, Reading], ...]
    files: Mapping[str, str]

    @property
    def dropped(self) -> Iterator[tuple[Aggregator, Record]]:
        """The findings: entries that an aggregator could take, but does not."""
        for aggregator, reading in self.readings:
            yield from ((aggregator, record) for record in reading.records if record.dropped)


def rehearse(
    catalogue: Catalogue, aggregators: Collection[Aggregator], keys: Collection[str] = ()
) -> Rehearsal:
    """Lets aggregators read a published catalogue; of the entries with these keys, or of all.

    All entries are read in any case: whether three make a list, or two share an address, is seen in all only.
    """
    published = Published(catalogue)
    readings = []
    for aggregator in aggregators:
        reading = aggregator.read(published)
        chosen = tuple(record for record in reading.records if not keys or record.key in keys)
        readings.append((aggregator, replace(reading, records=chosen)))
    files = {key: mc.source.document.path for key, mc in catalogue.microcredentials.items()}
    return Rehearsal(readings=tuple(readings), files=files)
