"""The table by which E907 judges says what the official shapes of the LOQ profile say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from generator.documents.packaged import packaged
from generator.exports.elm.context import Version, context

pytestmark = pytest.mark.conformance

SH = Namespace("http://www.w3.org/ns/shacl#")


def name_of(iri: Node) -> str:
    return str(iri).replace("#", "/").rsplit("/", 1)[-1]


def term_by_property() -> dict[str, str]:
    """The terms of our context by the address of the property they stand for."""
    terms = json.loads(context(Version.V3_1))
    found = {}
    for term, said in terms.items():
        if isinstance(said, dict):
            prefix, _, rest = said.get("@id", term).rpartition(":")
            found[terms[prefix or "@vocab"] + rest] = term
    return found


def classes_of(graph: Graph, shape: Node) -> Iterator[str]:
    """The classes a value may have, those of alternatives too."""
    yield from map(name_of, graph.objects(shape, SH["class"]))
    for several in graph.objects(shape, SH["or"]):
        for one in Collection(graph, several):
            yield from map(name_of, graph.objects(one, SH["class"]))


def test_the_table_is_that_of_the_official_shapes(conformance: Path) -> None:
    graph = Graph().parse(conformance / "elm/shapes/elm-3.1/LOQ-constraints.ttl")
    shapes = {name_of(target): shape for shape, target in graph.subject_objects(SH.targetClass)}
    terms = term_by_property()
    for kind, rows in packaged("generator.rules", "data/loq.yml").items():
        official = {}
        for shape in graph.objects(shapes[kind], SH.property):
            path = graph.value(shape, SH.path)
            assert isinstance(path, URIRef)
            if str(path) in terms:
                least, most = graph.value(shape, SH.minCount), graph.value(shape, SH.maxCount)
                bounds = f"{least or 0}..{most or 'n'}"
                official[terms[str(path)]] = " ".join([bounds, *sorted(set(classes_of(graph, shape)))])
            else:
                assert graph.value(shape, SH.minCount) is None, (kind, path)
        if str(graph.value(shapes[kind], SH.closed)) != "true":
            official["open"] = True
        assert rows == official, kind
