"""Former addresses: a small page for each alias that leads to where the thing is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import addresses
from generator.model import Catalogue

__all__ = ["redirects"]


def redirects(catalogue: Catalogue) -> Mapping[str, str]:
    """Former page paths and the paths that took their place, in the first language, sorted.

    A microcredential's alias is its former id, or `provider/id` where it has changed hands. Where a provider
    has a former id, all its microcredentials had other addresses too. What is withheld keeps its former
    addresses as well; they lead to the notice. No redirect stands where something is now.
    """
    taken = set(_present(catalogue))
    return {former: now for former, now in sorted(dict(_pairs(catalogue)).items()) if former not in taken}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Addressee:
    kind: str
    key: str
    aliases: tuple[str, ...]

    @property
    def path(self) -> str:
        return addresses.path_of(self.kind, self.key)


def _addressees(catalogue: Catalogue) -> Iterator[_Addressee]:
    """Everything with an address; what is withheld first, so that its claims give way to those of others."""
    for withheld in catalogue.withheld:
        yield _Addressee(kind=withheld.kind, key=withheld.key, aliases=withheld.aliases)
    for key, microcredential in catalogue.microcredentials.items():
        yield _Addressee(kind="microcredential", key=key, aliases=microcredential.aliases)
    for id_, provider in catalogue.providers.items():
        yield _Addressee(kind="provider", key=id_, aliases=provider.aliases)
    for id_, pathway in catalogue.pathways.items():
        yield _Addressee(kind="pathway", key=id_, aliases=pathway.aliases)


def _present(catalogue: Catalogue) -> Iterator[str]:
    return (one.path for one in _addressees(catalogue))


def _pairs(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    everything = tuple(_addressees(catalogue))
    renamed = {one.key: one.aliases for one in everything if one.kind == "provider" and one.aliases}
    for one in everything:
        provider, _, id_ = one.key.rpartition("/")
        for alias in one.aliases:
            former = alias if "/" in alias or not provider else f"{provider}/{alias}"
            yield addresses.path_of(one.kind, former), one.path
        for alias in renamed.get(provider, ()) if one.kind == "microcredential" else ():
            yield addresses.path_of(one.kind, f"{alias}/{id_}"), one.path
