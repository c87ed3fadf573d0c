"""ELM files put together from the nodes of entries and the nodes they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator import addresses
from generator.exports import values
from generator.exports.elm.achievement import achievement
from generator.exports.elm.context import Version, context
from generator.exports.elm.opportunity import opportunities
from generator.exports.elm.organisation import organisation
from generator.exports.elm.pathway import pathway_node
from generator.exports.elm.scope import Concepts, Scope
from generator.exports.jsonld import dumps, given
from generator.model import Catalogue, Microcredential
from generator.spool import Place, Spool

__all__ = ["ElmFiles", "Nodes"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Nodes:
    """Nodes as bytes, joined by commas, with what they refer to."""

    own: bytes
    concepts: dict[str, bytes]
    organisations: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class _Kept:
    """The nodes of an entry while they wait: their own bytes on disk, those that many share in memory."""

    place: Place
    iris: tuple[str, ...]
    concepts: tuple[bytes, ...]
    organisations: tuple[str, ...]


@dataclass(kw_only=True, slots=True)
class ElmFiles:
    """Makes the ELM files of one catalogue.

    The nodes of an entry stand in four files, its own and those of the catalogue in two namespaces. They
    are made once, and wait on disk.
    """

    catalogue: Catalogue
    _concepts: Concepts = field(default_factory=Concepts)
    _organisations: dict[str, Nodes] = field(default_factory=dict)
    _spool: Spool = field(default_factory=Spool)
    _kept: dict[tuple[str, Version], _Kept] = field(default_factory=dict)
    _contexts: dict[Version, bytes] = field(default_factory=dict)

    def entry(self, mc: Microcredential, version: Version, path: str) -> bytes:
        """The file of one microcredential."""
        nodes = self.nodes_of(mc, version)
        shared = self._shared(nodes.concepts, nodes.organisations)
        end = self._end(path, values.changed(mc))
        return b"".join((self._beginning(version), nodes.own, *shared, end))

    def whole(self, version: Version, path: str) -> Iterator[bytes]:
        """The file of the catalogue, part by part: all entries and pathways, and once what they share."""
        yield self._beginning(version)
        concepts: dict[str, bytes] = {}
        organisations: dict[str, None] = {}
        separator = b""
        for nodes in self._all(version):
            yield separator + nodes.own
            separator = b","
            for iri, node in nodes.concepts.items():
                concepts.setdefault(iri, node)
            organisations.update(dict.fromkeys(nodes.organisations))
        yield from self._shared(concepts, organisations, separator)
        days = [day for mc in self.catalogue.microcredentials.values() if (day := values.changed(mc))]
        yield self._end(path, max(days, default=None), b"," if organisations or separator else b"")

    def _all(self, version: Version) -> Iterator[Nodes]:
        for mc in self.catalogue.microcredentials.values():
            yield self.nodes_of(mc, version)
        yield from self.nodes_of_pathways(version)

    def nodes_of(self, mc: Microcredential, version: Version) -> Nodes:
        """The nodes of an entry: what is awarded first, then what is offered."""
        kept = self._kept.get((mc.key, version))
        if kept is not None:
            return Nodes(
                own=self._spool.read(kept.place),
                concepts=dict(zip(kept.iris, kept.concepts, strict=True)),
                organisations=kept.organisations,
                differs=False,
            )
        scope = self._scope(version, mc.text_languages)
        own = dumps([achievement(scope, mc), *opportunities(scope, mc)])[1:-1]
        if mc.uuid:
            iri = addresses.microcredential_iri(mc.key, self.catalogue.info)
            own += b"," + dumps({"id": f"urn:uuid:{mc.uuid}", "sameAs": iri})
        nodes = _nodes(scope, own)
        self._keep(mc.key, (version,) if nodes.differs else tuple(Version), nodes)
        return nodes

    def _keep(self, key: str, versions: Iterable[Version], nodes: Nodes) -> None:
        kept = _Kept(
            self._spool.keep(nodes.own),
            tuple(nodes.concepts),
            tuple(nodes.concepts.values()),
            nodes.organisations,
        )
        self._kept.update(((key, version), kept) for version in versions)

    def nodes_of_pathways(self, version: Version) -> Iterable[Nodes]:
        """The node of each pathway that has a published part."""
        for pathway in self.catalogue.pathways.values():
            scope = self._scope(version, pathway.title.languages)
            node = pathway_node(scope, pathway)
            if node is not None:
                yield _nodes(scope, dumps(node))

    def nodes_of_organisation(self, key: str) -> Nodes:
        """The node of a provider; the same in both versions."""
        if key not in self._organisations:
            scope = self._scope(Version.V3_3, ())
            node = organisation(scope, self.catalogue.providers[key])
            self._organisations[key] = _nodes(scope, dumps(node))
        return self._organisations[key]

    def _scope(self, version: Version, languages: tuple[str, ...]) -> Scope:
        return Scope(catalogue=self.catalogue, version=version, known=self._concepts, languages=languages)

    def _beginning(self, version: Version) -> bytes:
        if version not in self._contexts:
            self._contexts[version] = b'{"@context":' + context(version) + b',"@graph":['
        return self._contexts[version]

    def _shared(
        self, own: Mapping[str, bytes], organisations: Iterable[str], separator: bytes = b","
    ) -> Iterator[bytes]:
        """The organisations, and the concepts of all, each after a comma."""
        concepts = dict(own)
        for key in sorted(organisations):
            nodes = self.nodes_of_organisation(key)
            yield separator + nodes.own
            separator = b","
            for iri, node in nodes.concepts.items():
                concepts.setdefault(iri, node)
        for iri in sorted(concepts):
            yield separator + concepts[iri]
            separator = b","

    def _end(self, path: str, changed: date | None, separator: bytes = b",") -> bytes:
        """The file itself as a Distribution: the closed shapes of the others refuse licence and date."""
        info = self.catalogue.info
        address = addresses.absolute(path, info)
        day = values.start_of_day(changed, info.timezone) if changed else None
        licence = values.licence_address(info.licences.data)
        node = {
            "id": address,
            "type": "Distribution",
            "accessURL": address,
            "licence": licence,
            "dateModified": day,
        }
        return separator + dumps(given(node)) + b"]}"


def _nodes(scope: Scope, own: bytes) -> Nodes:
    return Nodes(
        own=own, concepts=scope.concepts, organisations=tuple(scope.organisations), differs=scope.differs
    )
