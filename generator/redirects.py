"""Former addresses: a small page for each alias that leads to where the thing is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import addresses
from generator.model import Catalogue

__all__ = ["redirects"]


def redirects(catalogue: Catalogue) -> Mapping[str, str]:
    """Former page paths and the paths that took their place, in the first language, sorted.

    A microcredential's alias is its former id, or `provider/id` where it has changed hands. Where a provider
    has a former id, all its microcredentials had other addresses too.
    """
    return dict(sorted(_pairs(catalogue)))


def _pairs(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for key, microcredential in catalogue.microcredentials.items():
        for alias in microcredential.aliases:
            former = alias if "/" in alias else f"{microcredential.provider}/{alias}"
            yield addresses.microcredential_path(former), addresses.microcredential_path(key)
    for id_, provider in catalogue.providers.items():
        for alias in provider.aliases:
            yield addresses.provider_path(alias), addresses.provider_path(id_)
            for mc in catalogue.of_provider(id_):
                yield (
                    addresses.microcredential_path(f"{alias}/{mc.id}"),
                    addresses.microcredential_path(mc.key),
                )
    for id_, pathway in catalogue.pathways.items():
        for alias in pathway.aliases:
            yield addresses.pathway_path(alias), addresses.pathway_path(id_)
