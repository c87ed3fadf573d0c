"""ELM files put together from the nodes of entries and the nodes they share."""

from __future__ import annotations

import io
from collections.abc import Iterable
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

__all__ = ["ElmFiles"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Nodes:
    """Nodes as bytes, joined by commas, with what they refer to."""

    own: bytes
    concepts: dict[str, bytes]
    organisations: Iterable[str]
    differs: bool


@dataclass(kw_only=True, slots=True)
class ElmFiles:
    """Makes the ELM files of one catalogue.

    Of an entry only the nodes made last are kept: its two files follow one another in a build, and the
    memory of a build must not grow with the catalogue.
    """

    catalogue: Catalogue
    _concepts: Concepts = field(init=False)
    _organisations: dict[str, _Nodes] = field(default_factory=dict)
    _last: tuple[str, Version, _Nodes] | None = None
    _contexts: dict[Version, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._concepts = Concepts()

    def entry(self, mc: Microcredential, version: Version, path: str) -> bytes:
        """The file of one microcredential."""
        nodes = self._entry(mc, version)
        out = io.BytesIO()
        self._begin(out, version)
        out.write(nodes.own)
        self._shared(out, dict(nodes.concepts), nodes.organisations)
        self._end(out, path, values.changed(mc))
        return out.getvalue()

    def whole(self, version: Version, path: str) -> bytes:
        """The file of the catalogue: all entries and pathways, and once what they share."""
        out = io.BytesIO()
        self._begin(out, version)
        concepts: dict[str, bytes] = {}
        organisations: dict[str, None] = {}
        separator = b""
        for mc in self.catalogue.microcredentials.values():
            nodes = self._entry(mc, version)
            out.write(separator + nodes.own)
            separator = b","
            _collect(nodes, concepts, organisations)
        for nodes in self._pathways(version):
            out.write(separator + nodes.own)
            separator = b","
            _collect(nodes, concepts, organisations)
        self._shared(out, concepts, organisations, separator)
        days = [day for mc in self.catalogue.microcredentials.values() if (day := values.changed(mc))]
        self._end(out, path, max(days, default=None), b"," if organisations or separator else b"")
        return out.getvalue()

    def _entry(self, mc: Microcredential, version: Version) -> _Nodes:
        if self._last is not None:
            key, made_for, nodes = self._last
            if key == mc.key and (made_for is version or not nodes.differs):
                return nodes
        scope = self._scope(version, mc.text_languages)
        own = dumps([achievement(scope, mc), *opportunities(scope, mc)])[1:-1]
        if mc.uuid:
            iri = addresses.microcredential_iri(mc.key, self.catalogue.info)
            own += b"," + dumps({"id": f"urn:uuid:{mc.uuid}", "sameAs": iri})
        nodes = _nodes(scope, own)
        self._last = (mc.key, version, nodes)
        return nodes

    def _pathways(self, version: Version) -> Iterable[_Nodes]:
        for pathway in self.catalogue.pathways.values():
            scope = self._scope(version, pathway.title.languages)
            node = pathway_node(scope, pathway)
            if node is not None:
                yield _nodes(scope, dumps(node))

    def _organisation(self, key: str) -> _Nodes:
        if key not in self._organisations:
            scope = self._scope(Version.V3_3, ())
            node = organisation(scope, self.catalogue.providers[key])
            self._organisations[key] = _nodes(scope, dumps(node))
        return self._organisations[key]

    def _scope(self, version: Version, languages: tuple[str, ...]) -> Scope:
        return Scope(catalogue=self.catalogue, version=version, known=self._concepts, languages=languages)

    def _begin(self, out: io.BytesIO, version: Version) -> None:
        if version not in self._contexts:
            self._contexts[version] = b'{"@context":' + context(version) + b',"@graph":['
        out.write(self._contexts[version])

    def _shared(
        self,
        out: io.BytesIO,
        concepts: dict[str, bytes],
        organisations: Iterable[str],
        separator: bytes = b",",
    ) -> None:
        for key in sorted(organisations):
            nodes = self._organisation(key)
            out.write(separator + nodes.own)
            separator = b","
            for iri, node in nodes.concepts.items():
                concepts.setdefault(iri, node)
        for iri in sorted(concepts):
            out.write(separator + concepts[iri])
            separator = b","

    def _end(self, out: io.BytesIO, path: str, changed: date | None, separator: bytes = b",") -> None:
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
        out.write(separator + dumps(given(node)) + b"]}")


def _nodes(scope: Scope, own: bytes) -> _Nodes:
    return _Nodes(
        own=own, concepts=scope.concepts, organisations=tuple(scope.organisations), differs=scope.differs
    )


def _collect(nodes: _Nodes, concepts: dict[str, bytes], organisations: dict[str, None]) -> None:
    for iri, node in nodes.concepts.items():
        concepts.setdefault(iri, node)
    organisations.update(dict.fromkeys(nodes.organisations))
