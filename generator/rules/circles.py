"""Circles in a network of references."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping

__all__ = ["circles"]

Network = Mapping[str, Collection[str]]


def circles(network: Network) -> Iterator[tuple[str, ...]]:
    """One shortest circle for every knot of things that lead back to themselves.

    Each begins with the first key of its knot and is told without repeating it: ('a', 'b') for a → b → a.
    Things that lead directly to themselves are left out.
    """
    for knot in sorted(_knots(network), key=min):
        yield _shortest(network, min(knot), knot)


def _shortest(network: Network, start: str, knot: frozenset[str]) -> tuple[str, ...]:
    """The shortest way from a key back to itself; there is one, for both lie in one knot."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in sorted(network.get(here, ())):
            if there == start and here != start:
                return _way_to(here, start, came_from)
            if there in knot and there not in came_from and there != start:
                came_from[there] = here
                waiting.append(there)
    raise AssertionError("a knot without a circle")


def _way_to(end: str, start: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def _knots(network: Network) -> Iterator[frozenset[str]]:
    """Groups of two or more keys each of which leads to all others of its group.

    Tarjan's strongly connected components with a stack of its own: a chain of ten thousand
    prerequisites must not end in a RecursionError.
    """
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_: list[str] = []
    is_open: set[str] = set()
    for root in sorted(network):
        if root in order:
            continue
        todo = [(root, iter(sorted(network.get(root, ()))))]
        order[root] = lowest[root] = len(order)
        open_.append(root)
        is_open.add(root)
        while todo:
            here, others = todo[-1]
            for there in others:
                if there not in order:
                    order[there] = lowest[there] = len(order)
                    open_.append(there)
                    is_open.add(there)
                    todo.append((there, iter(sorted(network.get(there, ())))))
                    break
                if there in is_open:
                    lowest[here] = min(lowest[here], order[there])
            else:
                todo.pop()
                if todo:
                    lowest[todo[-1][0]] = min(lowest[todo[-1][0]], lowest[here])
                if lowest[here] == order[here]:
                    knot = _taken_off(open_, here)
                    is_open -= knot
                    if len(knot) > 1:
                        yield knot


def _taken_off(stack: list[str], until: str) -> frozenset[str]:
    taken = set()
    while until not in taken:
        taken.add(stack.pop())
    return frozenset(taken)
