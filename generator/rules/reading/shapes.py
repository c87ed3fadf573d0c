"""Where a file of the European Learning Model breaks the shapes of its profile for learning opportunities."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Message, say
from generator.documents.packaged import packaged

__all__ = ["breaches"]

_KEYWORDS = frozenset({"id", "type"})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Demand:
    """How often a property may stand at a node, and the kinds of nodes it leads to (none: a plain value)."""

    least: int
    most: int | None
    kinds: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shape:
    """The demands on one kind of node; of an open one, properties without a demand are its own affair."""

    demands: Mapping[str, _Demand]
    is_open: bool


@functools.cache
def _shapes() -> Mapping[str, _Shape]:
    """The shapes of data/loq.yml, which names their source."""
    table: Mapping[str, Mapping[str, Any]] = packaged("generator.rules", "data/loq.yml")
    return {
        kind: _Shape(
            demands={term: _demand(written) for term, written in rows.items() if term != "open"},
            is_open=bool(rows.get("open")),
        )
        for kind, rows in table.items()
    }


def _demand(written: str) -> _Demand:
    bounds, *kinds = written.split()
    least, most = bounds.split("..")
    return _Demand(least=int(least), most=None if most == "n" else int(most), kinds=frozenset(kinds))


def breaches(graph: Iterable[object]) -> Iterator[Message]:
    """Every breach in the nodes of one file (its `@graph`), in the order of the file.

    What is held against the shapes: which properties stand at a node and how often, of which kind the nodes
    are that they lead to, and that the file holds these. Datatypes and lists of codes are not.
    """
    nodes = list(_nodes(graph))
    kinds = {str(node["id"]): str(node["type"]) for node in nodes if "id" in node and "type" in node}
    for node in nodes:
        shape = _shapes().get(str(node.get("type")))
        if shape is not None:
            yield from _of_node(node, shape, kinds)


def _nodes(value: object) -> Iterator[Mapping[str, Any]]:
    """The nodes of a graph, those inside others too; language maps are none."""
    if isinstance(value, Mapping):
        if "type" in value:
            yield value
        for inner in value.values():
            yield from _nodes(inner)
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for inner in value:
            yield from _nodes(inner)


def _of_node(node: Mapping[str, Any], shape: _Shape, kinds: Mapping[str, str]) -> Iterator[Message]:
    kind = node["type"]
    for term, demand in shape.demands.items():
        values = _values(node.get(term))
        if len(values) < demand.least:
            yield say("{kind} lacks `{term}`", kind=kind, term=term)
        if demand.most is not None and len(values) > demand.most:
            yield say(
                "{kind} has {n} values of `{term}`; at most {most} may stand",
                kind=kind,
                n=len(values),
                term=term,
                most=demand.most,
            )
        if demand.kinds:
            yield from _led_astray(kind, term, demand.kinds, values, kinds)
    if not shape.is_open:
        for term in node.keys() - shape.demands.keys() - _KEYWORDS:
            yield say("{kind} may not have `{term}`", kind=kind, term=term)


def _led_astray(
    kind: str, term: str, wanted: frozenset[str], values: list[Any], kinds: Mapping[str, str]
) -> Iterator[Message]:
    """The values that lead to nothing in the file, or to something of another kind."""
    for value in values:
        found = value.get("type") if isinstance(value, Mapping) else kinds.get(str(value))
        if found not in wanted:
            yield say(
                "`{term}` of {kind} leads to {found}, which the profile does not take there",
                term=term,
                kind=kind,
                found=found if found is not None else say("nothing in the file"),
            )


def _values(value: object) -> list[Any]:
    """The values of a property: none, one, those of a list, or one text in several languages."""
    if value is None or value in ([], {}, ""):
        return []
    return value if isinstance(value, list) else [value]
