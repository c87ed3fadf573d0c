"""Repairs of what nobody sees: the byte order mark, foreign line ends, spaces at the end of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.documents.strict_yaml import iter_lines
from generator.fixes.edits import Edit, Repair
from generator.fixes.spans import Source

__all__ = ["BOM", "layout"]

BOM = "\ufeff"

_LINE_END = re.compile(r"\r\n?")
# Each run of spaces is looked at once: it has to be whole (`(?<!`) and is not tried shorter (`++`).
_TRAILING = re.compile(r"(?<![ \t])[ \t]++(?=[\r\n]|\Z)")


def layout(text: str, source: Source, *, named: bool, marked: bool) -> Iterator[Repair]:
    """The repairs of the layout; `named` says whether rule Y004 counts in this file.

    `marked` says whether a byte order mark stands before the text; no position counts it, so its repair has
    no edits. Spaces at the end of lines stay in texts in quotes and behind `|` or `>`: there they may have
    a meaning.
    """
    if named and marked:
        yield Repair(rule="Y004", line=1, said="byte order mark removed", edits=())
    if named and (ends := list(_LINE_END.finditer(text))):
        said = "Windows or old Mac line ends → Unix line ends"
        edits = tuple(Edit(end.start(), end.end(), "\n") for end in ends)
        yield Repair(rule="Y004", line=_line(text, ends[0].start()), said=said, edits=edits)
    spaces = [match.span() for match in _TRAILING.finditer(text)]
    edits = tuple(Edit(start, end, "") for start, end in _outside(spaces, source.kept))
    if edits:
        line = _line(text, edits[0].start)
        one = "spaces at the end of the line removed"
        said = one if len(edits) == 1 else f"spaces at the end of {len(edits)} lines removed"
        yield Repair(rule="", line=line, said=said, edits=edits)


def _line(text: str, at: int) -> int:
    return sum(1 for _ in iter_lines(text[:at]))


def _outside(spans: list[tuple[int, int]], kept: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans that lie in none of the stretches to keep; both come in the order of the text."""
    at = 0
    ordered = sorted(kept)
    for start, end in spans:
        while at < len(ordered) and ordered[at][1] <= start:
            at += 1
        if at == len(ordered) or ordered[at][0] >= end:
            yield start, end
