"""All machine-readable outputs, in the order in which a build writes them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.artifact import Artifact
from generator.exports import (
    atom,
    calendars,
    catalogue_json,
    dcat,
    edc,
    elm,
    index,
    llms,
    loq,
    moochub,
    open_badges,
    quality_link,
    robots,
    schema_org,
    signposts,
    sitemap,
    spreadsheet,
)
from generator.exports.export import Export
from generator.exports.outputs import Outputs
from generator.model import Catalogue

__all__ = ["EXPORTS", "Export", "Outputs", "artifacts", "enabled", "export", "outputs"]

EXPORTS: tuple[Export, ...] = (
    schema_org.EXPORT,
    elm.EXPORT,
    loq.EXPORT,
    quality_link.EXPORT,
    open_badges.EXPORT,
    edc.EXPORT,
    moochub.EXPORT,
    sitemap.EXPORT,
    atom.EXPORT,
    spreadsheet.EXPORT,
    catalogue_json.EXPORT,
    calendars.EXPORT,
    dcat.EXPORT,
    signposts.EXPORT,
    llms.EXPORT,
    robots.EXPORT,
    index.EXPORT,  # last, as it lists all others
)


def export(name: str) -> Export:
    """The output of that name; KeyError when there is none."""
    return {one.name: one for one in EXPORTS}[name]


def enabled(catalogue: Catalogue) -> tuple[Export, ...]:
    """The outputs that the catalogue has not switched off."""
    return tuple(one for one in EXPORTS if catalogue.info.exports.get(one.name, True))


def outputs(catalogue: Catalogue, taken: Collection[str] = ()) -> Outputs:
    """The files of all enabled outputs of a published catalogue.

    `taken` are paths at which the institution has files of its own; some of ours step back for them.
    """
    return Outputs(catalogue, enabled(catalogue), taken=taken)


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """The same files, one after the other."""
    yield from outputs(catalogue).values()
