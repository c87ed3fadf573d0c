"""The nodes of a catalogue, made once for all outputs that say again what the ELM files say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from generator.exports.elm.context import Version
from generator.exports.elm.files import ElmFiles
from generator.model import Catalogue, Microcredential

__all__ = ["Described", "described", "described_organisation", "described_pathways", "files_of"]

# The catalogue asked for last: a build makes all outputs of one, and `serve` one after the other.
_last: list[ElmFiles] = []


def files_of(catalogue: Catalogue) -> ElmFiles:
    """What makes the ELM files of this catalogue, the same for every output."""
    if not _last or _last[0].catalogue is not catalogue:
        _last[:] = [ElmFiles(catalogue=catalogue)]
    return _last[0]


@dataclass(frozen=True, slots=True)
class Described:
    """Nodes of ELM 3.1 as objects that may be changed, and the nodes they refer to as bytes.

    Of an entry the first is what is awarded, then follow the opportunities. `concepts` are by address,
    `organisations` keys of providers.
    """

    nodes: list[dict[str, Any]]
    concepts: dict[str, bytes]
    organisations: tuple[str, ...]


def described(catalogue: Catalogue, mc: Microcredential) -> Described:
    """An entry as the ELM 3.1 file has it."""
    nodes = files_of(catalogue).nodes_of(mc, Version.V3_1)
    return Described(orjson.loads(b"[%b]" % nodes.own), nodes.concepts, nodes.organisations)


def described_pathways(catalogue: Catalogue) -> Iterator[Described]:
    """Each pathway as the ELM 3.1 file of the catalogue has it."""
    for nodes in files_of(catalogue).nodes_of_pathways(Version.V3_1):
        yield Described([orjson.loads(nodes.own)], nodes.concepts, nodes.organisations)


def described_organisation(catalogue: Catalogue, key: str) -> Described:
    """A provider as the ELM files have it."""
    nodes = files_of(catalogue).nodes_of_organisation(key)
    return Described([orjson.loads(nodes.own)], nodes.concepts, nodes.organisations)
