"""Leaves out of microcredentials, providers and pathways what they say about things that nobody may see."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from generator.model.entities import Choice, Microcredential, Pathway, Provider, Related

__all__ = ["without_hidden_components", "without_hidden_links", "without_hidden_parents"]


def without_hidden_links(
    mc: Microcredential, microcredentials: Collection[str], providers: Collection[str]
) -> Microcredential:
    """The microcredential without links to others than these microcredentials (keys) and providers (ids).

    Credentials outside the catalogue stay. It is the same object where nothing has to be left out, which is
    nearly always.
    """

    def kept(relations: tuple[Related, ...]) -> tuple[Related, ...]:
        return tuple(one for one in relations if one.key is None or one.key in microcredentials)

    stacking = mc.stackability
    cleared = replace(
        mc,
        stackability=replace(
            stacking,
            requires=kept(stacking.requires),
            recommended_after=kept(stacking.recommended_after),
            leads_to=kept(stacking.leads_to),
            part_of=kept(stacking.part_of),
            exempts_from=kept(stacking.exempts_from),
        ),
        replaces=kept(mc.replaces),
        replaced_by=kept(mc.replaced_by),
        recognised_by=tuple(r for r in mc.recognised_by if r.provider is None or r.provider in providers),
        offerings=tuple(
            offering
            if offering.provider is None or offering.provider in providers
            else replace(offering, provider=None)
            for offering in mc.offerings
        ),
    )
    return mc if cleared == mc else cleared


def without_hidden_parents(provider: Provider, providers: Collection[str]) -> Provider:
    """The provider without the larger organisations that are not among these providers (ids)."""
    parents = tuple(whole for whole in provider.part_of if whole in providers)
    return provider if parents == provider.part_of else replace(provider, part_of=parents)


def without_hidden_components(pathway: Pathway, microcredentials: Collection[str]) -> Pathway:
    """The pathway without components that are not among these microcredentials (keys).

    A choice has at most as many to choose as it has options left; without any it is left out.
    """
    components = tuple(_choices(pathway, microcredentials))
    return pathway if components == pathway.components else replace(pathway, components=components)


def _choices(pathway: Pathway, microcredentials: Collection[str]) -> Iterator[Choice]:
    for choice in pathway.components:
        options = tuple(key for key in choice.options if key in microcredentials)
        if options:
            yield Choice(choose=min(choice.choose, len(options)), options=options)
