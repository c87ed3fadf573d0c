"""Linked data read as others read it: expanded, as a graph, framed, with contexts from beside the project."""

from __future__ import annotations

import importlib.util
import json
import sys
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pyshacl
import rdflib
from pyld import jsonld

__all__ = [
    "check_elm",
    "credential_graph",
    "dropped",
    "expanded_badge",
    "framed",
    "graph_of",
    "load",
    "shapes",
    "violations",
]

CREDENTIALS_V1 = "https://www.w3.org/2018/credentials/v1"
# The terms of Verifiable Credentials Data Model 1.1 (W3C, 2022) that a template uses; the official context
# is not among the copies beside the project.
_VC_TERMS = {
    "cred": "https://www.w3.org/2018/credentials#",
    "id": "@id",
    "type": "@type",
    "VerifiableCredential": "cred:VerifiableCredential",
    "issuer": {"@id": "cred:issuer", "@type": "@id"},
    "credentialSubject": {"@id": "cred:credentialSubject", "@type": "@id"},
    "credentialSchema": {"@id": "cred:credentialSchema", "@type": "@id"},
}


@cache
def check_elm(conformance: Path) -> ModuleType:
    """The runner of the ELM shapes, as a module: it has read all their pitfalls."""
    spec = importlib.util.spec_from_file_location("check_elm", conformance / "elm/check_elm.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["check_elm"] = module
    spec.loader.exec_module(module)
    return module


def _loader(contexts: dict[str, Any]) -> Callable[..., Any]:
    def load_context(url: str, options: object = None) -> dict[str, Any]:
        if url not in contexts:
            raise ValueError(f"context not allowed: {url}")
        document = contexts[url]
        return {
            "contextUrl": None,
            "documentUrl": url,
            "document": document,
            "contentType": "application/ld+json",
        }

    return load_context


@cache
def _credential_contexts(conformance: Path) -> dict[str, Any]:
    ap = json.loads((conformance / "elm/context/edc-ap-context.jsonld").read_text())
    return {
        CREDENTIALS_V1: {"@context": _VC_TERMS},
        "http://data.europa.eu/snb/model/context/edc-ap": ap,
    }


@cache
def _badge_contexts(conformance: Path) -> dict[str, Any]:
    folder = conformance / "formats/data/openbadges"
    return {
        "https://www.w3.org/ns/credentials/v2": json.loads((folder / "credentials-v2.json").read_text()),
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": json.loads(
            (folder / "ob-v3p0-context-3.0.3.json").read_text()
        ),
    }


def graph_of(document: Any, contexts: dict[str, Any]) -> rdflib.Graph:
    """A document as a graph; no context is known but those given."""
    options = {
        "format": "application/n-quads",
        "documentLoader": _loader(contexts),
        "base": "https://invalid.example/",
    }
    # All is in one graph, and N-Quads of one graph are N-Triples.
    return rdflib.Graph().parse(data=jsonld.to_rdf(document, options), format="nt")


def credential_graph(document: Any, conformance: Path) -> rdflib.Graph:
    """A template of a credential as a graph."""
    return graph_of(document, _credential_contexts(conformance))


def dropped(document: Any, conformance: Path) -> list[str]:
    """The keys of a template that its contexts do not know, and that would vanish."""
    terms = {**_VC_TERMS}
    for context in _credential_contexts(conformance).values():
        terms |= context["@context"]
    body = {key: value for key, value in document.items() if key != "@context"}
    found: list[str] = check_elm(conformance).dropped_terms(body, terms)
    return found


def expanded_badge(document: Any, conformance: Path) -> Any:
    """An achievement or a profile as JSON-LD understands it."""
    return jsonld.expand(document, {"documentLoader": _loader(_badge_contexts(conformance))})


@cache
def shapes(conformance: Path, name: str) -> rdflib.Graph:
    """Shapes of ELM 3.1 in a form that Python can read."""
    graph = rdflib.Graph().parse(conformance / f"elm/shapes/elm-3.1/{name}.ttl")
    readable: rdflib.Graph = check_elm(conformance).portable(graph)
    return readable


def violations(graph: rdflib.Graph, conformance: Path, name: str) -> list[str]:
    """What the shapes of that name find fault with: node, property, constraint."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pyshacl asks rdflib for what it will lose
        _, found, _ = pyshacl.validate(
            graph,
            shacl_graph=shapes(conformance, name),
            inference="none",
            advanced=False,
            do_owl_imports=False,
        )
    told: list[str] = check_elm(conformance).report(found)
    return told


def framed(document: Any, frame: Any) -> Iterator[tuple[str, Any]]:
    """Identifier and record of every specification of a file, framed one by one as QualityLink does it.

    It takes of the graph what a specification leads to, and frames that.
    """
    nodes = {node["@id"]: node for node in jsonld.flatten(document)}
    wanted = "http://data.quality-link.eu/ontology/v1#LearningOpportunitySpecification"
    for iri, node in nodes.items():
        if wanted in node.get("@type", []):
            yield iri, jsonld.frame(list(_reached(nodes, iri)), frame)


def _reached(nodes: dict[str, Any], start: str) -> Iterator[Any]:
    seen, waiting = set[str](), [start]
    while waiting:
        iri = waiting.pop()
        if iri in nodes and iri not in seen:
            seen.add(iri)
            yield nodes[iri]
            waiting += _named({key: value for key, value in nodes[iri].items() if key != "@id"})


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "@id" in value:
            yield value["@id"]
        for inner in value.values():
            yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)


def load(file: Path) -> Any:
    """What stands in a JSON file."""
    return json.loads(file.read_bytes())
