"""All machine-readable outputs, in the order in which a build writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.exports import elm, schema_org, sitemap
from generator.interface import msgid
from generator.model import Catalogue

__all__ = ["EXPORTS", "Export", "artifacts", "enabled", "export"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Export:
    """One output: its name in `catalogue.yml`, what it is called and for whom it is, and how to make it."""

    name: str
    title: str
    purpose: str
    artifacts: Callable[[Catalogue], Iterator[Artifact]]


EXPORTS: tuple[Export, ...] = (
    Export(
        name="schema-org",
        title=msgid("schema.org data"),
        purpose=msgid(
            "For search engines and course aggregators such as TeSS: each entry, and all in one file."
        ),
        artifacts=schema_org.artifacts,
    ),
    Export(
        name="elm",
        title=msgid("European Learning Model"),
        purpose=msgid(
            "For national authorities that publish to Europass, and for anyone who reads ELM 3.1 or 3.3."
        ),
        artifacts=elm.artifacts,
    ),
    Export(
        name="sitemap",
        title=msgid("Sitemap of the microcredentials"),
        purpose=msgid("For crawlers: the address of every entry and the day its content changed."),
        artifacts=sitemap.artifacts,
    ),
)


def export(name: str) -> Export:
    """The output of that name; KeyError when there is none."""
    return {one.name: one for one in EXPORTS}[name]


def enabled(catalogue: Catalogue) -> tuple[Export, ...]:
    """The outputs that the catalogue has not switched off."""
    return tuple(one for one in EXPORTS if catalogue.info.exports.get(one.name, True))


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """The files of all enabled outputs of a published catalogue."""
    for one in enabled(catalogue):
        yield from one.artifacts(catalogue)
