"""Which providers and entries QualityLink takes in.

QualityLink aggregates what higher education institutions teach. It tells them apart by their entries in
three registers, and asks for an EQF level of everything (ontology and constraints 0.4.0, November 2025).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator import addresses
from generator.model import Catalogue, CatalogueInfo, Microcredential, Provider

__all__ = ["eligible", "institution_iri", "institutions", "is_institution"]

REGISTERS = ("schac", "eter", "deqar")
_DEQAR = re.compile(r"(?:.*/institution/|DEQARINST)?0*(\d+)/?", re.IGNORECASE)


def is_institution(provider: Provider) -> bool:
    """Whether it is a higher education institution that one of the registers knows."""
    known = any(provider.identifiers.get(register) for register in REGISTERS)
    return provider.type == "higher-education" and known


def institution_iri(provider: Provider, info: CatalogueInfo) -> str:
    """The identifier of an institution: that of DEQAR where one is known, else ours."""
    number = _DEQAR.fullmatch(provider.identifiers.get("deqar", ""))
    if number:
        return f"https://data.deqar.eu/institution/{number[1]}"
    return addresses.provider_iri(provider.id, info)


def institutions(catalogue: Catalogue) -> Mapping[str, tuple[Microcredential, ...]]:
    """The entries that QualityLink takes in, by the key of their provider; no provider without any."""
    found: dict[str, list[Microcredential]] = {}
    for mc in catalogue.microcredentials.values():
        if eligible(catalogue, mc):
            found.setdefault(mc.provider, []).append(mc)
    return {key: tuple(found[key]) for key in sorted(found)}


def eligible(catalogue: Catalogue, mc: Microcredential) -> bool:
    """Whether it has an EQF level and its provider is an institution."""
    provider = catalogue.providers.get(mc.provider)
    return mc.level.eqf is not None and provider is not None and is_institution(provider)
