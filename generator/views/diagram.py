"""A pathway as a drawing: static SVG, upright for narrow pages and lying for wide ones."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace

__all__ = ["Box", "Diagram", "Line", "Node", "Stage", "diagram"]

WIDTH, HEIGHT, LINE_HEIGHT = 172, 72, 17
PAGE = 1180
_GAP, _STEP, _UPRIGHT_STEP = 16, 52, 32
_LETTERS, _LINES = 22, 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """Something to earn: its title, how much it is, and whether it is the end of the way."""

    title: str
    amount: str
    is_end: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """Nodes that stand side by side: `choice` is empty where all are needed.

    `ordered` is False where this stage may come before or after its neighbours.
    """

    nodes: tuple[Node, ...]
    choice: str
    ordered: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A node in its place; `lines` is its title, broken; `style` is 'all', 'choice' or 'end'.

    `text_y` is the base line of the first of its lines, seen from the top of the box.
    """

    x: int
    y: int
    text_y: int
    lines: tuple[str, ...]
    amount: str
    style: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line between two places, or a plus sign in the middle of them where the order is free."""

    x1: int
    y1: int
    x2: int
    y2: int
    plus: bool = False

    @property
    def middle(self) -> tuple[int, int]:
        """The place half way."""
        return (self.x1 + self.x2) // 2, (self.y1 + self.y2) // 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagram:
    """Everything an SVG needs; `upright` is drawn on narrow pages, the other on wide ones."""

    upright: bool
    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def diagram(stages: tuple[Stage, ...], direction: str) -> tuple[Diagram, ...]:
    """The drawing upright and, where a page is wide enough for it, lying in the direction of reading."""
    lying = _laid(stages, upright=False)
    if lying.width > PAGE:
        return (_laid(stages, upright=True),)
    return (_laid(stages, upright=True), _mirrored(lying) if direction == "rtl" else lying)


def _laid(stages: tuple[Stage, ...], *, upright: bool) -> Diagram:
    """Stages follow one another along the main axis; the nodes of a stage stand across it."""
    long, wide = (HEIGHT, WIDTH) if upright else (WIDTH, HEIGHT)
    step = _UPRIGHT_STEP if upright else _STEP
    breadth = max(_breadth(row, wide) for stage in stages for row in _rows(stage, upright=upright))
    boxes: list[Box] = []
    lines: list[Line] = []
    before: list[tuple[int, int]] = []
    at = 1
    for stage in stages:
        for number, row in enumerate(_rows(stage, upright=upright)):
            first = 1 + (breadth - _breadth(row, wide)) // 2
            across = [first + n * (wide + _GAP) for n in range(len(row))]
            boxes += (
                _box(node, stage, *((place, at) if upright else (at, place)))
                for place, node in zip(across, row, strict=True)
            )
            if number == 0:
                lines += _joined(before, [place + wide // 2 for place in across], at, stage, upright=upright)
            before = [(place + wide // 2, at + long) for place in across]
            at += long + _GAP
        at += step - _GAP
    length = at - step + 1
    width, height = (breadth + 2, length) if upright else (length, breadth + 2)
    return Diagram(upright=upright, width=width, height=height, boxes=tuple(boxes), lines=tuple(lines))


def _rows(stage: Stage, *, upright: bool) -> list[tuple[Node, ...]]:
    """The nodes that stand side by side; upright, a phone has room for two."""
    size = 2 if upright else len(stage.nodes)
    return [stage.nodes[at : at + size] for at in range(0, len(stage.nodes), size)]


def _breadth(row: tuple[Node, ...], wide: int) -> int:
    return len(row) * wide + (len(row) - 1) * _GAP


def _joined(
    before: list[tuple[int, int]], across: list[int], at: int, stage: Stage, *, upright: bool
) -> list[Line]:
    """Lines from every node before to every node here; one plus sign where the order is free."""
    if before and not stage.ordered:
        (_, end), middle = before[0], across[len(across) // 2]
        return [_line(end, middle, at, middle, upright=upright, plus=True)]
    return [
        _line(end, start, at, middle, upright=upright, plus=False)
        for start, end in before
        for middle in across
    ]


def _box(node: Node, stage: Stage, x: int, y: int) -> Box:
    style = "end" if node.is_end else "choice" if stage.choice else "all"
    lines = textwrap.wrap(node.title, _LETTERS, max_lines=_LINES, placeholder="…", break_long_words=True)
    used = len(lines) * LINE_HEIGHT + (LINE_HEIGHT if node.amount else 0)
    first = (HEIGHT - used) // 2 + LINE_HEIGHT - 4
    return Box(x=x, y=y, text_y=first, lines=tuple(lines), amount=node.amount, style=style)


def _line(
    from_along: int, from_across: int, to_along: int, to_across: int, *, upright: bool, plus: bool
) -> Line:
    if upright:
        return Line(x1=from_across, y1=from_along, x2=to_across, y2=to_along, plus=plus)
    return Line(x1=from_along, y1=from_across, x2=to_along, y2=to_across, plus=plus)


def _mirrored(drawing: Diagram) -> Diagram:
    width = drawing.width
    boxes = (replace(box, x=width - box.x - WIDTH) for box in drawing.boxes)
    lines = (replace(line, x1=width - line.x1, x2=width - line.x2) for line in drawing.lines)
    return Diagram(
        upright=drawing.upright, width=width, height=drawing.height, boxes=tuple(boxes), lines=tuple(lines)
    )
